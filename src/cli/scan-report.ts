/** How a scan talks: a line of progress while it runs, and a summary at its end. */
import type { SignalCounts, SiteCounts } from '../crawl/archive/state.ts'
import type { VerdictCounts } from '../crawl/tally.ts'

export interface ScanProgress {
  readonly verdicts: VerdictCounts
  /** Pages by kind of trouble. */
  readonly skipped: Readonly<Record<string, number>>
  readonly failed: Readonly<Record<string, number>>
  /** Of the work: bytes, or pages; 0 of 0 when it is not known how much there is. */
  readonly done: number
  readonly total: number
}

export interface Summary extends Omit<ScanProgress, 'done' | 'total'> {
  readonly output: string
  readonly seconds: number
  readonly complete: boolean
  /** Most spam first. */
  readonly worst_sites: readonly SiteCounts[]
  readonly signals: readonly SignalCounts[]
  /** Largest first; null when they were not looked for. */
  readonly families: readonly { readonly id: string; readonly name: string; readonly verdict: string; readonly pages: number; readonly hosts: number }[] | null
}

const SHOW_MILLISECONDS = 100
const JSON_MILLISECONDS = 1000
/** Where stderr is a file, a line now and then. */
const LOG_MILLISECONDS = 10_000
const BAR_WIDTH = 20

export type ProgressStyle = 'none' | 'text' | 'json'

/** Tells progress on stderr. `isLast` ends the line. */
export function createScanProgress(style: ProgressStyle): (progress: ScanProgress, isLast?: boolean) => void {
  const started = performance.now()
  const isTerminal = process.stderr.isTTY === true
  const every = style === 'json' ? JSON_MILLISECONDS : isTerminal ? SHOW_MILLISECONDS : LOG_MILLISECONDS
  let shown = started
  let first: { pages: number; done: number } | undefined
  return (progress, isLast = false) => {
    const now = performance.now()
    const pages = sum(progress.verdicts)
    // A resumed scan begins with what was done before, which says nothing about its speed.
    first ??= { pages, done: progress.done }
    if (style === 'none' || (!isLast && now - shown < every)) return
    shown = now
    const seconds = (now - started) / 1000
    const rate = seconds > 0 ? (pages - first.pages) / seconds : 0
    const left = progress.total > 0 && progress.done > first.done ? ((progress.total - progress.done) * seconds) / (progress.done - first.done) : null
    if (style === 'json')
      process.stderr.write(`${JSON.stringify({ ...progress, pages, rate: Math.round(rate * 10) / 10, seconds_left: left === null ? null : Math.round(left) })}\n`)
    else if (isTerminal) process.stderr.write(`\r\u001b[K${progressText(progress, pages, rate, left)}${isLast ? '\n' : ''}`)
    else process.stderr.write(`${progressText(progress, pages, rate, left)}\n`)
  }
}

function progressText({ verdicts, skipped, failed, done, total }: ScanProgress, pages: number, rate: number, left: number | null): string {
  const share = total > 0 ? Math.min(1, done / total) : 0
  const filled = Math.round(share * BAR_WIDTH)
  const bar = total > 0 ? `${'█'.repeat(filled)}${'░'.repeat(BAR_WIDTH - filled)} ${(share * 100).toFixed(0)} %  ` : ''
  const errors = Object.entries(failed)
    .map(([kind, count]) => `${kind} ${count}`)
    .join(', ')
  return [
    `${bar}${pages.toLocaleString('en')} pages ${rate.toFixed(0)}/s`,
    `spam ${verdicts.spam} unsure ${verdicts.unsure} ham ${verdicts.ham}`,
    `skipped ${sum(skipped)}`,
    `failed ${sum(failed)}${errors === '' ? '' : ` (${errors})`}`,
    ...(left === null ? [] : [`${duration(left)} left`]),
  ].join('  ')
}

const MAX_SITES = 10
const MAX_SIGNALS = 15

/** The summary for people. */
export function renderSummary({ output, seconds, complete, verdicts, skipped, failed, worst_sites, signals, families }: Summary): string {
  const pages = sum(verdicts)
  const lines = [
    `${complete ? 'Scanned' : 'Stopped after'} ${pages.toLocaleString('en')} pages in ${duration(seconds)}${seconds > 0 ? ` (${(pages / seconds).toFixed(0)}/s)` : ''}: ${output}`,
    `  spam ${verdicts.spam}, unsure ${verdicts.unsure}, ham ${verdicts.ham}`,
    ...troubleLines('skipped', skipped),
    ...troubleLines('failed', failed),
  ]
  if (worst_sites.length > 0) {
    lines.push('', 'Sites with the most spam', '    spam  unsure     ham')
    for (const { site, spam, unsure, ham } of worst_sites.slice(0, MAX_SITES)) lines.push(`${pad(spam)}${pad(unsure)}${pad(ham)}  ${site}`)
  }
  if (signals.length > 0) {
    lines.push('', 'Signals found', '    spam  unsure     ham  share of spam pages')
    for (const { signal, spam, unsure, ham } of signals.slice(0, MAX_SIGNALS))
      lines.push(`${pad(spam)}${pad(unsure)}${pad(ham)}  ${verdicts.spam === 0 ? '   -' : `${((100 * spam) / verdicts.spam).toFixed(0).padStart(3)} %`}  ${signal}`)
    if (signals.length > MAX_SIGNALS) lines.push(`  and ${signals.length - MAX_SIGNALS} more`)
  }
  if (families !== null) {
    lines.push('', 'Largest families of doorway pages', '   pages   hosts')
    for (const { name, verdict, pages: size, hosts } of families) lines.push(`${pad(size)}${pad(hosts)}  ${verdict.padEnd(6)}  ${name || '(no template)'}`)
  }
  return `${lines.join('\n')}\n`
}

function troubleLines(name: string, troubles: Readonly<Record<string, number>>): string[] {
  const kinds = Object.entries(troubles).sort(([, a], [, b]) => b - a)
  return kinds.length === 0 ? [] : [`  ${name} ${sum(troubles)}: ${kinds.map(([kind, count]) => `${kind} ${count}`).join(', ')}`]
}

function pad(count: number): string {
  return count.toLocaleString('en').padStart(8)
}

function sum(counts: Readonly<Record<string, number>>): number {
  return Object.values(counts).reduce((total, count) => total + count, 0)
}

function duration(seconds: number): string {
  if (seconds < 120) return `${seconds.toFixed(seconds < 10 ? 1 : 0)} s`
  if (seconds < 7200) return `${Math.round(seconds / 60)} min`
  return `${(seconds / 3600).toFixed(1)} h`
}
