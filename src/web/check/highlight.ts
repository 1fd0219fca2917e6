import { html } from 'hono/html'
import type { Reason } from '../../verdict/types.ts'
import type { Html } from '../layout.ts'
import { plain, signed } from '../words.ts'

/** Longest text shown whole; the engine itself reads no more than head and tail of a longer one. */
const HEAD_CHARS = 12_000
const TAIL_CHARS = 8_000

interface Mark {
  readonly start: number
  readonly end: number
  /** The reason's number in the list, from 1. */
  readonly number: number
  /** Whether it is the reason's first: links to the text lead there. */
  readonly isFirst: boolean
}

/** Whether a place of a text is shown when the middle of a long one is left out. */
export function isShown(text: string, place: number): boolean {
  return text.length <= HEAD_CHARS + TAIL_CHARS || place < HEAD_CHARS || place >= text.length - TAIL_CHARS
}

/** The page's text with the evidence marked: each mark is a link to its reason. `cut` stands where the middle of a long text is left out. */
export function renderHighlighted(text: string, reasons: readonly Reason[], cut: string): Html {
  const marks = reasons.flatMap(({ evidence }, i) => {
    const first = evidence.find(({ start }) => isShown(text, start))
    return evidence.map((quote): Mark => ({ start: quote.start, end: quote.end, number: i + 1, isFirst: quote === first }))
  })
  const render = (from: number, to: number) => renderRange(text, marks, reasons, from, to)
  if (text.length <= HEAD_CHARS + TAIL_CHARS) return html`<div class="text" dir="auto">${render(0, text.length)}</div>`
  return html`<div class="text" dir="auto">${render(0, HEAD_CHARS)}

<span class="soft">… ${cut} …</span>

${render(text.length - TAIL_CHARS, text.length)}</div>`
}

/** Cuts the range at every border of a mark: pieces then lie inside or outside each mark, however marks overlap. */
function renderRange(text: string, marks: readonly Mark[], reasons: readonly Reason[], from: number, to: number): Html[] {
  const inside = marks.filter(({ start, end }) => start < to && end > from)
  const borders = [...new Set([from, to, ...inside.flatMap(({ start, end }) => [Math.max(from, start), Math.min(to, end)])])].sort((a, b) => a - b)
  const byStart = inside.toSorted((a, b) => a.start - b.start)
  let next = 0
  let open: Mark[] = []
  return borders.slice(1).map((end, i) => {
    const start = borders[i] as number
    const words = plain(text.slice(start, end))
    open = open.filter((mark) => mark.end > start)
    const opening: Mark[] = []
    for (; next < byStart.length && (byStart[next] as Mark).start <= start; next++) opening.push(byStart[next] as Mark)
    open.push(...opening.filter((mark) => mark.end > start))
    if (open.length === 0) return html`${words}`
    return html`${opening.map((mark) => (mark.isFirst ? html`<span id="mark-${mark.number}"></span>` : ''))}${renderPiece(words, open, reasons)}`
  })
}

/** A piece of evidence. Its link leads to the reason with the most points; all its reasons are named in its title. */
function renderPiece(words: string, covering: readonly Mark[], reasons: readonly Reason[]): Html {
  const numbers = [...new Set(covering.map(({ number }) => number))].sort((a, b) => weight(reasons, b) - weight(reasons, a))
  const [first = 1] = numbers
  const title = numbers.map((number) => `${signed(reasons[number - 1]?.points ?? 0)} ${reasons[number - 1]?.title}`).join('\n')
  const side = (reasons[first - 1]?.points ?? 0) > 0 ? 'against' : 'for'
  return html`<mark class="${side}" data-reasons="${numbers.join(' ')}"><a href="#reason-${first}" title="${title}">${words}</a></mark>`
}

function weight(reasons: readonly Reason[], number: number): number {
  return Math.abs(reasons[number - 1]?.points ?? 0)
}
