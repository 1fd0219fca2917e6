/**
 * Advice and its seller's contact on one page. Where health knowledge is introduced, China's measures for internet advertising (art. 8) allow no
 * address, contact or purchase link of the provider beside it: a rule about the page, not about a sentence.
 */
import { isReportingPage } from '../page/scope.ts'
import type { Page, Range } from '../page/types.ts'

/** Least names of diseases, treatments and medicines that make a text one of health knowledge. */
const MIN_TOPIC = 4
const MIN_SENTENCES = 5
/** From so many public bodies on the page speaks for itself or about others. */
const MAX_PUBLIC_BODIES = 1

/** The first words that lead to the seller, outside navigation and footer, on a page of health knowledge; null when the page is no such mixture. */
export function contactInAdvice(page: Page): Range | null {
  const topic = page.hits('diseases').length + page.hits('treatments').length + page.hits('drugs').length
  if (topic < MIN_TOPIC || page.sentences.length < MIN_SENTENCES || page.hits('public-bodies').length > MAX_PUBLIC_BODIES || isReportingPage(page)) return null
  const boilerplate = page.blocks.filter((block) => block.boilerplate)
  for (const list of ['contact', 'purchase'] as const) {
    const hits = page.hits(list)
    for (let i = 0; i < hits.length; i++) {
      const from = hits.from[i] as number
      if (!boilerplate.some((block) => from >= block.from && from < block.to)) return { from, to: hits.to[i] as number }
    }
  }
  return null
}
