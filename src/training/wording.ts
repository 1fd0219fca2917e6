/**
 * Fits the wording weights: logistic regression with an L2 penalty over distinct n-grams, each weighted by how few sites use it, by the accelerated
 * gradient method over the whole batch (deterministic). Grams of fewer than MIN_SITES sites are left out: they are names. Of the others, those that
 * move the scores most are kept and fitted once more by themselves.
 */
import { buildTable, LARGEST_WEIGHT } from '../features/gram-table.ts'
import type { WordingWeights } from '../features/wording.ts'
import { type Prepared, windowsOf } from './prepare.ts'

/** A page, or a window of one. */
interface Text {
  /** Distinct keys. */
  readonly keys: Int32Array
  readonly spam: boolean
  readonly weight: number
}

/** Texts with their grams as columns of a vocabulary: those of text i stand from `starts[i]` to `starts[i + 1]`. */
interface Rows {
  readonly texts: readonly Text[]
  readonly starts: Int32Array
  readonly columns: Int32Array
  /** One over the square root of how many columns a text has. */
  readonly norms: Float64Array
}

/** The grams that take part in a fit. */
interface Vocabulary {
  /** Key of each column. */
  readonly keys: Int32Array
  readonly columnOf: ReadonlyMap<number, number>
  /** How much more a gram of few sites tells; see RARITY. */
  readonly rarity: Float64Array
}

interface Fit {
  readonly bias: number
  readonly weights: Float64Array
}

const MIN_SITES = 4
/** Power of log(1 + sites / sites with the gram): chosen by real pages of operators that took no part. */
const RARITY = 1.5
/** Most grams of a model. Twice as many score real pages of other operators no better. */
const MAX_GRAMS = 26_000
/** Hardly matters between a third and three times of this (out-of-fold scores by writer). */
const PENALTY = 1e-3
/** What the windows of a page weigh together, beside the page as a whole: passages are scored by the same weights. */
const WINDOWS_WEIGHT = 0.5
const STEPS = 250
const SMOOTHING = 0.05
/** Share of weights that may be clipped by quantisation. */
const CLIPPED = 0.002

/**
 * Fits on pages and returns weights ready to ship.
 *
 * @param weights of the pages, as `pageWeights` gives them
 */
export function fitWording(prepared: readonly Prepared[], weights: Float64Array): WordingWeights {
  const pages = prepared.map(({ sample, distinct }, i) => ({ keys: distinct, spam: sample.label === 'spam', weight: weights[i] as number }))
  const everything = vocabularyOf(prepared)
  const rows = rowsOf(pages, everything)
  const kept = keep(everything, mostTelling(rows, everything, fitGrams(rows, everything).weights))
  const windows = prepared.flatMap((page, i) => windowTexts(page, weights[i] as number))
  const { bias, weights: fitted } = fitGrams(rowsOf([...pages, ...windows], kept), kept)
  return quantise(
    kept.keys,
    fitted.map((weight, column) => weight * (kept.rarity[column] as number)),
    bias,
  )
}

function windowTexts(page: Prepared, weight: number): Text[] {
  const windows = windowsOf(page)
  return windows.map((keys) => ({ keys, spam: page.sample.label === 'spam', weight: (weight * WINDOWS_WEIGHT) / windows.length }))
}

/** The grams of enough sites. */
function vocabularyOf(pages: readonly Prepared[]): Vocabulary {
  const bySite = Map.groupBy(pages, ({ sample }) => sample.site)
  const sites = new Map<number, number>()
  for (const group of bySite.values()) {
    const ofSite = group.length === 1 ? (group[0] as Prepared).distinct : new Set(group.flatMap(({ distinct }) => [...distinct]))
    for (const key of ofSite) sites.set(key, (sites.get(key) ?? 0) + 1)
  }
  const enough = [...sites].filter(([, count]) => count >= MIN_SITES).sort(([a], [b]) => a - b)
  return vocabulary(
    Int32Array.from(enough, ([key]) => key),
    Float64Array.from(enough, ([, count]) => Math.log1p(bySite.size / count) ** RARITY),
  )
}

function vocabulary(keys: Int32Array, rarity: Float64Array): Vocabulary {
  return { keys, columnOf: new Map(Array.from(keys, (key, column) => [key, column])), rarity }
}

function keep({ keys, rarity }: Vocabulary, columns: Int32Array): Vocabulary {
  return vocabulary(
    columns.map((column) => keys[column] as number),
    Float64Array.from(columns, (column) => rarity[column] as number),
  )
}

