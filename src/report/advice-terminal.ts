import { styleText } from 'node:util'
import type { Locale, Verdict } from '../verdict/types.ts'
import type { AdviceReport } from './advice.ts'
import { oneLine } from './claims.ts'
import { TEXTS } from './texts.ts'

const ADVICE_TEXTS: Readonly<Record<Locale, { title: string; none: string; missing: string; flips: (count: number, verdict: string, score: string) => string; stays: string }>> = {
  en: {
    title: 'What could be changed, what moves the score most first',
    none: 'Nothing that the score would notice.',
    missing: 'is missing',
    flips: (count, verdict, score) => `Without ${count === 1 ? 'this passage' : `these ${count} passages`} the verdict would be "${verdict}" (score ${score}):`,
    stays: 'No small set of passages decides the verdict: it rests on the page as a whole.',
  },
  'zh-Hans': {
    title: '可以修改之处(影响最大的在前)',
    none: '没有什么会影响得分。',
    missing: '缺少',
    flips: (count, verdict, score) => `去掉以下 ${count} 处,结论会变为“${verdict}”(得分 ${score}):`,
    stays: '没有哪几处能左右结论:它取决于整个页面。',
  },
  'zh-Hant': {
    title: '可以修改之處(影響最大的在前)',
    none: '沒有什麼會影響得分。',
    missing: '缺少',
    flips: (count, verdict, score) => `去掉以下 ${count} 處,結論會變為「${verdict}」(得分 ${score}):`,
    stays: '沒有哪幾處能左右結論:它取決於整個頁面。',
  },
}
const MAX_QUOTES = 3

/** Advice for a person at a terminal. `text` is what the passages count into. */
export function renderAdvice({ advice, counterfactual }: AdviceReport, verdict: Verdict, text: string, locale: Locale, colour: boolean): string {
  const texts = ADVICE_TEXTS[locale]
  const paint = (style: 'bold' | 'dim', words: string) => (colour ? styleText(style, words, { validateStream: false }) : words)
  const lines = ['', paint('bold', texts.title)]
  for (const each of advice) {
    lines.push(` ${each.points > 0 ? `-${each.points.toFixed(2)}` : texts.missing}  ${each.do} ${paint('dim', `(${each.signals.join(', ')})`)}`)
    for (const { quote } of each.evidence.slice(0, MAX_QUOTES)) lines.push(`        "${oneLine(quote)}"`)
  }
  if (advice.length === 0) lines.push(`  ${texts.none}`)
  if (counterfactual !== null) {
    const { passages, score } = counterfactual
    lines.push('', texts.flips(passages.length, TEXTS[locale].verdict[counterfactual.verdict], score.toFixed(2)))
    for (const { start, end } of passages) lines.push(`  - ${oneLine(text.slice(start, end))}`)
  } else if (verdict.abstained === null) lines.push('', texts.stays)
  return `${lines.join('\n')}\n`
}
