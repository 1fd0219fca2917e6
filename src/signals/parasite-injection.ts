import { isReportingPage } from '../page/scope.ts'
import { hitEvidence } from './evidence.ts'
import { defineSignal, type SignalDocs } from './signal.ts'

export default defineSignal({
  id: 'parasite-injection',
  title: { en: 'Betting or adult words planted in the page', 'zh-Hans': '页面被植入博彩、色情字眼', 'zh-Hant': '頁面被植入博彩、色情字眼' },
  group: 'evasion',
  points: 'spam',
  languages: ['zh', 'en'],
  status: 'stable',
  version: 1,
  kinds: ['hacked-page'],
  full: 3,
  extract(page) {
    return isReportingPage(page) ? [] : hitEvidence(page, 'gambling-adult')
  },
})

export const about: SignalDocs = {
  docs: `
## What it looks for
Terms of betting, casino and adult sites, visible or hidden, on a page that is about something else.

## Why it matters
Who plants such words has taken over the page, or rents it out.

## Known false positives
News about such hacking, and pages on gambling addiction: reporting words silence it.
`,
  examples: {
    fires: ['⟦博彩平台⟧ 糖尿病饮食\n糖尿病患者要控制总量。', '科普\n多喝水。⟦博彩网站⟧ 多运动。'],
    silent: ['公告\n警方打击博彩平台,网站被黑、被植入赌博链接属违法,禁止、处罚、罚款、曝光。', '科普\n多喝水,多运动。'],
  },
}
