import { CLASSES, Class } from '../text/classes.ts'
import type { Range } from './types.ts'

const FULL_STOP = 0x2e
const ENDS = new Set([0x3002, 0x21, 0x3f, 0x3b, 0x964, 0x61f, 0x6d4])
const CLOSERS = new Set([0x22, 0x27, 0x29, 0x5d, 0x300d, 0x300f, 0x300b, 0x3011])

/**
 * Cuts folded text into sentences, as half-open ranges without the space around them.
 * A full stop ends a sentence only before a space or a Han character, and not after a single letter or a title, so "J. Smith", "3.5 mg" and "e.g. this" hold together.
 */
export function splitSentences(codes: Uint16Array, end: number): Range[] {
  const sentences: Range[] = []
  let from = 0
  for (let i = 0; i < end; i++) {
    const code = codes[i] as number
    // Letters, digits and spaces end nothing; most of a text is passed over here.
    const kind = CLASSES[code] as number
    if (kind !== Class.punctuation && kind !== Class.newline) continue
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
    i = to - 1
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
