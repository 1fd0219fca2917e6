/** Figures in a sentence that a claim rests on: shares ("97 %", 九成, "nine out of ten"), multiples, sums of money, how soon, and ages. */
import type { Page, Range } from '../page/types.ts'
import { CLASSES, Class } from '../text/classes.ts'

/** What a claim can rest on besides words. One bit each. */
export const FIGURE = {
  /** 97%, 97 percent, 95以上, 百分之九十七, 九成, nine out of ten, 百人中有九十六人 */
  share: 1,
  /** 六倍, three times stronger */
  times: 2,
  /** 980元, $49 */
  money: 4,
  /** 3000到15000元, $4,500 to $18,000 */
  range: 8,
  /** 980元起, from $49 */
  from: 16,
  /** 三万例, more than 12,000: so many that it boasts */
  count: 32,
  /** 比…更, safer than */
  comparative: 64,
  /** 七天, in ninety minutes: so soon */
  soon: 128,
  /** Maria, 54, / 54岁: an age, as a patient is introduced */
  age: 256,
} as const

const SHARE_WORDS = [' percent', ' per cent', ' out of ten', ' in ten', ' out of 10', ' in 10', ' in five', ' out of twenty', ' out of five']
const PERCENT_WORDS = [' percent', ' per cent']
const NUMBER_WORDS = ['nine', 'eight', 'seven', 'four', 'nineteen', 'ninety', 'eighty']
const TIMES_WORDS = ['twice the ', 'twice as ', ' times stronger', ' times faster', ' times more effective', ' times better', 'double the ']
const CURRENCY_BEFORE = ['$', '€', '£', '¥', '₩', '฿', '新台币', '港币', '人民币', 'rmb', 'usd', 'ntd', 'rp']
const CURRENCY_AFTER = ['元', '块', '港元', '港币', '台币', '日元', '円', '원', '만원', 'usd', 'dollars', 'euros', 'pounds', 'baht', 'rmb', 'ntd', 'eur', 'lira', 'lakh', '€', '£']
const RANGE_SIGNS = ['-', '~', '到', '至', ' to ', ' - ']
/** Digits and separators of a number that boasts: 12,000. */
const MIN_BOAST_DIGITS = 5
/** Longest stretch between 比 and 更, in units. */
const COMPARED = 14
/** Comparisons of sizes, ages and amounts, which praise nothing. */
const MEASURES = [
  'higher',
  'lower',
  'older',
  'younger',
  'greater',
  'larger',
  'smaller',
  'fewer',
  'other',
  'rather',
  'longer',
  'shorter',
  'later',
  'earlier',
  'under',
  'over',
  'bigger',
  'number',
]
/** What a length of time that sounds soon begins with, in English. */
const SOON_BEFORE = [' in ', ' within ', ' after ']
const SOON_FILLERS = ['just ', 'only ', 'as little as ', 'about ', 'under ']
const SOON_NUMBERS = [
  'one ',
  'two ',
  'three ',
  'four ',
  'five ',
  'six ',
  'seven ',
  'eight ',
  'nine ',
  'ten ',
  'twelve ',
  'fifteen ',
  'twenty ',
  'thirty ',
  'ninety ',
  'a ',
  'a few ',
]
const SOON_UNITS = ['second', 'minute', 'hour', 'day', 'night', 'week', 'session', 'treatment', 'visit']
const SOON_UNITS_HAN = ['天', '周', '小时', '分钟', '秒', '个月', '个疗程']
const MAX_SOON_DIGITS = 3
/** What makes of 七天 a course of nature or a prescription: 七天后, 七天左右, 每七天, 术后七天. */
const NOT_SOON_AFTER = new Set([...'后前以左或的之一为至到~-、'])
const NOT_SOON_BEFORE = new Set([...'第后约每前近过至到~-、'])
/** Ages of adults as they are told of patients. */
const AGE_DIGITS = 2
const PERCENT = 0x25
const COMMA = 0x2c
const POINT = 0x2e
const MYRIAD = '万'
/** What follows 万 when it counts people or cases and not money. */
const COUNTED = new Set([...'名例人个家位次多余粒'])

/** 1: a digit or Chinese numeral; 2: the first letter of words that are read as figures. Everything else is passed over. */
const KIND = new Uint8Array(65536)
for (const char of '一二两三四五六七八九十百千半0123456789') KIND[char.charCodeAt(0)] = 1
for (const char of '成就比中ntfesd ') KIND[char.charCodeAt(0)] = 2

/** Bits of {@link FIGURE} for the figures in a sentence; one pass. */
export function figuresIn({ folded: { codes, text } }: Page, { from, to }: Range): number {
  let found = 0
  for (let i = from; i < to; i++) {
    const kind = KIND[codes[i] as number]
    if (kind === 2) found |= wordFigure(codes, text, i, from)
    if (kind !== 1) continue
    const end = numberEnd(codes, i, to)
    if (text.startsWith('百分', i) || isShare(codes, text, end)) found |= FIGURE.share
    if (text[end] === '倍') found |= FIGURE.times
    if (end - i >= MIN_BOAST_DIGITS || (text[end] === MYRIAD && COUNTED.has(text[end + 1] ?? ''))) found |= FIGURE.count
    const sum = sumEnd(text, i, end)
    if (sum > end || isAfterCurrency(text, i)) found |= text[sum] === '起' || text.startsWith('from ', i - 6) ? FIGURE.money | FIGURE.from : FIGURE.money
    if (isSoonHan(text, i, end)) found |= FIGURE.soon
    if (isAge(codes, text, i, end)) found |= FIGURE.age
    if (startsRange(codes, text, sum, sum > end, to)) found |= FIGURE.range
    i = end - 1
  }
  return found
}

