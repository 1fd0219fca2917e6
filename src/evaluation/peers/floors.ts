/** What can be had for nothing: the length of a page alone, and its topic alone. If these do well, the pages are to blame, not the classifier. */
import { readText } from '../../page/page.ts'
import type { Page } from '../../page/types.ts'
import { fitLogistic, type LogisticFit, rawScore } from '../../training/logistic.ts'
import type { Peer } from './peer.ts'

export const lengthPeer: Peer = {
  name: 'length only',
  train(pages) {
    const fit = fitRows(
      pages.map(({ text }) => lengthRow(text)),
      pages.map(({ spam }) => spam),
    )
    return { score: (texts) => texts.map((text) => rawScore(fit, lengthRow(text))), bytes: 16, note: 'characters and lines' }
  },
}

/** Characters, their square, and lines, on logarithmic scales. */
export function lengthRow(text: string): Float32Array {
  const length = Math.log(1 + text.length) - 7
  return Float32Array.of(length, length * length, Math.log(1 + text.split('\n').length) - 3)
}

/** Lists whose words say what a page is about, not what it wants. */
export const TOPIC_LISTS = ['diseases', 'treatments', 'drugs', 'supplements'] as const
const PENALTY = 0.002

export const topicPeer: Peer = {
  name: 'topic words only',
  train(pages) {
    const columns = new Map<number, number>()
    for (const { text } of pages) for (const term of topicTerms(readText(text))) if (!columns.has(term)) columns.set(term, columns.size)
    const row = (text: string) => {
      const values = new Float32Array(columns.size)
      for (const term of topicTerms(readText(text))) {
        const column = columns.get(term)
        if (column !== undefined) values[column] = 1
      }
      return values
    }
    const fit = fitRows(
      pages.map(({ text }) => row(text)),
      pages.map(({ spam }) => spam),
    )
    return {
      score: (texts) => texts.map((text) => rawScore(fit, row(text))),
      bytes: columns.size * 4,
      note: `${columns.size} names of diseases, treatments, drugs; .5 would be a matched corpus`,
    }
  },
}

/** Numbers of the terms that say what a page is about. */
export function topicTerms(page: Page): Set<number> {
  return new Set(TOPIC_LISTS.flatMap((list) => [...page.hits(list).term]))
}

/** Plain logistic regression over rows of numbers. */
export function fitRows(rows: readonly Float32Array[], spam: readonly boolean[]): LogisticFit {
  const columns = rows[0]?.length ?? 0
  return fitLogistic({
    rows,
    labels: Uint8Array.from(spam, Number),
    weights: new Float64Array(rows.length).fill(1),
    penalty: new Float64Array(columns).fill(PENALTY),
    expected: new Float64Array(columns),
    lower: new Float64Array(columns).fill(Number.NEGATIVE_INFINITY),
    upper: new Float64Array(columns).fill(Number.POSITIVE_INFINITY),
    smoothing: 0.02,
  })
}
