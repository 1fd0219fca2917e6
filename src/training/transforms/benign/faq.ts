/** B7: headings turned into questions, as editors do for readers and for search engines. */
import { printedChinese } from '../data/punctuation.ts'
import { baseOf } from '../honest.ts'
import { applyEdits, bodyParts, type Edit, titleOf, writeInner } from '../markup.ts'
import { pick } from '../random.ts'
import { type Transform, withContent } from '../transform.ts'

const QUESTIONS: Readonly<Record<string, readonly string[]>> = {
  zh: ['什么是"$"?', '关于"$",需要知道哪些?', '$有哪些要点?', '怎样理解"$"?'],
  en: ['What should I know about $?', 'What is meant by "$"?', '$: what does this mean for me?', 'How does "$" affect me?'],
  ja: ['「$」とは何ですか?', '「$」で知っておくことは?'],
  ko: ['「$」란 무엇인가요?', '「$」에 대해 알아둘 점은?'],
}
const MARKS: Readonly<Record<string, readonly [question: string, answer: string]>> = { zh: ['问:', '答:'], en: ['Q: ', 'A: '], ja: ['Q. ', 'A. '], ko: ['Q. ', 'A. '] }

/** `amount`: share of the headings that become questions; from 1 on marked as questions with answers; at 2 every paragraph gets a mark. */
export const faq: Transform = {
  id: 'B7',
  title: 'headings as questions, FAQ marks',
  amounts: { low: 0.5, mid: 1, high: 2 },
  allowed: { mid: 0.2 },
  apply(page, amount, { random }) {
    const language = Object.hasOwn(QUESTIONS, baseOf(page.lang)) ? baseOf(page.lang) : 'en'
    const questions = QUESTIONS[language] as readonly string[]
    const [question, answer] = MARKS[language] as readonly [string, string]
    const title = titleOf(page)
    const edits: Edit[] = []
    let isAnswer = false
    for (const { kind, text, inner, start } of bodyParts(page)) {
      if (kind === 'heading' && start !== title?.start && random() < amount) {
        const asked = /[?\uff1f]$/u.test(text) ? text : pick(random, questions).replace('$', () => text)
        edits.push({ ...inner, text: writeInner(page.format, printedChinese(`${amount >= 1 ? question : ''}${asked}`)) })
        isAnswer = true
      } else if (kind === 'paragraph' && amount >= 1 && (isAnswer || amount >= 2)) {
        edits.push({ start: inner.start, end: inner.start, text: printedChinese(answer) })
        isAnswer = false
      }
    }
    return withContent(page, applyEdits(page.content, edits))
  },
}
