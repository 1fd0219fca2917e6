import { CLASSES, Class } from '../text/classes.ts'
import { createScratch } from '../text/scratch.ts'
import type { Page } from './types.ts'

/** Bit per class of marks. */
const MARKS = (1 << Class.punctuation) | (1 << Class.newline)

const placesOf = new WeakMap<Page, Int32Array>()
const roomForPlaces = createScratch(Int32Array)

/** Places of punctuation and line ends in the folded text, ascending; found once per page, since whoever cuts text looks at nothing else. */
export function punctuationOf(page: Page): Int32Array {
  const known = placesOf.get(page)
  if (known !== undefined) return known
  const places = findPunctuation(page.folded.codes)
  placesOf.set(page, places)
  return places
}

/** Writes down every place and keeps those of marks: a branch for each unit could not be foretold. */
function findPunctuation(codes: Uint16Array): Int32Array {
  const places = roomForPlaces(codes.length)
  let count = 0
  for (let i = 0; i < codes.length; i++) {
    places[count] = i
    count += (MARKS >> (CLASSES[codes[i] as number] as number)) & 1
  }
  return places.slice(0, count)
}

/** Index of the first of ascending places that is not before `from`. */
export function firstPlace(places: Int32Array, from: number): number {
  let low = 0
  let high = places.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((places[middle] as number) < from) low = middle + 1
    else high = middle
  }
  return low
}
