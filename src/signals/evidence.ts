import { type ListName, termColumn } from '../languages/lexicons.ts'
import { contains, isAsserted, isNegated, isReportingPage, sentenceAt } from '../page/scope.ts'
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
 * Hits of a list whose second column names a kind, where two of different kinds stand near each other: one alone also stands in honest text.
 *
 * @param reach how far apart two may start, in Han characters; alphabets get three times as many
 * @param alone kind that needs no second one
 */
export function pairedHits(page: Page, list: ListName, reach: number, alone = ''): Evidence[] {
  const hits = page.hits(list)
  if (hits.length === 0 || isReportingPage(page)) return []
  const said: Kinded[] = []
  for (let i = 0; i < hits.length; i++) {
    const range = { from: hits.from[i] as number, to: hits.to[i] as number }
    if (isSaid(page, range)) said.push({ ...range, kind: termColumn(hits.term[i] as number) })
  }
  const wide = DENSE.has(page.language.tag.slice(0, 2)) ? reach : reach * 3
  const kept = said.filter((each) => each.kind === alone || said.some((other) => other.kind !== each.kind && isApart(each, other) && Math.abs(other.from - each.from) <= wide))
  return inOrder(kept.map(({ from, to }) => ({ from, to })))
}

/** Scripts whose characters say as much as three letters do. */
const DENSE = new Set(['zh', 'ja', 'ko'])
const CLAUSE_SIGNS = new Set([0x2c, 0x3b, 0x3a, 0x3001, 0x0a])

interface Kinded extends Range {
  readonly kind: string
}

function isApart(a: Range, b: Range): boolean {
  return a.to <= b.from || b.to <= a.from
}

/** As {@link isAsserted}, but a negation reaches no further than its clause: "does not cure, it only masks" runs down and "not a mask, it restores" promises. */
function isSaid(page: Page, range: Range): boolean {
  if (!isNegated(page, range)) return isAsserted(page, range)
  const sentence = page.sentences[sentenceAt(page, range.from)] ?? range
  let clause = range.from
  while (clause > sentence.from && !CLAUSE_SIGNS.has(page.folded.codes[clause - 1] as number)) clause--
  if (contains(page, 'negation', { from: clause, to: range.from })) return false
  return isAsserted(page, { from: sentence.from, to: range.to })
}
