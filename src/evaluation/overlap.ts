import type { Judged } from './evaluate.ts'

/** Two signals that fire on the same pages: one of them may add nothing. */
export interface Overlap {
  readonly signals: readonly [string, string]
  /** Pages with both, and pages with either. */
  readonly both: number
  readonly either: number
}

const MIN_BOTH = 5
const MIN_SHARE = 0.4

/** Pairs of signals that share much of their pages, the closest first (SpamAssassin's "overlap"). */
export function overlaps(pages: readonly Judged[]): Overlap[] {
  const hits = new Map<string, Set<number>>()
  pages.forEach(({ verdict }, i) => {
    for (const { signal } of verdict.reasons) if (signal !== 'wording') hits.set(signal, (hits.get(signal) ?? new Set()).add(i))
  })
  const ids = [...hits.keys()].sort()
  const found: Overlap[] = []
  ids.forEach((first, i) => {
    for (const second of ids.slice(i + 1)) {
      const a = hits.get(first) as Set<number>
      const b = hits.get(second) as Set<number>
      const both = [...a].filter((page) => b.has(page)).length
      const either = a.size + b.size - both
      if (both >= MIN_BOTH && both / either >= MIN_SHARE) found.push({ signals: [first, second], both, either })
    }
  })
  return found.sort((a, b) => b.both / b.either - a.both / a.either)
}
