/**
 * All word lists matched in one pass.
 *
 * A trie whose transitions live in one open-addressed hash table of pairs (key, next node); a key is a node and a symbol, so a step touches one cache
 * line. Symbols are the few thousand code units that occur in terms, numbered; a unit in no term ends the walk at once.
 *
 * Most positions of a text start no term. They are passed over by a bit set of how terms open, by their first three symbols or by both of a term of
 * two (every term has at least two): small enough to stay in the nearest cache. Terms are short and bounded, so the cost is linear in the text. Fail links (Aho-Corasick) would save the
 * restarts but not that first look, which is where the time goes, and would double the build, which the edge pays at every cold start.
 *
 * Tries are built a language at a time; `scan` walks several side by side as if they were one.
 */
import { CLASSES, isWordClass } from './classes.ts'
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
  /** Key and next node by turns; a next of 0 is a free slot. */
  readonly table: Int32Array
  /** First entry that ends at a node, -1 for none; further ones through `sibling`. */
  readonly head: Int32Array
  readonly sibling: Int32Array
  readonly list: Uint16Array
  readonly term: Int32Array
  /** 1 where a match may start a longer word, which then belongs to it. */
  readonly stem: Uint8Array
}

const SYMBOL_BITS = 13
const MAX_SYMBOLS = 1 << SYMBOL_BITS
const MAX_NODES = 1 << (31 - SYMBOL_BITS)
const OPENING_BITS = 18

/** Takes terms one after the other; sorted terms build fastest, since a term starts from what it shares with the one before. */
export class TrieBuilder {
  readonly #symbols = new Uint16Array(65536)
  #symbolCount = 1
  readonly #first = new Int32Array(MAX_SYMBOLS)
  readonly #openings = new Uint32Array(1 << (OPENING_BITS - 5))
  #table: Int32Array
  #used = 0
  #nodes = 1
  readonly #endNode: number[] = []
  readonly #list: number[] = []
  readonly #term: number[] = []
  readonly #stem: number[] = []
  /** Nodes along the term added last, by depth; `path[0]` is the root. */
  readonly #path: number[] = [0]
  #previous = ''

  /** @param units about how many code units all terms have together: how much room to make at first */
  constructor(units: number) {
    let size = 1024
    while (size < units / 2) size *= 2
    this.#table = new Int32Array(size * 2)
  }

