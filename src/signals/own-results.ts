import { type ListName, termColumn } from '../languages/lexicons.ts'
import { digitRuns, firstRun } from '../page/numbers.ts'
import { contains, firstFrom, isAsserted, isReportingPage, sentenceAt } from '../page/scope.ts'
import type { HitList, Page, Range } from '../page/types.ts'
import { CLASSES, Class } from '../text/classes.ts'
import { inOrder } from './evidence.ts'
import { defineSignal, type SignalDocs } from './signal.ts'

/** Statistics words at which the page is taken to report a study. */
const MAX_STATISTICS = 2
/** Lists whose words, in the sentence or beside it, make a count one that can be checked, or one told with its failures. */
const CHECKABLE = ['statistics', 'references', 'setbacks', 'public-bodies'] as const
/** Roles of the list of claim cues that say what came of a treatment. */
const GAINS = ['gain', 'cure', 'act']
/** Words further apart than this do not tell one thing. */
const REACH = 100
/** How far behind a number its people, or before it the word that announces it, may stand. */
const NUMBER_REACH = 16

const PERCENT = 0x25
const COMMA = 0x2c
const POINT = 0x2e
const DIGIT_EIGHT = 0x38
/** How a share goes on behind its number. */
const SHARE_ENDINGS = ['%', ' %', ' per', ' out of', ' in 100']
/** What stands before a share: behind 占 and 达 filters for advertisements take the percent sign away. */
const SHARE_OPENINGS = new Set('占达')
/** What stands before the upper end of a span: "75 to 90", 七八成. */
const SPAN_OPENINGS = [' to ', '-', '–', '~', '至', '到', '七']
const COUNTERS = new Set('名位例人个户')
const ROUND = new Set('余多几百千万')
const NUMERALS = new Set('一二三四五六七八九两百千万余多')

export default defineSignal({
  id: 'own-results',
  title: { en: "Tells success by the seller's own count", 'zh-Hans': '自报治好了多少人,却无从查证', 'zh-Hant': '自報治好了多少人,卻無從查證' },
  group: 'claims',
  points: 'spam',
  languages: ['zh', 'en', 'pt', 'vi', 'id', 'ja'],
  status: 'stable',
  version: 1,
  kinds: ['miracle-claims', 'advertorial', 'leadgen'],
  full: 3,
  extract(page) {
    if (isReportingPage(page) || page.hits('statistics').length >= MAX_STATISTICS) return []
    return inOrder([...toldInWords(page), ...toldInShares(page)].filter((told) => isAsserted(page, told) && !isCheckable(page, told)))
  },
})

export const about: SignalDocs = {
  docs: `
## What it looks for
Success told by the seller's own count: whole phrases ("results of our patients", 累计治愈), a verb of helping before a number of people, and shares of four fifths or more with what came of it, where they are the seller's own, of a crowd, given to a decimal, or on a page that calls for contact or sells.

## Why it matters
Nobody can check such a count: no study, no register, no failures. A calm page that sells has to give some reason to believe it, and this is the cheapest.

## Known false positives
Hospitals that publish their own results without naming those who did badly, and news that repeats a seller's figure in the reporter's words. Words of a study or a register, a source, a setback, a comparison or a public body near the words silence it.
`,
  examples: {
    fires: [
      'Vertigo\nThe method has been gentle from the start. In our series of 640 patients dizziness ⟦disappeared in 91%⟧ within three weeks.',
      'Our story\nThe centre ⟦has treated more than⟧ 12,000 people with knee pain.',
      'Hair\nAsk us. ⟦Regrowth was seen in 94%⟧ of our clients.',
      'Lungs\n⟦Thousands of satisfied⟧ guests breathe easily today.',
      '关节\n中心⟦累计帮助⟧三千多位老人。',
      '肝病\n据统计,坚持一个周期的患者,⟦转阴的占91.6%⟧。',
      '視力\n療程溫和。臨床觀察顯示,⟦九成患者視力好轉⟧。',
      'Gan\nBài thuốc nam của gia đình chúng tôi đã ⟦giúp hàng nghìn⟧ người ăn ngon và ngủ ngon trở lại.',
    ],
    silent: [
      'About the unit\nThe unit treats 400 patients a year, and 86% of those who answered were seen within two weeks.',
      'Annual report\nWe supported 1,200 families last year. Our members ran 14 groups.',
      'Review\nIn the trial 84% of 310 patients improved, against 61% of those who were given placebo.',
      'Knee replacement\nAbout eight in ten of our patients say that they are satisfied; one in ten wish they had not had it.',
      'Notice\nThe company falsely claimed that 97.4% of its patients improved. The claim is misleading.',
      '年报\n本院去年收治患者4,200例,平均住院6.3天。',
      '综述\n随机对照试验中,治疗组好转的占84.2%,对照组占61.0%。',
      '辟谣\n广告称“九成患者好转”,纯属虚假宣传。',
      'Gan\nHàng nghìn người mắc viêm gan B mỗi năm.',
    ],
  },
}

/** Whole phrases, and verbs of helping before a number of people. */
function toldInWords(page: Page): Range[] {
  const hits = page.hits('own-results')
  const told: Range[] = []
  for (let i = 0; i < hits.length; i++) {
    const role = termColumn(hits.term[i] as number)
    const range = rangeOf(hits, i)
    if (role === 'whole' || (role === 'crowd' && hasCrowd(page, { from: range.to, to: range.to + NUMBER_REACH }, false))) told.push(range)
  }
  return told
}

