/**
 * How much a page's wording sounds like spam: a linear model over hashed n-grams, read twice.
 *
 *   whole     over the distinct grams of the page, the title's counted once more as the title's: the most exact view of an ordinary page
 *   passage   over the stretch, a screenful or longer, that sounds most like spam, with the title: honest text around a spam text cannot wash this out
 *
 * A score is the sum of bucket weights over the square root of the number of grams, so length cancels out. Among many stretches some sound like spam
 * by chance; the passage pays for how many could have been chosen (the usual correction of a scan statistic).
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
  /** How many sites use the grams of every eighth bucket, in steps of {@link familiarityOf}. */
  readonly familiar: Uint8Array
}

export interface Wording {
  /** Log-odds by wording alone, uncalibrated. */
  readonly whole: number
  readonly passage: number
  /** The stretch that `passage` belongs to, in folded offsets. */
  readonly stretch: Range
  /** Mean familiarity of the page's grams; NaN when there are too few to tell. */
  readonly familiarity: number
}

/** Shortest passage in folded units: 400 Han characters or 200 words of an alphabet (methods 2.4). */
const WIDE_WINDOW = 400
const ALPHABET_WINDOW = 1200
/** Passages begin and end on a grid of a quarter of that. */
const STEPS_A_WINDOW = 4
/** Share of the scan statistic's correction, sqrt(2 log(number of places)), that a passage pays; chosen by out-of-fold scores of padded pages. */
const CHOICE_PENALTY = 0.2
/** Limits of a wording score: beyond them it says no more, so that honest padding can take off only so much. */
const FLOOR = -2.5
const CEILING = 4

/** One bucket in so many tells how familiar a page is. */
export const FAMILIAR_STRIDE = 8
/** Fewer grams than this are no sample. */
const MIN_FAMILIAR = 20

/** A number of sites on the scale of `familiar`: log2(1 + sites) in steps of two thirds, 0..15. */
export function familiarityOf(sites: number): number {
  return Math.min(15, Math.round(Math.log2(1 + sites) * 1.5))
}

const roomForSums = createScratch(Int32Array)
const roomForCounts = createScratch(Int32Array)
/** Which buckets a count has met: those that hold its stamp. Bytes, so that they stay in the nearer caches. */
const stamps = new Uint8Array(BUCKETS)
let lastStamp = 0

function nextStamp(): number {
  if (lastStamp === 255) {
    stamps.fill(0)
    lastStamp = 0
  }
  return ++lastStamp
}

/** A wording score within its limits: what the second stage reads. */
export function limitWording(score: number): number {
  return Math.max(FLOOR, Math.min(CEILING, score))
}

/** Buckets of the grams and of the title's, each once: a copy. */
export function distinctBuckets({ length, bucket, title }: Grams): Int32Array {
  const distinct = new Set<number>(title)
  for (let i = 0; i < length; i++) distinct.add(bucket[i] as number)
  return Int32Array.from(distinct)
}

/** Shortest passage of a page: narrow where one character is a word. */
export function windowOf(page: Page): number {
  const counts = page.folded.classCounts
  const wide = (counts[Class.han] as number) + (counts[Class.kana] as number) + (counts[Class.hangul] as number)
  return wide * 2 > page.folded.codes.length * 0.6 ? WIDE_WINDOW : ALPHABET_WINDOW
}

