/**
 * Scans addresses from the command line: the runner visits, each result is a line in the database beside the output, and the output is written from
 * there in the order of the results. Stopped at any moment, what is in the database is whole, and the output is written anew from it.
 */
import { createHash } from 'node:crypto'
import { judgePage, readPage } from '../analyse.ts'
import { observePage } from '../site/observe.ts'
import type { Observation } from '../site/types.ts'
import type { Scan, ScanOptions, ScanStore, SeenPage, WaitingPage } from '../store/scans.ts'
import type { JudgeOptions } from './archive/job.ts'
import type { Fetcher } from './fetch/fetcher.ts'
import type { HostRunLimits } from './host-run.ts'
import { troubleLine, verdictLine } from './line.ts'
import { createHosts } from './manners.ts'
import type { Output } from './output.ts'
import { createRunner } from './runner.ts'
import { startScan } from './service.ts'
import { countTrouble, countVerdict, emptyTally, type Tally } from './tally.ts'
import type { Outcome } from './visit.ts'

export interface PageScanOptions {
  readonly scans: ScanStore
  readonly scan: ScanOptions
  /** Goes on with the scan of the same label. */
  readonly resume: boolean
  readonly judge: JudgeOptions
  readonly fetch: Fetcher
  readonly output: Output
  readonly concurrency: number
  readonly limits: Partial<HostRunLimits>
  /** Takes in pages as they were seen, where families are looked for. */
  readonly observe?: ((pages: readonly Observation[]) => Promise<unknown>) | undefined
  readonly onProgress: (progress: PageProgress) => void
  readonly onError: (error: unknown) => void
  readonly signal: AbortSignal
}

export interface PageProgress {
  readonly counts: Scan['counts']
  readonly tally: Tally
}

const WRITE_MILLISECONDS = 200
const WRITE_LINES = 500

/** Runs to the end or to the signal. */
export async function scanPages(options: PageScanOptions): Promise<{ readonly isWhole: boolean; readonly tally: Tally; readonly counts: Scan['counts'] }> {
  const { scans, scan, judge, output, signal } = options
  const earlier = options.resume ? await scans.find(scan.label ?? '') : null
  const id = earlier?.id ?? (await startScan(scans, scan, new Date())).id
  // Whoever held pages of this database is dead: it is this process's own.
  await scans.release()
  const tally = emptyTally()
  let written = 0
  await output.open(0)

  const model = fingerprintOf(judge)
  const runner = createRunner({
    concurrency: options.concurrency,
    limits: options.limits,
    onError: options.onError,
    tools: {
      scans,
      model,
      now: Date.now,
      hosts: createHosts(Date.now),
      fetch: options.fetch,
      judge(input) {
        const page = readPage(judge.language === undefined ? input : { ...input, language: judge.language })
        return { page, verdict: judgePage(page, judge) }
      },
      seen: async (url) => withLine(await scans.seen(url, model)),
      async keep(_waiting, { page, bytes, verdict }) {
        if (options.observe === undefined) return null
        const sighting = { sha256: createHash('sha256').update(bytes).digest('hex'), seen: new Date().toISOString() }
        const observed = observePage(page, verdict, sighting, (text) => judgePage(readPage({ text }), { model: judge.model, explain: false }))
        if (observed !== null) await options.observe([observed])
        return null
      },
      lineOf,
    },
  })
  const stop = () => void runner.stop()
  signal.addEventListener('abort', stop)
  let isOver = false
  const writing = (async () => {
    while (!isOver) {
      await write()
      await new Promise((resolve) => setTimeout(resolve, WRITE_MILLISECONDS))
    }
  })()
  try {
    if (!signal.aborted) await runner.run()
  } finally {
    isOver = true
    signal.removeEventListener('abort', stop)
    await writing
  }
  await write()
  await output.sync()
  const end = (await scans.get(id)) as Scan
  return { isWhole: end.state === 'done', tally, counts: end.counts }

  /** Writes what was settled since the last time. */
  async function write(): Promise<void> {
    for (;;) {
      const results = await scans.results(id, written, WRITE_LINES)
      const lines = results.map(({ line, url, via, state, trouble }) => {
        if (trouble === null) countLine(line as string, tally)
        else countTrouble(tally, state === 'failed' ? 'failed' : 'skipped', trouble.kind)
        // A page that was left out when it was found (a trap) has no line of its own.
        return line ?? troubleLine({ url, via }, state === 'failed' ? 'failed' : 'skipped', trouble ?? { kind: 'gave-up', detail: '' })
      })
      await output.write(new TextEncoder().encode(lines.join('')))
      written = results.at(-1)?.seq ?? written
      if (results.length < WRITE_LINES) break
    }
    const now = await scans.get(id)
    if (now !== null) options.onProgress({ counts: now.counts, tally })
  }
}

function lineOf(page: WaitingPage, outcome: Outcome): string {
  const head = { url: page.url, via: page.via }
  if (outcome.next === 'keep') return verdictLine(head, outcome.verdict)
  if (outcome.next === 'keep-seen') return outcome.seen.line ?? ''
  if (outcome.next === 'note') return ''
  return troubleLine(head, outcome.next === 'skip' ? 'skipped' : 'failed', outcome.trouble)
}

function countLine(line: string, tally: Tally): void {
  const verdict = JSON.parse(line) as Parameters<typeof countVerdict>[2] & { url: string }
  countVerdict(tally, verdict.url, verdict)
}

function withLine(seen: SeenPage | null): SeenPage | null {
  return seen?.line ? seen : null
}

/** Verdicts of earlier scans are used again only if this one would write the same line. */
function fingerprintOf({ model, locale, prior, language, explain }: JudgeOptions): string {
  return [model.sha256, locale, prior ?? model.prior, language ?? '', explain].join(' ')
}
