/** B3: punctuation in the other width: how a page was typed, not what it says. */
import { fullWidth, halfWidth } from '../data/punctuation.ts'
import { baseOf } from '../honest.ts'
import { mapChars, type Transform } from '../transform.ts'

const FULL_WIDTH_SHIFT = 0xfee0

/** `amount`: share of the marks; above 1 letters and digits become full-width too. Pages that mostly use full width get half width. */
export const punctuation: Transform = {
  id: 'B3',
  title: 'punctuation in the other width',
  amounts: { low: 0.3, mid: 1, high: 2 },
  allowed: { mid: 0 },
  apply(page, share, { random }) {
    if (!['zh', 'ja', 'ko'].includes(baseOf(page.lang))) return page
    const count = (form: (char: string) => string | undefined) => Array.from(page.content).filter((char) => form(char) !== undefined).length
    const other = count(halfWidth) > count(fullWidth) ? halfWidth : fullWidth
    const wide = (char: string) => (share > 1 && /[0-9a-z]/iu.test(char) ? String.fromCharCode(char.charCodeAt(0) + FULL_WIDTH_SHIFT) : char)
    return mapChars(page, (char) => (random() < share ? (other(char) ?? wide(char)) : char))
  },
}
