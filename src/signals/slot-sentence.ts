import { contains } from '../page/scope.ts'
import { hitEvidence, inOrder } from './evidence.ts'
import { defineSignal, type SignalDocs } from './signal.ts'

const WINDOW_WIDE = 30
const WINDOW_ALPHABET = 90

export default defineSignal({
  id: 'slot-sentence',
  title: {
    en: 'A sentence template with place, clinic and price or choice filled in',
    'zh-Hans': '套用"地名+医院+价钱/哪家"的句式',
    'zh-Hant': '套用「地名+醫院+價錢/哪家」的句式',
  },
  group: 'slots',
  points: 'spam',
  languages: ['zh', 'en', 'es', 'pt', 'vi', 'ru', 'id', 'de', 'fr', 'th', 'ar', 'tr', 'ja', 'ko'],
  status: 'stable',
  version: 1,
  kinds: ['doorway'],
  full: 6,
  extract(page) {
    const reach = page.language.tag.startsWith('zh') || page.language.tag === 'ja' || page.language.tag === 'ko' ? WINDOW_WIDE : WINDOW_ALPHABET
    if (page.hits('public-bodies').length > 2) return []
    const evidence = hitEvidence(page, 'query-words').flatMap(({ from, to }) => {
      const around = { from: Math.max(0, from - reach), to: to + reach }
      if (!contains(page, 'places', around) || !(contains(page, 'institutions', around) || contains(page, 'treatments', around))) return []
      return [{ from, to }]
    })
    return inOrder(evidence.filter(({ from }) => from >= page.title.to))
  },
})

export const about: SignalDocs = {
  docs: `
## What it looks for
A place, an institution or treatment, and words of a query or price, all within thirty characters (ninety in alphabets), in running text.

## Why it matters
Generated local pages fill {place} {clinic} {price} into fixed sentences.

## Known false positives
Health-bureau news about prices in one city, registers of licensed hospitals: public bodies nearby silence it.
`,
  examples: {
    fires: [
      '植发\n苏州植发⟦多少钱⟧要看用量。福州做植发⟦哪里好⟧要看医生。',
      'Hair\n⟦How much does⟧ a hair transplant take in Tulsa? It depends.\nThe ⟦best clinic for⟧ botox in Boston is easy to find.',
    ],
    silent: ['通知\n苏州市卫健委、市医保局公布种植牙多少钱,市场监管局监督。卫健委、药监局负责解释。', 'Cost\nHow much does it cost? Ask your pharmacist.', '苏州医院\n地址见下。'],
  },
}
