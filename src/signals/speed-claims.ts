import { assertedHits } from './evidence.ts'
import { defineSignal, type SignalDocs } from './signal.ts'

export default defineSignal({
  id: 'speed-claims',
  title: { en: 'Promises results within days', 'zh-Hans': '许诺几天见效', 'zh-Hant': '許諾幾天見效' },
  group: 'claims',
  points: 'spam',
  languages: ['zh', 'en', 'vi', 'de', 'ko'],
  status: 'stable',
  version: 1,
  kinds: ['miracle-claims'],
  full: 3,
  extract: (page) => assertedHits(page, 'speed-claims'),
})

export const about: SignalDocs = {
  docs: `
## What it looks for
Promises of an effect at once or within a few days, said by the page itself.

## Why it matters
Speed is what a desperate reader wants to hear.

## Known false positives
Anaesthetics and emergency drugs do work at once.
`,
  examples: {
    fires: ['疗法\n贴一贴,⟦立竿见影⟧,⟦三天见效⟧。', 'Drops\nSee results ⟦in just 7 days⟧ or less.', 'Da\nSản phẩm của chúng tôi giúp da sáng và hết mụn ⟦chỉ sau 7 ngày⟧ sử dụng.'],
    silent: ['辟谣\n所谓立竿见影是骗局。', 'Notice\nClaims of results in just 7 days are misleading.'],
  },
}
