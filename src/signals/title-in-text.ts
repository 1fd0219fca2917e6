import { occurrences, titleParts } from '../page/echo.ts'
import { defineSignal, type SignalDocs } from './signal.ts'

const MIN_REPEATS = 3

export default defineSignal({
  id: 'title-in-text',
  title: { en: 'The title is pasted into the text again and again', 'zh-Hans': '正文里反复出现整个标题', 'zh-Hant': '正文裡反覆出現整個標題' },
  group: 'echo',
  points: 'spam',
  languages: 'any',
  status: 'stable',
  version: 1,
  kinds: ['templated-qa', 'doorway'],
  full: 8,
  extract(page) {
    const parts = titleParts(page)
    if (parts.length === 0) return []
    const evidence = page.blocks.flatMap((block) => {
      if (block.kind === 'title' || block.kind === 'heading' || block.kind === 'hidden' || block.kind === 'meta' || block.boilerplate) return []
      return parts.flatMap((part) => (block.to - block.from > part.length + 4 ? occurrences(page, part, block) : []))
    })
    return evidence.length >= MIN_REPEATS ? evidence.sort((a, b) => a.from - b.from) : []
  },
})

export const about: SignalDocs = {
  docs: `
## What it looks for
The whole title, or one whole question of it, inside at least three lines of text other than headings.

## Why it matters
Pages made for a query repeat the query; people refer to a subject by shorter and shorter names. On 3,860 honest pages one in 2,000 repeated its title twelve times.

## Known false positives
Notices that name a long official programme in every paragraph. Lines that are just the title again (breadcrumbs, footers) do not count.
`,
  examples: {
    fires: [
      '打干细胞的作用有哪些\n⟦打干细胞的作用有哪些⟧?很多人关心。\n⟦打干细胞的作用有哪些⟧,要看体质。\n所以⟦打干细胞的作用有哪些⟧这个问题没有统一的答案。',
      'Best natural remedy for gout\nThe ⟦best natural remedy for gout⟧ is easy.\nYou will love the ⟦best natural remedy for gout⟧ today.\nAsk us about the ⟦best natural remedy for gout⟧ now.',
    ],
    silent: [
      '流感疫苗接种通知\n首页 > 流感疫苗接种通知\n各位居民:\n流感疫苗接种通知如下,请带好证件。',
      'Living with eczema\nEczema is common.\nEczema may itch.\nEczema care is simple.',
    ],
  },
}
