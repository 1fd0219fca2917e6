import { assertedHits } from './evidence.ts'
import { defineSignal, type SignalDocs } from './signal.ts'

export default defineSignal({
  id: 'safety-claims',
  title: { en: 'Promises that nothing can go wrong', 'zh-Hans': '保证绝对安全、没有副作用', 'zh-Hant': '保證絕對安全、沒有副作用' },
  group: 'claims',
  points: 'spam',
  languages: ['zh', 'en', 'es', 'pt', 'vi', 'ru', 'id', 'de', 'fr', 'th', 'ar', 'tr', 'ja', 'ko'],
  status: 'stable',
  version: 1,
  kinds: ['miracle-claims', 'supplement'],
  full: 3,
  extract: (page) => assertedHits(page, 'safety-claims'),
})

export const about: SignalDocs = {
  docs: `
## What it looks for
"No side effects", 无副作用, 100 % safe, said by the page itself.

## Why it matters
Whatever works has side effects; a medical advert may not assert safety.

## Known false positives
Leaflets that deny one named effect of one named drug are not matched; jokes are.
`,
  examples: {
    fires: ['疗法\n⟦纯天然⟧配方,⟦无副作用⟧,⟦绝对安全⟧。', 'Tea\nIt is natural and has ⟦no side effects⟧ at all.'],
    silent: ['辟谣\n谣言说它无副作用,专家提醒这是误导。', 'Notice\nThe company falsely claimed the product had no side effects.', '用药须知\n有副作用请就医。'],
  },
}
