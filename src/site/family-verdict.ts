import type { SpamKind } from '../signals/signal.ts'
import { type FamilyVerdict, SLOTS, type Slot, type Template } from './types.ts'

/** Pages, and fillers of one slot, from which pages that are alike under the mask are a family and not one text in several places (methods 2.7). */
const MIN_PAGES = 3
const MIN_FILLERS = 3
/** Bounds of what a single page's score may say, in log-odds (methods 2.7 has -2 and 4 for sites). */
const LOWEST = -4
const HIGHEST = 4
/** Most that the size of the grid may add, in log-odds: reached by some sixty cells. */
const MAX_GRID = 3
/** A chain has its towns on one site; who spreads them over several hides something. */
const SEVERAL_SITES = 3
const ACROSS_SITES = 1
/** What a family that stands on hosts of public bodies only loses: a shift, not a pass. */
const OFFICIAL = -2
const SPAM_FROM = 0.95
const HAM_UNTIL = 0.2

/** What the pages of a group come to. */
export interface GroupStats {
  readonly pages: number
  readonly hosts: number
  readonly sites: number
  readonly slots: Readonly<Record<Slot, number>>
  /** Share of pages on hosts of public bodies, 0..1. */
  readonly official: number
  /** Mean of the pages' scores, each from {@link clipScore}. */
  readonly score: number
  readonly kinds: readonly SpamKind[]
  readonly reasons: FamilyVerdict['reasons']
}

/** A page's score as it counts in a family. */
export function clipScore(score: number): number {
  return Math.min(HIGHEST, Math.max(LOWEST, score))
}

/** Whether alike pages have another filler each: one text in many places is syndication, and no family. */
export function isFamily({ pages, slots }: Pick<GroupStats, 'pages' | 'slots'>): boolean {
  return pages >= MIN_PAGES && SLOTS.some((slot) => slots[slot] >= MIN_FILLERS)
}

/**
 * One doorway page is a guess, five hundred with the city swapped are a certainty: the mean score of the pages, raised by the logarithm of the grid.
 * The mean has its say: town pages of a health office are a grid as well, and each of them honest.
 */
export function judgeFamily({ score, official, ...stats }: GroupStats): FamilyVerdict {
  const cells = Math.max(...SLOTS.map((slot) => stats.slots[slot]))
  const grid = Math.min(MAX_GRID, Math.max(0, Math.log(cells / MIN_FILLERS)))
  const logOdds = score + grid + (stats.sites >= SEVERAL_SITES ? ACROSS_SITES : 0) + official * OFFICIAL
  const likelihood = 1 / (1 + Math.exp(-logOdds))
  return { verdict: likelihood >= SPAM_FROM ? 'spam' : likelihood <= HAM_UNTIL ? 'ham' : 'unsure', likelihood, ...stats }
}

/** What a family is called: a template of its titles, or else of its links. */
export function nameOf(templates: readonly Template[]): string {
  return (templates.find(({ from }) => from === 'title') ?? templates[0])?.text ?? ''
}

/** Counts what pages have in common: kinds by frequency, and signals that at least half of them show. */
export function commonTraits(pages: readonly { readonly kinds: readonly SpamKind[]; readonly reasons: readonly { readonly signal: string; readonly points: number }[] }[]): {
  kinds: SpamKind[]
  reasons: { signal: string; share: number }[]
} {
  const kinds = new Map<SpamKind, number>()
  const signals = new Map<string, number>()
  for (const page of pages) {
    for (const kind of page.kinds) kinds.set(kind, (kinds.get(kind) ?? 0) + 1)
    for (const { signal, points } of page.reasons) if (points > 0) signals.set(signal, (signals.get(signal) ?? 0) + 1)
  }
  const common = <T>(counts: ReadonlyMap<T, number>) => [...counts].filter(([, count]) => count * 2 >= pages.length).sort((a, b) => b[1] - a[1])
  return { kinds: common(kinds).map(([kind]) => kind), reasons: common(signals).map(([signal, count]) => ({ signal, share: count / pages.length })) }
}
