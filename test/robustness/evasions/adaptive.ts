/**
 * T23: a spammer who sees the score. With 30 queries a page, honest words are added at the end, a few a query; what does not lower the score is
 * taken back (greedy form of the active attack of Lowd and Meek, "Good Word Attacks on Statistical Spam Filters", 2005).
 * The words are tried in the order of how much more often honest pages use them than spam does, so the first queries are the best.
 */
import type { Sample } from '../../../src/training/corpus.ts'
import { baseOf } from '../../../src/training/transforms/honest.ts'
import { bodyParts, insert, placesIn, writeParts } from '../../../src/training/transforms/markup.ts'
import { withContent } from '../../../src/training/transforms/transform.ts'
import { segmentsOf } from '../words.ts'

export const QUERIES = 30
/** Words a query at low, mid and high strength: 150, 300 and 600 words in all. */
export const WORDS_A_QUERY = { low: 5, mid: 10, high: 20 } as const

/** Says how spammy a page is, and whether it is still called spam. */
export type Oracle = (page: Sample) => { readonly score: number; readonly isSpam: boolean }

export interface Attack {
  /** Words that stood on the page when it was no longer called spam; infinite when it always was. */
  readonly words: number
  /** Change of score by all words kept. */
  readonly change: number
  readonly page: Sample
}

/** Attacks one page. The words of a query all stay or all go. */
export function attack(page: Sample, goodWords: readonly string[], wordsAQuery: number, oracle: Oracle): Attack {
  const start = oracle(page)
  const kept: string[] = []
  let best = { page, ...start }
  for (let query = 0; query < QUERIES && best.isSpam; query++) {
    const words = goodWords.slice(query * wordsAQuery, (query + 1) * wordsAQuery)
    if (words.length === 0) break
    const padded = withWords(page, [...kept, ...words])
    const answer = oracle(padded)
    if (answer.score >= best.score) continue
    kept.push(...words)
    best = { page: padded, ...answer }
  }
  return { words: best.isSpam ? Number.POSITIVE_INFINITY : kept.length, change: best.score - start.score, page: best.page }
}

function withWords(page: Sample, words: readonly string[]): Sample {
  const places = placesIn(page)
  const line = words.join(baseOf(page.lang) === 'zh' ? '' : ' ')
  return places === undefined ? page : withContent(page, insert(page.content, [[places.bottom, writeParts(page.format, 'paragraph', [line])]]))
}

/** Per base language, words by falling ratio of honest to spam pages that use them. */
export function goodWords(samples: readonly Sample[]): ReadonlyMap<string, readonly string[]> {
  const byLanguage = Map.groupBy(
    samples.filter(({ label }) => label !== 'borderline'),
    ({ lang }) => baseOf(lang),
  )
  return new Map([...byLanguage].map(([lang, pages]) => [lang, rankWords(pages)]))
}

function rankWords(pages: readonly Sample[]): string[] {
  const counts = new Map<string, { spam: number; ham: number }>()
  for (const page of pages) {
    const text = bodyParts(page)
      .map((part) => part.text.toLowerCase())
      .join('\n')
    const words = segmentsOf(text, page.lang).filter(({ isWordLike, segment }) => isWordLike === true && segment.length > 1 && !/\p{N}/u.test(segment))
    for (const word of new Set(words.map(({ segment }) => segment))) {
      const count = counts.get(word) ?? { spam: 0, ham: 0 }
      if (page.label === 'spam') count.spam++
      else count.ham++
      counts.set(word, count)
    }
  }
  // One added to both sides, so that words of a single page do not lead.
  const ratio = ({ spam, ham }: { spam: number; ham: number }) => (ham + 1) / (spam + 1)
  return [...counts].sort(([a, one], [b, other]) => ratio(other) - ratio(one) || (a < b ? -1 : 1)).map(([word]) => word)
}
