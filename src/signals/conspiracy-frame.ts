import { assertedHits } from './evidence.ts'
import { defineSignal, type SignalDocs } from './signal.ts'

export default defineSignal({
  id: 'conspiracy-frame',
  title: { en: 'Says that doctors or officials hide the truth', 'zh-Hans': '说医生、医院隐瞒真相', 'zh-Hant': '說醫生、醫院隱瞞真相' },
  group: 'claims',
  points: 'spam',
  languages: ['zh', 'en'],
  status: 'stable',
  version: 1,
  kinds: ['miracle-claims'],
  full: 2,
  extract: (page) => assertedHits(page, 'conspiracy'),
})

export const about: SignalDocs = {
  docs: `
## What it looks for
Phrases that set the reader against doctors or medicine as such.

## Why it matters
It isolates the reader from the advice that would stop the sale; one of FDA's red flags of health fraud.

## Known false positives
Angry posts of patients; fact-checks that quote the frame.
`,
  examples: {
    fires: ['真相\n⟦西医只能治标⟧,想好得换方法。', "Secret\nIt is ⟦what doctors don't⟧ want you to know."],
    silent: ['辟谣\n有人说西医只能治标,这是谣言。', "Check\nThe claim that doctors don't want you to know is false and misleading."],
  },
}