/** Scores the wording of a page: one pass looks the weights up, passages are differences of its running sums. */
export function scoreWording({ length, bucket, at, title }: Grams, window: number, { scale, bias, buckets, familiar }: WordingWeights): Wording {
  const stamp = nextStamp()
  const step = window / STEPS_A_WINDOW
  const last = length > 0 ? (at[length - 1] as number) : 0
  const steps = Math.max(1, Math.ceil(last / step))
  const sums = roomForSums(steps + 1)
  const counts = roomForCounts(steps + 1)
  sums[0] = counts[0] = 0
  let distinct = 0
  let distinctSum = 0
  let running = 0
  let seen = 0
  let known = 0
  let place = 1
  for (let i = 0; i < length; i++) {
    while ((at[i] as number) > place * step && place < steps) {
      sums[place] = running
      counts[place++] = i
    }
    const each = bucket[i] as number
    const weight = buckets[each] as number
    running += weight
    if (stamps[each] === stamp) continue
    stamps[each] = stamp
    distinctSum += weight
    distinct++
    if (each % FAMILIAR_STRIDE !== 0) continue
    known += familiar[each / FAMILIAR_STRIDE] as number
    seen++
  }
  sums[steps] = running
  counts[steps] = length
  for (const each of title) {
    if (stamps[each] === stamp) continue
    stamps[each] = stamp
    distinctSum += buckets[each] as number
    distinct++
  }
  const whole = bias + (distinct > 0 ? (scale * distinctSum) / Math.sqrt(distinct) : 0)
  const familiarity = seen >= MIN_FAMILIAR ? known / seen : Number.NaN
  const { from, to, price } = bestStretch(sums, counts, steps, scale)
  const passage = bias + scale * stretchScore(bucket, counts[from] as number, counts[to] as number, title, buckets) - price
  return { whole, passage, stretch: { from: from * step, to: Math.min(last, to * step) }, familiarity }
}

/** The same score over the distinct grams of a stretch and of the title, before scale and bias. */
function stretchScore(bucket: Int32Array, first: number, end: number, title: Int32Array, buckets: Int8Array): number {
  const stamp = nextStamp()
  let sum = 0
  let distinct = 0
  for (let i = first; i < end; i++) {
    const each = bucket[i] as number
    if (stamps[each] === stamp) continue
    stamps[each] = stamp
    sum += buckets[each] as number
    distinct++
  }
  for (const each of title) {
    if (stamps[each] === stamp) continue
    stamps[each] = stamp
    sum += buckets[each] as number
    distinct++
  }
  return distinct > 0 ? sum / Math.sqrt(distinct) : 0
}

/** The stretch of the grid that sounds most like spam by running sums, and what it pays for having been chosen. */
function bestStretch(sums: Int32Array, counts: Int32Array, steps: number, scale: number): { from: number; to: number; price: number } {
  const shortest = Math.min(steps, STEPS_A_WINDOW)
  let score = Number.NEGATIVE_INFINITY
  const best = { from: 0, to: steps, price: 0 }
  for (let width = shortest; width <= steps; width++) {
    const price = CHOICE_PENALTY * Math.sqrt(2 * Math.log(1 + (steps - width) / width))
    for (let start = 0; start + width <= steps; start++) {
      const count = (counts[start + width] as number) - (counts[start] as number)
      if (count < MIN_FAMILIAR && width < steps) continue
      const value = (scale * ((sums[start + width] as number) - (sums[start] as number))) / Math.sqrt(Math.max(1, count)) - price
      if (value <= score) continue
      score = value
      best.from = start
      best.to = start + width
      best.price = price
    }
  }
  return best
}

/** The sentences of a stretch whose wording adds most, best first: what the model would underline. */
export function tellingSentences(page: Page, grams: Grams, { buckets }: WordingWeights, sign: 1 | -1, most: number, within: Range): Range[] {
  const { sentences } = page
  const sums = new Float64Array(sentences.length)
  let index = 0
  for (let i = 0; i < grams.length; i++) {
    const place = (grams.at[i] as number) - 1
    while (index + 1 < sentences.length && (sentences[index + 1] as Range).from <= place) index++
    if (place >= within.from && place < within.to) sums[index] = (sums[index] as number) + sign * (buckets[grams.bucket[i] as number] as number)
  }
  return [...sums.keys()]
    .filter((i) => (sums[i] as number) > 0)
    .sort((a, b) => (sums[b] as number) - (sums[a] as number) || a - b)
    .slice(0, most)
    .map((i) => sentences[i] as Range)
}
