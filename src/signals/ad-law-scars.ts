import { termColumn, termText } from '../languages/lexicons.ts'
import { contains, isReportingPage } from '../page/scope.ts'
import type { Page } from '../page/types.ts'
import { defineSignal, type Evidence, type SignalDocs } from './signal.ts'

export default defineSignal({
  id: 'ad-law-scars',
  title: { en: 'Words swapped to pass an advertising-law filter', 'zh-Hans': '词语被广告法过滤器替换过', 'zh-Hant': '詞語被廣告法過濾器替換過' },
  group: 'scars',
  points: 'spam',
  languages: ['zh'],
  status: 'stable',
  version: 1,
  kinds: ['scrubbed'],
  full: 5,
  extract(page) {
    if (isReportingPage(page)) return []
    const hits = page.hits('scars')
    const evidence: Evidence[] = []
    let strong = 0
    for (let i = 0; i < hits.length; i++) {
      const term = hits.term[i] as number
      if (isWhole(page, termText(term), termColumn(term), hits.from[i] as number)) continue
      if (!termColumn(term, 1).endsWith('-weak')) strong++
      evidence.push({ from: hits.from[i] as number, to: hits.to[i] as number, note: `← ${termColumn(term)}` })
    }
    // Awkward but legal wordings count only beside a real scar, or when they pile up.
    return strong > 0 || evidence.length >= MIN_WEAK ? evidence.filter((each) => !contains(page, 'reporting', each)) : []
  },
})

export const about: SignalDocs = {
  docs: `
## What it looks for
Collocations that a find-and-replace over banned words leaves behind: 靠谱性 for 安全性, 自然伤害细胞 for 自然杀伤细胞, 终使 for 最终使. The likely original is given with each.

## Why it matters
China's advertising law bans superlatives and efficacy words in adverts; sellers run their articles through a filter that swaps the words everywhere, also where they were harmless.

## Known false positives
Bad typing and speech recognition produce single hits; several on one page do not happen by accident. Articles about such filters quote the words.
`,
  examples: {
    fires: ['药膏\n它的⟦靠谱性⟧还要看长期观察⟦,终使⟧患者恢复。', '免疫\nnk细胞又叫⟦自然伤害细胞⟧,能帮助患者。', '藥膏\n它的⟦靠譜性⟧要長期觀察。'],
    silent: ['药膏\n它的安全性还要看长期观察,最终使患者恢复。', '免疫\n自然杀伤细胞是一类淋巴细胞。'],
  },
}

const MIN_WEAK = 3

/** Whether the page has the original there after all: 终使 stands in 最终使 as well. */
function isWhole(page: Page, term: string, original: string, from: number): boolean {
  const at = original.indexOf(term)
  return at >= 0 && page.folded.text.startsWith(original, from - at)
}
