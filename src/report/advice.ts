/** What an honest page could change, what moves the score most first. */
import type { Span } from '../text/span.ts'
import type { Locale, Quote, Reason, Verdict } from '../verdict/types.ts'
import { MISSING, TOPICS } from './advice-texts.ts'
import { type Counterfactual, findCounterfactual, type Judge } from './counterfactual.ts'

/** One thing to do. */
export interface Advice {
  /** Signals that it answers. */
  readonly signals: readonly string[]
  /** Points that they add now, in log-odds; 0 for what is missing. */
  readonly points: number
  readonly do: string
  /** Where, at most six places. */
  readonly evidence: readonly Quote[]
}

export interface AdviceReport {
  readonly advice: readonly Advice[]
  /** Passages without which the verdict would change; null when no small set changes it. */
  readonly counterfactual: Counterfactual | null
}

const MAX_QUOTES = 6
/** Less than this is noise. */
const MIN_POINTS = 0.05

/** Advice on a page, with the passages that decide. Tries up to some hundred variants of the page by `judge`. */
export function adviseOn(verdict: Verdict, sentences: readonly Span[], judge: Judge, locale: Locale): AdviceReport {
  return { advice: [...whatToChange(verdict, locale), ...whatIsMissing(verdict, locale)], counterfactual: findCounterfactual(verdict, sentences, judge) }
}

function whatToChange({ reasons }: Verdict, locale: Locale): Advice[] {
  const against = reasons.filter(({ points }) => points >= MIN_POINTS)
  const groups = Map.groupBy(against, ({ signal }) => TOPICS.find(({ signals }) => signals.includes(signal)))
  return [...groups]
    .flatMap(([topic, group]) => (topic === undefined ? group.map((reason) => toAdvice([reason], reason.title)) : [toAdvice(group, topic.do[locale])]))
    .sort((a, b) => b.points - a.points)
}

function toAdvice(reasons: readonly Reason[], words: string): Advice {
  return {
    signals: reasons.map(({ signal }) => signal),
    points: reasons.reduce((sum, { points }) => sum + points, 0),
    do: words,
    evidence: reasons.flatMap(({ evidence }) => evidence).slice(0, MAX_QUOTES),
  }
}

function whatIsMissing({ reasons, verdict }: Verdict, locale: Locale): Advice[] {
  if (verdict === 'ham') return []
  const there = new Set(reasons.map(({ signal }) => signal))
  return MISSING.filter(({ signals }) => !signals.some((signal) => there.has(signal))).map((topic) => ({ signals: topic.signals, points: 0, do: topic.do[locale], evidence: [] }))
}
