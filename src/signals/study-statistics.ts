import { hitEvidence } from './evidence.ts'
import { defineSignal, type SignalDocs } from './signal.ts'

export default defineSignal({
  id: 'study-statistics',
  title: { en: 'Gives statistics as studies do', 'zh-Hans': '按研究的方式给出统计数据', 'zh-Hant': '按研究的方式給出統計資料' },
  group: 'trust',
  points: 'ham',
  languages: ['zh', 'en', 'es', 'pt', 'vi', 'ru', 'id', 'de', 'fr', 'th', 'ar', 'tr', 'ja', 'ko'],
  status: 'stable',
  version: 1,
  full: 4,
  extract(page) {
    const evidence = hitEvidence(page, 'statistics')
    return evidence.length >= MIN_TERMS ? evidence : []
  },
})

export const about: SignalDocs = {
  docs: `
## What it looks for
Words of trial statistics: confidence interval, hazard ratio, randomised, at least two.

## Why it matters
Journals and guidelines write like this; nobody sells with a confidence interval.

## Known false positives
Copied abstracts: the credit is capped.
`,
  examples: {
    fires: ['研究\n⟦随机对照试验⟧,差异的⟦置信区间⟧为1到3。', '研究\n本⟦随机对照研究⟧报告了⟦95%CI⟧。'],
    silent: ['研究\n这是随机对照试验。', 'Tea\nIt works in 95 of 100.'],
  },
}

const MIN_TERMS = 2
