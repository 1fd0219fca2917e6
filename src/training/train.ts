/**
 * Training, from labelled pages to a model folder. Deterministic: same corpus, same command, same bytes.
 *
 *   pages -> signals and n-grams, by the same engine that will score
 *         -> wording fits, one per fold of sites -> wording scores of pages that the fit has not seen
 *         -> the two readings on signals and wording -> their scores out of fold -> calibration, thresholds
 *         -> wording and readings on all training sites -> weights
 */
import { createHash } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { COLUMNS, SCHEMA } from '../features/schema.ts'
import type { WordingWeights } from '../features/wording.ts'
import type { Signal } from '../signals/signal.ts'
import { crc32, fnv1a } from '../text/hash.ts'
import { type ModelHeader, packWeights } from '../verdict/model.ts'
import { chooseFamiliarity, chooseHamThreshold, chooseSpamThreshold, fitCalibration, languageOf, type Scored } from './calibrate.ts'
import { corpusHash, type Sample } from './corpus.ts'
import { type Prepared, prepare } from './prepare.ts'
import { bothReadings, fitReadings, type Readings, type Row, wordingOf } from './readings.ts'
import { bothClasses, foldOf, pageWeights, splitOf, teachable } from './split.ts'
import { credentials } from './transforms/evasions/credentials.ts'
import { padding } from './transforms/evasions/padding.ts'
import { honestPages } from './transforms/honest.ts'
import { SEEN_BENIGN, SEEN_EVASIONS } from './transforms/index.ts'
import { type Strength, type Transform, transformed } from './transforms/transform.ts'
import { fitWording } from './wording.ts'

const FOLDS = 5
/** Honest text put around every page for the passage reading: as long as the page, and three times as long; both together weigh as much as the page. */
const PADDED: readonly Strength[] = ['low', 'mid']
/** What a page changed by one other transform weighs beside the page as it is. */
const VARIED_WEIGHT = 0.5

export interface TrainOptions {
  readonly version: string
  readonly command: string
  /** ISO date that the model card will carry. */
  readonly date: string
  /** Labelled pages from outside the project that take part at a small share of all weight; all their sites are used. Those that cannot teach calibrate. */
  readonly guests?: { readonly samples: readonly Sample[]; readonly share: number }
  /** Further labelled pages that only move calibration and thresholds. */
  readonly calibrateOn?: readonly Sample[]
  readonly onProgress?: (done: number, total: number, stage: string) => void
}

export interface TrainedModel {
  readonly header: ModelHeader
  readonly weights: Uint8Array
}

