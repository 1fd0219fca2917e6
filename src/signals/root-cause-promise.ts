import { pairedHits } from './evidence.ts'
import { defineSignal, type SignalDocs } from './signal.ts'

/** How near two kinds must stand, in Han characters: a sentence or two. */
const REACH = 15

export default defineSignal({
  id: 'root-cause-promise',
  title: { en: "Promises the root, balance or the body's own healing", 'zh-Hans': '许诺治本、平衡、自愈、排毒', 'zh-Hant': '許諾治本、平衡、自癒、排毒' },
  group: 'claims',
  points: 'spam',
  languages: ['zh', 'en', 'es', 'pt', 'vi', 'ru', 'id', 'de', 'fr', 'th', 'ar', 'tr', 'ja', 'ko'],
  status: 'stable',
  version: 1,
  kinds: ['miracle-claims', 'supplement', 'advertorial'],
  full: 4,
  extract: (page) => pairedHits(page, 'root-cause', REACH, 'all'),
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
