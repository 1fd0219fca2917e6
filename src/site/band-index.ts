/** Containers for millions of small numbers: a growing column, a dictionary of words, and a table from bands to the entries that have them. */
import { BANDS, BINS, bandKey } from './fingerprint.ts'

/** A column of 32-bit integers; rows never set hold 0. */
export interface Column {
  get(row: number): number
  set(row: number, value: number): void
}

export function createColumn(): Column {
  let values = new Int32Array(1024)
  return {
    get: (row) => values[row] ?? 0,
    set(row, value) {
      if (row >= values.length) {
        const grown = new Int32Array(Math.max(row + 1, values.length * 2))
        grown.set(values)
        values = grown
      }
      values[row] = value
    },
  }
}

/** Words as numbers from 1; 0 is no word. */
export interface Words {
  number(word: string): number
  read(number: number): string
}

export function createWords(): Words {
  const numbers = new Map<string, number>()
  const list = ['']
  return {
    number(word) {
      const known = numbers.get(word)
      if (known !== undefined) return known
      numbers.set(word, list.length)
      return list.push(word) - 1
    },
    read: (number) => list[number] as string,
  }
}

export interface BandIndex {
  /** The first entry that was added with this band. */
  find(key: number): { readonly page: number; readonly bytes: Uint8Array } | undefined
  /** Adds an entry under each of its bands that leads nowhere yet. */
  add(page: number, bytes: Uint8Array): void
}

/** Full beyond this share, the table doubles. */
const MAX_LOAD = 0.6

/**
 * A hash table with open addressing that holds numbers of entries and no keys: an entry's own bytes tell whether it has the band looked for. Four bytes
 * a slot, so that an entry costs some 80 to 160 bytes, where a Map would take over 600.
 */
export function createBandIndex(): BandIndex {
  const pages = createColumn()
  let bytes = new Uint8Array(BINS * 256)
  let table = new Int32Array(1 << 12)
  let entries = 0
  let used = 0

  const bytesOf = (entry: number) => bytes.subarray(entry * BINS, (entry + 1) * BINS)

  /** The slot that holds the key's entry, or the free one where it would stand. */
  function slotOf(key: number): number {
    const band = Math.floor(key / 2 ** 40)
    const last = table.length - 1
    let slot = spread(key) & last
    for (let held = table[slot] as number; held !== 0 && bandKey(bytesOf(held - 1), band) !== key; held = table[slot] as number) slot = (slot + 1) & last
    return slot
  }

  function insert(entry: number): void {
    for (let band = 0; band < BANDS; band++) {
      const slot = slotOf(bandKey(bytesOf(entry), band))
      if (table[slot] !== 0) continue
      table[slot] = entry + 1
      used++
    }
  }

  return {
    find(key) {
      const held = table[slotOf(key)] as number
      return held === 0 ? undefined : { page: pages.get(held - 1), bytes: bytesOf(held - 1) }
    },
    add(page, own) {
      if (used + BANDS > table.length * MAX_LOAD) {
        table = new Int32Array(table.length * 2)
        used = 0
        for (let entry = 0; entry < entries; entry++) insert(entry)
      }
      if ((entries + 1) * BINS > bytes.length) {
        const grown = new Uint8Array(bytes.length * 2)
        grown.set(bytes)
        bytes = grown
      }
      bytes.set(own, entries * BINS)
      pages.set(entries, page)
      insert(entries++)
    },
  }
}

function spread(key: number): number {
  const hash = Math.imul((key | 0) ^ Math.floor(key / 2 ** 32), 0x9e3779b1)
  return (hash ^ (hash >>> 15)) >>> 0
}
