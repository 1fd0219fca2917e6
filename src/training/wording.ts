/**
 * Fits the wording weights: logistic regression with an L2 penalty over distinct hashed n-grams, each weighted by how few sites use it, by the
 * accelerated gradient method over the whole batch (deterministic). Grams of fewer than MIN_SITES sites are left out: they are names.
 */
import { BUCKETS } from '../features/grams.ts'
import { FAMILIAR_STRIDE, familiarityOf, type WordingWeights } from '../features/wording.ts'
import { type Prepared, windowsOf } from './prepare.ts'

/** A page, or a window of one. */
interface Row {
  /** Distinct buckets. */
  readonly buckets: Int32Array
  readonly spam: boolean
  readonly site: string
  readonly weight: number
}

const MIN_SITES = 4
/** Hardly matters between a third and three times of this (out-of-fold scores by writer). */
const PENALTY = 1e-4
/** What the windows of a page weigh together, beside the page as a whole: passages are scored by the same weights. */
const WINDOWS_WEIGHT = 0.5
const STEPS = 80
const SMOOTHING = 0.02
/** Largest value of a four-bit weight. */
const LEVELS = 7
/** Share of nonzero weights that may be clipped by quantisation. */
const CLIPPED = 0.002

/**
 * Fits on pages and returns weights ready to ship.
 *
 * @param weights of the pages, as `pageWeights` gives them
 */
export function fitWording(prepared: readonly Prepared[], weights: Float64Array): WordingWeights {
  const pages = prepared.flatMap((page, i) => rowsOf(page, weights[i] as number))
  const sites = sitesByBucket(prepared)
  const total = pages.reduce((sum, { weight }) => sum + weight, 0)
  const siteCount = new Set(prepared.map(({ sample }) => sample.site)).size
  // log(1 + sites / sites with the gram); 0 for grams of too few sites.
  const rarity = Float32Array.from(sites, (count) => (count < MIN_SITES ? 0 : Math.log1p(siteCount / count)))
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
    for (let i = 0; i < pages.length; i++) {
      const { spam, weight } = pages[i] as Row
      if (weight === 0) continue
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
    }
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
  return {
    ...quantise(
      current.map((weight, bucket) => weight * (rarity[bucket] as number)),
      bias,
    ),
    familiar: Uint8Array.from({ length: BUCKETS / FAMILIAR_STRIDE }, (_, i) => familiarityOf(sites[i * FAMILIAR_STRIDE] as number)),
  }
}

function rowsOf(page: Prepared, weight: number): Row[] {
  const { site, label } = page.sample
  const windows = windowsOf(page)
  const row = (buckets: Int32Array, share: number): Row => ({ buckets, spam: label === 'spam', site, weight: weight * share })
  return [row(page.distinct, 1), ...windows.map((buckets) => row(buckets, WINDOWS_WEIGHT / windows.length))]
}

/** How many sites have a gram in each bucket. */
function sitesByBucket(pages: readonly Prepared[]): Uint16Array {
  const counts = new Uint16Array(BUCKETS)
  const lastSite = new Int32Array(BUCKETS).fill(-1)
  const bySite = Map.groupBy(pages, ({ sample }) => sample.site)
  let number = 0
  for (const group of bySite.values()) {
    for (const { distinct } of group) {
      for (const bucket of distinct) {
        if (lastSite[bucket] === number) continue
        lastSite[bucket] = number
        counts[bucket] = (counts[bucket] as number) + 1
      }
    }
    number++
  }
  return counts
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
function quantise(weights: Float64Array, bias: number): Omit<WordingWeights, 'familiar'> {
  const sizes = weights
    .map(Math.abs)
    .filter((size) => size > 0)
    .sort()
  const largest = sizes[Math.floor(sizes.length * (1 - CLIPPED))] ?? 1
  const scale = largest / LEVELS
  return { scale, bias, buckets: Int8Array.from(weights, (weight) => Math.max(-LEVELS, Math.min(LEVELS, Math.round(weight / scale)))) }
}