function isShare(codes: Uint16Array, text: string, end: number): boolean {
  return codes[end] === PERCENT || text.startsWith(' %', end) || text.startsWith('以上', end) || SHARE_WORDS.some((word) => text.startsWith(word, end))
}

/** Figures written in words. */
function wordFigure(codes: Uint16Array, text: string, at: number, from: number): number {
  const char = text[at]
  if (char === '成') return KIND[codes[at - 1] as number] === 1 && text[at + 1] !== '功' && text[at + 1] !== '为' ? FIGURE.share : 0
  if (char === '就') return text[at + 1] === '有' && text.lastIndexOf('每', at) >= from ? FIGURE.share : 0
  if (char === '比') {
    const more = text.indexOf('更', at)
    return more > at && more - at <= COMPARED ? FIGURE.comparative : 0
  }
  if (char === '中') return text[at + 1] === '有' && KIND[codes[at + 2] as number] === 1 ? FIGURE.share : 0
  if (char === ' ') {
    if (text.startsWith(' than ', at)) return isPraise(text, at) ? FIGURE.comparative : 0
    if (PERCENT_WORDS.some((word) => text.startsWith(word, at))) return FIGURE.share
    if (isSoon(codes, text, at)) return FIGURE.soon
  }
  if (TIMES_WORDS.some((word) => text.startsWith(word, at))) return FIGURE.times
  return NUMBER_WORDS.some((word) => text.startsWith(word, at) && SHARE_WORDS.some((share) => text.startsWith(share, at + word.length))) ? FIGURE.share : 0
}

/** Whether the word before "than" compares how good something is: safer, gentler, faster. */
function isPraise(text: string, at: number): boolean {
  const word = text.slice(text.lastIndexOf(' ', at - 1) + 1, at)
  return word.length > 4 && word.endsWith('er') && !MEASURES.includes(word)
}

/** "in ninety minutes", "after just one session" */
function isSoon(codes: Uint16Array, text: string, at: number): boolean {
  const before = SOON_BEFORE.find((word) => text.startsWith(word, at))
  if (before === undefined) return false
  let from = at + before.length
  from += SOON_FILLERS.find((word) => text.startsWith(word, from))?.length ?? 0
  const word = SOON_NUMBERS.find((each) => text.startsWith(each, from))
  const end = word === undefined ? numberEnd(codes, from, from + MAX_SOON_DIGITS) + 1 : from + word.length
  return end > from + 1 && SOON_UNITS.some((unit) => text.startsWith(unit, end))
}

/** 七天, 28天, 三个月 */
function isSoonHan(text: string, from: number, end: number): boolean {
  const unit = SOON_UNITS_HAN.find((each) => text.startsWith(each, end))
  return unit !== undefined && !NOT_SOON_AFTER.has(text[end + unit.length] ?? '') && !NOT_SOON_BEFORE.has(text[from - 1] ?? '')
}

/** "maria, 54, could": a number of two digits between commas; 54岁 */
function isAge(codes: Uint16Array, text: string, from: number, end: number): boolean {
  if (end - from !== AGE_DIGITS) return false
  return text[end] === '岁' || (codes[end] === COMMA && text.startsWith(', ', from - 2))
}

/** Whether behind a number comes a sign and a sum of money. */
function startsRange(codes: Uint16Array, text: string, at: number, isSum: boolean, to: number): boolean {
  const sign = RANGE_SIGNS.find((each) => text.startsWith(each, at))
  if (sign === undefined) return false
  const before = CURRENCY_BEFORE.find((each) => text.startsWith(each, at + sign.length))
  const second = at + sign.length + (before?.length ?? 0)
  const end = numberEnd(codes, second, to)
  return end > second && (before !== undefined || isSum || sumEnd(text, second, end) > end)
}

/** End of the digits or Chinese numerals that start at a place; the place itself when there are none. */
function numberEnd(codes: Uint16Array, at: number, to: number): number {
  let end = at
  while (end < to) {
    const code = codes[end] as number
    const isSeparator = (code === COMMA || code === POINT) && end > at && CLASSES[codes[end + 1] as number] === Class.digit
    if (KIND[code] !== 1 && !isSeparator) break
    end++
  }
  return end
}

/** End of the unit of money behind a number, or the number's own end when there is none. */
function sumEnd(text: string, from: number, end: number): number {
  const at = text[end] === ' ' ? end + 1 : end
  const isMyriad = text[at] === MYRIAD && !COUNTED.has(text[at + 1] ?? '')
  const unitAt = isMyriad ? at + 1 : at
  const unit = end > from ? CURRENCY_AFTER.find((each) => text.startsWith(each, unitAt)) : undefined
  return isMyriad || unit !== undefined ? unitAt + (unit?.length ?? 0) : end
}

function isAfterCurrency(text: string, at: number): boolean {
  const end = text[at - 1] === ' ' ? at - 1 : at
  return CURRENCY_BEFORE.some((each) => end >= each.length && text.startsWith(each, end - each.length))
}
