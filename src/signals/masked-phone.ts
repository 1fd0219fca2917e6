import { digitRuns } from '../page/numbers.ts'
import type { Block } from '../page/types.ts'
import { CLASSES, Class } from '../text/classes.ts'
import { defineSignal, type Evidence, type SignalDocs } from './signal.ts'

const MIN_DIGITS = 9
const MAX_DIGITS = 13
const SEPARATORS = new Set([0x20, 0x2d, 0x2e, 0x2a, 0xb7])
/** Groups of two or more digits are how numbers are printed; single digits held apart are how they are hidden. */
const MIN_SINGLES = 6

export default defineSignal({
  id: 'masked-phone',
  title: { en: 'A phone number spelt out digit by digit', 'zh-Hans': '电话号码被逐个数字拆开', 'zh-Hant': '電話號碼被逐個數字拆開' },
  group: 'evasion',
  points: 'spam',
  languages: 'any',
  status: 'stable',
  version: 2,
  kinds: ['leadgen'],
  full: 1,
  extract(page) {
    const { codes } = page.folded
    const evidence: Evidence[] = []
    const runs = digitRuns(page)
    let block = 0
    let resume = 0
    for (let r = 0; r < runs.length; r += 2) {
      const from = runs[r] as number
      // Digits held apart: the first stands alone before a separator.
      if (from < resume || (runs[r + 1] as number) > from + 1 || !SEPARATORS.has(codes[from + 1] as number)) continue
      while ((page.blocks[block] as Block).to <= from) block++
      const { kind, to: blockEnd } = page.blocks[block] as Block
      if (kind === 'row') continue
      let to = from
      let digits = 0
      let singles = 0
      for (let k = from; k < blockEnd; k++) {
        const isDigit = CLASSES[codes[k] as number] === Class.digit
        if (isDigit) {
          digits++
          to = k + 1
          if (SEPARATORS.has(codes[k - 1] as number) && (SEPARATORS.has(codes[k + 1] as number) || k + 1 === blockEnd)) singles++
        } else if (!SEPARATORS.has(codes[k] as number) || SEPARATORS.has(codes[k - 1] as number)) break
      }
      if (digits >= MIN_DIGITS && digits <= MAX_DIGITS && singles >= MIN_SINGLES) evidence.push({ from, to })
      resume = to
    }
    return evidence
  },
})

export const about: SignalDocs = {
  docs: `
## What it looks for
Nine to thirteen digits with separators between single ones.

## Why it matters
Platforms remove numbers; who spaces the digits knows that the number is not allowed there.

## Known false positives
Tables of single figures in plain text: rows are not read.
`,
  examples: {
    fires: ['咨询\n请打⟦1 3 8 0 0 1 3 8 0 0 0⟧,找李老师。', 'Call\nRing ⟦0-7-7-0-0-9-0-0-1-2-3⟧ today.'],
    silent: ['电话\n0512-1234 5678', 'Call\n+44 20 7946 0958', '数字\n1 2 3 4 5'],
  },
}
