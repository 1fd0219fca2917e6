import { assertedHits } from './evidence.ts'
import { defineSignal, type SignalDocs } from './signal.ts'

export default defineSignal({
  id: 'authority-borrowing',
  title: { en: 'Borrows the authority of army, state or a famous university', 'zh-Hans': '借军队、国家、名校的名头', 'zh-Hant': '借軍隊、國家、名校的名頭' },
  group: 'claims',
  points: 'spam',
  languages: ['zh', 'en'],
  status: 'stable',
  version: 1,
  kinds: ['advertorial'],
  full: 2,
  extract: (page) => assertedHits(page, 'authority-borrowing'),
})

export const about: SignalDocs = {
  docs: `
## What it looks for
Army bases, national laboratories or famous universities named as proof of a treatment.

## Why it matters
Chinese law bans army and academic names as proof in medical adverts because sellers relied on them.

## Known false positives
News about real military hospitals and university studies.
`,
  examples: {
    fires: ['医院\n本中心为⟦国家级基地⟧,效果有保障。', 'Pill\nIt was found when ⟦harvard doctors discovered⟧ a plant.'],
    silent: ['辟谣\n该院冒充国家级基地,已被处罚。', 'Check\nThe ad falsely said harvard doctors discovered it.'],
  },
}
