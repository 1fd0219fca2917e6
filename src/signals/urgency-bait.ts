import { assertedHits } from './evidence.ts'
import { defineSignal, type SignalDocs } from './signal.ts'

export default defineSignal({
  id: 'urgency-bait',
  title: { en: 'Presses the reader to act now', 'zh-Hans': '催促读者马上行动', 'zh-Hant': '催促讀者馬上行動' },
  group: 'claims',
  points: 'spam',
  languages: ['zh', 'en', 'es', 'pt', 'vi', 'ru', 'id', 'de', 'fr', 'th', 'ar', 'tr', 'ja', 'ko'],
  status: 'stable',
  version: 1,
  kinds: ['leadgen'],
  full: 3,
  extract: (page) => assertedHits(page, 'urgency'),
})

export const about: SignalDocs = {
  docs: `
## What it looks for
Limited places, offers that end today.

## Why it matters
Pressure replaces evidence.

## Known false positives
Registration deadlines of public vaccination drives name a date and an office.
`,
  examples: {
    fires: ['活动\n⟦限时优惠⟧,⟦名额有限⟧。', 'Offer\nThis is a ⟦limited time offer⟧.', '상담\n⟦마감 임박⟧, ⟦서두르세요⟧.', 'Terapia\n⟦Cupos limitados⟧.'],
    silent: ['辟谣\n不要相信限时优惠,这是骗局。', 'Notice\nBeware of limited time offers: they are scams.'],
  },
}
