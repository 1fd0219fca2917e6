/**
 * The two classifiers of the `natural` package. They get arrays of tokens, since its own tokenizer throws Chinese away.
 *
 * Both look up each known token in each page by a linear search; that search is replaced by a set with the same result, or training would take hours.
 * Bayes multiplies chances until they are zero, so its counts are read in log space. Logistic regression keeps a dense matrix and transposes it at
 * every step: it gets few features, chosen by chi-square, and a worker that is stopped when its time is up.
 */
import { Worker } from 'node:worker_threads'
import BayesClassifier from 'natural/lib/natural/classifiers/bayes_classifier.js'
import { type Peer, type Text, tokensOf, Unavailable } from './peer.ts'

export const bayesPeer: Peer = {
  name: "natural's BayesClassifier",
  train(pages) {
    const classifier = new BayesClassifier()
    for (const { text, spam } of pages) classifier.addDocument(tokensOf(text), spam ? 'spam' : 'ham')
    const vocabulary = Object.keys(classifier.features)
    classifier.textToFeatures = (tokens) => presence(vocabulary, tokens)
    classifier.train()
    const column = new Map(vocabulary.map((token, i) => [token, i]))
    const { classFeatures, classTotals, smoothing } = classifier.classifier
    const logChance = (label: string, columns: readonly number[]) => {
      const total = classTotals[label] as number
      return columns.reduce((sum, i) => sum + Math.log((classFeatures[label]?.[i] ?? smoothing) / total), Math.log(total))
    }
    return {
      score: (texts) =>
        texts.map((text) => {
          const columns = [...new Set(tokensOf(text))].flatMap((token) => column.get(token) ?? [])
          return logChance('spam', columns) - logChance('ham', columns)
        }),
      bytes: JSON.stringify({ features: classifier.features, classFeatures, classTotals }).length,
      note: `${vocabulary.length} tokens, read in log space`,
    }
  },
}

/** Ones and zeros, a column a token of the vocabulary, as natural wants them. */
export function presence(vocabulary: readonly string[], tokens: readonly string[]): number[] {
  const found = new Set(tokens)
  return vocabulary.map((token) => (found.has(token) ? 1 : 0))
}

/** What the worker of the logistic regression is sent and sends back. */
export interface LogisticTask {
  readonly pages: readonly { readonly tokens: readonly string[]; readonly spam: boolean }[]
}
export interface LogisticResult {
  readonly weights: readonly (readonly [token: string, weight: number])[]
}

/** The logistic regression with the most telling tokens, given up after so many seconds. */
export function logisticPeer(features: number, seconds: number): Peer {
  return {
    name: `natural's LogisticRegression, ${features} tokens`,
    async train(pages) {
      const chosen = tellingTokens(pages, features)
      const task: LogisticTask = { pages: pages.map(({ text, spam }) => ({ tokens: [...new Set(tokensOf(text))].filter((token) => chosen.has(token)), spam })) }
      const weights = new Map((await runWorker(task, seconds)).weights)
      return {
        score: (texts) => texts.map((text) => [...new Set(tokensOf(text))].reduce((sum, token) => sum + (weights.get(token) ?? 0), 0)),
        bytes: JSON.stringify([...weights]).length,
        note: 'tokens chosen by chi-square',
      }
    },
  }
}

function runWorker(task: LogisticTask, seconds: number): Promise<LogisticResult> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./natural-worker.ts', import.meta.url), { workerData: task })
    const timer = setTimeout(() => {
      reject(new Unavailable(`stopped after ${seconds} s`))
      void worker.terminate()
    }, seconds * 1000)
    worker.once('message', (result: LogisticResult) => {
      clearTimeout(timer)
      resolve(result)
    })
    worker.once('error', (cause) => {
      clearTimeout(timer)
      reject(new Unavailable(`failed: ${cause instanceof Error ? cause.message : cause}`, { cause }))
    })
  })
}

/** Tokens by falling chi-square of presence against label. */
function tellingTokens(pages: readonly Text[], count: number): ReadonlySet<string> {
  const counts = new Map<string, { spam: number; ham: number }>()
  let spamPages = 0
  for (const { text, spam } of pages) {
    if (spam) spamPages++
    for (const token of new Set(tokensOf(text))) {
      const seen = counts.get(token) ?? { spam: 0, ham: 0 }
      if (spam) seen.spam++
      else seen.ham++
      counts.set(token, seen)
    }
  }
  const hamPages = pages.length - spamPages
  const chiSquare = ({ spam, ham }: { spam: number; ham: number }) => {
    const cross = spam * (hamPages - ham) - ham * (spamPages - spam)
    return (pages.length * cross * cross) / Math.max(1, (spam + ham) * spamPages * hamPages * (pages.length - spam - ham))
  }
  return new Set(
    [...counts]
      .sort(([, a], [, b]) => chiSquare(b) - chiSquare(a))
      .slice(0, count)
      .map(([token]) => token),
  )
}
