import { contains } from '../page/scope.ts'
import { slotMask } from '../page/skeleton.ts'
import { defineSignal, type SignalDocs } from './signal.ts'

const MIN_LINKS = 2

export default defineSignal({
  id: 'query-links',
  title: { en: 'Links that are search queries for a clinic or a price', 'zh-Hans': '链接都是找医院、问价钱的搜索词', 'zh-Hant': '連結都是找醫院、問價錢的搜尋詞' },
  group: 'query',
  points: 'spam',
  languages: ['zh', 'en', 'es', 'pt', 'vi', 'ru', 'id', 'de', 'fr', 'th', 'ar', 'tr', 'ja', 'ko'],
  status: 'stable',
  version: 1,
  kinds: ['link-farm', 'doorway'],
  full: 8,
  extract(page) {
    const mask = slotMask(page)
    const evidence = page.links
      .filter((link) => link.to <= page.visibleEnd && contains(page, 'query-words', link) && mask.subarray(link.from, link.to).some((slot) => slot > 0))
      .map(({ from, to }) => ({ from, to }))
    return evidence.length >= MIN_LINKS ? evidence : []
  },
})

export const about: SignalDocs = {
  docs: `
## What it looks for
At least two links or list lines that hold words of a search query together with a place, an institution, a treatment, a disease or a drug.

## Why it matters
A tail of queries under a text is the map of a doorway network: every link is another page made for another search.

## Known false positives
FAQ indexes of hospitals ("How much does an MRI cost?"): they ask about one house and are few.
`,
  examples: {
    fires: [
      '植发须知\n植发前要检查。\n- ⟦植发多少钱一次⟧\n- ⟦苏州植发哪家好⟧\n- ⟦植发怎么样⟧',
      '<p>Text.</p><a href="/1">⟦How much does botox cost in Tulsa⟧</a><br><a href="/2">⟦Best botox clinic near me⟧</a>',
    ],
    silent: ['就诊指南\n- 挂号方法\n- 医保报销\n- 苏州医院地址', '<a href="/1">How much water to drink</a><a href="/2">Opening hours</a>'],
  },
}
