/** What a scan adds up to, in a form that parts of it can be added together. */
import { siteOf } from '../site/site-of.ts'
import type { Verdict } from '../verdict/types.ts'

export type VerdictName = Verdict['verdict']
export type VerdictCounts = Record<VerdictName, number>

export interface Tally {
  readonly verdicts: VerdictCounts
  readonly skipped: Record<string, number>
  readonly failed: Record<string, number>
  /** Verdicts by registrable domain (or host, where nobody can register it). */
  readonly sites: Map<string, VerdictCounts>
  /** Verdicts of the pages that a signal was found on. */
  readonly signals: Map<string, VerdictCounts>
}

export function emptyTally(): Tally {
  return { verdicts: noCounts(), skipped: {}, failed: {}, sites: new Map(), signals: new Map() }
}

export function countVerdict(
  tally: Tally,
  url: string,
  { verdict, reasons, notes }: Pick<Verdict, 'verdict'> & { reasons: readonly { signal: string }[]; notes: readonly { signal: string }[] },
): void {
  tally.verdicts[verdict]++
  const site = siteName(url)
  if (site !== null) countIn(tally.sites, site, verdict)
  for (const { signal } of reasons) if (signal !== 'wording') countIn(tally.signals, signal, verdict)
  for (const { signal } of notes) countIn(tally.signals, signal, verdict)
}

export function countTrouble(tally: Tally, state: 'skipped' | 'failed', kind: string): void {
  tally[state][kind] = (tally[state][kind] ?? 0) + 1
}

/** The site of an address; null for a page without one, such as a line of a file. */
function siteName(url: string): string | null {
  if (!/^https?:/i.test(url) || !URL.canParse(url)) return null
  const { hostname } = new URL(url)
  return siteOf(hostname) ?? hostname
}

function noCounts(): VerdictCounts {
  return { spam: 0, unsure: 0, ham: 0 }
}

function countIn(counts: Map<string, VerdictCounts>, key: string, verdict: VerdictName): void {
  const known = counts.get(key)
  if (known !== undefined) known[verdict]++
  else counts.set(key, { ...noCounts(), [verdict]: 1 })
}
