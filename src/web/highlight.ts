import { html } from 'hono/html'
import type { Reason } from '../verdict/types.ts'
import type { Html } from './layout.ts'

/** Longest text shown whole; the engine itself reads no more than head and tail of a longer one. */
const HEAD_CHARS = 12_000
const TAIL_CHARS = 8_000

interface Mark {
  readonly start: number
  readonly end: number
  /** The reason's number in the list, from 1. */
  readonly number: number
  readonly against: boolean
}

/** The page's text with the evidence marked and numbered like the reasons; `cut` stands where the middle of a long one is left out. */
export function renderHighlighted(text: string, reasons: readonly Reason[], cut: string): Html {
  const marks = reasons.flatMap(({ evidence, points }, i) => evidence.map(({ start, end }): Mark => ({ start, end, number: i + 1, against: points >= 0 })))
  if (text.length <= HEAD_CHARS + TAIL_CHARS) return html`<div class="card text">${renderRange(text, marks, 0, text.length)}</div>`
  const head = renderRange(text, marks, 0, HEAD_CHARS)
  const tail = renderRange(text, marks, text.length - TAIL_CHARS, text.length)
  return html`<div class="card text">${head}

<span class="soft">… ${cut} …</span>

${tail}</div>`
}

/** Cuts the range at every border of a mark: pieces then lie inside or outside each mark, however marks overlap. */
function renderRange(text: string, marks: readonly Mark[], from: number, to: number): Html[] {
  const inside = marks.filter(({ start, end }) => start < to && end > from)
  const borders = [...new Set([from, to, ...inside.flatMap(({ start, end }) => [Math.max(from, start), Math.min(to, end)])])].sort((a, b) => a - b)
  return borders.slice(1).map((end, i) => {
    const start = borders[i] as number
    const words = text.slice(start, end)
    const covering = inside.filter((mark) => mark.start <= start && mark.end >= end)
    if (covering.length === 0) return html`${words}`
    const side = covering.some(({ against }) => against) ? 'against' : 'for'
    return html`<mark class="${side}">${words}${renderNumbers(covering.filter((mark) => mark.end === end))}</mark>`
  })
}

/** Where evidence ends stand the numbers of its reasons. */
function renderNumbers(marks: readonly Mark[]): Html | string {
  const numbers = [...new Set(marks.map(({ number }) => number))]
  if (numbers.length === 0) return ''
  return html`<sup>${numbers.map((number, i) => html`${i === 0 ? '' : ','}<a href="#reason-${number}">${number}</a>`)}</sup>`
}
