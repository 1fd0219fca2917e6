import { termText } from '../languages/lexicons.ts'
import { hitEvidence } from './evidence.ts'
import { defineSignal, type SignalDocs } from './signal.ts'

export default defineSignal({
  id: 'balanced-risks',
  title: { en: 'Speaks of risks and of who should not', 'zh-Hans': '讲明风险和不适合的人', 'zh-Hant': '講明風險和不適合的人' },
  group: 'trust',
  points: 'ham',
  languages: ['zh', 'en', 'es', 'pt', 'vi', 'ru', 'id', 'de', 'fr', 'th', 'ar', 'tr', 'ja', 'ko'],
  status: 'stable',
  version: 1,
  full: 6,
  extract(page) {
    const risks = page.hits('risks')
    const kinds = new Set(Array.from(risks.term, (term) => termText(term)))
    if (kinds.size < MIN_KINDS || page.hits('alternatives').length === 0) return []
    return hitEvidence(page, 'risks')
  },
})

export const about: SignalDocs = {
  docs: `
## What it looks for
At least two different words for adverse effects or contraindications, and a word for alternatives or for whom it does not suit.

## Why it matters
Who informs names what can go wrong; who sells does not.

## Known false positives
Quiet spam copies a leaflet paragraph: never enough alone, and capped.
`,
  examples: {
    fires: ['手术\n可能有⟦并发症⟧,⟦孕妇慎用⟧,⟦不良反应⟧要报告。不适合儿童。', '药品\n⟦不良反应⟧有头痛,⟦禁忌证⟧见下,孕妇要问医生。有其他治疗可选。'],
    silent: ['手术\n没有并发症。', 'Pill\nIt has side effects.'],
  },
}

const MIN_KINDS = 2
