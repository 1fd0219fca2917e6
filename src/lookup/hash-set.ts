/** Sorted hashes, or their prefixes, of one width in one stretch of bytes: 50,000 prefixes are 200 kB of memory and found in 16 steps. */
import { sha256 } from './hash.ts'

export interface HashSet {
  /** Bytes of each hash. */
  readonly width: 4 | 32
  /** The hashes one behind the other, ascending, without duplicates. */
  readonly bytes: Uint8Array
}

export function emptySet(width: HashSet['width']): HashSet {
  return { width, bytes: new Uint8Array(0) }
}

export function countOf({ width, bytes }: HashSet): number {
  return bytes.length / width
}

/** Takes the first `width` bytes of each hash. */
export function hashSetOf(hashes: readonly Uint8Array[], width: HashSet['width']): HashSet {
  const cut = hashes.map((hash) => hash.subarray(0, width)).sort((a, b) => compare(a, 0, b, 0, width))
  const bytes = new Uint8Array(cut.length * width)
  let length = 0
  for (const hash of cut) {
    if (length > 0 && compare(bytes, length - width, hash, 0, width) === 0) continue
    bytes.set(hash, length)
    length += width
  }
  return { width, bytes: bytes.slice(0, length) }
}

/** Whether the set holds the hash, or for a set of prefixes its beginning. */
export function hasHash(set: HashSet, hash: Uint8Array): boolean {
  const { width, bytes } = set
  let low = 0
  let high = countOf(set) - 1
  while (low <= high) {
    const middle = (low + high) >>> 1
    const order = compare(bytes, middle * width, hash, 0, width)
    if (order === 0) return true
    if (order < 0) low = middle + 1
    else high = middle - 1
  }
  return false
}

/** SHA-256 of the sorted whole, by which a client knows that its copy is right. */
export function checksumOf({ bytes }: HashSet): Uint8Array {
  return sha256(bytes)
}

/** What leads from one set to the next: indexes into the old one, and hashes of the new one. */
export interface Difference {
  readonly removals: Uint32Array
  readonly additions: HashSet
}

export function differenceOf(before: HashSet, after: HashSet): Difference {
  const { width } = after
  const removals: number[] = []
  const additions: number[] = []
  let i = 0
  let j = 0
  while (i < before.bytes.length || j < after.bytes.length) {
    const order = i >= before.bytes.length ? 1 : j >= after.bytes.length ? -1 : compare(before.bytes, i, after.bytes, j, width)
    if (order < 0) removals.push(i / width)
    if (order > 0) additions.push(j)
    if (order <= 0) i += width
    if (order >= 0) j += width
  }
  const bytes = new Uint8Array(additions.length * width)
  additions.forEach((from, at) => {
    bytes.set(after.bytes.subarray(from, from + width), at * width)
  })
  return { removals: Uint32Array.from(removals), additions: { width, bytes } }
}

/** Undoes {@link differenceOf}: the set after the change, or null when the change does not fit the set. */
export function changedBy(before: HashSet, { removals, additions }: Difference): HashSet | null {
  const { width } = before
  const length = before.bytes.length - removals.length * width + additions.bytes.length
  if (length < 0 || (removals.at(-1) ?? -1) >= countOf(before)) return null
  const bytes = new Uint8Array(length)
  let gone = 0
  let i = 0
  let j = 0
  for (let at = 0; at < length; at += width) {
    for (; gone < removals.length && i === (removals[gone] as number) * width; gone++) i += width
    const isOld = j >= additions.bytes.length || (i < before.bytes.length && compare(before.bytes, i, additions.bytes, j, width) < 0)
    bytes.set(isOld ? before.bytes.subarray(i, i + width) : additions.bytes.subarray(j, j + width), at)
    if (isOld) i += width
    else j += width
    if (at > 0 && compare(bytes, at - width, bytes, at, width) >= 0) return null
  }
  return { width, bytes }
}

/** A set of prefixes as numbers, and back. */
export function toNumbers({ bytes }: HashSet): Uint32Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return Uint32Array.from({ length: bytes.length / 4 }, (_, i) => view.getUint32(i * 4))
}

export function fromNumbers(numbers: Uint32Array): HashSet {
  const bytes = new Uint8Array(numbers.length * 4)
  const view = new DataView(bytes.buffer)
  numbers.forEach((number, i) => {
    view.setUint32(i * 4, number)
  })
  return { width: 4, bytes }
}

function compare(a: Uint8Array, i: number, b: Uint8Array, j: number, width: number): number {
  for (let k = 0; k < width; k++) {
    const difference = (a[i + k] as number) - (b[j + k] as number)
    if (difference !== 0) return difference
  }
  return 0
}
