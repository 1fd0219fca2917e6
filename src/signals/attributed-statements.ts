import { hitEvidence } from './evidence.ts'
import { defineSignal, type SignalDocs } from './signal.ts'

export default defineSignal({
  id: 'attributed-statements',
  title: { en: 'Names who said or published what it reports', 'zh-Hans': '写明是谁说的、发表在哪里', 'zh-Hant': '寫明是誰說的、發表在哪裡' },
  group: 'trust',
  points: 'ham',
  languages: ['zh', 'en', 'es', 'pt', 'vi', 'ru', 'id', 'de', 'fr', 'th', 'ar', 'tr', 'ja', 'ko'],
  status: 'stable',
  version: 1,
  full: 6,
  extract(page) {
    const evidence = hitEvidence(page, 'attribution')
    return evidence.length >= MIN_SOURCES ? evidence : []
  },
})

export const about: SignalDocs = {
  docs: `
## What it looks for
Words that introduce a named source (告诉记者, 发表于, "told reporters", "published in"), at least two.

## Why it matters
Attribution can be checked and costs the seller control.

## Known false positives
Spun news keeps the quotes.
`,
  examples: {
    fires: ['新闻\n王医生⟦告诉记者⟧,研究⟦发表于《⟧柳叶刀》。', '研究\n结果⟦发表在⟧期刊上,作者⟦告诉记者⟧还要再做。'],
    silent: ['新闻\n王医生告诉记者。', 'Tea\nStudies show it helps.'],
  },
}

const MIN_SOURCES = 2
