import { readPage } from '../analyse.ts'
import { type Grams, hashGrams } from '../features/grams.ts'
import { toVector } from '../features/vector.ts'
import { distinctKeys, windowOf } from '../features/wording.ts'
import { SIGNALS } from '../signals/index.generated.ts'
import { findSignals } from '../signals/signal.ts'
import { inputOf, type Sample } from './corpus.ts'

/** What training keeps of a page, read by the engine itself. */
export interface Prepared {
  readonly sample: Sample
  /** Strength of each signal that is a feature. */
  readonly dense: Float32Array
  readonly grams: Grams
  /** Keys of all grams, each once. */
  readonly distinct: Int32Array
  /** Shortest passage, in folded units. */
  readonly window: number
}

export function prepare(sample: Sample): Prepared {
  const page = readPage(inputOf(sample))
  const { length, key, at, title } = hashGrams(page)
  const grams: Grams = { length, key: key.slice(0, length), at: at.slice(0, length), title: title.slice() }
  return { sample, dense: toVector(findSignals(page, SIGNALS)), grams, distinct: distinctKeys(grams), window: windowOf(page) }
}

/** Distinct keys of each window of a page, the windows overlapping by half; none when one window holds it all. */
export function windowsOf({ grams: { length, key, at }, window }: Prepared): Int32Array[] {
  const last = length > 0 ? (at[length - 1] as number) : 0
  const windows: Int32Array[] = []
  if (last <= window) return windows
  let first = 0
  let end = 0
  // The last window may be short; a sliver of text says little.
  for (let from = 0; last - from >= window / 2; from += window / 2) {
    while (first < length && (at[first] as number) <= from) first++
    while (end < length && (at[end] as number) <= from + window) end++
    if (end > first) windows.push(Int32Array.from(new Set(key.subarray(first, end))))
  }
  return windows
}
