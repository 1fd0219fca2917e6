/**
 * Fits the wording weights: logistic regression with an L2 penalty over distinct hashed n-grams, each weighted by how few sites use it, by the
 * accelerated gradient method over the whole batch (deterministic). Grams of fewer than MIN_SITES sites are left out: they are names.
 */
import { BUCKETS } from '../features/grams.ts'
import type { WordingWeights } from '../features/wording.ts'

export interface WordingPage {
  /** Distinct buckets. */
  readonly buckets: Int32Array
  readonly spam: boolean
  readonly site: string
  readonly weight: number
}

const MIN_SITES = 4
/** Chosen by the dev split and by transfer to real pages, together with the exponent of the rarity weight. */
const PENALTY = 1e-4
const RARITY_EXPONENT = 0.5
const STEPS = 120
const SMOOTHING = 0.02
/** Largest value of a four-bit weight. */
const LEVELS = 7
/** Share of nonzero weights that may be clipped by quantisation. */
const CLIPPED = 0.002

/** Fits on pages and returns weights ready to ship. */
export function fitWording(pages: readonly WordingPage[]): WordingWeights {
  const rarity = rarityOf(pages)
  const total = pages.reduce((sum, { weight }) => sum + weight, 0)
  const rows = pages.map(({ buckets }) => buckets.filter((bucket) => (rarity[bucket] as number) > 0))
  const norms = pages.map(({ buckets }) => 1 / Math.sqrt(Math.max(1, buckets.length)))
  const step = 1 / curvature(rows, norms, rarity)
  const current = new Float64Array(BUCKETS)
  const ahead = new Float64Array(BUCKETS)
  const gradient = new Float64Array(BUCKETS)
  let bias = 0
  let biasAhead = 0
  let momentum = 1
  for (let iteration = 0; iteration < STEPS; iteration++) {
    gradient.fill(0)
    let biasGradient = 0
    pages.forEach(({ spam, weight }, i) => {
      if (weight === 0) return
      const row = rows[i] as Int32Array
      const norm = norms[i] as number
      let z = 0
      for (let k = 0; k < row.length; k++) z += (ahead[row[k] as number] as number) * (rarity[row[k] as number] as number)
      const error = ((1 / (1 + Math.exp(-(biasAhead + z * norm))) - (spam ? 1 - SMOOTHING : SMOOTHING)) * weight) / total
      biasGradient += error
      for (let k = 0; k < row.length; k++) {
        const bucket = row[k] as number
        gradient[bucket] = (gradient[bucket] as number) + error * norm * (rarity[bucket] as number)
      }
    })
    const faster = (1 + Math.sqrt(1 + 4 * momentum * momentum)) / 2
    const carry = (momentum - 1) / faster
    for (let bucket = 0; bucket < BUCKETS; bucket++) {
      if (rarity[bucket] === 0) continue
      const next = (ahead[bucket] as number) - step * ((gradient[bucket] as number) + PENALTY * (ahead[bucket] as number))
      ahead[bucket] = next + carry * (next - (current[bucket] as number))
      current[bucket] = next
    }
    const nextBias = biasAhead - step * biasGradient
    biasAhead = nextBias + carry * (nextBias - bias)
    bias = nextBias
    momentum = faster
  }
  return quantise(
    current.map((weight, bucket) => weight * (rarity[bucket] as number)),
    bias,
  )
}

/** log(1 + sites / sites with the gram) to a power; 0 for grams of too few sites. */
function rarityOf(pages: readonly WordingPage[]): Float32Array {
  const bySite = Map.groupBy(pages, ({ site }) => site)
  const counts = new Uint16Array(BUCKETS)
  for (const group of bySite.values()) for (const bucket of new Set(group.flatMap(({ buckets }) => [...buckets]))) counts[bucket] = (counts[bucket] as number) + 1
  return Float32Array.from(counts, (count) => (count < MIN_SITES ? 0 : Math.log1p(bySite.size / count) ** RARITY_EXPONENT))
}

/** Half the usual bound on the curvature (a quarter of the largest squared row): safe here, since no page comes near the bound in every direction. */
function curvature(rows: readonly Int32Array[], norms: readonly number[], rarity: Float32Array): number {
  let largest = 0
  rows.forEach((row, i) => {
    let squares = 0
    for (let k = 0; k < row.length; k++) squares += ((rarity[row[k] as number] as number) * (norms[i] as number)) ** 2
    largest = Math.max(largest, squares)
  })
  return (largest + 1) / 8 + PENALTY
}

/** Four bits a weight: -7..7 times one scale, set so that hardly any weight is clipped. */
function quantise(weights: Float64Array, bias: number): WordingWeights {
  const sizes = weights
    .map(Math.abs)
    .filter((size) => size > 0)
    .sort()
  const largest = sizes[Math.floor(sizes.length * (1 - CLIPPED))] ?? 1
  const scale = largest / LEVELS
  return { scale, bias, buckets: Int8Array.from(weights, (weight) => Math.max(-LEVELS, Math.min(LEVELS, Math.round(weight / scale)))) }
}
