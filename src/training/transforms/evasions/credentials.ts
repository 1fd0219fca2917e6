/** T21: a byline, a review date, references and disclaimers added, to earn the credit of an honest page. */
import { credentialsFor } from '../data/credentials.ts'
import { printedChinese } from '../data/punctuation.ts'
import { baseOf } from '../honest.ts'
import { insert, placesIn, writeParts } from '../markup.ts'
import { type Transform, withContent } from '../transform.ts'

/** `amount`: how many references; without any, only disclaimers are added. */
export const credentials: Transform = {
  id: 'T21',
  title: 'faked byline, references, disclaimers',
  amounts: { low: 0, mid: 3, high: 8 },
  allowed: { mid: 5 },
  apply(page, amount) {
    const places = placesIn(page)
    if (places === undefined) return page
    const { byline, references, referencesHeading, disclaimers } = credentialsFor(baseOf(page.lang))
    const paragraphs = (texts: readonly string[]) => writeParts(page.format, 'paragraph', texts.map(printedChinese))
    const listed = amount > 0 ? writeParts(page.format, 'heading', [referencesHeading]) + paragraphs(references.slice(0, amount)) : ''
    return withContent(
      page,
      insert(page.content, [
        [places.afterTitle, amount > 0 ? paragraphs(byline) : ''],
        [places.bottom, listed + paragraphs(disclaimers)],
      ]),
    )
  },
}
