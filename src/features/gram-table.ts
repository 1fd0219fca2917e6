/**
 * The grams that a model knows, with a weight each: a hash table of fixed shape, made to be asked thousands of times a page.
 *
 * A key's upper 16 bits name a bucket of two places, its lower 8 bits are kept there beside the weight to tell keys of one bucket apart: of the grams
 * that the model does not know, hardly one in five hundred is taken for one that it does. A byte for each bucket says which eighths of its tags occur;
 * all of them fit a near cache and turn most unknown grams away before the table is touched.
 */
import { KEY_BITS } from './grams.ts'

/** Weights run from -7 to 7, without 0: four bits each. */
export const LARGEST_WEIGHT = 7

const TAG_BITS = 8
const TAGS = 1 << TAG_BITS
/** Lower bits of a tag that its eighth leaves out. */
const EIGHTH_BITS = TAG_BITS - 3
const PLACES = 2
const SLOTS = PLACES << (KEY_BITS - TAG_BITS)
const WEIGHT_BITS = 4
const WEIGHT_MASK = (1 << WEIGHT_BITS) - 1
/** What is added to a weight in the table and in the file: an empty place reads 0. */
const ZERO = 8

export interface GramTable {
  /** Tag and weight of each place; 0 where there is none. */
  readonly places: Uint16Array
  /** For each bucket, a bit for each eighth of the tags that it holds any of. */
  readonly filter: Uint8Array
}

export interface WeightedGram {
  /** As `hashGrams` gives it. */
  readonly key: number
  /** -7..7, not 0. */
  readonly weight: number
}

/** Places of a table: slots run from 0 below this. */
export const SLOT_COUNT = SLOTS

/** 0 when the table surely does not hold a gram, else 1: a number, so that many grams can be sifted without a branch. */
export function mayHold({ filter }: GramTable, key: number): number {
  return ((filter[key >>> TAG_BITS] as number) >>> ((key >>> EIGHTH_BITS) & 7)) & 1
}

/** Slot of a gram with its weight, for `slotOf` and `weightOf`, or -1 when the table does not hold it. */
export function lookUp(table: GramTable, key: number): number {
  if (mayHold(table, key) === 0) return -1
  const { places } = table
  const tag = key & (TAGS - 1)
  const slot = (key >>> TAG_BITS) * PLACES
  const first = places[slot] as number
  if (first >>> WEIGHT_BITS === tag) return (slot << WEIGHT_BITS) | (first & WEIGHT_MASK)
  const second = places[slot + 1] as number
  // An empty second place looks like tag 0; the first is never empty where the filter lets pass.
  return second >>> WEIGHT_BITS === tag && second !== 0 ? ((slot + 1) << WEIGHT_BITS) | (second & WEIGHT_MASK) : -1
}

/** Slot of a gram that was looked up, 0 to SLOT_COUNT - 1. */
export function slotOf(found: number): number {
  return found >>> WEIGHT_BITS
}

/** Weight of a gram that was looked up, -7..7. */
export function weightOf(found: number): number {
  return (found & WEIGHT_MASK) - ZERO
}

/** Builds a table; the grams of a full bucket are taken in the order given, so the most important should come first. Returns how many found room. */
export function buildTable(grams: Iterable<WeightedGram>): { readonly table: GramTable; readonly held: number } {
  const places = new Uint16Array(SLOTS)
  const filter = new Uint8Array(SLOTS / PLACES)
  let held = 0
  for (const { key, weight } of grams) {
    const bucket = key >>> TAG_BITS
    const slot = places[bucket * PLACES] === 0 ? bucket * PLACES : bucket * PLACES + 1
    if (places[slot] !== 0) continue
    places[slot] = ((key & (TAGS - 1)) << WEIGHT_BITS) | (weight + ZERO)
    filter[bucket] = (filter[bucket] as number) | (1 << ((key >>> EIGHTH_BITS) & 7))
    held++
  }
  return { table: { places, filter }, held }
}

/** Bits of a gap between two keys that are written as they are; the rest is counted in ones (Rice 1979). Eight suit 20,000 to 60,000 grams of 24 bits. */
const RICE = 8

/** The table as bytes: the gaps between its keys in ascending order, Rice coded, each followed by its weight in four bits. */
export function packTable(table: GramTable): Uint8Array {
  const bytes: number[] = []
  let filled = 0
  const put = (value: number, bits: number) => {
    for (let bit = bits - 1; bit >= 0; bit--) {
      if (filled % 8 === 0) bytes.push(0)
      bytes[bytes.length - 1] = (bytes.at(-1) as number) | (((value >>> bit) & 1) << (7 - (filled % 8)))
      filled++
    }
  }
  let last = -1
  for (const { key, weight } of entriesOf(table)) {
    const gap = key - last - 1
    last = key
    for (let ones = gap >>> RICE; ones > 0; ones--) put(1, 1)
    put(0, 1)
    put(gap & ((1 << RICE) - 1), RICE)
    put(weight + ZERO, WEIGHT_BITS)
  }
  return Uint8Array.from(bytes)
}

/**
 * The table that was packed.
 *
 * @param grams how many the bytes hold
 * @throws RangeError when the bytes end before or go on after that
 */
export function unpackTable(bytes: Uint8Array, grams: number): GramTable {
  let at = 0
  const end = bytes.length * 8
  const bit = () => {
    if (at >= end) throw new RangeError(`The wording's table ends after ${bytes.length} bytes, before its ${grams} grams.`)
    const value = ((bytes[at >>> 3] as number) >>> (7 - (at & 7))) & 1
    at++
    return value
  }
  const take = (bits: number) => {
    let value = 0
    for (let i = 0; i < bits; i++) value = (value << 1) | bit()
    return value
  }
  function* read(): Generator<WeightedGram> {
    let key = -1
    for (let i = 0; i < grams; i++) {
      let ones = 0
      while (bit() === 1) ones++
      key += 1 + ((ones << RICE) | take(RICE))
      yield { key, weight: take(WEIGHT_BITS) - ZERO }
    }
  }
  const { table } = buildTable(read())
  if (end - at >= 8) throw new RangeError(`The wording's table has ${bytes.length} bytes, but its ${grams} grams end after ${Math.ceil(at / 8)}.`)
  return table
}

/** What a table holds, by key. */
function* entriesOf({ places }: GramTable): Generator<WeightedGram> {
  for (let slot = 0; slot < SLOTS; slot += PLACES) {
    const filled = [...places.subarray(slot, slot + PLACES)].filter((entry) => entry !== 0).sort((a, b) => a - b)
    for (const entry of filled) yield { key: ((slot / PLACES) << TAG_BITS) | (entry >>> WEIGHT_BITS), weight: (entry & WEIGHT_MASK) - ZERO }
  }
}
