/** T3: letters and digits in their full-width, circled or superscript forms, and Chinese punctuation in half width. */
import { halfWidth } from '../data/punctuation.ts'
import { pick, type Random } from '../random.ts'
import { mapChars, type Transform } from '../transform.ts'

const FULL_WIDTH_SHIFT = 0xfee0
const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹'
const CIRCLED = '⓪①②③④⑤⑥⑦⑧⑨'
const CIRCLED_A = 0x24d0

export const width: Transform = {
  id: 'T3',
  title: 'full-width, circled and superscript forms',
  amounts: { low: 0.2, mid: 0.5, high: 1 },
  allowed: { mid: 0.5 },
  apply: (page, share, { random }) => mapChars(page, (char) => (random() < share ? otherForm(char, random) : char)),
}

function otherForm(char: string, random: Random): string {
  const half = halfWidth(char)
  if (half !== undefined) return half
  const full = String.fromCharCode(char.charCodeAt(0) + FULL_WIDTH_SHIFT)
  if (/[0-9]/u.test(char)) return pick(random, [full, SUPERSCRIPTS[Number(char)] as string, CIRCLED[Number(char)] as string])
  if (/[a-z]/u.test(char)) return pick(random, [full, full, String.fromCharCode(CIRCLED_A + char.charCodeAt(0) - 0x61)])
  return /[A-Z]/u.test(char) ? full : char
}
