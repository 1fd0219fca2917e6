import { contains, isNegated, sentenceAt } from '../page/scope.ts'
import type { Page, Range } from '../page/types.ts'
import { CLASSES, Class } from '../text/classes.ts'
import { hitEvidence } from './evidence.ts'
import { defineSignal, type SignalDocs } from './signal.ts'

export default defineSignal({
  id: 'unattributed-evidence',
  title: { en: 'Cites studies or experts without saying which', 'zh-Hans': '"研究表明""专家指出",却不说是谁', 'zh-Hant': '「研究表明」「專家指出」,卻不說是誰' },
  group: 'claims',
  points: 'spam',
  languages: ['zh', 'en', 'es', 'pt', 'vi', 'ru', 'id', 'de', 'fr', 'th', 'ar', 'tr', 'ja', 'ko'],
  status: 'stable',
  version: 3,
  kinds: ['advertorial', 'templated-qa', 'supplement'],
  full: 4,
  extract(page) {
    if (page.hits('references').length > 0 && page.hits('attribution').length > 2) return []
    const namesExperts = page.hits('credentials').length >= MIN_CREDENTIALS
    return hitEvidence(page, 'vague-evidence').filter((range) => !isNegated(page, range) && !isSourced(page, range) && !(namesExperts && EXPERTS.test(page.read(range))))
  },
})

export const about: SignalDocs = {
  docs: `
## What it looks for
"Studies show", 研究表明, 专家指出 with no name, year, journal, link or reference mark in the same or the next sentence, on a page without a list of references. Experts count as named when the page names people with their posts.

## Why it matters
The authority of research is borrowed without anything that a reader could check.

## Known false positives
Press summaries, doctors' columns and interviews speak like this too: weak alone.
`,
  examples: {
    fires: ['养生\n⟦研究表明⟧这种茶可以改善睡眠。', 'Tea\n⟦Studies show⟧ that this tea helps sleep.'],
    silent: [
      '熬夜\n中医药大学附属医院主任医师陈某某在接受采访时介绍了作息。心内科副主任医师王某某也谈了血压。专家提醒,熬夜伤身。',
      '养生\n研究表明,长期失眠会伤身体,结果2021年发表于《睡眠医学》。',
      'Tea\nStudies show a small effect (Smith et al, 2021).',
      'Tea\nDrink it warm.',
      'Té\nNo es cierto que los estudios demuestran un efecto. Beba agua.',
    ],
  },
}

/** Posts on the page from which its experts are people: one may be a stock phrase. */
const MIN_CREDENTIALS = 2
/** Matches 专家表示 and experts say, not 研究表明. */
const EXPERTS = /专家|expert|doctors|experto|đ?chuyen gia/

/** A year, a named source or a reference mark in the sentence or the one after it. */
function isSourced(page: Page, range: Range): boolean {
  const index = sentenceAt(page, range.from)
  const { sentences } = page
  const from = sentences[index]?.from ?? range.from
  const to = sentences[index + 1]?.to ?? sentences[index]?.to ?? range.to
  const around = { from, to }
  return contains(page, 'attribution', around) || contains(page, 'public-bodies', around) || contains(page, 'statistics', around) || hasYearOrMark(page, around)
}

function hasYearOrMark(page: Page, { from, to }: Range): boolean {
  const { codes } = page.folded
  for (let i = from; i + 2 < to; i++) {
    const isYear =
      (codes[i] === 0x31 || codes[i] === 0x32) &&
      (codes[i + 1] === 0x39 || codes[i + 1] === 0x30) &&
      isDigit(codes[i + 2]) &&
      isDigit(codes[i + 3]) &&
      !isDigit(codes[i + 4]) &&
      !isDigit(codes[i - 1])
    const isMark = codes[i] === 0x5b && isDigit(codes[i + 1])
    const isTitle = codes[i] === 0x300a
    if (isYear || isMark || isTitle) return true
  }
  return false
}

function isDigit(code: number | undefined): boolean {
  return code !== undefined && CLASSES[code] === Class.digit
}
