/**
 * Fits the wording weights: logistic regression with an L2 penalty over distinct n-grams, each weighted by how few sites use it, by the accelerated
 * gradient method over the whole batch (deterministic). Grams of fewer than MIN_SITES sites are left out: they are names. Of the others, those that
 * move the scores most are kept and fitted once more by themselves.
 */
import { buildTable, LARGEST_WEIGHT } from '../features/gram-table.ts'
import { KEY_BITS } from '../features/grams.ts'
import type { WordingWeights } from '../features/wording.ts'
import { type Prepared, windowsOf } from './prepare.ts'

/** A page, or a window of one. */
interface Text {
  /** Distinct keys. */
  readonly keys: Int32Array
  readonly spam: boolean
  readonly weight: number
}

/** A text with its grams as columns of a vocabulary. */
interface Row {
  readonly columns: Int32Array
  /** One over the square root of how many there are. */
  readonly norm: number
  readonly spam: boolean
  readonly weight: number
}

/** The grams that take part in a fit. */
interface Vocabulary {
  /** Key of each column. */
  readonly keys: Int32Array
  /** Column of each key, -1 for those that take no part. */
  readonly columnOf: Int32Array
  /** How much more a gram of few sites tells; see RARITY. */
  readonly rarity: Float64Array
}

interface Fit {
  readonly bias: number
  readonly weights: Float64Array
}

const KEYS = 1 << KEY_BITS
const MIN_SITES = 4
/** Power of log(1 + sites / sites with the gram): chosen by real pages of operators that took no part. */
const RARITY = 1.5
/** Most grams of a model. Twice as many score real pages of other operators no better. */
const MAX_GRAMS = 28_000
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
  const texts = prepared.flatMap((page, i) => textsOf(page, weights[i] as number)).filter(({ weight }) => weight > 0)
  const everything = vocabularyOf(prepared)
  const rows = texts.map((text) => rowOf(text, everything))
  const first = fitGrams(rows, everything.rarity)
  const kept = keep(everything, mostTelling(rows, everything.rarity, first.weights))
  const { bias, weights: fitted } = fitGrams(
    texts.map((text) => rowOf(text, kept)),
    kept.rarity,
  )
  return quantise(
    kept.keys,
    fitted.map((weight, column) => weight * (kept.rarity[column] as number)),
    bias,
  )
}

function textsOf(page: Prepared, weight: number): Text[] {
  const spam = page.sample.label === 'spam'
  const windows = windowsOf(page)
  return [{ keys: page.distinct, spam, weight }, ...windows.map((keys) => ({ keys, spam, weight: (weight * WINDOWS_WEIGHT) / windows.length }))]
}

/** The grams of enough sites. */
function vocabularyOf(pages: readonly Prepared[]): Vocabulary {
  const sites = new Uint16Array(KEYS)
  const lastSite = new Int32Array(KEYS).fill(-1)
  const bySite = Map.groupBy(pages, ({ sample }) => sample.site)
  let number = 0
  for (const group of bySite.values()) {
    for (const { distinct } of group) {
      for (const key of distinct) {
        if (lastSite[key] === number) continue
        lastSite[key] = number
        sites[key] = (sites[key] as number) + 1
      }
    }
    number++
  }
  const keys: number[] = []
  for (let key = 0; key < KEYS; key++) if ((sites[key] as number) >= MIN_SITES) keys.push(key)
  const rarity = keys.map((key) => Math.log1p(bySite.size / (sites[key] as number)) ** RARITY)
  return vocabulary(Int32Array.from(keys), Float64Array.from(rarity))
}

function vocabulary(keys: Int32Array, rarity: Float64Array): Vocabulary {
  const columnOf = new Int32Array(KEYS).fill(-1)
  keys.forEach((key, column) => {
    columnOf[key] = column
  })
  return { keys, columnOf, rarity }
}

function keep({ keys, rarity }: Vocabulary, columns: Int32Array): Vocabulary {
  return vocabulary(
    columns.map((column) => keys[column] as number),
    Float64Array.from(columns, (column) => rarity[column] as number),
  )
}

function rowOf({ keys, spam, weight }: Text, { columnOf }: Vocabulary): Row {
  const columns = keys.map((key) => columnOf[key] as number).filter((column) => column >= 0)
  return { columns, norm: 1 / Math.sqrt(Math.max(1, columns.length)), spam, weight }
}

/** Columns that move the scores most, most first: the size of a weight times the root of the page weight that has it. */
function mostTelling(rows: readonly Row[], rarity: Float64Array, weights: Float64Array): Int32Array {
  const met = new Float64Array(weights.length)
  for (const { columns, norm, weight } of rows) for (const column of columns) met[column] = (met[column] as number) + weight * norm * norm
  const telling = weights.map((weight, column) => Math.abs(weight) * (rarity[column] as number) * Math.sqrt(met[column] as number))
  return Int32Array.from(weights.keys())
    .sort((a, b) => (telling[b] as number) - (telling[a] as number) || a - b)
    .slice(0, MAX_GRAMS)
}

function fitGrams(rows: readonly Row[], rarity: Float64Array): Fit {
  const total = rows.reduce((sum, { weight }) => sum + weight, 0)
  const step = 1 / curvature(rows, rarity)
  const current = new Float64Array(rarity.length)
  const ahead = new Float64Array(rarity.length)
  const gradient = new Float64Array(rarity.length)
  let bias = 0
  let biasAhead = 0
  let momentum = 1
  for (let iteration = 0; iteration < STEPS; iteration++) {
    gradient.fill(0)
    let biasGradient = 0
    for (const { columns, norm, spam, weight } of rows) {
      let z = 0
      for (let k = 0; k < columns.length; k++) z += (ahead[columns[k] as number] as number) * (rarity[columns[k] as number] as number)
      const error = ((1 / (1 + Math.exp(-(biasAhead + z * norm))) - (spam ? 1 - SMOOTHING : SMOOTHING)) * weight) / total
      biasGradient += error
      for (let k = 0; k < columns.length; k++) {
        const column = columns[k] as number
        gradient[column] = (gradient[column] as number) + error * norm * (rarity[column] as number)
      }
    }
    const faster = (1 + Math.sqrt(1 + 4 * momentum * momentum)) / 2
    const carry = (momentum - 1) / faster
    for (let column = 0; column < rarity.length; column++) {
      const next = (ahead[column] as number) - step * ((gradient[column] as number) + PENALTY * (ahead[column] as number))
      ahead[column] = next + carry * (next - (current[column] as number))
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
function curvature(rows: readonly Row[], rarity: Float64Array): number {
  let largest = 0
  for (const { columns, norm } of rows) {
    let squares = 0
    for (const column of columns) squares += ((rarity[column] as number) * norm) ** 2
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
