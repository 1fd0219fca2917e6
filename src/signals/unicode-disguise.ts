import { defineSignal, type Evidence, type SignalDocs } from './signal.ts'

export default defineSignal({
  id: 'unicode-disguise',
  title: { en: 'Words disguised with invisible or look-alike characters', 'zh-Hans': '用隐形字符、形近字符或分隔符伪装词语', 'zh-Hant': '用隱形字元、形近字元或分隔符偽裝詞語' },
  group: 'evasion',
  points: 'spam',
  languages: 'any',
  status: 'stable',
  version: 2,
  full: 5,
  extract(page) {
    const { origin } = page.folded
    const evidence: Evidence[] = []
    let at = 0
    for (const mark of [...page.folded.marks].sort((a, b) => a.start - b.start)) {
      while (at < page.visibleEnd && (origin[at] as number) < mark.start) at++
      if (mark.kind === 'zero-width') {
        // The mark itself was dropped: show the characters on both sides of it.
        const from = Math.max(0, at - 1)
        if (at < page.visibleEnd && (evidence.at(-1)?.to ?? -1) <= from) evidence.push({ from, to: at + 1, note: 'U+200B' })
        continue
      }
      let to = at
      while (to < page.visibleEnd && (origin[to] as number) < mark.end) to++
      if (to > at && (evidence.at(-1)?.to ?? -1) <= at) evidence.push({ from: at, to })
    }
    return evidence
  },
})

export const about: SignalDocs = {
  docs: `
## What it looks for
Zero-width characters between letters, letters of another alphabet inside a word, separators pushed between single characters.

## Why it matters
Readers see the word, filters do not: the only use of such a word is to pass a filter.

## Known false positives
Emoji, Persian and Indic joiners and soft hyphens are honest and not counted, nor is a Greek letter at the edge of a word (ERα, µg); single accidents happen in text copied from PDF files.
`,
  examples: {
    fires: ['调理身体\n我们的⟦干*细*胞⟧疗法', 'Offer\nBuy ⟦vіаgra⟧ today', '好药\n加⟦微\u200b信⟧了解'],
    silent: ['家庭 👨\u200d👩\u200d👧 健康', 'Москва и Tokyo', '剂量 5*3 毫克', '受体 ERα 与 ERβ,每日 50 µg,TNFα', 'U.S.A. and R. E. M.'],
  },
}
