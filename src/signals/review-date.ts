import { CLASSES, Class } from '../text/classes.ts'
import { hitEvidence } from './evidence.ts'
import { defineSignal, type SignalDocs } from './signal.ts'

export default defineSignal({
  id: 'review-date',
  title: { en: 'Says when the text was last reviewed', 'zh-Hans': '写明审阅或更新日期', 'zh-Hant': '寫明審閱或更新日期' },
  group: 'trust',
  points: 'ham',
  languages: ['zh', 'en', 'es', 'pt', 'vi', 'ru', 'id', 'de', 'fr', 'th', 'ar', 'tr', 'ja', 'ko'],
  status: 'stable',
  version: 1,
  full: 1,
  extract(page) {
    return hitEvidence(page, 'review-dates').filter(({ to }) => hasYear(page.folded.codes, to))
  },
})

export const about: SignalDocs = {
  docs: `
## What it looks for
Words for a review or update date with a year close behind.

## Why it matters
Who maintains a text says so.

## Known false positives
Automatic stamps; the credit is small.
`,
  examples: {
    fires: ['湿疹\n⟦最后审核⟧:2024年3月\n正文。', 'Eczema\n⟦Page last reviewed:⟧ 12 March 2024'],
    silent: ['湿疹\n发布:2024年3月', 'Eczema\nLast reviewed by a friend.'],
  },
}

const REACH = 26

/** Four digits in a row shortly after the words. */
function hasYear(codes: Uint16Array, at: number): boolean {
  let run = 0
  for (let i = at; i < Math.min(codes.length, at + REACH); i++) {
    run = CLASSES[codes[i] as number] === Class.digit ? run + 1 : 0
    if (run === 4) return true
  }
  return false
}
