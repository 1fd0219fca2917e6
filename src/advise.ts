import { type analyse, judgePage, readPage } from './analyse.ts'
import type { Page } from './page/types.ts'
import { type AdviceReport, adviseOn } from './report/advice.ts'
import type { AnalyseOptions, Input, Verdict } from './verdict/types.ts'

/**
 * What an honest page could change, what moves the score most first, and the smallest set of passages found without which its verdict would change.
 * Reads the page once and judges up to some fifty variants of it, so it takes about fifty times as long as {@link analyse}.
 *
 * @param verdict the page's own, with evidence, when it is known already
 * @example
 * advise({ html }, { model }).advice[0]?.do // 'Leave out promises of cure, safety, speed and success; …'
 */
export function advise(input: Input, options: AnalyseOptions, verdict?: Verdict): AdviceReport {
  return advisePage(readPage(input), options, verdict)
}

/** Advice on a page that was read already. */
export function advisePage(page: Page, options: AnalyseOptions, verdict: Verdict = judgePage(page, { ...options, explain: true })): AdviceReport {
  const sentences = page.sentences.map((sentence) => page.span(sentence))
  return adviseOn(verdict, sentences, (without) => judgePage(page.without(without), { ...options, explain: false }), options.locale ?? 'en')
}
