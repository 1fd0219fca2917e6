/** B12: where a hospital is and how to call it. */

import { printedChinese } from '../../../src/training/transforms/data/punctuation.ts'
import { baseOf } from '../../../src/training/transforms/honest.ts'
import { insert, placesIn, writeParts } from '../../../src/training/transforms/markup.ts'
import { type Transform, withContent } from '../../../src/training/transforms/transform.ts'
import { addressesFor } from '../data/addresses.ts'

/** `amount`: number of blocks; below 1 only its first lines. */
export const address: Transform = {
  id: 'B12',
  title: 'city, address and phone of a hospital',
  amounts: { low: 0.5, mid: 1, high: 3 },
  allowed: { mid: 0.2 },
  apply(page, amount) {
    const places = placesIn(page)
    if (places === undefined) return page
    const written = addressesFor(baseOf(page.lang))
      .slice(0, Math.ceil(amount))
      .map(([heading = '', ...lines]) => {
        const shown = amount < 1 ? lines.slice(0, 2) : lines
        return writeParts(page.format, 'heading', [heading]) + writeParts(page.format, 'paragraph', shown.map(printedChinese))
      })
    return withContent(page, insert(page.content, [[places.bottom, written.join('')]]))
  },
}
