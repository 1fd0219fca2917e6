/**
 * Scans archives: cuts them into jobs, has threads do them, and writes the results in the order of the archives, whatever order they come back in. What
 * is written is the same with one thread or many, in one go or stopped and resumed.
 *
 * A stretch is entered where the first record after its beginning seems to be. When that is not where the stretch before it ended, it was no record but
 * bytes inside one, and the stretch is read again from the right place.
 */

import type { Observation } from '../../site/types.ts'
import { troubleLine } from '../line.ts'
import type { Output } from '../output.ts'
import { countTrouble, emptyTally, type Tally } from '../tally.ts'
import type { FailKind, Trouble } from '../trouble.ts'
import { cutBlocks } from './blocks.ts'
import type { ArchiveInput } from './inputs.ts'
import type { Job, JobResult } from './job.ts'
import type { ArchiveState, Counts, Mark } from './state.ts'
import { sweep } from './sweep.ts'
import type { Threads } from './threads.ts'

export interface Shard {
  /** From 0. */
  readonly index: number
  readonly of: number
}

export const WHOLE: Shard = { index: 0, of: 1 }

export interface ArchiveScanOptions {
  readonly inputs: readonly ArchiveInput[]
  readonly shard: Shard
  readonly threads: Threads
  readonly state: ArchiveState
  readonly output: Output
  /** Takes in pages as they were seen, where families are looked for. The same page may come again after a stop. */
  readonly observe?: ((pages: readonly Observation[]) => Promise<unknown>) | undefined
  readonly onProgress: (progress: ArchiveProgress) => void
  readonly signal: AbortSignal
}

export interface ArchiveProgress {
  readonly counts: Counts
  /** Bytes of this shard read so far, and in all; all is 0 for folders, whose size is not known before. */
  readonly done: number
  readonly total: number
}

/** A job, and how far its input is read once it is done. Without a job there is only something to report. */
interface Step {
  readonly input: number
  readonly job: Job | null
  readonly trouble?: { readonly url: string; readonly trouble: Trouble<FailKind> }
  /** For stretches it is the result that says. */
  readonly at: number
  /** Bytes of input that it stands for. */
  readonly weight: number
}

const STRETCH_BYTES = 1 << 18
/** Text does not shrink eight times as packed archives do. */
const PLAIN_STRETCH_BYTES = 1 << 19
const FILES_PER_JOB = 32
/** Jobs under way for each thread: one to do and one to begin with at once. */
const JOBS_PER_THREAD = 2
const SAVE_MILLISECONDS = 500

/** Runs to the end or to the signal; returns whether it came to the end. What was saved by then is what counts. */
export async function scanArchives(options: ArchiveScanOptions): Promise<boolean> {
  const { inputs, threads, state, output, onProgress, signal } = options
  const saved = await state.load()
  const counts: Counts = saved?.counts ?? emptyTally()
  let mark: Mark = saved?.mark ?? { input: 0, at: 0, output: 0 }
  let delta = emptyTally()
  let savedAt = performance.now()
  let expected: number | null = null
  let done = inputs.slice(0, mark.input).reduce((sum, input) => sum + sizeOf(input, options.shard), 0)
  const total = inputs.reduce((sum, input) => sum + sizeOf(input, options.shard), 0)
  await output.open(mark.output)

  const steps = stepsOf(options, mark, (bytes) => {
    done += bytes
  })
  const underWay: { step: Step; result: Promise<JobResult> }[] = []
  let isDrained = false
  try {
    while (!signal.aborted) {
      while (!isDrained && underWay.length < threads.size * JOBS_PER_THREAD) {
        const next = await steps.next()
        if (next.done === true) isDrained = true
        else {
          const result = next.value.job === null ? Promise.resolve(report(next.value)) : threads.run(next.value.job)
          // Whoever waits for it hears of a failure; until then it must not count as unheard.
          result.catch(() => {})
          underWay.push({ step: next.value, result })
        }
      }
      const first = underWay.shift()
      if (first === undefined) break
      await take(first.step, await first.result)
    }
  } finally {
    await save()
  }
  return isDrained && underWay.length === 0

  async function take(step: Step, result: JobResult): Promise<void> {
    const right = await inPlace(step, result)
    expected = step.job?.kind === 'stretch' ? right.next : null
    if (right.observed.length > 0) await options.observe?.(right.observed)
    await output.write(right.lines)
    add(right.tally)
    done += step.weight
    mark = { input: step.input, at: step.job?.kind === 'stretch' ? right.next : step.at, output: output.position }
    onProgress({ counts, done, total })
    if (performance.now() - savedAt > SAVE_MILLISECONDS) await save()
  }

  /** The result, or that of reading again from where the stretch before ended. */
  async function inPlace({ job }: Step, result: JobResult): Promise<JobResult> {
    if (job?.kind !== 'stretch' || job.range.exact || expected === null || expected === result.first) return result
    const { to } = job.range
    if (expected >= to) return { first: expected, next: expected, lines: new Uint8Array(0), tally: emptyTally(), observed: [] }
    return threads.run({ ...job, range: { from: expected, to, exact: true } })
  }

  function add({ verdicts, skipped, failed, sites, signals }: Tally): void {
    for (const name of ['spam', 'unsure', 'ham'] as const) counts.verdicts[name] += verdicts[name]
    for (const [kind, pages] of Object.entries(skipped)) counts.skipped[kind] = (counts.skipped[kind] ?? 0) + pages
    for (const [kind, pages] of Object.entries(failed)) counts.failed[kind] = (counts.failed[kind] ?? 0) + pages
    for (const [from, into] of [
      [sites, delta.sites],
      [signals, delta.signals],
    ] as const)
      for (const [name, more] of from) {
        const known = into.get(name) ?? { spam: 0, unsure: 0, ham: 0 }
        into.set(name, { spam: known.spam + more.spam, unsure: known.unsure + more.unsure, ham: known.ham + more.ham })
      }
  }

  /** The output is on disk before the mark says so. */
  async function save(): Promise<void> {
    await output.sync()
    await state.save(mark, counts, delta)
    delta = emptyTally()
    sweep()
    savedAt = performance.now()
  }
}

