import type { ListName } from '../languages/lexicons.ts'
import { contains } from '../page/scope.ts'
import { defineSignal, type SignalDocs } from './signal.ts'

const GOODS = ['treatments', 'diseases', 'drugs', 'supplements'] as const
const SELLERS = ['places', 'institutions', 'price-words', 'purchase'] as const
const MIN_LINKS = 3

export default defineSignal({
  id: 'keyword-anchors',
  title: {
    en: 'Links whose text is a treatment with a clinic or place to sell it',
    'zh-Hans': '链接文字是"病名/项目+医院/地名"的关键词',
    'zh-Hant': '連結文字是「病名/項目+醫院/地名」的關鍵字',
  },
  group: 'markup',
  points: 'spam',
  languages: 'any',
  status: 'stable',
  version: 1,
  kinds: ['link-farm', 'hacked-page'],
  full: 10,
  extract(page) {
    const evidence = page.links.flatMap((link) => {
      if (link.boilerplate || link.href === null) return []
      const holds = (list: ListName) => contains(page, list, link)
      return GOODS.some(holds) && SELLERS.some(holds) ? [{ from: link.from, to: link.to }] : []
    })
    return evidence.length >= MIN_LINKS ? evidence : []
  },
})

export const about: SignalDocs = {
  docs: `
## What it looks for
At least three links that join a treatment, disease or drug with a place, an institution, a price or a shop word.

## Why it matters
Anchor texts are ordered by the query they should rank for.

## Known false positives
Department pages of a hospital network ("dermatology at City hospital"); they are few and in navigation, which is left out.
`,
  examples: {
    fires: [
      '<p>友情链接</p><a href="/1">⟦苏州植发⟧</a> <a href="/2">⟦白癜风医院⟧</a> <a href="/3">⟦种植牙价格⟧</a>',
      '<p>Links</p><p><a href="/1">⟦hair transplant clinic⟧</a> or <a href="/2">⟦psoriasis hospital⟧</a> or <a href="/3">⟦botox in Boston⟧</a></p>',
    ],
    silent: [
      '<nav><a href="/1">苏州植发</a> <a href="/2">白癜风医院</a> <a href="/3">种植牙价格</a></nav><p>正文</p>',
      '<a href="/1">Psoriasis</a> <a href="/2">Eczema</a> <a href="/3">Opening hours</a>',
    ],
  },
}
