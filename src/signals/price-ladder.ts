import { digitRuns } from '../page/numbers.ts'
import { contains } from '../page/scope.ts'
import type { Page } from '../page/types.ts'
import { CLASSES, Class } from '../text/classes.ts'
import { defineSignal, type Evidence, type SignalDocs } from './signal.ts'

const MIN_PRICES = 3
const CURRENCY_AFTER = ['元', '万', '块', '块钱', '千', 'usd', 'dollars', 'eur', 'euro', 'baht', 'rmb', 'ntd', '円', '만원', '원']
const CURRENCY_OPENINGS = new Set(CURRENCY_AFTER.map((unit) => unit.charCodeAt(0)))
const CURRENCY_BEFORE = new Set([...'$€£¥₩₹฿'].map((char) => char.charCodeAt(0)))
const RANGE_SIGNS = new Set([0x2d, 0x7e, 0x81f3, 0x5230])

export default defineSignal({
  id: 'price-ladder',
  title: { en: 'A ladder of price ranges without a payer or price list behind it', 'zh-Hans': '罗列价格区间,却没有收费依据', 'zh-Hant': '羅列價格區間,卻沒有收費依據' },
  group: 'claims',
  points: 'spam',
  languages: 'any',
  status: 'stable',
  version: 1,
  kinds: ['doorway', 'leadgen'],
  full: 6,
  extract(page) {
    const evidence = ranges(page)
    if (evidence.length < MIN_PRICES || page.hits('public-bodies').length > 0 || page.hits('registration').length > 0) return []
    return evidence.filter((each) => !contains(page, 'reporting', { from: each.from - 60, to: each.to + 60 }))
  },
})

export const about: SignalDocs = {
  docs: `
## What it looks for
At least three price ranges ("1.6万-3.8万元", "$500 to $1,500") on a page that names no public payer, price register or approval.

## Why it matters
Doorways answer "how much" with wide ranges that fit any seller.

## Known false positives
Honest clinics' price lists give one figure for one item; public hospitals name the payer. News on illegal prices names the agency.
`,
  examples: {
    fires: ['植发\n头顶加密⟦8000-15000元⟧,发际线⟦1.2万-2.5万⟧,大面积⟦2万到6万元⟧。', 'Hair\nSmall areas cost ⟦$2,000 - $4,000⟧, medium ⟦$4,000-$8,000⟧, large ⟦$8,000 - $15,000⟧.'],
    silent: ['价目\n洁牙120元,拔牙80元,拍片50元。', '公告\n医保局规定种植牙3000-4500元,拔牙50-80元,洁牙100-150元。', 'Fees\nVisit $40, x-ray $60, crown $500.'],
  },
}

/** Number, sign of a range, number, with a currency before or after. */
function ranges(page: Page): Evidence[] {
  const { codes, text } = page.folded
  const evidence: Evidence[] = []
  const runs = digitRuns(page)
  let resume = 0
  for (let r = 0; r < runs.length; r += 2) {
    const i = runs[r] as number
    if (i < resume) continue
    const first = numberEnd(codes, i)
    let at = unitEnd(text, first)
    while (codes[at] === 0x20) at++
    const isRange = RANGE_SIGNS.has(codes[at] as number) || text.startsWith('to ', at)
    if (isRange) {
      at += text.startsWith('to ', at) ? 3 : 1
      while (codes[at] === 0x20) at++
      const hadSign = CURRENCY_BEFORE.has(codes[i - 1] as number)
      if (CURRENCY_BEFORE.has(codes[at] as number)) at++
      if (CLASSES[codes[at] as number] === Class.digit) {
        const second = numberEnd(codes, at)
        const end = unitEnd(text, second)
        if (hadSign || end > second) evidence.push({ from: hadSign ? i - 1 : i, to: end })
        resume = end
        continue
      }
    }
    resume = first
  }
  return evidence
}

function numberEnd(codes: Uint16Array, at: number): number {
  while (CLASSES[codes[at] as number] === Class.digit || ((codes[at] === 0x2c || codes[at] === 0x2e) && CLASSES[codes[at + 1] as number] === Class.digit)) at++
  return at
}

function unitEnd(text: string, at: number): number {
  const start = text[at] === ' ' ? at + 1 : at
  if (!CURRENCY_OPENINGS.has(text.charCodeAt(start))) return at
  const unit = CURRENCY_AFTER.find((each) => text.startsWith(each, start))
  if (unit === undefined) return at
  const end = start + unit.length
  return unit === '万' || unit === '千' ? end + (text[end] === '元' || text[end] === '块' ? 1 : 0) : end
}
