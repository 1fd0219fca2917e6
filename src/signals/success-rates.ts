import { isAsserted } from '../page/scope.ts'
import { CLASSES, Class } from '../text/classes.ts'
import { defineSignal, type Evidence, type SignalDocs } from './signal.ts'

const WORDS = [
  '治愈率',
  '有效率',
  '成功率',
  '成活率',
  '存活率',
  '满意率',
  '满意度',
  '好转率',
  '见效率',
  '康复率',
  'success rate',
  'cure rate',
  'satisfaction rate',
  'effective rate',
  'survival of grafts',
  'graft survival',
]
const REACH = 16
const PERCENT = 0x25
/** What makes a rate one that can be checked. */
const MIN_STATISTICS = 2

export default defineSignal({
  id: 'success-rates',
  title: { en: 'Gives cure or success rates without a study', 'zh-Hans': '宣称治愈率、成功率,却无研究出处', 'zh-Hant': '宣稱治癒率、成功率,卻無研究出處' },
  group: 'claims',
  points: 'spam',
  languages: ['zh', 'en'],
  status: 'stable',
  version: 1,
  kinds: ['miracle-claims', 'advertorial'],
  full: 3,
  extract(page) {
    if (page.hits('statistics').length >= MIN_STATISTICS || page.hits('references').length > 0) return []
    const { text, codes } = page.folded
    if (!text.includes('%')) return []
    const evidence: Evidence[] = []
    for (const word of WORDS) {
      for (let at = text.indexOf(word); at >= 0 && at < page.visibleEnd; at = text.indexOf(word, at + word.length)) {
        const share = shareNear(codes, at, at + word.length, page.visibleEnd)
        if (share !== null && isAsserted(page, share)) evidence.push(share)
      }
    }
    return evidence.sort((a, b) => a.from - b.from).filter((each, i, all) => i === 0 || each.from >= (all[i - 1] as Evidence).to)
  },
})

export const about: SignalDocs = {
  docs: `
## What it looks for
A cure, success or satisfaction rate with a percentage, said by the page itself, where nothing on the page looks like a study.

## Why it matters
Chinese law bans cure and effective rates in medical adverts outright; honest rates come with a study, a year and an interval.

## Known false positives
Journal abstracts and hospital reports: statistics words silence it.
`,
  examples: {
    fires: ['植发\n我们的⟦成活率高达98%⟧,客户⟦满意度99%⟧。', 'Clinic\nOur ⟦success rate is 97%⟧ in all patients.'],
    silent: ['研究\n随机对照试验中有效率为45%,安慰剂组30%,95%ci 10-20。置信区间见表。', '辟谣\n"治愈率98%"是虚假宣传。', 'Clinic\nThe success rate depends on age.'],
  },
}

function shareNear(codes: Uint16Array, from: number, to: number, end: number): Evidence | null {
  for (let i = to; i < Math.min(end, to + REACH); i++) {
    if (codes[i] === 0x0a || codes[i] === 0x3002) return null
    if (codes[i] === PERCENT && CLASSES[codes[i - 1] as number] === Class.digit) return { from, to: i + 1 }
  }
  return null
}
