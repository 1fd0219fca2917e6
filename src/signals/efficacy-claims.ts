import { assertedHits } from './evidence.ts'
import { defineSignal, type SignalDocs } from './signal.ts'

export default defineSignal({
  id: 'efficacy-claims',
  title: { en: 'Promises a cure or certain success', 'zh-Hans': '断言或保证疗效', 'zh-Hant': '斷言或保證療效' },
  group: 'claims',
  points: 'spam',
  languages: ['zh', 'en', 'es', 'pt', 'vi', 'ru', 'id', 'de', 'fr', 'th', 'ar', 'tr', 'ja', 'ko'],
  status: 'stable',
  version: 1,
  kinds: ['miracle-claims', 'advertorial', 'supplement'],
  full: 5,
  extract: (page) => assertedHits(page, 'efficacy'),
})

export const about: SignalDocs = {
  docs: `
## What it looks for
Words of cure, reversal or guarantee that the page says itself: not negated, quoted, reported, forbidden or asked.

## Why it matters
Honest medicine does not promise; the advertising law of several countries forbids it.

## Known false positives
Texts about fraud hold more of these words than spam does; they are told by reporting words around the claim.
`,
  examples: {
    fires: ['疗法\n本法⟦可以根治⟧白癜风,让您⟦永不复发⟧。', 'Tea\nThis tea ⟦cures diabetes⟧ in a month.'],
    silent: ['辟谣\n"根治白癜风"是虚假宣传,目前不能根治。', 'Notice\nThe agency warned that claims it cures diabetes are misleading.', '白癜风能根治吗?\n目前可以控制。'],
  },
}
