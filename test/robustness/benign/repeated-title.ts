/** B16: the title again in the breadcrumb, the top heading and the footer, as content systems print it. */
import { baseOf } from '../../../src/training/transforms/honest.ts'
import { insert, placesIn, titleOf, writeParts } from '../../../src/training/transforms/markup.ts'
import { type Transform, withContent } from '../../../src/training/transforms/transform.ts'

const HOME: Readonly<Record<string, string>> = { zh: '首页 > 健康教育 > ', en: 'Home > Health information > ' }
const END: Readonly<Record<string, string>> = { zh: '您正在阅读:', en: 'You are reading: ' }

/** `amount`: 1 a second heading; 2 also breadcrumb and footer; 3 also a line to share it. */
export const repeatedTitle: Transform = {
  id: 'B16',
  title: 'title in breadcrumb, heading and footer',
  amounts: { low: 1, mid: 2, high: 3 },
  allowed: { mid: 0.1 },
  apply(page, amount) {
    const places = placesIn(page)
    const title = titleOf(page)?.text
    if (places === undefined || title === undefined) return page
    const say = (table: Readonly<Record<string, string>>) => `${table[baseOf(page.lang)] ?? (table['en'] as string)}${title}`
    const paragraph = (text: string) => writeParts(page.format, 'paragraph', [text])
    return withContent(
      page,
      insert(page.content, [
        [places.top, amount >= 2 ? paragraph(say(HOME)) : ''],
        [places.afterTitle, writeParts(page.format, page.format === 'html' ? 'title' : 'heading', [title])],
        [places.bottom, (amount >= 3 ? paragraph(title) : '') + (amount >= 2 ? paragraph(say(END)) : '')],
      ]),
    )
  },
}
