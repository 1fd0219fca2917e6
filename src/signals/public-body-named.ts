import { hitEvidence } from './evidence.ts'
import { defineSignal, type SignalDocs } from './signal.ts'

export default defineSignal({
  id: 'public-body-named',
  title: { en: 'Refers the reader to public bodies', 'zh-Hans': '提到卫健委、疾控等公共机构', 'zh-Hant': '提到衛健委、疾管署等公共機構' },
  group: 'trust',
  points: 'ham',
  languages: ['zh', 'en', 'es', 'pt', 'vi', 'ru', 'id', 'de', 'fr', 'th', 'ar', 'tr', 'ja', 'ko'],
  status: 'stable',
  version: 1,
  full: 5,
  extract(page) {
    const evidence = hitEvidence(page, 'public-bodies')
    return evidence.length >= MIN_MENTIONS ? evidence : []
  },
})

export const about: SignalDocs = {
  docs: `
## What it looks for
At least two mentions of ministries, agencies, public health services or their helplines.

## Why it matters
Public bodies are where honest texts send their readers.

## Known false positives
Sellers borrow their names: the credit is capped.
`,
  examples: {
    fires: ['通知\n⟦卫健委⟧和⟦疾控中心⟧提醒。', '公告\n⟦药监局⟧与⟦市场监管局⟧公布。'],
    silent: ['通知\n疾控中心提醒。', 'Tea\nDrink it warm.'],
  },
}

const MIN_MENTIONS = 2