/** Shares as high as only sellers see, with what came of it; counted by the seller, of a crowd, to a decimal, or on a page that sells. */
function toldInShares(page: Page): Range[] {
  const told: Range[] = []
  for (const share of highShares(page)) {
    const sentence = sentenceOf(page, share)
    if (hasRole(page, 'own-results', 'than', sentence)) continue
    const isTheirs = share.isPrecise || hasRole(page, 'own-results', 'own', sentence) || hasCrowd(page, sentence, true)
    const gain = isTheirs || sells(page) ? gainNear(page, share, sentence) : null
    if (gain !== null) told.push({ from: Math.min(share.from, gain.from), to: Math.max(share.to, gain.to) })
  }
  return told
}

function rangeOf(hits: HitList, i: number): Range {
  return { from: hits.from[i] as number, to: hits.to[i] as number }
}

function sentenceOf(page: Page, { from }: Pick<Range, 'from'>): Range {
  return page.sentences[sentenceAt(page, from)] ?? { from, to: from }
}

/** The first word within the sentence, and within reach, that says what came of a treatment. */
function gainNear(page: Page, { from, to }: Range, sentence: Range): Range | null {
  const [first, last] = [Math.max(sentence.from, from - REACH), Math.min(sentence.to, to + REACH)]
  return hitIn(page, 'own-results', (role) => role === 'gain', first, last) ?? hitIn(page, 'claim-cues', (role) => GAINS.includes(role), first, last)
}

function hasRole(page: Page, list: ListName, role: string, { from, to }: Range): boolean {
  return hitIn(page, list, (each) => each === role, from, to) !== null
}

function hitIn(page: Page, list: ListName, fits: (role: string) => boolean, from: number, to: number): Range | null {
  const hits = page.hits(list)
  for (let i = firstFrom(hits, from); i < hits.length && (hits.from[i] as number) < to; i++) {
    if (fits(termColumn(hits.term[i] as number))) return rangeOf(hits, i)
  }
  return null
}

/** Shares of four fifths or more that are not the upper end of a span; precise when they have a decimal. */
function highShares(page: Page): (Range & { readonly isPrecise: boolean })[] {
  const runs = digitRuns(page)
  const { codes, text } = page.folded
  const shares: (Range & { readonly isPrecise: boolean })[] = []
  for (let i = 0; i < runs.length; i += 2) {
    const from = runs[i] as number
    let to = runs[i + 1] as number
    if (to - from !== 2 || (codes[from] as number) < DIGIT_EIGHT || isNumberSign(codes[from - 1] as number)) continue
    const isPrecise = isNumberSign(codes[to] as number) && runs[i + 2] === to + 1
    if (isPrecise) to = runs[i + 3] as number
    if (!SHARE_OPENINGS.has(text[from - 1] as string) && !SHARE_ENDINGS.some((ending) => text.startsWith(ending, to))) continue
    if (!endsSpan(text, from)) shares.push({ from, to: codes[to] === PERCENT ? to + 1 : to, isPrecise })
  }
  const hits = page.hits('own-results')
  for (let i = 0; i < hits.length; i++) {
    if (termColumn(hits.term[i] as number) === 'share' && !endsSpan(text, hits.from[i] as number)) shares.push({ ...rangeOf(hits, i), isPrecise: false })
  }
  return shares
}

function endsSpan(text: string, from: number): boolean {
  return SPAN_OPENINGS.some((opening) => text.startsWith(opening, from - opening.length))
}

/** Whether a stretch holds a number of hundreds or more, in figures or as a Chinese numeral; with `ofPeople`, one that counts people. */
function hasCrowd(page: Page, { from, to }: Range, ofPeople: boolean): boolean {
  const { codes, text } = page.folded
  const runs = digitRuns(page)
  for (let i = firstRun(runs, from); i < runs.length && (runs[i] as number) < to; i += 2) {
    if (!isLarge(page, runs[i] as number, runs[i + 1] as number)) continue
    let end = runs[i + 1] as number
    while (ROUND.has(text[end] as string) || isNumberSign(codes[end] as number) || CLASSES[codes[end] as number] === Class.digit) end++
    const behind = { from: end, to: end + NUMBER_REACH }
    if (!ofPeople || COUNTERS.has(text[end] as string) || hasRole(page, 'own-results', 'people', behind) || hasRole(page, 'claim-cues', 'crowd', behind)) return true
  }
  for (let i = from; i < to; i++) {
    let end = i
    while (NUMERALS.has(text[end] as string)) end++
    const numeral = text.slice(i, end)
    if (numeral.length > 1 && (numeral.includes('百') || numeral.includes('千') || numeral.includes('万')) && COUNTERS.has(text[end] as string)) return true
    i = end
  }
  return false
}

/** Whether a run of digits is a number of three digits or more that is no year, or goes on as one. */
function isLarge(page: Page, from: number, to: number): boolean {
  const { codes, text } = page.folded
  if (to - from > 2) return to - from !== 4 || !(text.startsWith('19', from) || text.startsWith('20', from))
  return (isNumberSign(codes[to] as number) && CLASSES[codes[to + 1] as number] === Class.digit) || ROUND.has(text[to] as string)
}

/** A comma or point, inside numbers. */
function isNumberSign(code: number): boolean {
  return code === COMMA || code === POINT
}

/** Whether the page calls for contact or offers something for sale. */
function sells(page: Page): boolean {
  return page.hits('contact').length + page.hits('purchase').length > 0
}

function isCheckable(page: Page, { from }: Range): boolean {
  const sentence = sentenceOf(page, { from })
  const around = { from: sentenceOf(page, { from: sentence.from - 1 }).from, to: sentenceOf(page, { from: sentence.to }).to }
  return CHECKABLE.some((list) => contains(page, list, around))
}
