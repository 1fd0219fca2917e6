import { fnv1aUnits } from '../text/hash.ts'
import { defineSignal, type Evidence, type SignalDocs } from './signal.ts'

const MIN_UNITS = 40
const OPENING_UNITS = 16

export default defineSignal({
  id: 'duplicated-block',
  title: { en: 'The same paragraph stands on the page twice', 'zh-Hans': '同一段文字出现两次以上', 'zh-Hant': '同一段文字出現兩次以上' },
  group: 'redundancy',
  points: 'spam',
  languages: 'any',
  status: 'stable',
  version: 1,
  full: 3,
  extract(page) {
    const { codes } = page.folded
    const blocks = page.blocks.filter(({ from, to, kind, boilerplate }) => to - from >= MIN_UNITS && !boilerplate && kind !== 'meta' && kind !== 'hidden')
    // On most pages no two blocks even begin alike.
    if (new Set(blocks.map(({ from }) => fnv1aUnits(codes, from, from + OPENING_UNITS))).size === blocks.length) return []
    const seen = new Set<number>()
    const evidence: Evidence[] = []
    for (const { from, to } of blocks) {
      const hash = fnv1aUnits(codes, from, to)
      if (seen.has(hash)) evidence.push({ from, to })
      seen.add(hash)
    }
    return evidence
  },
})

export const about: SignalDocs = {
  docs: `
## What it looks for
A line of at least forty characters that has already stood on the page, letter for letter.

## Why it matters
Filler is padded by pasting; generated pages are joined from overlapping pieces.

## Known false positives
Layouts that print content once for phones and once for desktops, and carousels on government sites: weak alone.
`,
  examples: {
    fires: [
      '养生\n这种草药可以调理身体的各个方面,让您在不知不觉中恢复年轻的状态,很多朋友都在使用,效果看得见,值得信赖。\n别的内容。\n⟦这种草药可以调理身体的各个方面,让您在不知不觉中恢复年轻的状态,很多朋友都在使用,效果看得见,值得信赖。⟧',
      'Tea\nThis tea has been known for its many properties for a very long time.\nBuy.\n⟦This tea has been known for its many properties for a very long time.⟧',
    ],
    silent: ['剂量\n一次一片\n一次一片', 'Notes\nDrink plenty of water.\nRest.\nDrink plenty of water.'],
  },
}
