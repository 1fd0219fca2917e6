/** Bytes to be read at any place: a file, a part of one, or memory. Only a window of it is held. */
import { readSync } from 'node:fs'

export interface Bytes {
  readonly size: number
  /**
   * The bytes from `at` on: at least `least` of them, fewer only where the end is near. Valid until the next call.
   */
  view(at: number, least: number): Uint8Array
}

const WINDOW_BYTES = 1 << 20

/**
 * A stretch of an open file.
 *
 * @param start where it begins in the file; offsets count from there
 */
export function fileBytes(fd: number, start: number, size: number): Bytes {
  let buffer = Buffer.allocUnsafe(0)
  let from = 0
  let length = 0
  return {
    size,
    view(at, least) {
      const wanted = Math.min(least, size - at)
      if (at < from || at + wanted > from + length) {
        const capacity = Math.min(Math.max(WINDOW_BYTES, wanted), size - at)
        // A window that was widened for one large record is given back.
        if (buffer.length < capacity || buffer.length > 4 * Math.max(WINDOW_BYTES, capacity)) buffer = Buffer.allocUnsafe(Math.max(capacity, Math.min(WINDOW_BYTES, size)))
        from = at
        length = 0
        while (length < capacity) {
          const read = readSync(fd, buffer, length, capacity - length, start + at + length)
          if (read === 0) break
          length += read
        }
      }
      return buffer.subarray(at - from, length)
    },
  }
}

/** @param size what the bytes stand for, when the end was let go */
export function memoryBytes(bytes: Uint8Array, size: number): Bytes {
  return { size, view: (at) => bytes.subarray(at) }
}

/**
 * First place of a pattern at or after `from`, beginning before `to`; -1 when there is none.
 */
export function find(bytes: Bytes, pattern: Uint8Array, from: number, to: number): number {
  const needle = Buffer.from(pattern.buffer, pattern.byteOffset, pattern.length)
  for (let at = from; at < to && at + needle.length <= bytes.size; ) {
    const view = bytes.view(at, Math.max(needle.length, WINDOW_BYTES))
    if (view.length < needle.length) return -1
    const found = Buffer.from(view.buffer, view.byteOffset, view.length).indexOf(needle)
    if (found >= 0) return at + found < to ? at + found : -1
    at += Math.max(1, view.length - needle.length + 1)
  }
  return -1
}
