import { hitEvidence } from './evidence.ts'
import { defineSignal, type SignalDocs } from './signal.ts'

export default defineSignal({
  id: 'personal-setbacks',
  title: { en: 'Tells what did not work', 'zh-Hans': '写到没有效果、复发等挫折', 'zh-Hant': '寫到沒有效果、復發等挫折' },
  group: 'trust',
  points: 'ham',
  languages: ['zh', 'en', 'es', 'pt', 'vi', 'ru', 'id', 'de', 'fr', 'th', 'ar', 'tr', 'ja', 'ko'],
  status: 'stable',
  version: 1,
  full: 3,
  extract: (page) => hitEvidence(page, 'setbacks'),
})

export const about: SignalDocs = {
  docs: `
## What it looks for
Words for setbacks, relapses, waiting lists and costs of a patient.

## Why it matters
Real patients report failures; composed ones do not.

## Known false positives
Advertorials open with a failure before the remedy: small credit.
`,
  examples: {
    fires: ['日记\n停药后⟦又复发了⟧,吃了半年⟦没什么效果⟧。', '日记\n今天去⟦医保报销⟧,排队两小时。'],
    silent: ['日记\n今天很好。', 'Diary\nAll went well.'],
  },
}
