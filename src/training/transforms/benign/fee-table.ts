/** B15: the price list that a public hospital must publish. */
import { feesFor } from '../data/fees.ts'
import { printedChinese } from '../data/punctuation.ts'
import { baseOf } from '../honest.ts'
import { insert, placesIn, writeParts } from '../markup.ts'
import { type Transform, withContent } from '../transform.ts'

/** `amount`: rows of the table. */
export const feeTable: Transform = {
  id: 'B15',
  title: 'fee table of a public hospital',
  amounts: { low: 4, mid: 10, high: 25 },
  allowed: { mid: 0.3 },
  apply(page, rows) {
    const places = placesIn(page)
    if (places === undefined) return page
    const fees = feesFor(baseOf(page.lang))
    const table = [writeParts(page.format, 'heading', [fees.heading]), writeParts(page.format, 'row', [fees.head, ...fees.rows.slice(0, rows)])]
    return withContent(page, insert(page.content, [[places.bottom, `${table.join('')}${writeParts(page.format, 'paragraph', [printedChinese(fees.note)])}`]]))
  },
}
