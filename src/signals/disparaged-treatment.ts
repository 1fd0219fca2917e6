import { pairedHits } from './evidence.ts'
import { defineSignal, type SignalDocs } from './signal.ts'

/** How near two kinds must stand, in Han characters: a passage of a few sentences. */
const REACH = 6

export default defineSignal({
  id: 'disparaged-treatment',
  title: { en: 'Runs down standard treatment to sell another', 'zh-Hans': '贬低常规治疗,好卖另一种', 'zh-Hant': '貶低常規治療,好賣另一種' },
  group: 'claims',
  points: 'spam',
  languages: ['zh', 'en', 'es', 'pt', 'vi', 'ru', 'id', 'de', 'fr', 'th', 'ar', 'tr', 'ja', 'ko'],
  status: 'stable',
  version: 1,
  kinds: ['advertorial', 'miracle-claims', 'leadgen'],
  full: 4,
  extract: (page) => pairedHits(page, 'disparagement', REACH, 'all'),
})

export const about: SignalDocs = {
  docs: `
## What it looks for
`,
  examples: {
    fires: [
      'T\n⟦x⟧',
    ],
    silent: [
      'T\nx',
    ],
  },
}
