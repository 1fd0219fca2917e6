/**
 * Training, from labelled pages to a model folder. Deterministic: same corpus, same command, same bytes.
 *
 *   pages -> signals and n-grams, by the same engine that will score
 *         -> wording fits, one per fold of sites -> out-of-fold wording scores
 *         -> second stage on signals and wording -> out-of-fold scores -> calibration, thresholds
 *         -> both stages on all training sites   -> weights
 */
import { createHash } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { readPage } from '../analyse.ts'
import { hashGrams } from '../features/grams.ts'
import { COLUMNS, SCHEMA } from '../features/schema.ts'
import { toVector } from '../features/vector.ts'
import { distinctBuckets, limitWording, scoreWording, type WordingWeights, windowOf } from '../features/wording.ts'
import { SIGNALS } from '../signals/index.generated.ts'
import { findSignals } from '../signals/signal.ts'
import { crc32 } from '../text/hash.ts'
import { type ModelHeader, packBuckets } from '../verdict/model.ts'
import { chooseHamThreshold, chooseSpamThreshold, fitCalibration, languageOf, type Scored } from './calibrate.ts'
import { corpusHash, inputOf, type Sample } from './corpus.ts'
import { fitLogistic, type LogisticFit, rawScore } from './logistic.ts'
import { foldOf, pageWeights, splitOf } from './split.ts'
import { fitWording } from './wording.ts'

const FOLDS = 5
/** Strength of the pull of weights towards what is expected of a signal before any page is seen, chosen on the dev split. */
const PENALTY = 0.003
/**
 * Expected weights: a signal was written because it tells something, so one that is too rare in the samples to be measured keeps a middling weight
 * instead of none; trust is expected to weigh less, since it is easily faked.
 */
const EXPECTED_SPAM = 0.7
const EXPECTED_HAM = -0.25
/** No single signal may be worth more than this many log-odds before calibration: one detector's error must not decide a page. */
const MAX_WEIGHT = 4
/** Cap of what speaks for a page, chosen on the dev split (methods 2.4: about 1.5 logits). */
const HAM_CREDIT = 2

export interface TrainOptions {
  readonly version: string
  readonly command: string
  /** ISO date that the model card will carry. */
  readonly date: string
  /** Further labelled pages that only move calibration and thresholds. */
  readonly calibrateOn?: readonly Sample[]
  readonly onProgress?: (done: number, total: number, stage: string) => void
}

export interface TrainedModel {
  readonly header: ModelHeader
  readonly weights: Uint8Array
}

/** What training keeps of a page. */
interface Prepared {
  readonly sample: Sample
  readonly dense: Float32Array
  readonly grams: ReturnType<typeof hashGrams>
  readonly buckets: Int32Array
  readonly window: number
}

/** Fits a model on the training sites of the samples; dev and test sites are not touched. */
export function train(samples: readonly Sample[], options: TrainOptions): TrainedModel {
  const progress = options.onProgress ?? (() => {})
  const used = samples.filter(({ site, label }) => label !== 'borderline' && splitOf(site) === 'train')
  const pages = used.map((sample, i) => {
    progress(i + 1, used.length, 'reading pages')
    return prepare(sample)
  })
  const steps = FOLDS * 2 + 2
  const foldsOf = used.map(({ site }) => foldOf(site, FOLDS))

  // The second stage must see wording scores as new pages will have them: from a fit that has not seen the page.
  const rows: Float32Array[] = new Array(pages.length)
  for (let fold = 0; fold < FOLDS; fold++) {
    progress(fold, steps, 'fitting')
    const wording = wordingOf(pages.filter((_, i) => foldsOf[i] !== fold))
    pages.forEach((page, i) => {
      if (foldsOf[i] === fold) rows[i] = rowOf(page, wording)
    })
  }
  const outOfFold: Scored[] = []
  for (let fold = 0; fold < FOLDS; fold++) {
    progress(FOLDS + fold, steps, 'fitting')
    const fit = fitOn(
      used.filter((_, i) => foldsOf[i] !== fold),
      rows.filter((_, i) => foldsOf[i] !== fold),
    )
    used.forEach((sample, i) => {
      if (foldsOf[i] === fold) outOfFold.push({ sample, raw: cappedScore(fit, rows[i] as Float32Array) })
    })
  }
  const fit = fitOn(used, rows)
  progress(FOLDS * 2, steps, 'fitting')
  const wording = wordingOf(pages)
  const further = (options.calibrateOn ?? []).filter(({ label }) => label !== 'borderline').map((sample) => ({ sample, raw: cappedScore(fit, rowOf(prepare(sample), wording)) }))
  const known = new Set(outOfFold.map(({ sample }) => languageOf(sample)))
  const groups = [outOfFold, further.filter(({ sample }) => known.has(languageOf(sample)))].filter((group) => group.length > 0)
  const scored = groups.flat()
  const { calibration, languages } = fitCalibration(groups)
  progress(steps, steps, 'fitting')

  const weights = encodeWeights(fit, wording)
  const columns = COLUMNS.length
  const header: ModelHeader = {
    version: options.version,
    schema: SCHEMA,
    sha256: createHash('sha256').update(weights).digest('hex'),
    crc32: crc32(weights),
    bias: fit.bias,
    hamCredit: HAM_CREDIT,
    wording: { whole: fit.weights[columns] as number, top: fit.weights[columns + 1] as number, scale: wording.scale, bias: wording.bias },
    calibration,
    thresholds: { spam: chooseSpamThreshold(scored, calibration), ham: chooseHamThreshold(scored, calibration) },
    prior: 0.5,
    languages,
    corpus: { sha256: corpusHash(samples), pages: samples.length, sites: new Set(samples.map(({ site }) => site)).size },
    command: options.command,
    trained: options.date,
  }
  return { header, weights }
}