  /**
   * Adds a term.
   *
   * @param text folded, at least two units
   * @param list number of its list
   * @param term the caller's number for it
   * @throws RangeError when it is too short, or the trie is full
   */
  add(text: string, list: number, term: number, stem: boolean): void {
    if (text.length < 2) throw new RangeError(`"${text}" is shorter than two units.`)
    let depth = 0
    while (depth < text.length && depth < this.#previous.length && text.charCodeAt(depth) === this.#previous.charCodeAt(depth)) depth++
    let node = this.#path[depth] as number
    for (let i = depth; i < text.length; i++) {
      node = this.#step(node, this.#symbolOf(text.charCodeAt(i)))
      this.#path[i + 1] = node
    }
    const pair = pairHash(this.#symbols[text.charCodeAt(0)] as number, this.#symbols[text.charCodeAt(1)] as number)
    const opening = text.length === 2 ? bitOf(pair) : bitOf(tripleHash(pair, this.#symbols[text.charCodeAt(2)] as number))
    this.#openings[opening >> 5] = (this.#openings[opening >> 5] as number) | (1 << (opening & 31))
    this.#previous = text
    this.#endNode.push(node)
    this.#list.push(list)
    this.#term.push(term)
    this.#stem.push(stem ? 1 : 0)
  }

  build(): Trie {
    const head = new Int32Array(this.#nodes).fill(-1)
    const sibling = new Int32Array(this.#endNode.length)
    this.#endNode.forEach((node, entry) => {
      sibling[entry] = head[node] as number
      head[node] = entry
    })
    return {
      symbols: this.#symbols,
      first: this.#first,
      openings: this.#openings,
      table: this.#table,
      head,
      sibling,
      list: Uint16Array.from(this.#list),
      term: Int32Array.from(this.#term),
      stem: Uint8Array.from(this.#stem),
    }
  }

  #symbolOf(code: number): number {
    const known = this.#symbols[code] as number
    if (known !== 0) return known
    if (this.#symbolCount === MAX_SYMBOLS) throw new RangeError(`More than ${MAX_SYMBOLS} different characters in the terms of one trie.`)
    this.#symbols[code] = this.#symbolCount
    return this.#symbolCount++
  }

  #step(node: number, symbol: number): number {
    if (node === 0) {
      if (this.#first[symbol] === 0) this.#first[symbol] = this.#nodes++
      return this.#first[symbol] as number
    }
    const key = (node << SYMBOL_BITS) | symbol
    const slot = slotOf(this.#table, key)
    if (this.#table[slot + 1] !== 0) return this.#table[slot + 1] as number
    if (this.#nodes === MAX_NODES) throw new RangeError(`More than ${MAX_NODES} nodes in one trie.`)
    const next = this.#nodes++
    this.#table[slot] = key
    this.#table[slot + 1] = next
    if (++this.#used * 4 > this.#table.length) this.#grow()
    return next
  }

  #grow(): void {
    const old = this.#table
    this.#table = new Int32Array(old.length * 2)
    for (let i = 0; i < old.length; i += 2) {
      if (old[i + 1] === 0) continue
      const slot = slotOf(this.#table, old[i] as number)
      this.#table[slot] = old[i] as number
      this.#table[slot + 1] = old[i + 1] as number
    }
  }
}

/** Place of a key in the table, or of the free slot where it would go. */
function slotOf(table: Int32Array, key: number): number {
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

function pairHash(first: number, second: number): number {
  return Math.imul((first << SYMBOL_BITS) | second, 0x9e3779b1)
}

function tripleHash(pair: number, third: number): number {
  return Math.imul(pair ^ third, 0x85ebca6b)
}

function bitOf(hash: number): number {
  return hash >>> (32 - OPENING_BITS)
}

const WORD = Uint8Array.from(CLASSES, (kind) => (isWordClass(kind) ? 1 : 0))

const roomForEnds = createScratch(Int32Array)
const roomForPlaces = createScratch(Int32Array)
// Reused by every scan: what is found is copied out before the next one.
let start = new Int32Array(1024)
let end = new Int32Array(1024)
let listOf = new Uint16Array(1024)
let termOf = new Int32Array(1024)

/**
 * Finds in each list the leftmost longest matches that do not overlap.
 *
 * @param lists one more than the highest list number of all tries
 */
export function scan(codes: Uint16Array, tries: readonly Trie[], lists: number): Hits {
  // Where the last match of each list ended, and its place among the hits.
  const openEnd = roomForEnds(lists).fill(0, 0, lists)
  const openAt = roomForPlaces(lists).fill(-1, 0, lists)
  const length = codes.length
  let count = 0
  let inWord = 0
  for (let i = 0; i + 1 < length; i++) {
    const code = codes[i] as number
    const edge = (WORD[code] as number) & inWord
    inWord = WORD[code] as number
    if (edge === 1) continue
    for (let t = 0; t < tries.length; t++) {
      const { symbols, first, openings, table, head, sibling, list, term, stem } = tries[t] as Trie
      const symbol = symbols[code] as number
      if (symbol === 0) continue
      let following = symbols[codes[i + 1] as number] as number
      const pair = pairHash(symbol, following)
      const two = bitOf(pair)
      const three = bitOf(tripleHash(pair, i + 2 < length ? (symbols[codes[i + 2] as number] as number) : 0))
      if ((((openings[two >> 5] as number) >>> (two & 31)) | ((openings[three >> 5] as number) >>> (three & 31))) % 2 === 0) continue
      const mask = table.length - 2
      let node = first[symbol] as number
      let at = i + 1
      while (node !== 0 && following !== 0) {
        const key = (node << SYMBOL_BITS) | following
        let slot = spread(key) & mask
        while (table[slot] !== key && table[slot + 1] !== 0) slot = (slot + 2) & mask
        node = table[slot + 1] as number
        if (node === 0) break
        at++
        for (let e = head[node] as number; e >= 0; e = sibling[e] as number) {
          let stop = at
          if (WORD[codes[at - 1] as number] === 1) {
            if (stem[e] === 1) while (stop < length && WORD[codes[stop] as number] === 1) stop++
            else if (at < length && WORD[codes[at] as number] === 1) continue
          }
          const owner = list[e] as number
          const last = openAt[owner] as number
          if (last >= 0 && start[last] === i) {
            // The walk goes outwards, so what ends later at the same start is longer; another trie's may be shorter.
            if (stop < (end[last] as number)) continue
            end[last] = stop
            termOf[last] = term[e] as number
            openEnd[owner] = stop
          } else if ((openEnd[owner] as number) <= i) {
            if (count === start.length) grow()
            start[count] = i
            end[count] = stop
            listOf[count] = owner
            termOf[count] = term[e] as number
            openAt[owner] = count++
            openEnd[owner] = stop
          }
        }
        following = at < length ? (symbols[codes[at] as number] as number) : 0
      }
    }
  }
  return { length: count, start, end, list: listOf, term: termOf }
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
