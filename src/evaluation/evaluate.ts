/** Scores labelled pages with a model and measures: by language, kind, topic, length and format, and every signal by itself. */
import { analyse } from '../analyse.ts'
import { inputOf, type Sample } from '../training/corpus.ts'
import type { Model } from '../verdict/model.ts'
import type { Verdict } from '../verdict/types.ts'
import { coverageCurve, type Point, precisionRecallCurve, type ReliabilityBin, reliability, rocCurve, type ThresholdRow, thresholdTable } from './curves.ts'
import { auc, bootstrap, calibrationError, type Interval, recallAtFalseAlarms, type Scored, upperBound } from './metrics.ts'
import { type Overlap, overlaps } from './overlap.ts'
import { type ProbeResult, probe } from './probes.ts'
import type { Retrained } from './retrain.ts'
import { FAMILIES } from './slices.ts'
import { type TopicSwap, topicSwap } from './topic-swap.ts'

/** A page with its verdict. */
export interface Judged extends Scored {
  readonly sample: Sample
  readonly verdict: Verdict
}

export interface Slice {
  readonly name: string
  readonly spam: number
  readonly ham: number
  readonly sites: number
  readonly auc: Interval
  readonly recallAtHalfPercent: Interval
  readonly recallAtOnePercent: Interval
  readonly calibrationError: Interval
  /** At the thresholds that the model ships with. */
  readonly recall: number
  readonly falseAlarms: number
  readonly falseAlarmsUpper: number
  readonly unsure: number
  /** Spam called ham. */
  readonly missed: number
}

export interface SignalRates {
  readonly signal: string
  readonly spam: number
  readonly ham: number
  /** Spam rate over the sum of both rates, 0..1 (SpamAssassin's S/O). */
  readonly ratio: number
}

export interface Evaluation {
  readonly model: string
  readonly pages: number
  /** Left out, since a page of the other splits is nearly the same. */
  readonly nearDuplicates?: number
  /** The first holds all pages. */
  readonly slices: readonly Slice[]
  readonly thresholds: readonly ThresholdRow[]
  readonly roc: readonly Point[]
  readonly precisionRecall: readonly Point[]
  readonly reliability: readonly ReliabilityBin[]
  readonly coverage: readonly Point[]
  readonly probes: readonly ProbeResult[]
  readonly topicSwap: TopicSwap
  readonly signals: readonly SignalRates[]
  readonly overlaps: readonly Overlap[]
  /** With models trained anew: what more sites bring, and kinds of spam left out. */
  readonly learning?: readonly Retrained[]
  readonly withoutKind?: readonly Retrained[]
  readonly borderline: { readonly pages: number; readonly spam: number; readonly unsure: number; readonly ham: number }
  /** Why pages are "unsure": pages of each class by reason, `between-thresholds` for those that the score alone leaves open. */
  readonly unsure: Readonly<Record<string, { readonly spam: number; readonly ham: number }>>
}

/** Judges every sample. */
export function judge(samples: readonly Sample[], model: Model, onProgress: (done: number, total: number, stage: string) => void = () => {}): Judged[] {
  return samples.map((sample, i) => {
    onProgress(i + 1, samples.length, 'judging pages')
    const verdict = analyse(inputOf(sample), { model, explain: false })
    return { sample, verdict, score: verdict.score, spam: sample.label === 'spam', site: sample.site }
  })
}

/** Measures judged pages. Borderline ones are counted apart. */
export function evaluate(judged: readonly Judged[], model: Model): Evaluation {
  const pages = judged.filter(({ sample }) => sample.label !== 'borderline')
  const borderline = judged.filter(({ sample }) => sample.label === 'borderline')
  const families = FAMILIES.flatMap(({ name, of }) =>
    [...Map.groupBy(pages, ({ sample }) => of(sample))]
      .filter((entry): entry is [string, Judged[]] => entry[0] !== null && entry[0] !== '')
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([value, group]) => measure(`${name} ${value}`, group)),
  )
  const count = (verdict: Verdict['verdict']) => borderline.filter((each) => each.verdict.verdict === verdict).length
  return {
    model: model.version,
    pages: judged.length,
    slices: [measure('all', pages), ...families],
    thresholds: thresholdTable(pages),
    roc: rocCurve(pages),
    precisionRecall: precisionRecallCurve(pages),
    reliability: reliability(pages),
    coverage: coverageCurve(pages),
    probes: probe(pages.map(({ sample }) => sample)),
    topicSwap: topicSwap(
      pages.map(({ sample }) => sample),
      model,
    ),
    signals: signalRates(pages),
    overlaps: overlaps(pages),
    borderline: { pages: borderline.length, spam: count('spam'), unsure: count('unsure'), ham: count('ham') },
    unsure: whyUnsure(pages),
  }
}

function whyUnsure(pages: readonly Judged[]): Evaluation['unsure'] {
  const undecided = pages.filter(({ verdict }) => verdict.verdict === 'unsure')
  const groups = Map.groupBy(undecided, ({ verdict }) => verdict.abstained ?? 'between-thresholds')
  const rows = [...groups].map(([reason, group]) => {
    const spam = group.filter((each) => each.spam).length
    return [reason, { spam, ham: group.length - spam }] as const
  })
  return Object.fromEntries(rows.sort(([a], [b]) => (a < b ? -1 : 1)))
}

/** Measures one group of pages; rates of a class that has no pages are NaN. */
export function measure(name: string, pages: readonly Judged[]): Slice {
  const spam = pages.filter((page) => page.spam)
  const ham = pages.filter((page) => !page.spam)
  const called = (group: readonly Judged[], verdict: Verdict['verdict']) => group.filter((each) => each.verdict.verdict === verdict).length
  const alarms = called(ham, 'spam')
  return {
    name,
    spam: spam.length,
    ham: ham.length,
    sites: new Set(pages.map(({ site }) => site)).size,
    auc: bootstrap(pages, auc),
    recallAtHalfPercent: bootstrap(pages, (each) => recallAtFalseAlarms(each, 0.005)),
    recallAtOnePercent: bootstrap(pages, (each) => recallAtFalseAlarms(each, 0.01)),
    calibrationError: bootstrap(pages, calibrationError),
    recall: called(spam, 'spam') / spam.length,
    falseAlarms: alarms / ham.length,
    falseAlarmsUpper: upperBound(alarms, ham.length),
    unsure: called(pages, 'unsure') / pages.length,
    missed: called(spam, 'ham') / spam.length,
  }
}

function signalRates(pages: readonly Judged[]): SignalRates[] {
  const spamPages = pages.filter(({ spam }) => spam).length
  const hamPages = pages.length - spamPages
  const hits = new Map<string, { spam: number; ham: number }>()
  for (const { spam, verdict } of pages) {
    for (const { signal } of [...verdict.reasons, ...verdict.notes]) {
      const counts = hits.get(signal) ?? { spam: 0, ham: 0 }
      counts[spam ? 'spam' : 'ham']++
      hits.set(signal, counts)
    }
  }
  return [...hits]
    .map(([signal, counts]) => {
      const spam = spamPages > 0 ? counts.spam / spamPages : 0
      const ham = hamPages > 0 ? counts.ham / hamPages : 0
      return { signal, spam, ham, ratio: spam / (spam + ham) }
    })
    .sort((a, b) => b.ratio - a.ratio || b.spam - a.spam)
}
