/** B18: a long page: further honest pages of the topic below it. */
import { insert, placesIn, writeParts } from '../../../src/training/transforms/markup.ts'
import { type Transform, withContent } from '../../../src/training/transforms/transform.ts'

/** `amount`: how many pages there are in the end. */
export const joinedPages: Transform = {
  id: 'B18',
  title: 'honest pages of the topic joined',
  amounts: { low: 2, mid: 3, high: 6 },
  allowed: { mid: 0.2 },
  apply(page, count, { random, honest }) {
    const places = placesIn(page)
    if (places === undefined) return page
    let written = ''
    for (let i = 1; i < count; i++) {
      const other = honest.draw(random, page.lang, page.topic)
      if (other !== undefined) written += writeParts(page.format, 'heading', [other.title]) + writeParts(page.format, 'paragraph', other.lines)
    }
    return withContent(page, insert(page.content, [[places.bottom, written]]))
  },
}
