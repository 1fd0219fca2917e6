import { firstPlace, punctuationOf } from '../page/punctuation.ts'
import type { Page } from '../page/types.ts'
import { defineSignal, type Evidence, type SignalDocs } from './signal.ts'

const MIN_TERMS = 6
const MAX_TERM_UNITS = 26
const MIN_TERM_UNITS = 2
/** From one comma to the next: a term, and space on both sides. */
const FURTHEST_COMMA = MAX_TERM_UNITS + 3

export default defineSignal({
  id: 'keyword-list-line',
  title: { en: 'A line of keywords instead of sentences', 'zh-Hans': '整行都是关键词', 'zh-Hant': '整行都是關鍵字' },
  group: 'evasion',
  points: 'spam',
  languages: 'any',
  status: 'stable',
  version: 2,
  kinds: ['doorway', 'link-farm'],
  full: 2,
  extract(page) {
    const evidence: Evidence[] = []
    for (const { from, to, kind, boilerplate } of page.blocks) {
      if (kind === 'meta' || kind === 'hidden' || kind === 'row' || boilerplate) continue
      const terms = isListOfTerms(page, from, to) ? termsOf(page, from, to) : null
      if (terms !== null && sharesWords(terms)) evidence.push({ from, to })
    }
    return evidence
  },
})

export const about: SignalDocs = {
  docs: `
## What it looks for
A visible line of at least six short terms between commas or bars, of which at least three share their first or last two characters or a word. Lines with a full stop inside are sentences.

## Why it matters
Keyword lists at the foot of a page are written for crawlers.

## Known false positives
Lists of symptoms or departments: their terms seldom share a word; tag lines of honest blogs are short.
`,
  examples: {
    fires: [
      '植发\n毛囊移植。\n⟦苏州植发,苏州植发价格,苏州植发医院,苏州植发费用,苏州头发加密,苏州植发多少钱⟧',
      'Hair\n⟦hair transplant tulsa, hair transplant cost, hair clinic tulsa, best hair transplant, hair loss doctor, hair restoration tulsa⟧',
    ],
    silent: [
      '眩晕\n也就是说,拥有专业化的医师队伍、专业化的护理队伍、专业化的设备、专业化的床位、专业化的流程、专业化的评估',
      '换关节\n第一,抵抗力弱的患者。患者年纪大,患者瘦弱,患者有糖尿病,患者吸烟,患者长期卧床,患者贫血',
      '科室\n内科、外科、儿科、妇产科、眼科、耳鼻喉科、皮肤科',
      'Symptoms\nfever, cough, headache, sore throat, runny nose, tiredness, nausea',
    ],
  },
}

/** Whether commas follow each other closely all through a line, and nothing ends a sentence. */
function isListOfTerms(page: Page, from: number, to: number): boolean {
  const { codes } = page.folded
  const marks = punctuationOf(page)
  let commas = 0
  let since = from
  for (let m = firstPlace(marks, from); m < marks.length; m++) {
    const i = marks[m] as number
    if (i >= to) break
    if (STOPS.has(codes[i] as number) && i + 1 < to) return false
    if (!isComma(codes[i] as number)) continue
    if (i - since > FURTHEST_COMMA) return false
    commas++
    since = i
  }
  return commas + 1 >= MIN_TERMS && to - since <= FURTHEST_COMMA
}

/** The terms of a line that is nothing but short terms, or null. */
function termsOf(page: Page, from: number, to: number): string[] | null {
  const { text, codes } = page.folded
  const terms: string[] = []
  let start = from
  for (let i = from; i <= to; i++) {
    if (i < to && !isComma(codes[i] as number)) continue
    const term = text.slice(start, i).trim()
    if (term.length > MAX_TERM_UNITS || (term.length < MIN_TERM_UNITS && i < to)) return null
    if (CLAUSE.test(term)) return null
    if (term !== '') terms.push(term)
    start = i + 1
  }
  return terms.length >= MIN_TERMS ? terms : null
}

/** Comma, enumeration comma, bar, semicolon, underscore. */
function isComma(code: number): boolean {
  return code === 0x2c || code === 0x3001 || code === 0x7c || code === 0x3b || code === 0x5f
}

/** 。!? end a sentence, wherever they stand. */
const STOPS = new Set([0x3002, 0x21, 0x3f])
/** A clause, not a term: it opens with a conjunction or adverb that joins sentences. Matches 但是效果, not 是否传染. */
const CLAUSE = /^(?:也就是|但是|而且|因此|所以|如果|由于|虽然|甚至|并且|此外|同时|其中|例如|第[一二三四五六]$)/
const MIN_SHARING = 3

/** Whether some word, or pair of first or last characters, stands in at least half of the terms. */
function sharesWords(terms: readonly string[]): boolean {
  const counts = new Map<string, number>()
  for (const term of terms) {
    const words = term.includes(' ') ? term.split(' ').filter((word) => word.length > 3) : [term.slice(0, 2), term.slice(-2)]
    for (const word of new Set(words)) counts.set(word, (counts.get(word) ?? 0) + 1)
  }
  const most = Math.max(0, ...counts.values())
  return most >= MIN_SHARING && most * 2 >= terms.length
}
