/** What a thread runs: jobs in, results out. */
import { parentPort, workerData } from 'node:worker_threads'
import { type Job, type JudgeOptions, runJob } from './job.ts'
import { sweep } from './sweep.ts'

parentPort?.on('message', (job: Job) => {
  const result = runJob(job, workerData as JudgeOptions)
  parentPort?.postMessage(result, [result.lines.buffer as ArrayBuffer])
  sweep()
})
