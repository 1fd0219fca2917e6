import { digitRuns } from '../page/numbers.ts'
import { CLASSES, Class } from '../text/classes.ts'
import { defineSignal, type Evidence, type SignalDocs } from './signal.ts'

/** What a share stands after, and what a bare number there cannot mean otherwise. */
const BEFORE = ['提升', '提高', '缩小', '降低', '减少', '达到', '成活率', '存活率', '成功率', '满意度', '有效率', '治愈率', '概率', '占比', '高达']
const LAST_UNITS = new Set(BEFORE.map((word) => word.charCodeAt(word.length - 1)))
const AFTER = ['以上', '左右', '以内']
const MAX_DIGITS = 3

export default defineSignal({
  id: 'percent-loss',
  title: { en: 'Shares without their percent sign', 'zh-Hans': '百分数丢了百分号', 'zh-Hant': '百分數丟了百分號' },
  group: 'scars',
  points: 'spam',
  languages: ['zh'],
  status: 'stable',
  version: 2,
  kinds: ['scrubbed'],
  full: 3,
  extract(page) {
    const { text, codes } = page.folded
    const evidence: Evidence[] = []
    if (page.folded.classCounts[Class.han] === 0) return evidence
    const runs = digitRuns(page)
    let block = 0
    for (let r = 0; r < runs.length; r += 2) {
      const from = runs[r] as number
      const digitsEnd = runs[r + 1] as number
      if (digitsEnd - from < 2 || digitsEnd - from > MAX_DIGITS || !(LAST_UNITS.has(codes[from - 1] as number) || LAST_UNITS.has(codes[from - 2] as number))) continue
      while ((page.blocks[block] as { to: number }).to < digitsEnd) block++
      if ((page.blocks[block] as { kind: string }).kind === 'row') continue
      const word = BEFORE.find((each) => text.startsWith(each, from - each.length) || text.startsWith(each, from - each.length - 1))
      const to = decimalEnd(codes, digitsEnd)
      if (word !== undefined && isUnitless(text, codes, to)) evidence.push({ from: text.lastIndexOf(word, from), to })
    }
    return evidence
  },
})

export const about: SignalDocs = {
  docs: `
## What it looks for
A number of two or three digits after words that take a share (提升, 成活率, 达到…), with no unit behind it but punctuation or 以上, 左右.

## Why it matters
Filters delete the percent sign to hide a cure or success rate from advertising control.

## Known false positives
Tables whose unit stands in the header: table rows are not read. Scores and room temperatures without unit.
`,
  examples: {
    fires: ['植发\n毛囊⟦成活率达95⟧以上,密度⟦提升30⟧,很自然。', '近视\n手术时间⟦缩小30⟧,满意度高。'],
    silent: ['植发\n成活率达95%以上,密度提升30个单位,2025年提高20元。', '统计\n人数达到120人,占比37.5%。', '体检\n血压降低10毫米汞柱。'],
  },
}

/** End of the number whose whole part ends there: 92.5 has lost its sign as well as 92. */
function decimalEnd(codes: Uint16Array, at: number): number {
  let to = at
  if (codes[to] === 0x2e && CLASSES[codes[to + 1] as number] === Class.digit) for (to++; CLASSES[codes[to] as number] === Class.digit; to++);
  return to
}

function isUnitless(text: string, codes: Uint16Array, at: number): boolean {
  if (AFTER.some((each) => text.startsWith(each, at))) {
    // "95以上人" and "30岁以上" carry a unit; "95以上," does not.
    const next = CLASSES[codes[at + 2] as number]
    return next === undefined || next <= Class.punctuation
  }
  const code = text[at]
  return code === undefined || code === ',' || code === '。' || code === ';' || code === '\n'
}
