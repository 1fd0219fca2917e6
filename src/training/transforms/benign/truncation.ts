/** B9: only the beginning of the page, as crawlers and previews keep it. */
import type { Sample } from '../../corpus.ts'
import { layoutOf } from '../layout.ts'
import { applyEdits, writeInner } from '../markup.ts'
import { type Transform, withContent } from '../transform.ts'

/** `amount`: characters that are kept. */
export const truncation: Transform = {
  id: 'B9',
  title: 'truncated to 1,200 600 300 characters',
  amounts: { low: 1200, mid: 600, high: 300 },
  allowed: { mid: 0.2 },
  apply: (page, chars) => truncate(page, chars),
}

/** The first so many readable characters; of HTML the markup around them stays. */
export function truncate(page: Sample, chars: number): Sample {
  if (page.format === 'text') return withContent(page, page.content.slice(0, chars))
  let left = chars
  const edits = layoutOf(page)
    .parts.filter(({ kind }) => kind !== 'title')
    .flatMap(({ start, end, inner, text }) => {
      const before = left
      left -= text.length
      if (left >= 0) return []
      return before > 0 ? [{ ...inner, text: writeInner('html', text.slice(0, before)) }] : [{ start, end, text: '' }]
    })
  return withContent(page, applyEdits(page.content, edits))
}
