/** Threads that do jobs. Each has its own engine; the model's weights are one copy in shared memory. */
import { Worker } from 'node:worker_threads'
import { type Job, type JobResult, type JudgeOptions, runJob } from './job.ts'

export interface Threads {
  readonly size: number
  run(job: Job): Promise<JobResult>
  close(): Promise<void>
}

/** @param size threads; 0 works in this one */
export function createThreads(size: number, options: JudgeOptions): Threads {
  return size === 0 ? { size: 1, run: async (job) => runJob(job, options), close: async () => {} } : startThreads(size, options)
}

interface Task {
  readonly job: Job
  readonly resolve: (result: JobResult) => void
  readonly reject: (error: unknown) => void
}

/** Young objects of a page live shorter than a page; a small nursery keeps a thread near 60 MB. */
const RESOURCE_LIMITS = { maxYoungGenerationSizeMb: 2, maxOldGenerationSizeMb: 64 }

function startThreads(size: number, options: JudgeOptions): Threads {
  const waiting: Task[] = []
  const idle: Worker[] = []
  const tasks = new Map<Worker, Task>()
  const workerData = { ...options, model: share(options.model) }
  const next = (worker: Worker) => {
    const task = waiting.shift()
    if (task === undefined) return void idle.push(worker)
    tasks.set(worker, task)
    worker.postMessage(task.job, task.job.kind === 'block' ? [task.job.bytes.buffer as ArrayBuffer] : [])
  }
  const workers = Array.from({ length: size }, () => {
    const worker = new Worker(THREAD, { workerData, resourceLimits: RESOURCE_LIMITS })
    worker.on('message', (result: JobResult) => {
      const task = tasks.get(worker)
      tasks.delete(worker)
      task?.resolve(result)
      next(worker)
    })
    worker.on('error', (error) => {
      for (const task of [tasks.get(worker), ...waiting.splice(0)]) task?.reject(error)
      tasks.delete(worker)
    })
    idle.push(worker)
    return worker
  })
  return {
    size,
    run: (job) =>
      new Promise((resolve, reject) => {
        waiting.push({ job, resolve, reject })
        const worker = idle.pop()
        if (worker !== undefined) next(worker)
      }),
    async close() {
      await Promise.all(workers.map((worker) => worker.terminate()))
    },
  }
}

/** The thread's file: a source beside this one, or a bundle beside the command line. */
const THREAD = new URL(import.meta.url.endsWith('.ts') ? './thread.ts' : './scan-thread.js', import.meta.url)

/** A copy whose number arrays lie in memory that all threads see. */
function share<T>(value: T): T {
  if (ArrayBuffer.isView(value) && !(value instanceof DataView)) {
    const array = value as unknown as Uint8Array
    const shared = new SharedArrayBuffer(array.byteLength)
    new Uint8Array(shared).set(new Uint8Array(array.buffer, array.byteOffset, array.byteLength))
    return new (array.constructor as Uint8ArrayConstructor)(shared as unknown as ArrayBuffer) as unknown as T
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, share(each)])) as T
}
