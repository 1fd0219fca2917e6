/** B6: a long list of related pages, with the titles of honest pages. */
import { baseOf } from '../../../src/training/transforms/honest.ts'
import { insert, placesIn, writeParts } from '../../../src/training/transforms/markup.ts'
import { type Transform, withContent } from '../../../src/training/transforms/transform.ts'

const HEADINGS: Readonly<Record<string, string>> = { zh: '相关阅读', ja: '関連記事', ko: '관련 글', en: 'Related pages' }

/** `amount`: number of links. */
export const relatedLinks: Transform = {
  id: 'B6',
  title: 'long list of related links',
  amounts: { low: 5, mid: 15, high: 40 },
  allowed: { mid: 0.2 },
  apply(page, count, { random, honest }) {
    const places = placesIn(page)
    if (places === undefined) return page
    const titles = new Set<string>()
    for (let i = 0; i < count * 2 && titles.size < count; i++) {
      const other = honest.draw(random, page.lang)
      if (other !== undefined) titles.add(other.title)
    }
    const list = writeParts(page.format, 'item', [...titles]).replace(/<li>([^<]{0,400})<\/li>/gu, '<li><a href="/page">$1</a></li>')
    const heading = writeParts(page.format, 'heading', [HEADINGS[baseOf(page.lang)] ?? (HEADINGS['en'] as string)])
    return withContent(page, insert(page.content, [[places.bottom, heading + list]]))
  },
}
