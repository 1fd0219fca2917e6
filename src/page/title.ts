import { CLASSES, Class } from '../text/classes.ts'
import type { Page, Range } from './types.ts'

const SEPARATORS = new Set([0x7c, 0x5f, 0xb7, 0x2022, 0x3e, 0x300b])
const HYPHEN = 0x2d

/**
 * The title without the name of the site: its longest part between the separators that content systems put there ("…_白癜风_某某网", "… | Site", "… - Site").
 * An empty range when the page has no title.
 */
export function titleCore(page: Page): Range {
  const { codes } = page.folded
  const { from, to } = page.title
  let best: Range = { from, to: from }
  let start = from
  for (let i = from; i <= to; i++) {
    if (i < to && !isSeparator(codes, i)) continue
    if (i - start > best.to - best.from) best = trim(codes, start, i)
    start = i + 1
  }
  return best
}

/** A hyphen separates only with space around it, or after Han text: "follow-up" holds together. */
function isSeparator(codes: Uint16Array, at: number): boolean {
  const code = codes[at] as number
  if (SEPARATORS.has(code)) return true
  return (
    code === HYPHEN && ((codes[at - 1] === 0x20 && codes[at + 1] === 0x20) || (CLASSES[codes[at - 1] as number] === Class.han && CLASSES[codes[at + 1] as number] === Class.han))
  )
}

function trim(codes: Uint16Array, from: number, to: number): Range {
  while (from < to && codes[from] === 0x20) from++
  while (to > from && codes[to - 1] === 0x20) to--
  return { from, to }
}

/** Letters and digits of a range, without punctuation and space: what two headings have in common when only their dress differs. */
export function bareText(page: Page, range: Range): string {
  const { codes } = page.folded
  let bare = ''
  for (let i = range.from; i < range.to; i++) if ((CLASSES[codes[i] as number] as number) >= Class.digit) bare += String.fromCharCode(codes[i] as number)
  return bare
}
