import { hitEvidence } from './evidence.ts'
import { defineSignal, type SignalDocs } from './signal.ts'

/** Frames per 1,000 units of text at which strength is 1; honest explainers use one or two on a page. */
const FULL_DENSITY = 6
const MIN_FRAMES = 3

export default defineSignal({
  id: 'stock-frames',
  title: { en: 'Stock phrases of filler text', 'zh-Hans': '凑字数的套话', 'zh-Hant': '湊字數的套話' },
  group: 'redundancy',
  points: 'spam',
  languages: ['zh', 'en', 'es', 'vi', 'id', 'de', 'ja', 'ko'],
  status: 'stable',
  version: 1,
  kinds: ['templated-qa', 'spun'],
  full: 8,
  extract(page) {
    const evidence = hitEvidence(page, 'frames')
    return evidence.length >= MIN_FRAMES ? evidence : []
  },
  measure(page, evidence) {
    return Math.min(1, (evidence.length * 1000) / Math.max(1000, page.visibleEnd) / FULL_DENSITY)
  },
})

export const about: SignalDocs = {
  docs: `
## What it looks for
Connective skeletons and stock openings and closings (随着…的发展, 综上所述; "in today's fast-paced world", "when it comes to"), by how dense they stand.

## Why it matters
Text made to fill a page leans on frames that carry nothing.

## Known false positives
School essays, speeches and hospital pages polished with a language model.
`,
  examples: {
    fires: [
      '养生\n⟦首先⟧,要吃好;⟦其次⟧,要睡好;⟦总之⟧,要放松。',
      'Sleep\n⟦When it comes to⟧ sleep, ⟦it is important to note that⟧ rest matters. ⟦In conclusion⟧, sleep well.',
      '통풍\n⟦이번 글에서는⟧ 통풍에 ⟦대해 알아보⟧겠습니다. 오늘도 건강한 ⟦하루 보내시⟧길 바랍니다.',
      'Ngủ ngon\n⟦Cùng tìm hiểu⟧ cách ngủ ngon. ⟦Trên đây là⟧ vài mẹo nhỏ. ⟦Hy vọng bài viết⟧ có ích.',
    ],
    silent: ['养生\n首先要吃好,其次要睡好。', 'Sleep\nIn conclusion, sleep well.', '통풍\n통풍에 대해 알아보겠습니다. 물을 자주 드세요.'],
  },
}
