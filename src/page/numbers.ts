import { CLASSES, Class } from '../text/classes.ts'
import { createScratch } from '../text/scratch.ts'
import { firstPlace } from './punctuation.ts'
import type { Page } from './types.ts'

const runsOf = new WeakMap<Page, Int32Array>()
const roomForRuns = createScratch(Int32Array)

/** Runs of digits in the visible text, their start and end by turns, in folded offsets; found once per page, since half a dozen signals ask. */
export function digitRuns(page: Page): Int32Array {
  const known = runsOf.get(page)
  if (known !== undefined) return known
  const runs = findRuns(page.folded.codes, page.visibleEnd)
  runsOf.set(page, runs)
  return runs
}

/** Place in the runs of the first one that starts at `from` or later. */
export function firstRun(runs: Int32Array, from: number): number {
  const place = firstPlace(runs, from)
  // An odd place is the end of a run that started before.
  return place + (place & 1)
}

/** Writes down every place and keeps those where digits begin or end. */
function findRuns(codes: Uint16Array, end: number): Int32Array {
  const runs = roomForRuns(end + 1)
  let count = 0
  let before = 0
  for (let i = 0; i < end; i++) {
    const isDigit = Number(CLASSES[codes[i] as number] === Class.digit)
    runs[count] = i
    count += isDigit ^ before
    before = isDigit
  }
  if (before === 1) runs[count++] = end
  return runs.slice(0, count)
}
