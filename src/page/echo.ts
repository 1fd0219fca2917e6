import { isWide } from '../text/classes.ts'
import { titleCore } from './title.ts'
import type { Page, Range } from './types.ts'

/** Least length of a title's part whose repetition tells something: a name of a disease or drug is shorter. */
const MIN_WIDE_UNITS = 6
const MIN_ALPHABET_UNITS = 20
const QUESTION_MARK = 0x3f

/** The parts of the title between question marks and commas' kin that are long enough to be a question or a claim, longest first. */
export function titleParts(page: Page): string[] {
  const { from, to } = titleCore(page)
  const { codes, text } = page.folded
  const parts: string[] = []
  let start = from
  for (let i = from; i <= to; i++) {
    if (i < to && codes[i] !== QUESTION_MARK) continue
    const part = text.slice(start, i).trim()
    if (isTelling(part)) parts.push(part)
    start = i + 1
  }
  return parts.sort((a, b) => b.length - a.length)
}

/** Whether a phrase is long enough that its repetition is no accident. */
export function isTelling(phrase: string): boolean {
  let wide = 0
  for (let i = 0; i < phrase.length; i++) if (isWide(phrase.charCodeAt(i))) wide++
  return wide >= MIN_WIDE_UNITS || phrase.length >= MIN_ALPHABET_UNITS
}

const placesByPage = new WeakMap<Page, Map<string, readonly number[]>>()

/** Every place where a phrase starts, found once: asked for each block anew, a long page would be searched as often as it has lines. */
function placesOf(page: Page, phrase: string): readonly number[] {
  const byPhrase = placesByPage.get(page) ?? new Map<string, readonly number[]>()
  placesByPage.set(page, byPhrase)
  const known = byPhrase.get(phrase)
  if (known !== undefined) return known
  const places: number[] = []
  for (let at = page.folded.text.indexOf(phrase); at >= 0; at = page.folded.text.indexOf(phrase, at + 1)) places.push(at)
  byPhrase.set(phrase, places)
  return places
}

function lowerBound(sorted: readonly number[], value: number): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sorted[middle] as number) < value) low = middle + 1
    else high = middle
  }
  return low
}

/** Where a phrase occurs in a range of the folded text, in order. */
export function occurrences(page: Page, phrase: string, range: Range): Range[] {
  const all = placesOf(page, phrase)
  const found: Range[] = []
  let resume = range.from
  for (let i = lowerBound(all, range.from); i < all.length; i++) {
    const from = all[i] as number
    const to = from + phrase.length
    if (to > range.to) break
    if (from < resume) continue
    found.push({ from, to })
    resume = to
  }
  return found
}
