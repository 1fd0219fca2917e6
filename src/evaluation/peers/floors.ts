/** What can be had for nothing: the length of a page alone, and its topic alone. If these do well, the pages are to blame, not the classifier. */
import { readPage } from '../../analyse.ts'
import { fitLogistic, rawScore } from '../../training/logistic.ts'
import type { Peer, Text } from './peer.ts'

export const lengthPeer: Peer = {
  name: 'length only',
  train(pages) {
    const row = (text: string) => {
      const length = Math.log(1 + text.length) - 7
      return Float32Array.of(length, length * length, Math.log(1 + text.split('\n').length) - 3)
    }
    const fit = fitRows(pages, row)
    return { score: (texts) => texts.map((text) => rawScore(fit, row(text))), bytes: 16, note: 'characters and lines' }
  },
}

/** Lists whose words say what a page is about, not what it wants. */
const TOPIC_LISTS = ['diseases', 'treatments', 'drugs', 'supplements'] as const
const PENALTY = 0.002

export const topicPeer: Peer = {
  name: 'topic words only',
  train(pages) {
    const columns = new Map<number, number>()
    for (const { text } of pages) for (const term of topicTerms(text)) if (!columns.has(term)) columns.set(term, columns.size)
    const row = (text: string) => {
      const values = new Float32Array(columns.size)
      for (const term of topicTerms(text)) {
        const column = columns.get(term)
        if (column !== undefined) values[column] = 1
      }
      return values
    }
    const fit = fitRows(pages, row)
    return {
      score: (texts) => texts.map((text) => rawScore(fit, row(text))),
      bytes: columns.size * 4,
      note: `${columns.size} names of diseases, treatments, drugs; .5 would be a matched corpus`,
    }
  },
}

function topicTerms(text: string): Set<number> {
  const page = readPage({ text })
  return new Set(TOPIC_LISTS.flatMap((list) => [...page.hits(list).term]))
}

function fitRows(pages: readonly Text[], row: (text: string) => Float32Array) {
  const rows = pages.map(({ text }) => row(text))
  const columns = rows[0]?.length ?? 0
  return fitLogistic({
    rows,
    labels: Uint8Array.from(pages, ({ spam }) => Number(spam)),
    weights: new Float64Array(pages.length).fill(1),
    penalty: new Float64Array(columns).fill(PENALTY),
    expected: new Float64Array(columns),
    lower: new Float64Array(columns).fill(Number.NEGATIVE_INFINITY),
    upper: new Float64Array(columns).fill(Number.POSITIVE_INFINITY),
  })
}
