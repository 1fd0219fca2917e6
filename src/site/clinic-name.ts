/**
 * The name of the institution that a page is about, which no word list has. A page that sells a clinic says its name before the word again and again:
 *
 *     …选择雅韵医院 / 到雅韵医院 / 苏州雅韵医院…      the longest ending that most of these share: 雅韵
 */
import type { Page, Range } from '../page/types.ts'
import { CLASSES, Class, isWordClass } from '../text/classes.ts'

/** Longest name before the word, in units: 六字 in Chinese, three words elsewhere. */
const MAX_HAN = 6
const MIN_HAN = 2
const MAX_LATIN = 32
const MIN_LATIN = 3
const MIN_TIMES = 2
/** More institutions than this on one page say nothing new. */
const MAX_HITS = 60

const names = new WeakMap<Page, string>()

/** The name as folded, without the word for the institution; empty when the page names none repeatedly. Computed once per page. */
export function clinicName(page: Page): string {
  const known = names.get(page)
  if (known !== undefined) return known
  const name = findName(page)
  names.set(page, name)
  return name
}

/** Where the name stands in the folded text up to `end`. */
export function placesOfName(page: Page, end: number): Range[] {
  const name = clinicName(page)
  const ranges: Range[] = []
  if (name === '') return ranges
  const { text } = page.folded
  for (let from = text.indexOf(name); from >= 0 && from < end; from = text.indexOf(name, from + name.length)) ranges.push({ from, to: from + name.length })
  return ranges
}

function findName(page: Page): string {
  const { from, length } = page.hits('institutions')
  const hits = Math.min(length, MAX_HITS)
  const counts = new Map<string, number>()
  for (let i = 0; i < hits; i++) for (const ending of endingsBefore(page, from[i] as number)) counts.set(ending, (counts.get(ending) ?? 0) + 1)
  const least = Math.max(MIN_TIMES, hits / 2)
  let best = ''
  for (const [ending, count] of counts) if (count >= least && ending.length > best.length) best = ending
  return best
}

/** What could be a name in front of a word: every ending of the run of Han before it, or the one, two or three words before it. */
function endingsBefore(page: Page, end: number): string[] {
  const { codes, text } = page.folded
  const kindAt = (i: number) => CLASSES[codes[i] as number] as number
  const endings: string[] = []
  if (end > 0 && kindAt(end - 1) === Class.han) {
    for (let start = end - 1; start >= 0 && end - start <= MAX_HAN && kindAt(start) === Class.han; start--) if (end - start >= MIN_HAN) endings.push(text.slice(start, end))
    return endings
  }
  if (end < 2 || kindAt(end - 1) !== Class.space) return endings
  for (let start = end - 2; start >= 0 && end - start <= MAX_LATIN; start--) {
    const isEdge = start === 0 || kindAt(start - 1) === Class.space
    if (!isWordClass(kindAt(start)) && kindAt(start) !== Class.space) break
    if (isEdge && end - 1 - start >= MIN_LATIN) endings.push(text.slice(start, end - 1))
  }
  return endings
}
