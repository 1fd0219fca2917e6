import { hitEvidence } from './evidence.ts'
import { defineSignal, type SignalDocs } from './signal.ts'

const MIN_HEDGES = 4

export default defineSignal({
  id: 'hedge-template',
  title: { en: 'The same hedge again and again', 'zh-Hans': '"因人而异、遵医嘱"之类的套话一再出现', 'zh-Hant': '「因人而異、遵醫囑」之類的套話一再出現' },
  group: 'redundancy',
  points: 'spam',
  languages: ['zh', 'en', 'es', 'pt', 'vi', 'ru', 'id', 'de', 'fr', 'th', 'ar', 'tr', 'ja', 'ko'],
  status: 'stable',
  version: 1,
  kinds: ['templated-qa'],
  full: 10,
  extract(page) {
    const evidence = hitEvidence(page, 'hedges')
    return evidence.length >= MIN_HEDGES ? evidence : []
  },
})

export const about: SignalDocs = {
  docs: `
## What it looks for
At least four stock hedges (因人而异, 正规医院, "results may vary", "consult your doctor") on one page.

## Why it matters
Filler answers every question with "it depends, see a regular hospital". One such line is what any honest page carries, and earns nothing either way.

## Known false positives
Leaflets that repeat "ask your doctor" beside every item.
`,
  examples: {
    fires: [
      '疗程\n效果⟦因人而异⟧。\n价格⟦因人而异⟧。\n时间⟦因人而异⟧,请⟦到正规医院⟧。',
      'Care\n⟦Results may vary⟧. ⟦Consult your doctor⟧. ⟦Results may vary⟧. ⟦Consult your doctor⟧.',
    ],
    silent: ['疗程\n效果因人而异,请到正规医院,遵医嘱。', 'Care\nConsult your doctor before you start.'],
  },
}
