/**
 * The second stage: signals and wording to log-odds, once for the page as a whole and once for its worst passage.
 *
 * The passage reading is taught with honest text around every page, spam or not, so it learns what survives padding; and little that speaks for a page
 * counts in it, since honest text around spam would speak for it. A page is scored by the reading that says more against it, so the passage reading
 * is moved down until it takes only its share of the false alarms.
 */
import { COLUMNS } from '../features/schema.ts'
import { limitWording, scoreWording, type Wording, type WordingWeights } from '../features/wording.ts'
import type { ReadingHeader, ReadingName } from '../verdict/model.ts'
import { fitLogistic } from './logistic.ts'
import type { Prepared } from './prepare.ts'

/** A page with the wording scores that a fit gives which has not seen it. */
export interface Row {
  readonly page: Prepared
  readonly wording: Wording
  readonly weight: number
}

export interface FittedReading extends ReadingHeader {
  readonly weights: Float64Array
}

export type Readings = Readonly<Record<ReadingName, FittedReading>>

/** Strength of the pull of weights towards what is expected of a signal before any page is seen. */
const PENALTY = 0.003
/**
 * Expected weights: a signal was written because it tells something, so one that is too rare in the samples to be measured keeps a middling weight
 * instead of none; trust is expected to weigh less, since it is easily faked.
 */
const EXPECTED_SPAM = 0.7
const EXPECTED_HAM = -0.25
/** No single signal may be worth more than this many log-odds before calibration: one detector's error must not decide a page. */
const MAX_WEIGHT = 1.5
const MAX_WORDING = 4
/** Share of labels that may be wrong: no page should be fitted for the sake of one. */
const SMOOTHING = 0.02
/** Caps of what speaks for a page, before calibration, which nearly doubles them (methods 2.4: about 1.5 logits); by a passage less, for the reason above. */
const HAM_CREDIT: Readonly<Record<ReadingName, number>> = { page: 0.6, passage: 0.2 }
/** Share of honest pages at which the two readings are made level. Together they are one in fifty. */
const LEVEL: Readonly<Record<ReadingName, number>> = { page: 0.01, passage: 0.012 }

export function wordingOf({ grams, window }: Prepared, weights: WordingWeights): Wording {
  return scoreWording(grams, window, weights)
}

/**
 * Fits both readings.
 *
 * @param rows the pages as they are
 * @param varied pages in disguise or in another dress
 * @param padded pages with honest text around them: for the passage reading only
 */
export function fitReadings(rows: readonly Row[], varied: readonly Row[], padded: readonly Row[]): Readings {
  const page = fitReading('page', [...rows, ...varied])
  const passage = fitReading('passage', [...rows, ...varied, ...padded])
  const honest = rows.filter(({ page: { sample } }) => sample.label === 'ham')
  const line = (name: ReadingName, reading: FittedReading) => {
    const scores = honest.map((row) => readingScore(name, reading, row)).sort((a, b) => b - a)
    return scores[Math.floor(LEVEL[name] * scores.length)] ?? 0
  }
  return { page, passage: { ...passage, bias: passage.bias - (line('passage', passage) - line('page', page)) } }
}

function fitReading(name: ReadingName, rows: readonly Row[]): FittedReading {
  const bounds = (spam: number, ham: number, wording = spam) => Float64Array.of(...COLUMNS.map(({ points }) => (points === 'spam' ? spam : ham)), wording)
  const { bias, weights } = fitLogistic({
    rows: rows.map((row) => Float32Array.of(...row.page.dense, limitWording(wordingScore(name, row.wording)))),
    labels: Uint8Array.from(rows, ({ page: { sample } }) => (sample.label === 'spam' ? 1 : 0)),
    weights: Float64Array.from(rows, ({ weight }) => weight),
    penalty: new Float64Array(COLUMNS.length + 1).fill(PENALTY),
    expected: bounds(EXPECTED_SPAM, EXPECTED_HAM),
    lower: bounds(0, -MAX_WEIGHT),
    upper: bounds(MAX_WEIGHT, 0, MAX_WORDING),
    smoothing: SMOOTHING,
  })
  return { bias, hamCredit: HAM_CREDIT[name], wording: weights[COLUMNS.length] as number, weights: weights.slice(0, COLUMNS.length) }
}

function wordingScore(name: ReadingName, { whole, passage }: Wording): number {
  return name === 'page' ? whole : passage
}

/** The raw score of one reading, as the engine computes it: what speaks for a page counts up to the cap, wording apart. */
function readingScore(name: ReadingName, reading: FittedReading, { page: { dense }, wording }: Pick<Row, 'page' | 'wording'>): number {
  let against = 0
  let credit = 0
  for (let j = 0; j < COLUMNS.length; j++) {
    const value = (dense[j] as number) * (reading.weights[j] as number)
    if (value < 0) credit -= value
    else against += value
  }
  return reading.bias + against - Math.min(credit, reading.hamCredit) + reading.wording * limitWording(wordingScore(name, wording))
}

/** The raw score of a page: that of the reading which says more against it. */
export function bothReadings(readings: Readings, row: Pick<Row, 'page' | 'wording'>): number {
  return Math.max(readingScore('page', readings.page, row), readingScore('passage', readings.passage, row))
}
