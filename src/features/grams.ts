/**
 * The wording of a page as hashed n-grams.
 *
 * Slots are masked first (place, clinic, treatment, disease, drug, product, number each become one symbol), so that the grams hold how a page speaks,
 * not what it speaks about; methods 2.3 calls this the delexicalised view. Scripts without spaces give character 2- to 4-grams; alphabets give
 * word 1- to 3-grams and the character 5-grams inside long words. A gram is known by a key of 24 bits: of a million grams in a corpus hardly any two share
 * one, so the grams of nobody's spam do not take over the weights of others.
 *
 * Grams come in the order of the text with the place where they end, so that a passage's score is a difference of two running sums. Those of the title
 * come once more under keys of their own: a title says what a page is for, and farms copy the rest.
 */
import { slotMask } from '../page/skeleton.ts'
import type { Page } from '../page/types.ts'
import { CLASSES, Class, isWide } from '../text/classes.ts'
import { createScratch } from '../text/scratch.ts'

export const KEY_BITS = 24

/** The grams of one page; valid until those of the next are asked for. */
export interface Grams {
  readonly length: number
  /** Key of each gram. */
  readonly key: Int32Array
  /** Folded offset where the gram ends, ascending. */
  readonly at: Int32Array
  /** Keys of the title's grams as the title's. */
  readonly title: Int32Array
}

const SHIFT = 32 - KEY_BITS
/** Most grams that one unit can end. */
const CHAR_ORDERS = 4
const WORD_SALT = 0x51ed270b
const PAIR_SALT = 0x2545f491
const TRIPLE_SALT = 0x6c62272e
const PART_SALT = 0x1b873593
const TITLE_SALT = 0x5bd1e995
const PART = 5
/** Slot symbols, outside the code units of any text. */
const SLOT_BASE = 0x10000

const roomForKeys = createScratch(Int32Array)
const roomForPlaces = createScratch(Int32Array)
const roomForTitle = createScratch(Int32Array)

/** Hashes the visible wording of a page. */
export function hashGrams(page: Page): Grams {
  const { codes } = page.folded
  const end = page.visibleEnd
  const mask = slotMask(page)
  const key = roomForKeys(end * CHAR_ORDERS + 16)
  const at = roomForPlaces(end * CHAR_ORDERS + 16)
  let count = 0
  // The last three symbols of unspaced script, and the last two words, 0 where there is none.
  let a = 0
  let b = 0
  let c = 0
  let word1 = 0
  let word2 = 0
  for (let i = 0; i < end; ) {
    const code = codes[i] as number
    const kind = CLASSES[code] as number
    const slot = (mask[i] as number) || (kind === Class.digit ? DIGIT_SLOT : 0)
    let symbol: number
    let to = i + 1
    if (slot > 0) {
      symbol = SLOT_BASE + slot
      while (to < end && ((mask[to] as number) === slot || (slot === DIGIT_SLOT && (mask[to] as number) === 0 && isNumeric(codes, to, end)))) to++
      // In an alphabet a slot stands where a word would.
      if (!isWide(code)) {
        count = putWord(symbol, to, count)
      }
    } else if (isLetterOfWord(kind)) {
      let hash = WORD_SALT
      while (to < end && isLetterOfWord(CLASSES[codes[to] as number] as number) && mask[to] === 0) to++
      for (let k = i; k < to; k++) hash = Math.imul(hash ^ (codes[k] as number), 0x9e3779b1)
      count = putWord(hash ^ (hash >>> 15), to, count)
      if (to - i > PART) {
        for (let k = i; k + PART <= to; k++) {
          let part = PART_SALT
          for (let j = k; j < k + PART; j++) part = Math.imul(part ^ (codes[j] as number), 0x9e3779b1)
          key[count] = mix(part)
          at[count++] = k + PART
        }
      }
      a = b = c = 0
      i = to
      continue
    } else if (kind === Class.space) {
      i = to
      continue
    } else if (kind <= Class.punctuation && kind !== Class.other) {
      // Punctuation and line ends are symbols of their own; they close a word pair.
      symbol = code
      word1 = word2 = 0
    } else {
      symbol = code
    }
    if (symbol >= SLOT_BASE || kind >= Class.han || kind === Class.punctuation || kind === Class.newline) {
      let hash = Math.imul(symbol, 0x85ebca6b)
      if (c !== 0) {
        hash = Math.imul(hash ^ c, 0x9e3779b1) + 1
        key[count] = mix(hash)
        at[count++] = to
        if (b !== 0) {
          hash = Math.imul(hash ^ b, 0x9e3779b1) + 1
          key[count] = mix(hash)
          at[count++] = to
          if (a !== 0) {
            hash = Math.imul(hash ^ a, 0x9e3779b1) + 1
            key[count] = mix(hash)
            at[count++] = to
          }
        }
      }
      a = b
      b = c
      c = symbol
    }
    i = to
  }
  return { length: count, key, at, title: titleGrams(page, count, key, at) }

  function putWord(word: number, to: number, from: number): number {
    let n = from
    key[n] = mix(word)
    at[n++] = to
    if (word1 !== 0) {
      const pair = Math.imul(word ^ PAIR_SALT, 0x85ebca6b) ^ word1
      key[n] = mix(pair)
      at[n++] = to
      if (word2 !== 0) {
        key[n] = mix(Math.imul(pair ^ TRIPLE_SALT, 0xc2b2ae35) ^ word2)
        at[n++] = to
      }
    }
    word2 = word1
    word1 = word
    return n
  }
}

function titleGrams({ title }: Page, count: number, key: Int32Array, at: Int32Array): Int32Array {
  const own = roomForTitle(count)
  let length = 0
  for (let i = 0; i < count && (at[i] as number) <= title.to; i++) if ((at[i] as number) > title.from) own[length++] = mix((key[i] as number) ^ TITLE_SALT)
  return own.subarray(0, length)
}

const DIGIT_SLOT = 15

function isLetterOfWord(kind: number): boolean {
  return kind === Class.latin || kind === Class.greek || kind === Class.cyrillic || kind === Class.arabic || kind === Class.hebrew || kind === Class.letter
}

/** A digit, or a point or comma between digits. */
function isNumeric(codes: Uint16Array, at: number, end: number): boolean {
  const code = codes[at] as number
  if (CLASSES[code] === Class.digit) return true
  return (code === 0x2e || code === 0x2c) && at + 1 < end && CLASSES[codes[at + 1] as number] === Class.digit
}

/** Spreads a hash over the keys (the multiplier is the golden ratio's, as in Knuth's multiplicative hashing). */
function mix(hash: number): number {
  return Math.imul(hash ^ (hash >>> 15), 0x9e3779b1) >>> SHIFT
}
