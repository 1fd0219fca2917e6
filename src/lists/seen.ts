/** Remembers millions of texts by 64 bits of each: enough that two of four million are mistaken for each other once in a million files. */
import { fnv1a } from '../text/hash.ts'

const FIRST_SLOTS = 1 << 12
const MAX_LOAD = 0.6

export interface Seen {
  readonly size: number
  /** Remembers a text; whether it was there already. */
  add(text: string): boolean
}

export function createSeen(): Seen {
  let slots = new Uint32Array(FIRST_SLOTS * 2)
  let size = 0

  function insert(table: Uint32Array, first: number, second: number): boolean {
    const mask = table.length / 2 - 1
    let slot = first & mask
    while (table[slot * 2] !== 0 || table[slot * 2 + 1] !== 0) {
      if (table[slot * 2] === first && table[slot * 2 + 1] === second) return true
      slot = (slot + 1) & mask
    }
    table[slot * 2] = first
    table[slot * 2 + 1] = second
    return false
  }

  function grow(): void {
    const wider = new Uint32Array(slots.length * 2)
    for (let i = 0; i < slots.length; i += 2) if (slots[i] !== 0 || slots[i + 1] !== 0) insert(wider, slots[i] as number, slots[i + 1] as number)
    slots = wider
  }

  return {
    get size() {
      return size
    },
    add(text) {
      if (size > (slots.length / 2) * MAX_LOAD) grow()
      // Two zeros mark an empty slot.
      const isKnown = insert(slots, fnv1a(text), murmur(text) || 1)
      if (!isKnown) size++
      return isKnown
    },
  }
}

/** MurmurHash3 (x86, 32 bits) over UTF-16 units two by two; independent of FNV. */
function murmur(text: string): number {
  let hash = 0x9747b28c
  for (let i = 0; i < text.length; i += 2) {
    let block = Math.imul(text.charCodeAt(i) | (i + 1 < text.length ? text.charCodeAt(i + 1) << 16 : 0), 0xcc9e2d51)
    block = Math.imul((block << 15) | (block >>> 17), 0x1b873593)
    hash ^= block
    hash = Math.imul((hash << 13) | (hash >>> 19), 5) + 0xe6546b64
  }
  hash ^= text.length
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}
