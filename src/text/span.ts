/** A stretch of `page.text`: half-open, counted in UTF-16 code units (JavaScript's own unit, so a browser can highlight it as it is). */
export interface Span {
  readonly start: number
  readonly end: number
}

/** Whether two spans share at least one unit. */
export function overlaps(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end
}