/** Writes `model.json` and `weights.bin`. */
export function writeModel(folder: string, { header, weights }: TrainedModel): void {
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'model.json'), `${JSON.stringify(header, null, 2)}\n`)
  writeFileSync(join(folder, 'weights.bin'), weights)
}

/** Reads a sample with the engine itself. */
function prepare(sample: Sample): Prepared {
  const page = readPage(inputOf(sample))
  const { length, bucket, at } = hashGrams(page)
  const grams = { length, bucket: bucket.slice(), at: at.slice() }
  return { sample, dense: toVector(findSignals(page, SIGNALS)), grams, buckets: distinctBuckets(grams).slice(), window: windowOf(page) }
}

function wordingOf(pages: readonly Prepared[]): WordingWeights {
  const weights = pageWeights(pages.map(({ sample }) => sample))
  return fitWording(pages.map(({ sample, buckets }, i) => ({ buckets, spam: sample.label === 'spam', site: sample.site, weight: weights[i] as number })))
}

/** A row of the second stage: all signals, then the two wording scores. */
function rowOf({ dense, grams, window }: Prepared, wording: WordingWeights): Float32Array {
  const { whole, top } = scoreWording(grams, window, wording)
  return Float32Array.of(...dense, limitWording(whole), limitWording(top))
}

const WORDING_COLUMNS = 2

function fitOn(samples: readonly Sample[], rows: readonly Float32Array[]): LogisticFit {
  const bounds = (spam: number, ham: number) => Float64Array.of(...COLUMNS.map(({ points }) => (points === 'spam' ? spam : ham)), ...new Array<number>(WORDING_COLUMNS).fill(spam))
  return fitLogistic({
    rows,
    labels: Uint8Array.from(samples, ({ label }) => (label === 'spam' ? 1 : 0)),
    weights: pageWeights(samples),
    penalty: new Float64Array(COLUMNS.length + WORDING_COLUMNS).fill(PENALTY),
    expected: bounds(EXPECTED_SPAM, EXPECTED_HAM),
    lower: bounds(0, -MAX_WEIGHT),
    upper: bounds(MAX_WEIGHT, 0),
  })
}

/** The raw score as the engine computes it: what speaks for a page counts up to the cap, wording apart. */
function cappedScore(fit: LogisticFit, row: Float32Array): number {
  let credit = 0
  for (let j = 0; j < COLUMNS.length; j++) credit += Math.min(0, (row[j] as number) * (fit.weights[j] as number))
  return rawScore(fit, row) - credit + Math.max(-HAM_CREDIT, credit)
}

function encodeWeights(fit: LogisticFit, wording: WordingWeights): Uint8Array {
  const packed = packBuckets(wording.buckets)
  const bytes = new Uint8Array(COLUMNS.length * 4 + packed.length)
  const view = new DataView(bytes.buffer)
  for (let column = 0; column < COLUMNS.length; column++) view.setFloat32(column * 4, fit.weights[column] as number, true)
  bytes.set(packed, COLUMNS.length * 4)
  return bytes
}
