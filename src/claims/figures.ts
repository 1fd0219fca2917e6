/** Figures in a sentence that a claim rests on: shares ("97 %", 九成, "nine out of ten") and sums of money. */
import type { Page, Range } from '../page/types.ts'
import { CLASSES, Class } from '../text/classes.ts'

/** What a claim can rest on besides words. */
export type Figure = 'share' | 'times' | 'money' | 'money-range' | 'money-from'

const SHARE_WORDS = [' percent', ' per cent', ' out of ten', ' in ten', ' out of 10', ' in 10', ' in five']
const NUMBER_WORDS = ['nine', 'eight', 'seven', 'four']
const TIMES_WORDS = ['twice the ', 'twice as ', ' times stronger', ' times faster', ' times more effective', ' times better', 'double the ']
const CHINESE_NUMERALS = new Set([...'一二两三四五六七八九十百千半'].map((char) => char.charCodeAt(0)))
const PERCENT = 0x25
const MYRIAD = '万'
const CURRENCY_BEFORE = ['$', '€', '£', '¥', '₩', '฿', '新台币', '港币', '人民币', 'rmb', 'usd', 'ntd', 'rp']
const CURRENCY_AFTER = ['元', '块', '港元', '港币', '台币', '日元', '円', '원', '만원', 'usd', 'dollars', 'euros', 'pounds', 'baht', 'rmb', 'ntd', 'eur', 'lira', 'lakh', '€', '£']
/** What follows 万 when it counts people or cases and not money. */
const COUNTED = new Set([...'名例人个家位次多余粒'])
const RANGE_SIGNS = ['-', '~', '到', '至', ' to ', ' - ', '元到', '元至', '元-']

/** Whether the sentence holds such a figure. Linear in the sentence. */
export function hasFigure(page: Page, sentence: Range, figure: Figure): boolean {
  if (figure === 'share') return hasShare(page, sentence)
  return figure === 'times' ? hasTimes(page, sentence) : hasMoney(page, sentence, figure)
}

/** 97%, 97 percent, 95以上, 百分之九十七, 九成, nine out of ten. */
function hasShare({ folded: { codes, text } }: Page, { from, to }: Range): boolean {
  for (let i = from; i < to; i++) {
    if (text.startsWith('百分', i)) return true
    const end = numberEnd(codes, i, to)
    if (end > i) {
      if (codes[end] === PERCENT || text.startsWith(' %', end) || text.startsWith('以上', end)) return true
      if (SHARE_WORDS.some((word) => text.startsWith(word, end))) return true
      i = end - 1
      continue
    }
    const char = text[i] as string
    if (char === '就' && text.startsWith('就有', i) && text.lastIndexOf('每', i) >= from) return true
    if (char === '成' && i > from && CHINESE_NUMERALS.has(codes[i - 1] as number) && text[i + 1] !== '功' && text[i + 1] !== '为') return true
    if (NUMBER_WORDS.some((word) => text.startsWith(word, i) && SHARE_WORDS.some((share) => text.startsWith(share, i + word.length)))) return true
  }
  return false
}

/** 六倍, three times stronger, twice the density. */
function hasTimes({ folded: { codes, text } }: Page, { from, to }: Range): boolean {
  for (let i = from; i < to; i++) {
    const end = numberEnd(codes, i, to)
    if (end > i) {
      if (text[end] === '倍') return true
      i = end - 1
    } else if (TIMES_WORDS.some((word) => text.startsWith(word, i))) return true
  }
  return false
}

/** A sum, or for a range a number and a sum with a sign between them: 3000到15000元, 1.2万-3万, $4,500 to $18,000. */
function hasMoney({ folded: { codes, text } }: Page, { from, to }: Range, figure: Figure): boolean {
  for (let i = from; i < to; i++) {
    const end = numberEnd(codes, i, to)
    if (end === i) continue
    const sum = sumEnd(text, i, end)
    if (figure !== 'money-range') {
      if ((sum > end || isAfterCurrency(text, i)) && (figure === 'money' || text[sum] === '起' || text.startsWith('from ', i - 6))) return true
      i = end - 1
      continue
    }
    const sign = RANGE_SIGNS.find((each) => text.startsWith(each, sum))
    if (sign !== undefined) {
      let second = sum + sign.length
      const before = CURRENCY_BEFORE.find((each) => text.startsWith(each, second))
      if (before !== undefined) second += before.length
      const secondEnd = numberEnd(codes, second, to)
      if (secondEnd > second && (before !== undefined || sum > end || sumEnd(text, second, secondEnd) > secondEnd)) return true
    }
    i = end - 1
  }
  return false
}

/** End of the digits or Chinese numerals that start at a place; the place itself when there are none. */
function numberEnd(codes: Uint16Array, at: number, to: number): number {
  let end = at
  while (end < to) {
    const code = codes[end] as number
    const isSeparator = (code === 0x2c || code === 0x2e) && CLASSES[codes[end + 1] as number] === Class.digit && end > at
    if (CLASSES[code] !== Class.digit && !CHINESE_NUMERALS.has(code) && !isSeparator) break
    end++
  }
  return end
}

/** End of the unit of money behind a number, or the number's own end when there is none. */
function sumEnd(text: string, from: number, end: number): number {
  const at = text[end] === ' ' ? end + 1 : end
  if (text[at] === MYRIAD && !COUNTED.has(text[at + 1] ?? '')) {
    const unit = CURRENCY_AFTER.find((each) => text.startsWith(each, at + 1))
    return at + 1 + (unit?.length ?? 0)
  }
  const unit = CURRENCY_AFTER.find((each) => text.startsWith(each, at))
  return unit === undefined || end === from ? end : at + unit.length
}

function isAfterCurrency(text: string, at: number): boolean {
  const start = text[at - 1] === ' ' ? at - 1 : at
  return CURRENCY_BEFORE.some((each) => text.slice(start - each.length, start) === each)
}
