import { occurrences, titleParts } from '../page/echo.ts'
import { defineSignal, type SignalDocs } from './signal.ts'

const MIN_HEADINGS = 2

export default defineSignal({
  id: 'title-in-headings',
  title: { en: 'Headings repeat the whole title', 'zh-Hans': '小标题反复照抄整个标题', 'zh-Hant': '小標題反覆照抄整個標題' },
  group: 'echo',
  points: 'spam',
  languages: 'any',
  status: 'stable',
  version: 1,
  kinds: ['templated-qa', 'doorway'],
  full: 5,
  extract(page) {
    const parts = titleParts(page)
    if (parts.length === 0) return []
    const evidence = page.blocks.flatMap((block) => {
      if (block.kind !== 'heading') return []
      for (const part of parts) {
        if (block.to - block.from <= part.length + 1) continue
        const [found] = occurrences(page, part, block)
        if (found !== undefined) return [found]
      }
      return []
    })
    return evidence.length >= MIN_HEADINGS ? evidence : []
  },
})

export const about: SignalDocs = {
  docs: `
## What it looks for
At least two headings that contain the whole title, or one whole question of it, with more text around.

## Why it matters
Templates paste the searched question over every section so that each matches the query; an author writes it once.

## Known false positives
Glossaries whose entry name opens every section, when the name is long. A heading that is just the title again (breadcrumb, H1) does not count.
`,
  examples: {
    fires: [
      '白癜风能晒太阳吗\n白癜风患者要注意防护,避免暴晒,以免加重病情。\n⟦白癜风能晒太阳吗⟧?从免疫角度看\n免疫紊乱是原因之一,医生会检查。\n⟦白癜风能晒太阳吗⟧?注意事项\n出门要打伞,尽量避开中午的阳光。',
      '<title>Does cupping therapy cure back pain | Wellness Hub</title><h2>⟦Does cupping therapy cure back pain⟧ in adults?</h2><p>Many ask.</p><h2>⟦Does cupping therapy cure back pain⟧ for good?</h2><p>It depends.</p>',
    ],
    silent: [
      'Vitiligo\nCauses\nThe cause is not known.\nVitiligo treatment\nCreams are tried first.',
      '<title>流感疫苗接种通知</title><h1>流感疫苗接种通知</h1><p>请带好证件。</p><h2>接种地点</h2><p>社区中心。</p>',
      '白癜风能晒太阳吗\n可以适度晒,但要防护。\n防护方法\n打伞、戴帽子,避开中午。\n',
    ],
  },
}
