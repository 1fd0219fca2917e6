/** What a thread runs: jobs in, results out. */
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { parentPort, workerData } from 'node:worker_threads'
import { type Job, type JudgeOptions, runJob } from './job.ts'

// Unpacked records lie outside the heap, where V8 hardly feels them: without a sweep after each job a thread keeps some 60 MB of them.
setFlagsFromString('--expose-gc')
const sweep = runInNewContext('gc') as (options: { type: 'minor' }) => void

parentPort?.on('message', (job: Job) => {
  const result = runJob(job, workerData as JudgeOptions)
  parentPort?.postMessage(result, [result.lines.buffer as ArrayBuffer])
  sweep({ type: 'minor' })
})
