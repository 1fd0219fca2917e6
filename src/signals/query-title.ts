import { contains } from '../page/scope.ts'
import { slotMask } from '../page/skeleton.ts'
import { titleCore } from '../page/title.ts'
import { defineSignal, type SignalDocs } from './signal.ts'

export default defineSignal({
  id: 'query-title',
  title: {
    en: 'The title is a search query with a place, clinic or price to fill in',
    'zh-Hans': '标题像一条搜索词,含地名、医院或价钱',
    'zh-Hant': '標題像一條搜尋詞,含地名、醫院或價錢',
  },
  group: 'query',
  points: 'spam',
  languages: ['zh', 'en', 'es', 'pt', 'vi', 'ru', 'id', 'de', 'fr', 'th', 'ar', 'tr', 'ja', 'ko'],
  status: 'stable',
  version: 1,
  kinds: ['doorway'],
  full: 1,
  extract(page) {
    const title = titleCore(page)
    if (title.to === title.from || !contains(page, 'query-words', title)) return []
    const slots = new Set(slotMask(page).subarray(title.from, title.to))
    const hasPlace = contains(page, 'places', title) || contains(page, 'institutions', title)
    const hasPricedGoods = contains(page, 'price-words', title) && slots.size > 1
    return hasPlace || hasPricedGoods ? [title] : []
  },
})

export const about: SignalDocs = {
  docs: `
## What it looks for
A title that holds words of a search query (how much, which clinic, near me) together with a slot: a place, an institution, or a price word beside a treatment or drug.

## Why it matters
Doorway pages are generated from lists of searches; their titles are the searches.

## Known false positives
FAQ pages and news that ask "is X safe?": without a slot the question counts for nothing.
`,
  examples: {
    fires: [
      '⟦湖州植发多少钱一次⟧\n植发是把后枕部的毛囊移到前面。',
      '⟦苏州哪家医院做近视手术比较好⟧\n近视手术有几种。',
      '<title>⟦How much does a hair transplant cost in Tulsa⟧ | Hair Pros</title><p>Text.</p>',
      '⟦Where can I get stem cell injections near me in Boston⟧\nMany people ask.',
    ],
    silent: ['白癜风能治好吗\n目前可以控制。', '苏州市第一人民医院门诊安排\n周一至周五。', 'Is the flu vaccine safe?\nYes.', 'How much water should I drink?\nIt depends.'],
  },
}
