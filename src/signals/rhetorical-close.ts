import type { Range } from '../page/types.ts'
import { tailOf } from './evidence.ts'
import { defineSignal, type SignalDocs } from './signal.ts'

const TAIL_SHARE = 0.12
const MIN_PAGE = 400
/** A closing question that invites the reader to act or call is another matter; a page of questions and answers ends in an answer. */
const MAX_QUESTIONS = 6

export default defineSignal({
  id: 'rhetorical-close',
  title: { en: 'Ends on rhetorical questions', 'zh-Hans': '以反问、设问收尾', 'zh-Hant': '以反問、設問收尾' },
  group: 'redundancy',
  points: 'spam',
  languages: 'any',
  status: 'stable',
  version: 1,
  kinds: ['spun'],
  full: 2,
  extract(page) {
    if (page.visibleEnd < MIN_PAGE) return []
    const last = page.blocks.findLast(({ kind, boilerplate, to }) => kind === 'paragraph' && !boilerplate && to <= page.visibleEnd)
    if (last === undefined || last.from < tailOf(page, TAIL_SHARE * 2).from) return []
    const { sentences } = page
    const isQuestion = ({ to }: Range) => page.folded.codes[to - 1] === 0x3f
    const evidence: Range[] = []
    for (let i = sentences.length - 1; i >= 0; i--) {
      const sentence = sentences[i] as Range
      if (sentence.from < last.from || (sentence.to <= last.to && !isQuestion(sentence))) break
      if (sentence.to <= last.to) evidence.unshift(sentence)
    }
    return evidence.length === 0 || sentences.filter(isQuestion).length > MAX_QUESTIONS ? [] : evidence
  },
})

export const about: SignalDocs = {
  docs: `
## What it looks for
The last sentence of the running text is a question, and nothing answers it.

## Why it matters
Content mills end on a question to draw comments ("Who would not want to find out?").

## Known false positives
Essays, sermons and honest popular science end like this as well: weak alone.
`,
  examples: {
    fires: [
      `茶\n${'这种茶在各地都有人喝,味道清香,做法也很简单,老人小孩都喜欢,逢年过节家家户户都会准备一些招待客人。'.repeat(9)}\n⟦这样的好茶,你还在等什么?⟧`,
      `Tea\n${'People in many places drink this tea and it is simple to make at home with warm water. '.repeat(6)}\n⟦Could a simple cup turn your whole day around?⟧ ⟦Who would not want to find out?⟧`,
    ],
    silent: [`茶\n${'这种茶在各地都有人喝,味道清香,做法也很简单,老人小孩都喜欢,逢年过节家家户户都会准备一些招待客人。'.repeat(9)}\n你喝过吗?喝过的人都说好。`, 'Is it safe?'],
  },
}
