/** Makes the tries that `trie.ts` walks: their layout is told there. */
import { CLASSES, isWordClass } from './classes.ts'
import {
  BRANCHES,
  bitsOf,
  ENTRY,
  ENTRY_SHIFT,
  FILTER_WORD_BITS,
  NEXT,
  NODE_BITS,
  openingHash,
  openingSlotOf,
  pairOf,
  SYMBOL_BITS,
  SYMBOL_MASK,
  slotOf,
  type Trie,
  WORD,
  wordOf,
} from './trie.ts'

const MAX_SYMBOLS = 1 << SYMBOL_BITS
const MAX_ENTRIES = 1 << (32 - ENTRY_SHIFT)
const MAX_NODES = 1 << NODE_BITS

/** Most symbols of an opening. */
const OPENING = 3

/** {@link WORD} for every unit that words are written with. */
const WORDS = Uint16Array.from(CLASSES, (kind) => (isWordClass(kind) ? WORD : 0))

/** Takes terms one after the other; sorted terms build fastest, since a term starts from what it shares with the one before. */
export class TrieBuilder {
  readonly #symbols = WORDS.slice()
  #symbolCount = 1
  readonly #filter = new Uint32Array(1 << FILTER_WORD_BITS)
  #openings: Int32Array
  #opened = 0
  #links: Int32Array
  #table: Int32Array
  #used = 0
  #nodes = 1
  readonly #endNode: number[] = []
  readonly #entries: number[] = [0, 0, 0, 0]
  /** Nodes along the term added last, by depth; the first that counts is that of its opening. */
  readonly #path: number[] = []
  /** Units of the term added last. */
  #length = 0

  /** @param units about how many code units all terms have together: how much room to make at first */
  constructor(units: number) {
    this.#links = new Int32Array(units + 2)
    const room = 1 << (32 - Math.clz32(units | 1024))
    this.#table = new Int32Array(room >> 2)
    this.#openings = new Int32Array(room >> 3)
  }

  /**
   * Adds a term.
   *
   * @param units folded; the term is the first `length` of them, at least two
   * @param shared how many it has in common with the term before, at least
   * @param list number of its list
   * @param term the caller's number for it
   * @throws RangeError when it is too short, or the trie is full
   */
  add(units: Uint16Array, length: number, shared: number, list: number, term: number, stem: boolean): void {
    if (length < 2) throw new RangeError(`"${String.fromCharCode(...units.subarray(0, length))}" is shorter than two units.`)
    let depth = Math.min(shared, length, this.#length)
    if (depth < OPENING) {
      depth = Math.min(OPENING, length)
      this.#path[depth] = this.#open(units, depth)
    }
    let node = this.#path[depth] as number
    for (let i = depth; i < length; i++) {
      node = this.#step(node, this.#symbolOf(units[i] as number))
      this.#path[i + 1] = node
    }
    if (this.#endNode.length + 1 === MAX_ENTRIES) throw new RangeError(`More than ${MAX_ENTRIES} terms in one trie.`)
    this.#length = length
    this.#endNode.push(node)
    this.#entries.push(0, list, term, stem ? 1 : 0)
  }

  build(): Trie {
    const entries = Int32Array.from(this.#entries)
    this.#endNode.forEach((node, i) => {
      const link = this.#links[node] as number
      entries[(i + 1) * ENTRY + NEXT] = link >>> ENTRY_SHIFT
      this.#links[node] = (link & (SYMBOL_MASK | BRANCHES)) | ((i + 1) << ENTRY_SHIFT)
    })
    return {
      symbols: this.#symbols,
      filter: this.#filter,
      openings: this.#openings,
      links: this.#links,
      table: this.#table,
      entries,
    }
  }

  #symbolOf(code: number): number {
    const known = (this.#symbols[code] as number) & SYMBOL_MASK
    if (known !== 0) return known
    if (this.#symbolCount === MAX_SYMBOLS) throw new RangeError(`More than ${MAX_SYMBOLS} different characters in the terms of one trie.`)
    this.#symbols[code] = (this.#symbols[code] as number) | this.#symbolCount
    return this.#symbolCount++
  }

  /** Node that an opening of two or three units leads to. */
  #open(units: Uint16Array, length: number): number {
    const pair = pairOf(this.#symbolOf(units[0] as number), this.#symbolOf(units[1] as number))
    const third = length === 2 ? 0 : this.#symbolOf(units[2] as number)
    const slot = openingSlotOf(this.#openings, pair, third)
    const known = this.#openings[slot + 1] as number
    if (known !== 0) return known & (MAX_NODES - 1)
    const hash = openingHash(pair, third)
    this.#filter[wordOf(hash)] = (this.#filter[wordOf(hash)] as number) | bitsOf(hash)
    const node = this.#addNode()
    this.#openings[slot] = pair
    this.#openings[slot + 1] = (third << NODE_BITS) | node
    if (++this.#opened * 4 > this.#openings.length) this.#growOpenings()
    return node
  }

  #step(node: number, symbol: number): number {
    const link = this.#links[node] as number
    if ((link & SYMBOL_MASK) === symbol) return node + 1
    const key = (node << SYMBOL_BITS) | symbol
    const slot = slotOf(this.#table, key)
    if (this.#table[slot + 1] !== 0) return this.#table[slot + 1] as number
    const next = this.#addNode()
    if (next === node + 1) {
      this.#links[node] = link | symbol
      return next
    }
    this.#links[node] = link | BRANCHES
    this.#table[slot] = key
    this.#table[slot + 1] = next
    if (++this.#used * 4 > this.#table.length) this.#grow()
    return next
  }

  #addNode(): number {
    if (this.#nodes === MAX_NODES) throw new RangeError(`More than ${MAX_NODES} nodes in one trie.`)
    if (this.#nodes === this.#links.length) {
      const wider = new Int32Array(this.#links.length * 2)
      wider.set(this.#links)
      this.#links = wider
    }
    return this.#nodes++
  }

  #growOpenings(): void {
    const old = this.#openings
    this.#openings = new Int32Array(old.length * 2)
    for (let i = 0; i < old.length; i += 2) {
      if (old[i + 1] === 0) continue
      const slot = openingSlotOf(this.#openings, old[i] as number, (old[i + 1] as number) >>> NODE_BITS)
      this.#openings[slot] = old[i] as number
      this.#openings[slot + 1] = old[i + 1] as number
    }
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
