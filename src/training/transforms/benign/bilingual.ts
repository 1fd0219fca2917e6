/** B17: a second language on the same page. */
import { baseOf, honestLines } from '../honest.ts'
import { bodyParts, insert, placesIn, writeParts } from '../markup.ts'
import { type Transform, withContent } from '../transform.ts'

/** `amount`: length of the second part as a share of the first. */
export const bilingual: Transform = {
  id: 'B17',
  title: 'bilingual page',
  amounts: { low: 0.25, mid: 1, high: 2 },
  allowed: { mid: 0.2 },
  apply(page, share, { random, honest }) {
    const places = placesIn(page)
    if (places === undefined) return page
    const other = baseOf(page.lang) === 'en' ? 'zh-Hans' : 'en'
    const chars = bodyParts(page).reduce((sum, { text }) => sum + text.length, 0) * share
    return withContent(page, insert(page.content, [[places.bottom, writeParts(page.format, 'paragraph', honestLines(honest, random, other, chars))]]))
  },
}
