/** Words of strangers, and numbers, in a form that is safe and plain to show. Escaping is the template's own work; this is about what escaping lets through. */
import { html, raw } from 'hono/html'
import type { Html } from './layout.ts'

/** What turns the direction of writing around, and so could make a quotation read as something else. */
const TURNING = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is being replaced
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/g

/** Text of a stranger as it may stand on a page: characters that turn the direction are named instead of obeyed, half characters and controls replaced. */
export function plain(text: string): string {
  return text
    .toWellFormed()
    .replace(TURNING, (character) => `[U+${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}]`)
    .replace(CONTROL, '\ufffd')
}

/** A quotation from a page. */
export function quoted(text: string): Html {
  return html`<q><bdi>${plain(text)}</bdi></q>`
}

/** A part of 1 in per cent. No page is certain: never 0 % or 100 % for a likelihood. */
export function likely(share: number): string {
  if (share > 0.999) return '> 99.9 %'
  if (share < 0.001) return '< 0.1 %'
  return percent(share)
}

/** A part of 1 in per cent; a dash for what was not measured. */
export function percent(share: number | null, digits = 1): string {
  return share === null || Number.isNaN(share) ? '–' : `${(share * 100).toFixed(digits)} %`
}

/** Points with their sign. */
export function signed(points: number, digits = 2): string {
  return `${points < 0 ? '−' : '+'}${Math.abs(points).toFixed(digits)}`
}

/** The day of an ISO 8601 time, or its minute. */
export function day(time: string): string {
  return time.slice(0, 'YYYY-MM-DD'.length)
}
export function minute(time: string): string {
  return `${time.slice(0, 'YYYY-MM-DDTHH:MM'.length).replace('T', ' ')} UTC`
}

/**
 * Rounds numbers so that they add up to their rounded total as they are shown: what is left over goes where rounding hurt most.
 *
 * @param digits after the point
 */
export function roundToSum(numbers: readonly number[], total: number, digits = 2): number[] {
  const unit = 10 ** -digits
  const rounded = numbers.map((each) => Math.round(each / unit))
  let rest = Math.round(total / unit) - rounded.reduce((sum, each) => sum + each, 0)
  const order = numbers.map((each, i) => ({ i, error: each / unit - (rounded[i] as number) })).sort((a, b) => (rest > 0 ? b.error - a.error : a.error - b.error))
  for (const { i } of order) {
    if (rest === 0) break
    rounded[i] = (rounded[i] as number) + Math.sign(rest)
    rest -= Math.sign(rest)
  }
  return rounded.map((each) => each * unit)
}

/** An attribute that stands alone, when it holds. */
export function flag(name: 'checked' | 'selected' | 'hidden', holds: boolean): Html | string {
  return holds ? raw(` ${name}`) : ''
}
