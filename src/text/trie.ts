/**
 * All word lists matched in one pass.
 *
 * Terms are entered by how they open: by their first three symbols, or by both of a term of two (every term has at least two). That pair or triple is
 * looked up in one hash table, which leads to a node of a trie. Nodes are numbered as they are made, so that what hangs below a node by itself has the
 * numbers after it. One link a node names the symbol that leads to the next number: most steps read it and go on, along a term's end through one cache
 * line. Only a node's further children live in a second hash table (key, next node); a key is a node and a symbol. Symbols are the few thousand code
 * units that occur in terms, numbered; a unit in no term ends the walk at once.
 *
 *     abc -> 1 -d- 2 -e- 3     abcde and abcdf: the link of 1 says d, that of 2 says e; from 2 the table leads by f to 4
 *                    `-f- 4
 *
 * Most positions of a text start no term. They are passed over by a set of openings in bits, small enough to stay in the nearest cache and asked
 * without branches; of what it lets pass by mistake, about one position in fifty, the first table knows nothing. Terms are short and bounded, so the
 * cost is linear in the text. Fail links (Aho-Corasick) would save the restarts but not that first look, and would double the build, which the edge
 * pays at every cold start.
 *
 * Tries are built a language at a time; `scan` walks several side by side as if they were one.
 */
import { createScratch } from './scratch.ts'

/** Everything found: parallel arrays ordered by start. Offsets count folded units, half-open. Valid until the next scan. */
export interface Hits {
  readonly length: number
  readonly start: Int32Array
  readonly end: Int32Array
  readonly list: Uint16Array
  readonly term: Int32Array
}

/** A set of terms ready to be found. */
export interface Trie {
  /** By code unit: its symbol, 0 for one in no term; {@link WORD} where words are written with it. */
  readonly symbols: Uint16Array
  /** A Bloom filter of openings (Bloom 1970) whose two bits a key stand in one word, {@link wordOf} and {@link bitsOf} its hash. */
  readonly filter: Uint32Array
  /** By turns the pair that a term opens with, and its third symbol (0 for a term of two) with the node; 0 for a free slot. */
  readonly openings: Int32Array
  /** By node: the symbol that leads to the next number, 0 for none; {@link BRANCHES}; from {@link ENTRY_SHIFT} on, the first entry that ends there. */
  readonly links: Int32Array
  /** Key and next node by turns, for children that links do not name; a next of 0 is a free slot. */
  readonly table: Int32Array
  /** Four numbers an entry, side by side since they are read together: {@link NEXT}, {@link LIST}, {@link TERM}, {@link STEM}. Entry 0 is none. */
  readonly entries: Int32Array
}

/** What the numbers of an entry are: the next entry that ends at the same node, or 0. */
export const NEXT = 0
const LIST = 1
const TERM = 2
/** 1 where a match may start a longer word, which then belongs to it. */
const STEM = 3
export const ENTRY = 4

export const SYMBOL_BITS = 13
export const SYMBOL_MASK = (1 << SYMBOL_BITS) - 1
/** Bit of {@link Trie.symbols}: a unit of words, where a term needs an edge on both sides. */
export const WORD = 1 << SYMBOL_BITS
/** The node has children in the table. */
export const BRANCHES = 1 << SYMBOL_BITS
export const ENTRY_SHIFT = SYMBOL_BITS + 1
/** Bits of a node's number. */
export const NODE_BITS = 31 - SYMBOL_BITS
export const FILTER_WORD_BITS = 13

/** Place of a key in the table, or of the free slot where it would go. */
export function slotOf(table: Int32Array, key: number): number {
  const mask = table.length - 2
  let slot = spread(key) & mask
  while (table[slot + 1] !== 0 && table[slot] !== key) slot = (slot + 2) & mask
  return slot
}

/** Place of an opening among the openings, or of the free slot where it would go. */
export function openingSlotOf(openings: Int32Array, pair: number, third: number): number {
  const mask = openings.length - 2
  let slot = (openingHash(pair, third) >>> 8) & mask
  while (openings[slot + 1] !== 0 && (openings[slot] !== pair || (openings[slot + 1] as number) >>> NODE_BITS !== third)) slot = (slot + 2) & mask
  return slot
}

/** The multiplier is the golden ratio's, as in Knuth's multiplicative hashing. */
function spread(key: number): number {
  const mixed = Math.imul(key, 0x9e3779b1)
  return (mixed ^ (mixed >>> 15)) << 1
}

/** Two symbols as one number. */
export function pairOf(first: number, second: number): number {
  return (first << SYMBOL_BITS) | second
}

/** Hash of an opening; a third symbol of 0 stands for a term of two. */
export function openingHash(pair: number, third: number): number {
  return Math.imul(Math.imul(pair, 0x9e3779b1) ^ third, 0x85ebca6b)
}

/** Word of the filter that a hash belongs to. */
export function wordOf(hash: number): number {
  return hash >>> (32 - FILTER_WORD_BITS)
}

/** The two bits of a hash in its word. */
export function bitsOf(hash: number): number {
  return (1 << (hash >>> 14)) | (1 << (hash >>> 9))
}

const roomForEnds = createScratch(Int32Array)
const roomForPlaces = createScratch(Int32Array)
const roomForOpenings = createScratch(Uint8Array)
const roomForStarts = createScratch(Int32Array)

// Reused by every scan: what is found is copied out before the next one.
let start = new Int32Array(1024)
let end = new Int32Array(1024)
let listOf = new Uint16Array(1024)
let termOf = new Int32Array(1024)

