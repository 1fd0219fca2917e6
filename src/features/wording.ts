/**
 * How much a page's wording sounds like spam: a linear model over hashed n-grams, read twice.
 *
 *   whole     over the distinct grams of the page, the title's counted once more as the title's: the most exact view of an ordinary page
 *   passage   over the stretch, a screenful or longer, that sounds most like spam, with the title: honest text around a spam text cannot wash this out
 *
 * A score is the sum of weights over the square root of the number of grams that the model knows, each once, so length cancels out. Among many
 * stretches some sound like spam by chance; the passage pays for how many could have been chosen (the usual correction of a scan statistic).
 */
import type { Page, Range } from '../page/types.ts'
import { Class } from '../text/classes.ts'
import { createScratch } from '../text/scratch.ts'
import { type GramTable, lookUp, mayHold, SLOT_COUNT, slotOf, weightOf } from './gram-table.ts'
import type { Grams } from './grams.ts'

/** The grams that a fit found telling, with four-bit weights: -7..7, times `scale`. */
export interface WordingWeights {
  readonly scale: number
  readonly bias: number
  readonly table: GramTable
  /** How many grams the table holds. */
  readonly held: number
}

export interface Wording {
  /** Log-odds by wording alone, uncalibrated. */
  readonly whole: number
  readonly passage: number
  /** The stretch that `passage` belongs to, in folded offsets. */
  readonly stretch: Range
  /** Share of the page's grams that the table holds, 0..1; NaN when there are too few to tell. */
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

/** Fewer grams than this are no sample. */
const MIN_GRAMS = 160
/** Fewer known grams than this are no passage. */
const MIN_KNOWN = 20

const roomForSums = createScratch(Int32Array)
const roomForCounts = createScratch(Int32Array)
const roomForCandidates = createScratch(Int32Array)
const roomForFound = createScratch(Int32Array)
/** Which slots a count has met: those that hold its stamp. Bytes, so that they stay in the nearer caches. */
const stamps = new Uint8Array(SLOT_COUNT)
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

/** Keys of the grams and of the title's, each once: a copy. */
export function distinctKeys({ length, key, title }: Grams): Int32Array {
  const distinct = new Set<number>(title)
  for (let i = 0; i < length; i++) distinct.add(key[i] as number)
  return Int32Array.from(distinct)
}

/** Shortest passage of a page: narrow where one character is a word. */
export function windowOf(page: Page): number {
  const counts = page.folded.classCounts
  const wide = (counts[Class.han] as number) + (counts[Class.kana] as number) + (counts[Class.hangul] as number)
  return wide * 2 > page.folded.codes.length * 0.6 ? WIDE_WINDOW : ALPHABET_WINDOW
}

/** Scores the wording of a page: one pass looks the grams up, passages are differences of its running sums. */
export function scoreWording({ length, key, at, title }: Grams, window: number, { scale, bias, table }: WordingWeights): Wording {
  const step = window / STEPS_A_WINDOW
  const last = length > 0 ? (at[length - 1] as number) : 0
  const steps = Math.max(1, Math.ceil(last / step))
  const sums = roomForSums(steps + 1)
  const counts = roomForCounts(steps + 1)
  // The known grams in the order of the text, then those of the title.
  const grams = roomForFound(length + title.length)
  sums[0] = counts[0] = 0
  let running = 0
  let known = 0
  let place = 1
  const candidates = roomForCandidates(length + 1)
  let likely = 0
  for (let i = 0; i < length; i++) {
    candidates[likely] = i
    likely += mayHold(table, key[i] as number)
  }
  for (let n = 0; n < likely; n++) {
    const i = candidates[n] as number
    while ((at[i] as number) > place * step && place < steps) {
      sums[place] = running
      counts[place++] = known
    }
    const found = lookUp(table, key[i] as number)
    if (found < 0) continue
    running += weightOf(found)
    grams[known++] = found
  }
  while (place <= steps) {
    sums[place] = running
    counts[place++] = known
  }
  let end = known
  for (const each of title) {
    const found = lookUp(table, each)
    if (found >= 0) grams[end++] = found
  }
  const { from, to, price } = bestStretch(sums, counts, steps, scale)
  const distinctScore = (first: number, next: number) => bias + scale * meanOf(grams, first, next, known, end)
  return {
    whole: distinctScore(0, known),
    passage: distinctScore(counts[from] as number, counts[to] as number) - price,
    stretch: { from: from * step, to: Math.min(last, to * step) },
    familiarity: length >= MIN_GRAMS ? known / length : Number.NaN,
  }
}

/** Sum of the weights over the square root of their number, each gram once, over a stretch of them and those of the title. */
function meanOf(grams: Int32Array, first: number, next: number, title: number, end: number): number {
  const stamp = nextStamp()
  let sum = 0
  let distinct = 0
  for (let i = first < next ? first : title; i < end; i = i + 1 === next ? title : i + 1) {
    const gram = grams[i] as number
    if (stamps[slotOf(gram)] === stamp) continue
    stamps[slotOf(gram)] = stamp
    sum += weightOf(gram)
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
      if (count < MIN_KNOWN && width < steps) continue
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
export function tellingSentences(page: Page, grams: Grams, { table }: WordingWeights, sign: 1 | -1, most: number, within: Range): Range[] {
  const { sentences } = page
  const sums = new Float64Array(sentences.length)
  let index = 0
  for (let i = 0; i < grams.length; i++) {
    const place = (grams.at[i] as number) - 1
    while (index + 1 < sentences.length && (sentences[index + 1] as Range).from <= place) index++
    if (place < within.from || place >= within.to) continue
    const found = lookUp(table, grams.key[i] as number)
    if (found >= 0) sums[index] = (sums[index] as number) + sign * weightOf(found)
  }
  return [...sums.keys()]
    .filter((i) => (sums[i] as number) > 0)
    .sort((a, b) => (sums[b] as number) - (sums[a] as number) || a - b)
    .slice(0, most)
    .map((i) => sentences[i] as Range)
}
