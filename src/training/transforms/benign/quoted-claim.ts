/** B13: a spam claim quoted in order to refute it. */
import { debunksFor } from '../data/debunks.ts'
import { printedChinese } from '../data/punctuation.ts'
import { baseOf } from '../honest.ts'
import { bodyParts, insert, outside, writeParts } from '../markup.ts'
import { shuffled } from '../random.ts'
import { type Transform, withContent } from '../transform.ts'

/** `amount`: how many claims are quoted, each in a paragraph of its own in the middle of the page. */
export const quotedClaim: Transform = {
  id: 'B13',
  title: 'spam claim quoted inside a debunk',
  amounts: { low: 1, mid: 2, high: 4 },
  allowed: { mid: 0.3 },
  apply(page, amount, { random }) {
    const parts = bodyParts(page)
    const middle = parts[Math.floor(parts.length / 2)]
    if (middle === undefined) return page
    const { frames, claims } = debunksFor(baseOf(page.lang))
    const ordered = shuffled(random, frames)
    const quoted = shuffled(random, claims)
      .slice(0, amount)
      .map((claim, i) => printedChinese((ordered[i % ordered.length] as string).replace('$', () => claim)))
    return withContent(page, insert(page.content, [[outside(page, middle.end), writeParts(page.format, 'paragraph', quoted)]]))
  },
}
