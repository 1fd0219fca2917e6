import { contains } from '../page/scope.ts'
import { hitEvidence } from './evidence.ts'
import { defineSignal, type SignalDocs } from './signal.ts'

/** An honest page may ask once; doorway pages ask again and again (methods 2.2 A: honest maximum 2, the seed 17). */
const MIN_QUESTIONS = 3
const REACH = 14

export default defineSignal({
  id: 'clinic-question',
  title: { en: 'Asks again and again which clinic or what price', 'zh-Hans': '反复问哪家医院、多少钱', 'zh-Hant': '反覆問哪家醫院、多少錢' },
  group: 'query',
  points: 'spam',
  languages: ['zh', 'en'],
  status: 'stable',
  version: 1,
  kinds: ['doorway', 'templated-qa'],
  full: 12,
  extract(page) {
    const evidence = hitEvidence(page, 'query-words').filter(({ from, to }) => {
      const around = { from: from - REACH, to: to + REACH }
      return contains(page, 'institutions', around) || contains(page, 'places', around)
    })
    return evidence.length >= MIN_QUESTIONS ? evidence : []
  },
})

export const about: SignalDocs = {
  docs: `
## What it looks for
At least three places, in any part of the page, where words of a search query stand beside an institution, a place or a price word.

## Why it matters
The text exists to match searches for a clinic.

## Known false positives
A patient forum where several people ask for a recommendation.
`,
  examples: {
    fires: [
      '植发\n很多人想知道苏州植发⟦多少钱⟧,也有人问苏州⟦哪家医院⟧好,还有人问福州植发⟦多少钱⟧。',
      'Hair\nPeople ask: ⟦how much does⟧ it take in Tulsa? ⟦Where can I find⟧ a clinic in Boston? ⟦How much does⟧ a clinic in Denver charge?',
    ],
    silent: ['挂号\n请问苏州哪家医院可以打疫苗?社区医院就可以。', 'Ask\nHow much does it cost in Tulsa? See our price list.'],
  },
}
