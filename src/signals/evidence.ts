import { type ListName, termColumn } from '../languages/lexicons.ts'
import { isAsserted, isReportingPage, sentenceAt } from '../page/scope.ts'
import type { Page, Range } from '../page/types.ts'
import type { Evidence } from './signal.ts'

/** Every hit of a list in the visible text, with the list's second column as the note where it has one. */
export function hitEvidence(page: Page, list: ListName): Evidence[] {
  const hits = page.hits(list)
  const evidence: Evidence[] = []
  for (let i = 0; i < hits.length; i++) {
    const range = { from: hits.from[i] as number, to: hits.to[i] as number }
    const note = termColumn(hits.term[i] as number)
    evidence.push(note === '' ? range : { ...range, note })
  }
  return evidence
}

/** Hits that the page claims itself: not negated, quoted, reported or asked. */
export function assertedHits(page: Page, list: ListName): Evidence[] {
  return hitEvidence(page, list).filter((range) => isAsserted(page, range))
}

/** Hits of a list on a page that does not report on such things. */
export function ownHits(page: Page, list: ListName): Evidence[] {
  return isReportingPage(page) ? [] : hitEvidence(page, list)
}

/** Evidence in order of place, overlapping pieces joined. */
export function inOrder(evidence: readonly Evidence[]): Evidence[] {
  const sorted = [...evidence].sort((a, b) => a.from - b.from || b.to - a.to)
  const joined: Evidence[] = []
  for (const each of sorted) {
    const last = joined.at(-1)
    if (last === undefined || each.from >= last.to) joined.push(each)
    else if (each.to > last.to) joined[joined.length - 1] = { ...last, to: each.to }
  }
  return joined
}

/** The end of the page that holds its closing words: the last share of the visible text. */
export function tailOf(page: Page, share: number): Range {
  return { from: Math.floor(page.visibleEnd * (1 - share)), to: page.visibleEnd }
}

/**
 * Hits of a list whose second column names a kind, claimed by the page itself, where two of different kinds stand near each other: one alone also stands
 * in honest text.
 *
 * @param reach how many sentences on the second may stand
 * @param alone kind that needs no second one
 */
export function pairedHits(page: Page, list: ListName, reach: number, alone: string): Evidence[] {
  const hits = page.hits(list)
  const claimed: Kinded[] = []
  for (let i = 0; i < hits.length; i++) {
    const range = { from: hits.from[i] as number, to: hits.to[i] as number }
    if (isAsserted(page, range)) claimed.push({ ...range, kind: termColumn(hits.term[i] as number), sentence: sentenceAt(page, range.from) })
  }
  const kept = claimed.filter((each, at) => each.kind === alone || hasPartner(claimed, at, reach))
  return inOrder(kept.map(({ from, to }) => ({ from, to })))
}

interface Kinded extends Range {
  readonly kind: string
  /** Index in `page.sentences`. */
  readonly sentence: number
}

/** Looks both ways from one hit, as far as the reach goes or to the first hit of another kind. */
function hasPartner(hits: readonly Kinded[], at: number, reach: number): boolean {
  const each = hits[at] as Kinded
  for (const step of [-1, 1]) {
    for (let i = at + step; ; i += step) {
      const other = hits[i]
      if (other === undefined || Math.abs(other.sentence - each.sentence) > reach) break
      if (other.kind !== each.kind && (other.to <= each.from || each.to <= other.from)) return true
    }
  }
  return false
}
