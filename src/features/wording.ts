/**
 * How much a page's wording sounds like spam: a linear model over hashed n-grams, read twice.
 *
 *   whole   over the distinct grams of the page: the most exact view of an ordinary page
 *   top     over the best window of about a screenful: honest padding around a spam text cannot wash this out
 *
 * A score is the sum of bucket weights over the square root of the number of grams, so length cancels out.
 */
import type { Page, Range } from '../page/types.ts'
import { Class } from '../text/classes.ts'
import { createScratch } from '../text/scratch.ts'
import { BUCKETS, type Grams } from './grams.ts'

/** Weights of the buckets. Four bits each in the file; here one signed byte, -7..7, times `scale`. */
export interface WordingWeights {
  readonly scale: number
  readonly bias: number
  readonly buckets: Int8Array
}

export interface Wording {
  /** Log-odds by wording alone, uncalibrated. */
  readonly whole: number
  readonly top: number
  /** The window that `top` belongs to, in folded offsets. */
  readonly window: Range
}

/** Window width in folded units, and its stride: 400 Han characters or 200 words of an alphabet (methods 2.4). */
const WIDE_WINDOW = 400
const ALPHABET_WINDOW = 1200

const roomForSums = createScratch(Int32Array)
const stamps = new Int32Array(BUCKETS)
let stamp = 0

/** Limits of a wording score: beyond them it says no more, so that honest padding can take off only so much. */
const FLOOR = -2.5
const CEILING = 4

/** A wording score within its limits: what the second stage reads. */
export function limitWording(score: number): number {
  return Math.max(FLOOR, Math.min(CEILING, score))
}

/** Buckets of the grams, each once, in order of first appearance. */
export function distinctBuckets({ length, bucket }: Grams): Int32Array {
  stamp++
  const distinct = new Int32Array(length)
  let count = 0
  for (let i = 0; i < length; i++) {
    const each = bucket[i] as number
    if (stamps[each] === stamp) continue
    stamps[each] = stamp
    distinct[count++] = each
  }
  return distinct.subarray(0, count)
}

/** Window width for a page: narrow where one character is a word. */
export function windowOf(page: Page): number {
  const counts = page.folded.classCounts
  const wide = (counts[Class.han] as number) + (counts[Class.kana] as number) + (counts[Class.hangul] as number)
  return wide * 2 > page.folded.codes.length * 0.6 ? WIDE_WINDOW : ALPHABET_WINDOW
}

/** Scores the wording of a page: one pass looks the weights up, windows are differences of its running sums. */
export function scoreWording({ length, bucket, at }: Grams, width: number, { scale, bias, buckets }: WordingWeights): Wording {
  stamp++
  const running = roomForSums(length + 1)
  running[0] = 0
  let sum = 0
  let distinct = 0
  for (let i = 0; i < length; i++) {
    const each = bucket[i] as number
    const weight = buckets[each] as number
    running[i + 1] = (running[i] as number) + weight
    if (stamps[each] === stamp) continue
    stamps[each] = stamp
    sum += weight
    distinct++
  }
  const whole = bias + (distinct > 0 ? (scale * sum) / Math.sqrt(distinct) : 0)

  const last = length > 0 ? (at[length - 1] as number) : 0
  if (last <= width) return { whole, top: whole, window: { from: 0, to: last } }
  let top = Number.NEGATIVE_INFINITY
  let window: Range = { from: 0, to: width }
  let first = 0
  let end = 0
  // The last window may be short; a sliver of text says little.
  for (let from = 0; last - from >= width / 2; from += width / 2) {
    while (end < length && (at[end] as number) <= from + width) end++
    while (first < end && (at[first] as number) <= from) first++
    if (first === end) continue
    const score = bias + (scale * ((running[end] as number) - (running[first] as number))) / Math.sqrt(end - first)
    if (score > top) {
      top = score
      window = { from, to: Math.min(last, from + width) }
    }
  }
  return { whole, top: top === Number.NEGATIVE_INFINITY ? whole : top, window }
}

/** The sentences whose wording adds most, best first: what the model would underline. */
export function tellingSentences(page: Page, grams: Grams, { buckets }: WordingWeights, sign: 1 | -1, most: number): Range[] {
  const { sentences } = page
  const sums = new Float64Array(sentences.length)
  let index = 0
  for (let i = 0; i < grams.length; i++) {
    const place = (grams.at[i] as number) - 1
    while (index + 1 < sentences.length && (sentences[index + 1] as Range).from <= place) index++
    sums[index] = (sums[index] as number) + sign * (buckets[grams.bucket[i] as number] as number)
  }
  return [...sums.keys()]
    .filter((i) => (sums[i] as number) > 0)
    .sort((a, b) => (sums[b] as number) - (sums[a] as number) || a - b)
    .slice(0, most)
    .map((i) => sentences[i] as Range)
}
