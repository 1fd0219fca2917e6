import { analyse, readPage } from './analyse.ts'
import { type AdviceReport, adviseOn } from './report/advice.ts'
import type { AnalyseOptions, Input, Verdict } from './verdict/types.ts'

/**
 * What an honest page could change, what moves the score most first, and the smallest set of passages found without which its verdict would change.
 * Judges up to about a hundred variants of the page, so it takes a hundred times as long as {@link analyse}.
 *
 * @param verdict the page's own, with evidence, when it is known already
 * @example
 * advise({ html }, { model }).advice[0]?.do // 'Leave out promises of cure, safety, speed and success; …'
 */
export function advise(input: Input, options: AnalyseOptions, verdict: Verdict = analyse(input, { ...options, explain: true })): AdviceReport {
  const page = readPage(input)
  const sentences = page.sentences.map((sentence) => page.span(sentence))
  return adviseOn(verdict, sentences, (without) => analyse({ ...input, without }, { ...options, explain: false }), options.locale ?? 'en')
}
