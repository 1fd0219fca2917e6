/**
 * What would have to go for the verdict to change: the smallest set of passages that the search finds, by trying. Passages that hold evidence are
 * taken out one after the other, each time the one that moves the score most; then every passage that turns out not to be needed is put back.
 * The result is minimal (none of its passages can stay), not always the smallest there is: that would take all subsets.
 */
import type { Span } from '../text/span.ts'
import type { Verdict } from '../verdict/types.ts'

export interface Counterfactual {
  /** Passages in order of place; offsets count `page.text`. */
  readonly passages: readonly Span[]
  /** Without them. */
  readonly verdict: Verdict['verdict']
  readonly score: number
}

/** Judges the page with some passages left out. */
export type Judge = (without: readonly Span[]) => Verdict

/** Passages tried alone, and how many of those that move the score most are tried together. */
const MAX_CANDIDATES = 16
const MAX_TOGETHER = 8
const MAX_PASSAGES = 6

/**
 * Finds passages whose removal changes the verdict, or null when no small set does: then the verdict rests on the page as a whole.
 *
 * @param sentences spans of the page's sentences in `page.text`
 */
export function findCounterfactual(verdict: Verdict, sentences: readonly Span[], judge: Judge): Counterfactual | null {
  // A page called spam or unsure is cleared by taking away what speaks against it; one called ham loses that by what speaks for it.
  const sign = verdict.verdict === 'ham' ? -1 : 1
  let candidates = weigh(verdict, sentences, sign)
  const taken: Span[] = []
  let now = verdict
  while (now.verdict === verdict.verdict && taken.length < MAX_PASSAGES) {
    const tried = candidates.map((each) => ({ each, without: judge([...taken, each]) })).sort((a, b) => sign * (a.without.score - b.without.score))
    const [best] = tried
    if (best === undefined || (sign * (best.without.score - now.score) >= 0 && best.without.verdict === verdict.verdict)) return null
    taken.push(best.each)
    now = best.without
    candidates = tried.slice(1, MAX_TOGETHER).map(({ each }) => each)
  }
  if (now.verdict === verdict.verdict) return null
  for (const each of [...taken]) {
    const fewer = taken.filter((other) => other !== each)
    const without = judge(fewer)
    if (without.verdict === verdict.verdict) continue
    taken.splice(taken.indexOf(each), 1)
    now = without
  }
  return { passages: taken.sort((a, b) => a.start - b.start), verdict: now.verdict, score: now.score }
}

/** Sentences that hold evidence of one direction, those that hold most points first. */
function weigh(verdict: Verdict, sentences: readonly Span[], sign: number): Span[] {
  const points = new Map<Span, number>()
  for (const reason of verdict.reasons) {
    if (Math.sign(reason.points) !== sign) continue
    for (const quote of reason.evidence) {
      const home = sentences.find(({ start, end }) => quote.start >= start && quote.start < end)
      if (home !== undefined) points.set(home, (points.get(home) ?? 0) + Math.abs(reason.points) / reason.evidence.length)
    }
  }
  return [...points]
    .sort(([, a], [, b]) => b - a)
    .slice(0, MAX_CANDIDATES)
    .map(([span]) => span)
}
