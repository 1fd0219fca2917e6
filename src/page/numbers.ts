import { CLASSES, Class } from '../text/classes.ts'
import type { Page } from './types.ts'

const runsOf = new WeakMap<Page, Int32Array>()

/** Runs of digits in the visible text, their start and end by turns, in folded offsets; found once per page, since half a dozen signals ask. */
export function digitRuns(page: Page): Int32Array {
  const known = runsOf.get(page)
  if (known !== undefined) return known
  const { codes } = page.folded
  const runs: number[] = []
  for (let i = 0; i < page.visibleEnd; i++) {
    if (CLASSES[codes[i] as number] !== Class.digit) continue
    const from = i
    while (i < page.visibleEnd && CLASSES[codes[i] as number] === Class.digit) i++
    runs.push(from, i)
  }
  const found = Int32Array.from(runs)
  runsOf.set(page, found)
  return found
}
