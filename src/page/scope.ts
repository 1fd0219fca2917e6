/**
 * Whether words that claim something are the page's own claim. The same words stand in fine notices, fact-checks, laws and questions, more often than in
 * spam; there they are reported, denied, quoted or asked, and must not count.
 */
import type { ListName } from '../languages/lexicons.ts'
import type { HitList, Page, Range } from './types.ts'

/** How many sentences before and after are asked for reporting words. */
const REPORTING_REACH = 1
/** Reporting words per 1,000 folded units at which the whole page is taken to report. */
const REPORTING_PAGE = 6
const NEGATION_REACH_BEFORE = 12
const QUOTE_REACH = 60

const OPENING = new Set(['“', '「', '『', '《', '‘', '«', '„'])
const CLOSING = new Set(['”', '」', '』', '》', '’', '»'])

/** True when the range is asserted by the page itself: not negated, quoted, reported, forbidden or asked. */
export function isAsserted(page: Page, range: Range): boolean {
  if (isReportingPage(page)) return false
  const index = sentenceAt(page, range.from)
  const sentence = page.sentences[index]
  if (sentence === undefined) return true
  if (page.folded.codes[sentence.to - 1] === 0x3f) return false
  if (isNegated(page, range)) return false
  const around = { from: (page.sentences[index - REPORTING_REACH] ?? sentence).from, to: (page.sentences[index + REPORTING_REACH] ?? sentence).to }
  if (contains(page, 'reporting', around)) return false
  return !isQuoted(page, range)
}

/** Whether a page as a whole reports on claims: news on quackery, enforcement notices, fact-checks. */
export function isReportingPage(page: Page): boolean {
  return page.hits('reporting').length * 1000 > REPORTING_PAGE * Math.max(page.visibleEnd, 500)
}

/** Whether any hit of a list starts within the range. */
export function contains(page: Page, list: ListName, range: Range): boolean {
  const hits = page.hits(list)
  const at = firstFrom(hits, range.from)
  return at < hits.length && (hits.from[at] as number) < range.to
}

/** Index of the first hit that starts at or after a place. */
export function firstFrom(hits: HitList, from: number): number {
  let low = 0
  let high = hits.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((hits.from[middle] as number) < from) low = middle + 1
    else high = middle
  }
  return low
}

/** Index in `page.sentences` of the sentence that holds a place (the last one that starts at or before it). */
export function sentenceAt(page: Page, at: number): number {
  const { sentences } = page
  let low = 0
  let high = sentences.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sentences[middle] as Range).from <= at) low = middle + 1
    else high = middle
  }
  return Math.max(0, low - 1)
}

/** Whether a negation stands shortly before the words, in the same sentence. Reach is measured in Han characters; alphabets get three times as many. */
export function isNegated(page: Page, range: Range): boolean {
  const sentence = page.sentences[sentenceAt(page, range.from)] ?? range
  const wide = page.language.tag.startsWith('zh') || page.language.tag === 'ja' || page.language.tag === 'ko'
  const from = Math.max(sentence.from, range.from - (wide ? NEGATION_REACH_BEFORE : NEGATION_REACH_BEFORE * 3))
  const hits = page.hits('negation')
  for (let i = firstFrom(hits, from); i < hits.length && (hits.from[i] as number) < range.from; i++) {
    // "no side effects" is itself the claim: a negation inside it does not deny it.
    if ((hits.to[i] as number) <= range.from) return true
  }
  return false
}

/** Between quotation marks that name words rather than stress one: the quoted stretch is longer than the claim itself. */
function isQuoted(page: Page, range: Range): boolean {
  const { start, end } = page.span(range)
  const { text } = page
  let open = -1
  for (let i = start - 1; i >= Math.max(0, start - QUOTE_REACH); i--) {
    const char = text[i] as string
    if (CLOSING.has(char) || char === '\n') return false
    if (OPENING.has(char)) {
      open = i
      break
    }
  }
  if (open < 0) return false
  for (let i = end; i < Math.min(text.length, end + QUOTE_REACH); i++) {
    const char = text[i] as string
    if (char === '\n' || OPENING.has(char)) return false
    if (CLOSING.has(char)) return true
  }
  return false
}
