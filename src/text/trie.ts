/**
 * All word lists matched in one pass.
 *
 * A trie whose nodes are numbered as they are made, so that what hangs below a node by itself has the numbers after it. One link a node names the
 * symbol that leads to the next number: most steps read it and go on, along a term's end through one cache line. Only a node's further children live
 * in an open-addressed hash table of pairs (key, next node); a key is a node and a symbol. Symbols are the few thousand code units that occur in terms,
 * numbered; a unit in no term ends the walk at once.
 *
 *     root -a- 1 -b- 2 -c- 3     abc and abd: the link of 1 says b, that of 2 says c; from 2 the table leads by d to 4
 *                      `-d- 4
 *
 * Most positions of a text start no term. They are passed over by a bit set of how terms open, by their first three symbols or by both of a term of
 * two (every term has at least two): small enough to stay in the nearest cache, and asked without branches. Terms are short and bounded, so the cost is
 * linear in the text. Fail links (Aho-Corasick) would save the restarts but not that first look, and would double the build, which the edge pays at
 * every cold start.
 *
 * Tries are built a language at a time; `scan` walks several side by side as if they were one.
 */
import { CLASS_COUNT, CLASSES, isWordClass } from './classes.ts'
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
  readonly symbols: Uint16Array
  /** Child of the root by symbol. */
  readonly first: Int32Array
  /** Bit per hash of the two symbols of a term, or of the first three of a longer one. */
  readonly openings: Uint32Array
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
/** The node has children in the table. */
export const BRANCHES = 1 << SYMBOL_BITS
export const ENTRY_SHIFT = SYMBOL_BITS + 1
export const OPENING_BITS = 18

/** Place of a key in the table, or of the free slot where it would go. */
export function slotOf(table: Int32Array, key: number): number {
  const mask = table.length - 2
  let slot = spread(key) & mask
  while (table[slot + 1] !== 0 && table[slot] !== key) slot = (slot + 2) & mask
  return slot
}

/** The multiplier is the golden ratio's, as in Knuth's multiplicative hashing. */
function spread(key: number): number {
  const mixed = Math.imul(key, 0x9e3779b1)
  return (mixed ^ (mixed >>> 15)) << 1
}

export function pairHash(first: number, second: number): number {
  return Math.imul((first << SYMBOL_BITS) | second, 0x9e3779b1)
}

export function tripleHash(pair: number, third: number): number {
  return Math.imul(pair ^ third, 0x85ebca6b)
}

export function bitOf(hash: number): number {
  return hash >>> (32 - OPENING_BITS)
}

/** Bit per class that words are written in. */
const WORD_CLASSES = Array.from({ length: CLASS_COUNT }, (_, kind) => (isWordClass(kind) ? 1 << kind : 0)).reduce((bits, bit) => bits | bit)

const roomForEnds = createScratch(Int32Array)
const roomForPlaces = createScratch(Int32Array)
const roomForOpenings = createScratch(Uint8Array)

// Reused by every scan: what is found is copied out before the next one.
let start = new Int32Array(1024)
let end = new Int32Array(1024)
let listOf = new Uint16Array(1024)
let termOf = new Int32Array(1024)

/**
 * Finds in each list the leftmost longest matches that do not overlap.
 *
 * @param tries at most eight
 * @param lists one more than the highest list number of all tries
 */
export function scan(codes: Uint16Array, tries: readonly Trie[], lists: number): Hits {
  // Where the last match of each list ended, and its place among the hits.
  const openEnd = roomForEnds(lists).fill(0, 0, lists)
  const openAt = roomForPlaces(lists).fill(-1, 0, lists)
  const length = codes.length
  const opening = roomForOpenings(length).fill(0, 0, length)
  for (const [t, trie] of tries.entries()) markOpenings(codes, trie, t, opening)
  let count = 0
  for (let i = 0; i < length; i++) {
    if (opening[i] === 0) continue
    for (let t = 0; t < tries.length; t++) {
      if (((opening[i] as number) & (1 << t)) === 0) continue
      const { symbols, first, links, table, entries } = tries[t] as Trie
      let node = first[symbols[codes[i] as number] as number] as number
      let link = links[node] as number
      for (let at = i + 1; at < length; ) {
        const symbol = symbols[codes[at] as number] as number
        if (symbol === 0) break
        if ((link & SYMBOL_MASK) === symbol) node++
        else {
          if ((link & BRANCHES) === 0) break
          node = table[slotOf(table, (node << SYMBOL_BITS) | symbol) + 1] as number
          if (node === 0) break
        }
        at++
        link = links[node] as number
        for (let e = (link >>> ENTRY_SHIFT) * ENTRY; e !== 0; e = (entries[e + NEXT] as number) * ENTRY) {
          let stop = at
          if (isWord(codes[at - 1] as number)) {
            if (entries[e + STEM] === 1) while (stop < length && isWord(codes[stop] as number)) stop++
            else if (at < length && isWord(codes[at] as number)) continue
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
      }
    }
  }
  return { length: count, start, end, list: listOf, term: termOf }
}

/** Whether a unit is part of a word: there a term needs an edge on both sides. */
function isWord(code: number): boolean {
  return ((WORD_CLASSES >> (CLASSES[code] as number)) & 1) === 1
}

/** Sets the bit `1 << shift` at each place where a term of the trie may open: at the edge of a word, with symbols that some term opens with. */
function markOpenings(codes: Uint16Array, { symbols, openings }: Trie, shift: number, marks: Uint8Array): void {
  const last = codes.length - 1
  let symbol = symbols[codes[0] as number] as number
  let following = symbols[codes[1] as number] as number
  let inWord = 0
  for (let i = 0; i < last; i++) {
    const third = i + 1 < last ? (symbols[codes[i + 2] as number] as number) : 0
    const word = (WORD_CLASSES >> (CLASSES[codes[i] as number] as number)) & 1
    const pair = pairHash(symbol, following)
    const two = bitOf(pair)
    const three = bitOf(tripleHash(pair, third))
    // No branches: they could not be foretold.
    const opens = ((openings[two >> 5] as number) >>> (two & 31)) | ((openings[three >> 5] as number) >>> (three & 31))
    marks[i] = (marks[i] as number) | ((opens & ~(word & inWord) & 1) << shift)
    inWord = word
    symbol = following
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
