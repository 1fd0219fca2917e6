/** Words that were swapped, cut, spun or misspelt, each with its likely original: what signals noted, gathered in the order of the page. */
import type { Drift } from '../claims/substances.ts'
import type { Page, Range } from '../page/types.ts'
import type { Finding } from '../signals/signal.ts'
import type { Cause, Restored } from './types.ts'

const NOTE = '← '

/** What each signal takes a strange word for. */
const CAUSES: Readonly<Record<string, Cause>> = {
  'ad-law-scars': 'filter',
  'deletion-holes': 'deletion',
  'percent-loss': 'deletion',
  'disguised-words': 'disguise',
  'tortured-phrases': 'spinning',
  'drug-name-drift': 'drift',
  'conversion-debris': 'conversion',
}

/** The restored words of a page, in order of place; where two signals name the same words, the first stands. */
export function restoredWords(page: Page, findings: readonly Finding[]): Restored[] {
  const restored = new Map<number, Restored>()
  for (const { signal, evidence } of findings) {
    const cause = Object.hasOwn(CAUSES, signal.id) ? (CAUSES[signal.id] as Cause) : undefined
    if (cause === undefined) continue
    for (const { note, ...range } of evidence) {
      const { start, end } = page.span(range)
      const quote = page.text.slice(start, end)
      const original = note?.startsWith(NOTE) === true ? note.slice(NOTE.length) : originalOf(signal.id, quote)
      if (original !== null && !restored.has(start)) restored.set(start, { start, end, quote, original, cause })
    }
  }
  return [...restored.values()].sort((a, b) => a.start - b.start)
}

/** Spellings that drifted from a drug's name. */
export function driftOf(findings: readonly Finding[]): Drift[] {
  const drift = findings.find(({ signal }) => signal.id === 'drug-name-drift')?.evidence ?? []
  return drift.flatMap(({ from, to, note }) => (note?.startsWith(NOTE) === true ? [{ from, to, drug: note.slice(NOTE.length) } satisfies Drift & Range] : []))
}

/** What can be told from the words alone: a share lost its sign, a converter left a reading in brackets. */
function originalOf(signal: string, quote: string): string | null {
  if (signal === 'percent-loss') return `${quote}%`
  return signal === 'conversion-debris' ? quote.replace(/[(（].{0,12}$/, '') : null
}