/** Fits a model on the training sites of the samples; dev and test sites are not touched. */
export function train(samples: readonly Sample[], options: TrainOptions): TrainedModel {
  const progress = options.onProgress ?? (() => {})
  const own = samples.filter((sample) => isDecided(sample) && splitOf(sample.site) === 'train')
  const visitors = (options.guests?.samples ?? []).filter(isDecided)
  const guests = teachable(visitors)
  const used = [...own, ...guests]
  const weigh = (some: readonly Prepared[]) => weightsWithGuests(some, new Set(guests), options.guests?.share ?? 0)
  const read = readPages(used, own, progress)
  const { rows, outOfFold, familiarity } = crossFit(read, weigh, progress)
  const wording = fitWording(read.pages, weigh(read.pages))
  const readings = fitReadings(rows.pages, rows.varied, rows.padded)
  progress(FOLDS * 2 + 1, FOLDS * 2 + 1, 'fitting')

  const teaching = new Set(guests)
  const further = [...visitors.filter((sample) => !teaching.has(sample)), ...(options.calibrateOn ?? []).filter(isDecided)].map((sample) =>
    scoreOf(prepare(sample), wording, readings),
  )
  const known = new Set(own.map(languageOf))
  const groups = [outOfFold.slice(0, own.length), [...outOfFold.slice(own.length), ...further].filter(({ sample }) => known.has(languageOf(sample)))]
  const scored = groups.flat()
  const { calibration, languages } = fitCalibration(groups.map(withBothClasses).filter((group) => group.length > 0))
  const weights = packWeights([readings.page.weights, readings.passage.weights], wording)
  const header: ModelHeader = {
    version: options.version,
    schema: SCHEMA,
    sha256: createHash('sha256').update(weights).digest('hex'),
    crc32: crc32(weights),
    readings: { page: headerOf(readings.page), passage: headerOf(readings.passage) },
    wording: { scale: wording.scale, bias: wording.bias, grams: wording.held },
    calibration,
    thresholds: { spam: chooseSpamThreshold(scored, calibration), ham: chooseHamThreshold(scored, calibration) },
    familiarity: chooseFamiliarity(used, familiarity),
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

/** Scores that can calibrate: where a group has one class only, it would shift its language towards that class. */
function withBothClasses(group: readonly Scored[]): Scored[] {
  const both = new Set(bothClasses(group.map(({ sample }) => sample)))
  return group.filter(({ sample }) => both.has(sample))
}

function isDecided({ label }: Sample): boolean {
  return label !== 'borderline'
}

/** Page weights, those of guests scaled to their share of the total. */
function weightsWithGuests(pages: readonly Prepared[], guests: ReadonlySet<Sample>, share: number): Float64Array {
  const weights = pageWeights(pages.map(({ sample }) => sample))
  const isGuest = ({ sample }: Prepared) => guests.has(sample)
  const total = (of: (page: Prepared) => boolean) => weights.reduce((sum, weight, i) => (of(pages[i] as Prepared) ? sum + weight : sum), 0)
  const theirs = total(isGuest)
  if (theirs === 0) return weights
  const scale = (share * (total(() => true) - theirs)) / ((1 - share) * theirs)
  return weights.map((weight, i) => (isGuest(pages[i] as Prepared) ? weight * scale : weight))
}

type Progress = NonNullable<TrainOptions['onProgress']>

/** Pages in their order; for each the versions of it that only some fits see, none for guests. */
interface ReadPages {
  readonly pages: readonly Prepared[]
  readonly padded: readonly (readonly Prepared[])[]
  readonly varied: readonly (readonly Prepared[])[]
}

/** Reads every page as it is, and the project's own with honest text around them and changed as a spammer or a content system would. */
function readPages(used: readonly Sample[], own: readonly Sample[], progress: Progress): ReadPages {
  const honest = honestPages(own)
  const padded: Prepared[][] = []
  const varied: Prepared[][] = []
  const pages = used.map((sample, i) => {
    progress(i + 1, used.length, 'reading pages')
    const isOwn = i < own.length
    padded.push(isOwn ? PADDED.map((strength) => prepare(transformed(sample, padding, strength, honest))) : [])
    const page = prepare(sample)
    const variation = variationOf(sample)
    const changed = isOwn ? [prepare(transformed(sample, variation, 'mid', honest))] : []
    varied.push(variation === credentials ? changed.map((each) => onlyTrustChanged(each, page)) : changed)
    return page
  })
  return { pages, padded, varied }
}

const EVASIONS = SEEN_EVASIONS.filter((each) => each !== padding && each !== credentials)

/**
 * One transform for each page, by its name. Half of both classes get a byline, references and disclaimers that anybody can paste: on spam alone they
 * would become evidence themselves. The rest of the spam is disguised, the rest of the honest pages dressed otherwise.
 */
function variationOf({ id, label }: Sample): Transform {
  const number = fnv1a(`vary ${id}`)
  const others = label === 'spam' ? EVASIONS : SEEN_BENIGN
  return number % 2 === 0 ? credentials : (others[(number >>> 1) % others.length] as Transform)
}

/** Credentials are there to teach that trust is cheap. The stock disclaimers that come with them are no evidence of spam, so signals of spam stay as they were. */
function onlyTrustChanged(changed: Prepared, page: Prepared): Prepared {
  return { ...changed, dense: changed.dense.map((value, column) => ((COLUMNS[column] as Signal).points === 'spam' ? (page.dense[column] as number) : value)) }
}

/**
 * Scores every page by fits that have not seen its site: the readings must meet wording scores as new pages will have them, and calibration must meet
 * scores as new pages will have them.
 */
function crossFit({ pages, padded, varied }: ReadPages, weigh: (some: readonly Prepared[]) => Float64Array, progress: Progress) {
  const folds = pages.map(({ sample }) => foldOf(sample.site, FOLDS))
  const weights = weigh(pages)
  const rows: Row[] = new Array(pages.length)
  const paddedRows: Row[][] = new Array(pages.length)
  const variedRows: Row[][] = new Array(pages.length)
  for (let fold = 0; fold < FOLDS; fold++) {
    progress(fold, FOLDS * 2 + 1, 'fitting')
    const others = pages.filter((_, i) => folds[i] !== fold)
    const wording = fitWording(others, weigh(others))
    pages.forEach((page, i) => {
      if (folds[i] !== fold) return
      const weight = weights[i] as number
      const row = (each: Prepared, share: number): Row => ({ page: each, wording: wordingOf(each, wording), weight: weight * share })
      rows[i] = row(page, 1)
      paddedRows[i] = (padded[i] as readonly Prepared[]).map((each) => row(each, 1 / PADDED.length))
      variedRows[i] = (varied[i] as readonly Prepared[]).map((each) => row(each, VARIED_WEIGHT))
    })
  }
  const outOfFold: Scored[] = new Array(pages.length)
  for (let fold = 0; fold < FOLDS; fold++) {
    progress(FOLDS + fold, FOLDS * 2 + 1, 'fitting')
    const isOther = (_: unknown, i: number) => folds[i] !== fold
    const readings = fitReadings(rows.filter(isOther), variedRows.filter(isOther).flat(), paddedRows.filter(isOther).flat())
    rows.forEach((row, i) => {
      if (folds[i] === fold) outOfFold[i] = { sample: row.page.sample, raw: bothReadings(readings, row) }
    })
  }
  return { rows: { pages: rows, padded: paddedRows.flat(), varied: variedRows.flat() }, outOfFold, familiarity: rows.map(({ wording }) => wording.familiarity) }
}

function scoreOf(page: Prepared, wording: WordingWeights, readings: Readings): Scored {
  return { sample: page.sample, raw: bothReadings(readings, { page, wording: wordingOf(page, wording) }) }
}

function headerOf({ bias, hamCredit, wording }: Readings['page']): ModelHeader['readings']['page'] {
  return { bias, hamCredit, wording }
}
