import { CLASSES, Class } from '../text/classes.ts'
import { punctuationOf } from './punctuation.ts'
import type { Page, Range } from './types.ts'

const FULL_STOP = 0x2e
const ENDS = new Set([0x3002, 0x21, 0x3f, 0x3b, 0x964, 0x61f, 0x6d4])
const CLOSERS = new Set([0x22, 0x27, 0x29, 0x5d, 0x300d, 0x300f, 0x300b, 0x3011])

/**
 * Cuts the visible text into sentences, as half-open ranges without the space around them.
 * A full stop ends a sentence only before a space or a Han character, and not after a single letter or a title, so "J. Smith", "3.5 mg" and "e.g. this" hold together.
 */
export function splitSentences(page: Page): Range[] {
  const { codes } = page.folded
  const end = page.visibleEnd
  const sentences: Range[] = []
  let from = 0
  for (const i of punctuationOf(page)) {
    if (i >= end) break
    if (i < from) continue
    const code = codes[i] as number
    if (code === 0x0a) {
      push(from, i)
      from = i + 1
      continue
    }
    if (!ENDS.has(code) && !(code === FULL_STOP && endsSentence(codes, i, end))) continue
    let to = i + 1
    while (to < end && (ENDS.has(codes[to] as number) || CLOSERS.has(codes[to] as number))) to++
    push(from, to)
    from = to
  }
  push(from, end)
  return sentences

  function push(start: number, stop: number): void {
    while (start < stop && CLASSES[codes[start] as number] === Class.space) start++
    if (stop > start) sentences.push({ from: start, to: stop })
  }
}

function endsSentence(codes: Uint16Array, at: number, end: number): boolean {
  if (at + 1 >= end) return true
  const next = codes[at + 1] as number
  if (CLOSERS.has(next) && next !== 0x27) return true
  if (next !== 0x20) return CLASSES[next] === Class.han
  const before = CLASSES[codes[at - 1] as number]
  const beforeThat = CLASSES[codes[at - 2] as number]
  return before !== Class.latin || (beforeThat === Class.latin && !isAbbreviation(codes, at))
}

const ABBREVIATIONS = new Set(['dr', 'mr', 'ms', 'mrs', 'prof', 'vs', 'fig', 'al'])
const LONGEST_ABBREVIATION = 4

/** Whether the letters before a full stop are an abbreviation that a name follows. */
function isAbbreviation(codes: Uint16Array, at: number): boolean {
  let from = at
  while (from > 0 && at - from <= LONGEST_ABBREVIATION && CLASSES[codes[from - 1] as number] === Class.latin) from--
  return at - from <= LONGEST_ABBREVIATION && ABBREVIATIONS.has(String.fromCharCode(...codes.subarray(from, at)))
}
