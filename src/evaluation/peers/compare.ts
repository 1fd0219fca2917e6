/** Trains and scores all peers on the same pages and measures them alike. */
import { analyse } from '../../analyse.ts'
import { inputOf, type Sample } from '../../training/corpus.ts'
import { padding } from '../../training/transforms/evasions/padding.ts'
import type { HonestPages } from '../../training/transforms/honest.ts'
import { transformed } from '../../training/transforms/transform.ts'
import type { Model } from '../../verdict/model.ts'
import { auc, bootstrap, type Interval, recallAtFalseAlarms, type Scored } from '../metrics.ts'
import { type Peer, type Trained, textOf, Unavailable } from './peer.ts'

/** Share of honest pages above the line that padded spam must stay above. */
const PADDING_FALSE_ALARMS = 0.01

export interface PeerRow {
  readonly name: string
  /** Why there are no figures. */
  readonly missing?: string
  readonly figures?: Figures
  readonly note?: string
}

export interface Figures {
  readonly auc: Interval
  /** Area of ours less that of the peer, over the same resamples; positive when ours is better. */
  readonly behind: Interval | null
  readonly recallAtOnePercent: number
  readonly recallAtHalfPercent: number
  /** Recall on the spam padded with three times its length of honest text, at the threshold of 1 % clean false alarms. */
  readonly recallPadded: number
  readonly bytes: number
  readonly pagesPerSecond: number
  readonly trainSeconds: number
}

export interface Comparison {
  readonly train: readonly Sample[]
  readonly test: readonly Sample[]
  readonly honest: HonestPages
}

export type Progress = (stage: string) => void

/** The engine as it ships, in the same shape as a peer; it reads HTML itself and learns nothing here. */
export function compareOurs(model: Model, bytes: number, { test, honest }: Comparison): { row: PeerRow; scored: readonly Scored[] } {
  const score = (samples: readonly Sample[]) => samples.map((sample) => analyse(inputOf(sample), { model, explain: false }).score)
  score(test.slice(0, 20))
  const timed = stopwatch(() => score(test))
  const scored = scoredOf(test, timed.value)
  const figures = measure(scored, score(paddedSpam(test, honest)), null)
  return {
    row: {
      name: `nostrum ${model.version}`,
      figures: { ...figures, bytes, pagesPerSecond: test.length / timed.seconds, trainSeconds: 0 },
      note: 'reads HTML itself, with reasons; learnt before',
    },
    scored,
  }
}

/** Trains and measures one peer. */
export async function comparePeer(peer: Peer, { train, test, honest }: Comparison, ours: readonly Scored[]): Promise<PeerRow> {
  let trained: Trained | undefined
  try {
    const start = performance.now()
    trained = await peer.train(train.map((sample) => ({ text: textOf(sample), spam: sample.label === 'spam' })))
    const trainSeconds = (performance.now() - start) / 1000
    const texts = test.map(textOf)
    const begin = performance.now()
    const scores = await trained.score(texts)
    const seconds = (performance.now() - begin) / 1000
    const padded = await trained.score(paddedSpam(test, honest).map(textOf))
    if (scores.length !== test.length) throw new Unavailable(`gave ${scores.length} scores for ${test.length} pages`)
    const figures = measure(scoredOf(test, scores), padded, ours)
    return {
      name: peer.name,
      figures: { ...figures, bytes: trained.bytes, pagesPerSecond: test.length / seconds, trainSeconds },
      ...(trained.note === undefined ? {} : { note: trained.note }),
    }
  } catch (error) {
    if (error instanceof Unavailable) return { name: peer.name, missing: error.message }
    throw error
  } finally {
    trained?.dispose?.()
  }
}

function paddedSpam(test: readonly Sample[], honest: HonestPages): Sample[] {
  return test.filter(({ label }) => label === 'spam').map((sample) => transformed(sample, padding, 'mid', honest))
}

function scoredOf(test: readonly Sample[], scores: readonly number[]): Scored[] {
  return test.map(({ label, site }, i) => ({ score: scores[i] as number, spam: label === 'spam', site }))
}

function measure(scored: readonly Scored[], padded: readonly number[], ours: readonly Scored[] | null): Omit<Figures, 'bytes' | 'pagesPerSecond' | 'trainSeconds'> {
  const ham = scored
    .filter(({ spam }) => !spam)
    .map(({ score }) => score)
    .sort((a, b) => b - a)
  const line = ham[Math.floor(PADDING_FALSE_ALARMS * ham.length)] ?? Number.NEGATIVE_INFINITY
  // Both systems are resampled together: the same pages are drawn, so only the difference between the systems is left.
  const oursOf = new Map(scored.map((page, i) => [page, ours?.[i] as Scored]))
  return {
    auc: bootstrap(scored, auc),
    behind: ours === null ? null : bootstrap(scored, (drawn) => auc(drawn.map((page) => oursOf.get(page) as Scored)) - auc(drawn)),
    recallAtOnePercent: recallAtFalseAlarms(scored, 0.01),
    recallAtHalfPercent: recallAtFalseAlarms(scored, 0.005),
    recallPadded: padded.filter((score) => score > line).length / padded.length,
  }
}

function stopwatch<T>(run: () => T): { value: T; seconds: number } {
  const start = performance.now()
  const value = run()
  return { value, seconds: (performance.now() - start) / 1000 }
}
