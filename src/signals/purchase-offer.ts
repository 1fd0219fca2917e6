import { isReportingPage } from '../page/scope.ts'
import { hitEvidence } from './evidence.ts'
import { defineSignal, type SignalDocs } from './signal.ts'

export default defineSignal({
  id: 'purchase-offer',
  title: { en: 'Offers medicines or remedies for sale by post', 'zh-Hans': '代购、邮寄售卖药品', 'zh-Hant': '代購、郵寄售賣藥品' },
  group: 'claims',
  points: 'spam',
  languages: ['zh', 'en', 'es', 'pt', 'vi', 'ru', 'id', 'de', 'fr', 'th', 'ar', 'tr', 'ja', 'ko'],
  status: 'stable',
  version: 1,
  kinds: ['drug-shop', 'supplement'],
  full: 4,
  extract(page) {
    if (isReportingPage(page) || page.hits('drugs').length + page.hits('supplements').length + page.hits('treatments').length === 0) return []
    return hitEvidence(page, 'purchase')
  },
})

export const about: SignalDocs = {
  docs: `
## What it looks for
Words of mail-order sale (代购, 货到付款, "without prescription", "money-back guarantee") on a page that names drugs, supplements or treatments.

## Why it matters
Prescription drugs sold without a prescriber are illegal nearly everywhere; remedies with a money-back guarantee are sold by this trade.

## Known false positives
Customs and regulator notices about such shops: reporting words silence it.
`,
  examples: {
    fires: ['药房\n鲁索替尼⟦代购⟧,⟦印度直邮⟧,⟦货到付款⟧。', '药品\n阿司匹林⟦正品保证⟧。'],
    silent: ['图书\n代购教材,货到付款。', '公告\n海关查处鲁索替尼代购,属违法行为,禁止销售,当事人被罚款、处罚。'],
  },
}
