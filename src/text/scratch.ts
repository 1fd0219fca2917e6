/** The kinds of typed arrays that hot loops write into. */
type Numbers = Uint8Array | Uint16Array | Int32Array

/**
 * Room for one hot loop, made once and used for every page: at that rate the allocator costs more than the loop. What comes back is at least as long
 * as asked and holds whatever its last user left there; nothing may keep it beyond the call that asked.
 *
 * @example
 * const room = createScratch(Int32Array)
 * const sums = room(page.length)
 */
export function createScratch<T extends Numbers>(type: new (length: number) => T): (length: number) => T {
  let array = new type(1024)
  return (length) => {
    if (array.length < length) array = new type(length * 2)
    return array
  }
}
