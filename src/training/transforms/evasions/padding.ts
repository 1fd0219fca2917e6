/** T15: honest text put before and after the page, to drown what it says. */
import { honestLines } from '../honest.ts'
import { bodyParts, insert, placesIn, writeParts } from '../markup.ts'
import { type Transform, withContent } from '../transform.ts'

/** `amount`: honest characters for each character of the page. */
export const padding: Transform = {
  id: 'T15',
  title: 'honest text before and after, 1x 3x 10x',
  amounts: { low: 1, mid: 3, high: 10 },
  allowed: { low: 10, mid: 20, high: 30 },
  apply(page, factor, { random, honest }) {
    const places = placesIn(page)
    if (places === undefined) return page
    const chars = (bodyParts(page).reduce((sum, { text }) => sum + text.length, 0) * factor) / 2
    const block = () => writeParts(page.format, 'paragraph', honestLines(honest, random, page.lang, chars))
    const before = block()
    return withContent(
      page,
      insert(page.content, [
        [places.top, before],
        [places.bottom, block()],
      ]),
    )
  },
}
