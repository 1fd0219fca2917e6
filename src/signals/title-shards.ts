import { firstPlace, punctuationOf } from '../page/punctuation.ts'
import { titleCore } from '../page/title.ts'
import { defineSignal, type Evidence, type SignalDocs } from './signal.ts'

const SHARD = 2
const MAX_SHARD = 4
const MIN_SHARDS = 4
const MIN_TITLE = 8
const NEWLINE = 0x0a

export default defineSignal({
  id: 'title-shards',
  title: { en: 'Pieces of the title sprinkled into the text in order', 'zh-Hans': '把标题切碎依次插进正文', 'zh-Hant': '把標題切碎依次插進正文' },
  group: 'echo',
  points: 'spam',
  languages: ['zh'],
  status: 'stable',
  version: 1,
  kinds: ['spun', 'hacked-page'],
  full: 8,
  extract(page) {
    const core = titleCore(page)
    const title = page.read(core)
    if (title.length < MIN_TITLE) return []
    const { codes, text } = page.folded
    // First place of each pair of characters of the title.
    const places = new Map<number, number>()
    for (let i = title.length - SHARD; i >= 0; i--) places.set(pairOf(title.charCodeAt(i), title.charCodeAt(i + 1)), i)
    const evidence: Evidence[] = []
    let last = -1
    const marks = punctuationOf(page)
    for (let m = firstPlace(marks, core.to + 4); m < marks.length; m++) {
      const i = marks[m] as number
      if (i >= page.visibleEnd) break
      if (codes[i] === NEWLINE) continue
      const place = places.get(pairOf(codes[i - 2] as number, codes[i - 1] as number))
      if (place === undefined || place < last || place > last + MAX_SHARD + 1) continue
      if (place === last || !isForeign(codes, i - SHARD)) continue
      let from = i - SHARD
      let at = place
      while (at > last + 1 && i - from < MAX_SHARD && text[from - 1] === title[at - 1]) {
        from--
        at--
      }
      evidence.push({ from, to: i })
      last = place + SHARD - 1
    }
    return evidence.length >= MIN_SHARDS ? evidence : []
  },
})

export const about: SignalDocs = {
  docs: `
## What it looks for
Clauses that end in two to four characters of the title which do not belong there, moving through the title from left to right: at least four of them.

## Why it matters
A watermark that makes a stolen text match a query and look unlike its source.

## Known false positives
None seen in honest pages. The text under it may be an honest article that was stolen.
`,
  examples: {
    fires: [
      '苏州植发医院哪家好一点\n市民张先生昨天来到社区 ⟦苏州⟧,参加了义诊活动 ⟦植发⟧,医生为他量了血压 ⟦医院⟧,还讲解了饮食 ⟦哪家⟧,大家都说好。',
      '武汉干细胞价格怎么算的\n天气渐凉 ⟦武汉⟧,老人要添衣 ⟦干细⟧,晨练不要太早 ⟦胞价⟧,多喝温水 ⟦格怎⟧,保持心情愉快。',
    ],
    silent: ['糖尿病患者的饮食\n糖尿病患者,应当注意饮食,控制总量,定期检查。', '流感疫苗接种安排\n疫苗,接种,安排,流感。'],
  },
}

function pairOf(first: number, second: number): number {
  return (first << 16) | second
}

/** A shard stands apart: a space before it, or it hangs on a clause that had already ended in a particle. */
function isForeign(codes: Uint16Array, at: number): boolean {
  const before = codes[at - 1] as number
  return before === 0x20 || PARTICLES.has(before)
}

const PARTICLES = new Set([...'了的吗呢吧啊着'].map((char) => char.charCodeAt(0)))
