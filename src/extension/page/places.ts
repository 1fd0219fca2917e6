/**
 * Where evidence stands in the page itself. Spans count in the text that the engine read; the page has the same words, cut up by elements and spaced
 * otherwise. So white space is taken out of both, and a stretch is named by its words and how many times they stood there before.
 */
import type { Span } from '../../text/span.ts'

export type PlaceKind = 'against' | 'for'

/** A stretch to be found in a page. */
export interface Place {
  /** Without white space. */
  readonly words: string
  /** How many times the words stand in the body before this. */
  readonly nth: number
  readonly kind: PlaceKind
}

/** A page has no more evidence than a person would look at. */
const MAX_PLACES = 300

/**
 * @param text what spans count in
 * @param body the part of it that the page shows in its body; spans outside are left out (null)
 */
export function placesOf(text: string, body: Span, spans: readonly (Span & { readonly kind: PlaceKind })[]): (Place | null)[] {
  const seen = text.slice(body.start, body.end)
  const squeezed = squeeze(seen)
  /** How much of the squeezed body stands before each unit of the body. */
  const before = new Int32Array(seen.length + 1)
  for (let i = 0; i < seen.length; i++) before[i + 1] = (before[i] as number) + (isSpace(seen.charCodeAt(i)) ? 0 : 1)
  return spans.slice(0, MAX_PLACES).map(({ start, end, kind }) => {
    if (start < body.start || end > body.end) return null
    const words = squeeze(text.slice(start, end))
    if (words === '') return null
    const at = before[start - body.start] as number
    let nth = 0
    for (let found = squeezed.indexOf(words); found >= 0 && found < at; found = squeezed.indexOf(words, found + 1)) nth++
    return { words, nth, kind }
  })
}

function squeeze(text: string): string {
  return text.replace(/\s+/g, '')
}

function isSpace(unit: number): boolean {
  return /\s/.test(String.fromCharCode(unit))
}
