import { isReportingPage } from '../page/scope.ts'
import { hitEvidence } from './evidence.ts'
import { defineSignal, type SignalDocs } from './signal.ts'

export default defineSignal({
  id: 'reporting-frame',
  title: { en: 'Reports on or warns of such offers', 'zh-Hans': '是在报道、辟谣或处罚此类宣传', 'zh-Hant': '是在報導、闢謠或處罰此類宣傳' },
  group: 'trust',
  points: 'ham',
  languages: ['zh', 'en', 'es', 'pt', 'vi', 'ru', 'id', 'de', 'fr', 'th', 'ar', 'tr', 'ja', 'ko'],
  status: 'stable',
  version: 1,
  full: 6,
  extract: (page) => (isReportingPage(page) ? hitEvidence(page, 'reporting') : []),
})

export const about: SignalDocs = {
  docs: `
## What it looks for
The density of reporting, legal and debunking words at which a page as a whole is taken to report.

## Why it matters
News on quackery, enforcement notices and fact-checks hold more words of cure than spam does; this is what tells them apart.

## Known false positives
Advertorials that warn of rivals: the credit is capped.
`,
  examples: {
    fires: ['⟦辟谣⟧\n所谓干细胞包治百病是⟦谣言⟧,属⟦虚假宣传⟧,已被⟦罚款⟧,商家⟦声称⟧的效果不实。', '公告\n该院⟦违法⟧发布广告,被⟦处罚⟧;⟦禁止⟧再发布,不要被⟦误导⟧。'],
    silent: ['健康\n多喝水。', 'Tea\nIt is not a myth.'],
  },
}