function rowsOf(all: readonly Text[], { columnOf }: Vocabulary): Rows {
  const texts = all.filter(({ weight }) => weight > 0)
  const starts = new Int32Array(texts.length + 1)
  const columns = new Int32Array(texts.reduce((sum, { keys }) => sum + keys.length, 0))
  let count = 0
  texts.forEach(({ keys }, i) => {
    for (const key of keys) {
      const column = columnOf.get(key)
      if (column !== undefined) columns[count++] = column
    }
    starts[i + 1] = count
  })
  const norms = Float64Array.from(texts, (_, i) => 1 / Math.sqrt(Math.max(1, (starts[i + 1] as number) - (starts[i] as number))))
  return { texts, starts, columns: columns.subarray(0, count), norms }
}

/** Columns that move the scores most, most first: the size of a weight times the root of the page weight that has it. */
function mostTelling({ texts, starts, columns, norms }: Rows, { rarity }: Vocabulary, weights: Float64Array): Int32Array {
  const met = new Float64Array(weights.length)
  texts.forEach(({ weight }, i) => {
    for (let k = starts[i] as number; k < (starts[i + 1] as number); k++) {
      const column = columns[k] as number
      met[column] = (met[column] as number) + weight * (norms[i] as number) ** 2
    }
  })
  const telling = weights.map((weight, column) => Math.abs(weight) * (rarity[column] as number) * Math.sqrt(met[column] as number))
  return Int32Array.from(weights.keys())
    .sort((a, b) => (telling[b] as number) - (telling[a] as number) || a - b)
    .slice(0, MAX_GRAMS)
}

function fitGrams(rows: Rows, { rarity }: Vocabulary): Fit {
  const { texts, starts, columns, norms } = rows
  const total = texts.reduce((sum, { weight }) => sum + weight, 0)
  const step = 1 / curvature(rows, rarity)
  const current = new Float64Array(rarity.length)
  const ahead = new Float64Array(rarity.length)
  /** Weights and gradient as a row sees them: times the rarity, applied once a column and not once a gram. */
  const scaled = new Float64Array(rarity.length)
  const gradient = new Float64Array(rarity.length)
  let bias = 0
  let biasAhead = 0
  let momentum = 1
  for (let iteration = 0; iteration < STEPS; iteration++) {
    gradient.fill(0)
    let biasGradient = 0
    for (let i = 0; i < texts.length; i++) {
      const { spam, weight } = texts[i] as Text
      const norm = norms[i] as number
      const end = starts[i + 1] as number
      let z = 0
      for (let k = starts[i] as number; k < end; k++) z += scaled[columns[k] as number] as number
      const error = ((1 / (1 + Math.exp(-(biasAhead + z * norm))) - (spam ? 1 - SMOOTHING : SMOOTHING)) * weight) / total
      biasGradient += error
      const share = error * norm
      for (let k = starts[i] as number; k < end; k++) {
        const column = columns[k] as number
        gradient[column] = (gradient[column] as number) + share
      }
    }
    const faster = (1 + Math.sqrt(1 + 4 * momentum * momentum)) / 2
    const carry = (momentum - 1) / faster
    for (let column = 0; column < rarity.length; column++) {
      const rare = rarity[column] as number
      const next = (ahead[column] as number) - step * ((gradient[column] as number) * rare + PENALTY * (ahead[column] as number))
      ahead[column] = next + carry * (next - (current[column] as number))
      scaled[column] = (ahead[column] as number) * rare
      current[column] = next
    }
    const nextBias = biasAhead - step * biasGradient
    biasAhead = nextBias + carry * (nextBias - bias)
    bias = nextBias
    momentum = faster
  }
  return { bias, weights: current }
}

/** Half the usual bound on the curvature (a quarter of the largest squared row): safe here, since no page comes near the bound in every direction. */
function curvature({ texts, starts, columns, norms }: Rows, rarity: Float64Array): number {
  let largest = 0
  for (let i = 0; i < texts.length; i++) {
    let squares = 0
    for (let k = starts[i] as number; k < (starts[i + 1] as number); k++) squares += ((rarity[columns[k] as number] as number) * (norms[i] as number)) ** 2
    largest = Math.max(largest, squares)
  }
  return (largest + 1) / 8 + PENALTY
}

/** Four bits a weight: -7..7 times one scale, set so that hardly any weight is clipped; those that come to nothing are left out. */
function quantise(keys: Int32Array, weights: Float64Array, bias: number): WordingWeights {
  const sizes = weights.map(Math.abs).sort()
  const scale = (sizes[Math.floor(sizes.length * (1 - CLIPPED))] ?? 1) / LARGEST_WEIGHT
  const grams = Array.from(keys, (key, i) => ({ key, weight: Math.max(-LARGEST_WEIGHT, Math.min(LARGEST_WEIGHT, Math.round((weights[i] as number) / scale))) }))
  return { scale, bias, ...buildTable(grams.filter(({ weight }) => weight !== 0)) }
}
