/**
 * The filter with which Cormack, Smucker and Clarke cleaned ClueWeb09 ("Efficient and effective spam filtering and re-ranking for large web
 * datasets", 2011): logistic regression by one pass of stochastic gradient over hashed byte 4-grams. Constants are theirs.
 */
import { randomFrom } from '../metrics.ts'
import type { Peer, Text } from './peer.ts'

const BUCKETS = 1_000_081
const MAX_BYTES = 35_000
const STEP = 0.002

/** The filter with so many passes over the pages, each in a new random order. */
export function cormackPeer(passes: number): Peer {
  return {
    name: `Cormack byte 4-grams, ${passes === 1 ? 'one pass' : `${passes} passes`}`,
    train(pages: readonly Text[]) {
      const weights = new Float32Array(BUCKETS)
      const grams = pages.map(({ text }) => gramsOf(text))
      const random = randomFrom(1)
      for (let pass = 0; pass < passes; pass++) {
        const order = pages.map((_, i) => [random(), i] as const).sort(([a], [b]) => a - b)
        for (const [, i] of order) learn(weights, grams[i] as Int32Array, pages[i]?.spam === true)
      }
      return { score: (texts) => texts.map((text) => sum(weights, gramsOf(text))), bytes: weights.byteLength }
    },
  }
}

function learn(weights: Float32Array, grams: Int32Array, spam: boolean): void {
  const step = (Number(spam) - 1 / (1 + Math.exp(-sum(weights, grams)))) * STEP
  for (const gram of grams) weights[gram] = (weights[gram] as number) + step
}

function sum(weights: Float32Array, grams: Int32Array): number {
  let total = 0
  for (const gram of grams) total += weights[gram] as number
  return total
}

/** Distinct 4-grams of the first bytes; each is the big-endian number of its bytes, modulo a prime. */
function gramsOf(text: string): Int32Array {
  const bytes = new TextEncoder().encode(text).subarray(0, MAX_BYTES)
  const grams = new Set<number>()
  let window = 0
  for (let i = 0; i < bytes.length; i++) {
    window = ((window << 8) | (bytes[i] as number)) >>> 0
    if (i >= 3) grams.add(window % BUCKETS)
  }
  return Int32Array.from(grams)
}