/**
 * Finds in each list the leftmost longest matches that do not overlap.
 *
 * @param tries at most four
 * @param lists one more than the highest list number of all tries
 */
export function scan(codes: Uint16Array, tries: readonly Trie[], lists: number): Hits {
  // Where the last match of each list ended, and its place among the hits.
  const openEnd = roomForEnds(lists).fill(0, 0, lists)
  const openAt = roomForPlaces(lists).fill(-1, 0, lists)
  const length = codes.length
  const opening = roomForOpenings(length).fill(0, 0, length)
  for (const [t, trie] of tries.entries()) markOpenings(codes, trie, t * KINDS, opening)
  const starts = roomForStarts(length)
  let opened = 0
  for (let i = 0; i < length; i++) {
    starts[opened] = i
    opened += ((opening[i] as number) + 255) >> 8
  }
  let count = 0
  for (let n = 0; n < opened; n++) {
    const i = starts[n] as number
    for (let kinds = opening[i] as number; kinds !== 0; kinds &= kinds - 1) {
      const kind = 31 - Math.clz32(kinds & -kinds)
      const { symbols, openings, links, table, entries } = tries[kind >> 1] as Trie
      const isTriple = kind & 1
      const pair = pairOf((symbols[codes[i] as number] as number) & SYMBOL_MASK, (symbols[codes[i + 1] as number] as number) & SYMBOL_MASK)
      const third = isTriple === 1 ? (symbols[codes[i + 2] as number] as number) & SYMBOL_MASK : 0
      let node = (openings[openingSlotOf(openings, pair, third) + 1] as number) & NODE_MASK
      if (node === 0) continue
      for (let at = i + 2 + isTriple; ; at++) {
        const link = links[node] as number
        for (let e = (link >>> ENTRY_SHIFT) * ENTRY; e !== 0; e = (entries[e + NEXT] as number) * ENTRY) {
          let stop = at
          if (((symbols[codes[at - 1] as number] as number) & WORD) !== 0) {
            if (entries[e + STEM] === 1) while (stop < length && ((symbols[codes[stop] as number] as number) & WORD) !== 0) stop++
            else if (at < length && ((symbols[codes[at] as number] as number) & WORD) !== 0) continue
          }
          const owner = entries[e + LIST] as number
          const last = openAt[owner] as number
          if (last >= 0 && start[last] === i) {
            // The walk goes outwards, so what ends later at the same start is longer; another trie's may be shorter.
            if (stop < (end[last] as number)) continue
            end[last] = stop
            termOf[last] = entries[e + TERM] as number
            openEnd[owner] = stop
          } else if ((openEnd[owner] as number) <= i) {
            if (count === start.length) grow()
            start[count] = i
            end[count] = stop
            listOf[count] = owner
            termOf[count] = entries[e + TERM] as number
            openAt[owner] = count++
            openEnd[owner] = stop
          }
        }
        if (at >= length) break
        const symbol = (symbols[codes[at] as number] as number) & SYMBOL_MASK
        if (symbol === 0) break
        if ((link & SYMBOL_MASK) === symbol) node++
        else {
          if ((link & BRANCHES) === 0) break
          node = table[slotOf(table, (node << SYMBOL_BITS) | symbol) + 1] as number
          if (node === 0) break
        }
      }
    }
  }
  return { length: count, start, end, list: listOf, term: termOf }
}

/** Marks a trie makes: bit 0 where a term of two symbols may open, bit 1 for a longer one. */
const KINDS = 2
const NODE_MASK = (1 << NODE_BITS) - 1

/** Sets the marks of a trie at each place where a term of it may open: at the edge of a word, with symbols that some term opens with. */
function markOpenings(codes: Uint16Array, { symbols, filter }: Trie, shift: number, marks: Uint8Array): void {
  const last = codes.length - 1
  let unit = symbols[codes[0] as number] as number
  let following = symbols[codes[1] as number] as number
  let before = 0
  for (let i = 0; i < last; i++) {
    const third = i + 1 < last ? (symbols[codes[i + 2] as number] as number) : 0
    const pair = pairOf(unit & SYMBOL_MASK, following & SYMBOL_MASK)
    // No branches: they could not be foretold.
    const two = openingHash(pair, 0)
    const three = openingHash(pair, third & SYMBOL_MASK)
    const inTwo = filter[wordOf(two)] as number
    const inThree = filter[wordOf(three)] as number
    const hasTwo = (inTwo >>> (two >>> 14)) & (inTwo >>> (two >>> 9)) & 1
    // A unit in no term is third in none; minus makes a bit of any symbol.
    const hasThree = (inThree >>> (three >>> 14)) & (inThree >>> (three >>> 9)) & (-(third & SYMBOL_MASK) >>> 31)
    const isEdge = ~(unit & before) >>> SYMBOL_BITS
    marks[i] = (marks[i] as number) | (((hasTwo | (hasThree << 1)) & -(isEdge & 1)) << shift)
    before = unit
    unit = following
    following = third
  }
}

function grow(): void {
  start = doubled(start, Int32Array)
  end = doubled(end, Int32Array)
  termOf = doubled(termOf, Int32Array)
  listOf = doubled(listOf, Uint16Array)
}

function doubled<T extends Int32Array | Uint16Array>(array: T, type: new (length: number) => T): T {
  const wider = new type(array.length * 2)
  wider.set(array)
  return wider
}
