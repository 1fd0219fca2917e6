import { titleCore } from '../page/title.ts'
import { isWide } from '../text/classes.ts'
import { defineSignal, type SignalDocs } from './signal.ts'

const QUESTION_MARK = 0x3f
const MIN_WIDE_UNITS = 6
const MIN_UNITS = 15

export default defineSignal({
  id: 'two-question-title',
  title: { en: 'The title is two questions glued together', 'zh-Hans': '标题由两个问句拼成', 'zh-Hant': '標題由兩個問句拼成' },
  group: 'query',
  points: 'spam',
  languages: 'any',
  status: 'stable',
  version: 1,
  kinds: ['doorway'],
  full: 1,
  extract(page) {
    const { from, to } = titleCore(page)
    const { codes } = page.folded
    let first = -1
    for (let i = from; i < to && first < 0; i++) if (codes[i] === QUESTION_MARK) first = i
    if (first < 0 || !isLong(codes, from, first)) return []
    let rest = first
    while (rest < to && (codes[rest] === QUESTION_MARK || codes[rest] === 0x20)) rest++
    const asksAgain = codes.subarray(rest, to).indexOf(QUESTION_MARK) >= 0
    const glued = codes[rest - 1] === QUESTION_MARK && isWide(codes[rest] as number)
    return isLong(codes, rest, to) && (asksAgain || glued) ? [{ from, to }] : []
  },
})

export const about: SignalDocs = {
  docs: `
## What it looks for
A question mark inside the title with a second, full-length question or phrase after it, without a space or dash between.

## Why it matters
One page is made to answer to two searches: what a treatment does, and where in a city to buy it.

## Known false positives
Headlines with a rhetorical follow-up ("Safe? What the studies say"): the follow-up must be as long as a query, and after a space it must hold a question mark too.
`,
  examples: {
    fires: [
      '⟦脂肪干细胞有什么作用?湖州哪里可以打⟧\n脂肪干细胞来自脂肪组织。',
      '<title>⟦Do hair transplants last forever? Where can I get one in Tulsa?⟧ | Hair Pros</title><p>Text.</p>',
    ],
    silent: ['疫苗安全吗?专家解读\n疫苗经过严格审批。', 'Is it safe? What the studies say about the vaccine\nIt is.', '白癜风能治好吗?\n目前可以控制。'],
  },
}

function isLong(codes: Uint16Array, from: number, to: number): boolean {
  let wide = 0
  for (let i = from; i < to; i++) if (isWide(codes[i] as number)) wide++
  return wide > 0 ? wide >= MIN_WIDE_UNITS : to - from >= MIN_UNITS
}
