import { defineSignal, type Evidence, type SignalDocs } from './signal.ts'

const QUESTION_MARK = 0x3f
const SPACE = 0x20

export default defineSignal({
  id: 'doubled-question-marks',
  title: { en: 'Doubled question marks in titles or links', 'zh-Hans': '标题或链接里有连续的问号', 'zh-Hant': '標題或連結裡有連續的問號' },
  group: 'query',
  points: 'spam',
  languages: 'any',
  status: 'stable',
  version: 1,
  kinds: ['doorway', 'link-farm'],
  full: 4,
  extract(page) {
    const { codes } = page.folded
    const evidence: Evidence[] = []
    const look = (from: number, to: number) => {
      for (let i = from; i + 1 < to; i++) {
        if (codes[i] !== QUESTION_MARK) continue
        const next = codes[i + 1] === SPACE ? i + 2 : i + 1
        if (next < to && codes[next] === QUESTION_MARK && (evidence.at(-1)?.to ?? -1) <= i) evidence.push({ from: i, to: next + 1 })
      }
    }
    for (const block of page.blocks) if (block.kind === 'title' || block.kind === 'heading') look(block.from, block.to)
    for (const link of page.links) look(link.from, link.to)
    return evidence.sort((a, b) => a.from - b.from)
  },
})

export const about: SignalDocs = {
  docs: `
## What it looks for
Two question marks together, or one space apart, in the title, a heading or a link.

## Why it matters
Doorway titles are glued from two queries ("…的作用是什么??苏州…"): the first one's mark stays and the template adds its own.

## Known false positives
Excited headlines of personal posts. In running text doubled marks are ordinary and not counted.
`,
  examples: {
    fires: [
      '种植牙的寿命是多久⟦??⟧湖州那家医院好\n种植牙可以用很多年,要看保养。',
      '植发问答\n- 植发疼不疼⟦??⟧福州那里好\n- 植发要多久⟦? ?⟧苏州那里好\n- 植发多少钱⟦??⟧沈阳那里好',
      '<title>How long do implants last⟦??⟧ Tulsa dentist</title><p>Years.</p>',
    ],
    silent: ['种植牙能用多久?\n你问我??我也不知道。', 'Is it safe?\nReally?? Yes.', ''],
  },
}