function report({ trouble }: Step): JobResult {
  const tally = emptyTally()
  if (trouble === undefined) return { first: 0, next: 0, lines: new Uint8Array(0), tally, observed: [] }
  countTrouble(tally, 'failed', trouble.trouble.kind)
  return { first: 0, next: 0, lines: new TextEncoder().encode(troubleLine(trouble, 'failed', trouble.trouble)), tally, observed: [] }
}

/** Bytes that a shard reads of an input. */
function sizeOf(input: ArchiveInput, { of }: Shard): number {
  if (input.kind === 'stretches') return Math.floor(input.place.size / of)
  return input.kind === 'stream' ? input.size : 0
}

async function* stepsOf({ inputs, shard }: ArchiveScanOptions, mark: Mark, onRead: (bytes: number) => void): AsyncGenerator<Step, void> {
  for (let input = mark.input; input < inputs.length; input++) {
    const from = input === mark.input ? mark.at : 0
    const it = inputs[input] as ArchiveInput
    if (it.kind === 'stretches') yield* stretchSteps(it, input, shard, from)
    else if (it.kind === 'stream') yield* streamSteps(it, input, shard, from, onRead)
    else if (it.kind === 'files') yield* fileSteps(it, input, shard, from)
    else if (from === 0 && shard.index === 0) yield { input, job: null, trouble: { url: it.name, trouble: { kind: 'unreadable', detail: it.detail } }, at: 1, weight: 0 }
  }
}

/** The part of a file that is the shard's, stretch by stretch. */
function* stretchSteps({ format, place }: ArchiveInput & { kind: 'stretches' }, input: number, { index, of }: Shard, from: number): Generator<Step> {
  const start = Math.floor((place.size * index) / of)
  const end = Math.floor((place.size * (index + 1)) / of)
  const size = format === 'packed-warc' ? STRETCH_BYTES : PLAIN_STRETCH_BYTES
  let exact = from > 0 || start === 0
  for (let at = Math.max(start, from); at < end; at += size) {
    const to = Math.min(at + size, end)
    yield { input, job: { kind: 'stretch', format, place, range: { from: at, to, exact } }, at: to, weight: to - at }
    exact = false
  }
}

/** Every n-th block of a stream is the shard's. Reading from the beginning is the price of one that cannot be entered. */
async function* streamSteps(
  { format, name, open }: ArchiveInput & { kind: 'stream' },
  input: number,
  { index, of }: Shard,
  from: number,
  onRead: (bytes: number) => void,
): AsyncGenerator<Step> {
  let number = 0
  try {
    for await (const { bytes, size } of cutBlocks(open(onRead), format)) {
      const isOurs = number % of === index
      number++
      if (isOurs && number > from) yield { input, job: { kind: 'block', format, bytes, size, name }, at: number, weight: 0 }
    }
  } catch (error) {
    const isCut = (error as { code?: unknown }).code === 'Z_BUF_ERROR'
    const trouble = { kind: isCut ? 'truncated' : 'damaged', detail: isCut ? 'the file ends too soon' : 'the rest of the file cannot be unpacked' } as const
    if (index === 0) yield { input, job: null, trouble: { url: name, trouble }, at: number + 1, weight: 0 }
  }
}

function* fileSteps({ list }: ArchiveInput & { kind: 'files' }, input: number, { index, of }: Shard, from: number): Generator<Step> {
  let number = 0
  let paths: { path: string; name: string }[] = []
  for (const file of list()) {
    const isOurs = number % of === index
    number++
    if (!isOurs || number <= from) continue
    paths.push(file)
    if (paths.length < FILES_PER_JOB) continue
    yield { input, job: { kind: 'files', paths }, at: number, weight: 0 }
    paths = []
  }
  if (paths.length > 0) yield { input, job: { kind: 'files', paths }, at: number, weight: 0 }
}
