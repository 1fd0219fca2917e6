/**
 * All word lists matched in one pass.
 *
 * A trie whose transitions live in one open-addressed hash table: key = node * 65536 + code unit, value = next node. From each position of the
 * folded text the walk goes down as far as the terms allow; most positions end at the first look-up, a plain array indexed by code unit.
 * Terms are short and bounded, so the cost is linear in the text. Fail links (Aho-Corasick) would save the restarts but not the first look-up,
 * which is where the time goes, and would double the build, which the edge pays at every cold start.
 */
import { CLASSES, isWordClass } from './classes.ts'

/** A term to find. `list` and `term` are the caller's numbers; `stem` lets the match start a longer word, which then belongs to the match. */
export interface Entry {
  readonly text: string
  readonly list: number
  readonly term: number
  readonly stem: boolean
}

/** Everything found: parallel arrays ordered by start. Offsets count folded units, half-open. */
export interface Hits {
  readonly length: number
  readonly start: Int32Array
  readonly end: Int32Array
  readonly list: Uint16Array
  readonly term: Int32Array
}

export interface Trie {
  /** Finds in each list the leftmost longest matches that do not overlap. */
  scan(codes: Uint16Array): Hits
}

/** Builds the trie. `lists` is one more than the highest list number. */
export function buildTrie(entries: readonly Entry[], lists: number): Trie {
  let units = 0
  for (const entry of entries) units += entry.text.length
  let size = 1024
  while (size < units * 2) size *= 2
  const mask = size - 1
  const keyNode = new Int32Array(size)
  const keyCode = new Uint16Array(size)
  const next = new Int32Array(size)
  const first = new Int32Array(65536)
  let nodes = 1
  const ends: number[] = [] // pairs of node and entry index

  entries.forEach((entry, index) => {
    let node = 0
    for (let i = 0; i < entry.text.length; i++) {
      const code = entry.text.charCodeAt(i)
      if (i === 0) {
        if (first[code] === 0) first[code] = nodes++
        node = first[code] as number
        continue
      }
      let slot = hash(node, code) & mask
      while (next[slot] !== 0 && (keyNode[slot] !== node || keyCode[slot] !== code)) slot = (slot + 1) & mask
      if (next[slot] === 0) {
        keyNode[slot] = node
        keyCode[slot] = code
        next[slot] = nodes++
      }
      node = next[slot] as number
    }
    if (node !== 0) ends.push(node, index)
  })

  // Entries that end at a node: a linked list, head per node.
  const head = new Int32Array(nodes).fill(-1)
  const sibling = new Int32Array(entries.length).fill(-1)
  const list = Uint16Array.from(entries, (entry) => entry.list)
  const term = Int32Array.from(entries, (entry) => entry.term)
  const stem = Uint8Array.from(entries, (entry) => (entry.stem ? 1 : 0))
  for (let i = 0; i < ends.length; i += 2) {
    const node = ends[i] as number
    const index = ends[i + 1] as number
    sibling[index] = head[node] as number
    head[node] = index
  }
  const word = Uint8Array.from(CLASSES, (kind) => (isWordClass(kind) ? 1 : 0))
  const openEnd = new Int32Array(lists) // where the last match of a list ended, and its place among the hits
  const openAt = new Int32Array(lists)

  return {
    scan(codes) {
      const length = codes.length
      let start = new Int32Array(256)
      let end = new Int32Array(256)
      let found = new Int32Array(256)
      let count = 0
      openEnd.fill(0)
      openAt.fill(-1)
      let inWord = 0
      for (let i = 0; i < length; i++) {
        const code = codes[i] as number
        const isWord = word[code] as number
        const edge = isWord & inWord
        inWord = isWord
        let node = edge ? 0 : (first[code] as number)
        let at = i
        while (node !== 0) {
          at++
          for (let e = head[node] as number; e >= 0; e = sibling[e] as number) {
            let stop = at
            if (word[codes[at - 1] as number] === 1) {
              if (stem[e] === 1) while (stop < length && word[codes[stop] as number] === 1) stop++
              else if (at < length && word[codes[at] as number] === 1) continue
            }
            const owner = list[e] as number
            const last = openAt[owner] as number
            if (last >= 0 && start[last] === i) {
              end[last] = stop
              found[last] = e
              openEnd[owner] = stop
            } else if ((openEnd[owner] as number) <= i) {
              if (count === start.length) {
                start = grow(start)
                end = grow(end)
                found = grow(found)
              }
              start[count] = i
              end[count] = stop
              found[count] = e
              openAt[owner] = count++
              openEnd[owner] = stop
            }
          }
          if (at >= length) break
          const following = codes[at] as number
          let slot = hash(node, following) & mask
          let to = 0
          while (next[slot] !== 0) {
            if (keyNode[slot] === node && keyCode[slot] === following) {
              to = next[slot] as number
              break
            }
            slot = (slot + 1) & mask
          }
          node = to
        }
      }
      const lists = new Uint16Array(count)
      const terms = new Int32Array(count)
      for (let k = 0; k < count; k++) {
        lists[k] = list[found[k] as number] as number
        terms[k] = term[found[k] as number] as number
      }
      return { length: count, start: start.subarray(0, count), end: end.subarray(0, count), list: lists, term: terms }
    },
  }
}

function grow(array: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const wider = new Int32Array(array.length * 2)
  wider.set(array)
  return wider
}

function hash(node: number, code: number): number {
  const mixed = Math.imul(node, 0x9e3779b1) ^ Math.imul(code, 0x85ebca6b)
  return mixed ^ (mixed >>> 15)
}
