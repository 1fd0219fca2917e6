/** What a scored corpus looks like from one threshold to the next. Scores are log-odds. */
import { bootstrap, type Interval, type Scored, upperBound } from './metrics.ts'

/** At one threshold: what is found, and what is falsely called. Rates 0..1. */
export interface ThresholdRow {
  readonly threshold: number
  readonly recall: number
  readonly falseAlarms: number
  /** One-sided 95 % bound. */
  readonly falseAlarmsUpper: number
  /** At a prevalence of spam of 5 %. */
  readonly precision: number
}

const PREVALENCE = 0.05
const THRESHOLD_STEP = 0.5

/** Recall and false alarms at every half step of log-odds that some page reaches. */
export function thresholdTable(pages: readonly Scored[]): ThresholdRow[] {
  const spam = pages.filter((page) => page.spam)
  const ham = pages.filter((page) => !page.spam)
  const scores = pages.map(({ score }) => score)
  const low = Math.ceil(Math.min(...scores) / THRESHOLD_STEP)
  const high = Math.floor(Math.max(...scores) / THRESHOLD_STEP)
  return Array.from({ length: Math.max(0, high - low + 1) }, (_, i): ThresholdRow => {
    const threshold = (low + i) * THRESHOLD_STEP
    const above = (group: readonly Scored[]) => group.filter(({ score }) => score >= threshold).length
    const recall = above(spam) / spam.length
    const falseAlarms = above(ham) / ham.length
    const called = PREVALENCE * recall + (1 - PREVALENCE) * falseAlarms
    return { threshold, recall, falseAlarms, falseAlarmsUpper: upperBound(above(ham), ham.length), precision: called > 0 ? (PREVALENCE * recall) / called : Number.NaN }
  })
}

export interface Point {
  readonly x: number
  readonly y: number
}

/** False alarms (x) against recall (y), from the strictest threshold to the loosest. */
export function rocCurve(pages: readonly Scored[]): Point[] {
  return sweep(pages, (spam, ham, spamTotal, hamTotal) => ({ x: ham / hamTotal, y: spam / spamTotal }))
}

/** Recall (x) against precision (y) at the corpus's own share of spam. */
export function precisionRecallCurve(pages: readonly Scored[]): Point[] {
  return sweep(pages, (spam, ham, spamTotal) => ({ x: spam / spamTotal, y: spam / (spam + ham) }))
}

function sweep(pages: readonly Scored[], point: (spam: number, ham: number, spamTotal: number, hamTotal: number) => Point): Point[] {
  const sorted = [...pages].sort((a, b) => b.score - a.score)
  const spamTotal = sorted.filter(({ spam }) => spam).length
  const points: Point[] = []
  let spam = 0
  let ham = 0
  sorted.forEach((page, i) => {
    if (page.spam) spam++
    else ham++
    if (sorted[i + 1]?.score !== page.score) points.push(point(spam, ham, spamTotal, sorted.length - spamTotal))
  })
  return points
}

/** Pages of about the same likelihood: what was said of them, and how many were spam. */
export interface ReliabilityBin {
  readonly said: number
  readonly spam: Interval
  readonly pages: number
}

/** Reliability over bins of equal size, with an interval by resampling sites. */
export function reliability(pages: readonly Scored[], bins = 10): ReliabilityBin[] {
  const sorted = [...pages].sort((a, b) => a.score - b.score)
  return Array.from({ length: bins }, (_, bin) => {
    const group = sorted.slice(Math.floor((bin * sorted.length) / bins), Math.floor(((bin + 1) * sorted.length) / bins))
    const said = group.reduce((sum, { score }) => sum + likelihood(score), 0) / Math.max(1, group.length)
    return { said, spam: bootstrap(group, (each) => each.filter(({ spam }) => spam).length / each.length), pages: group.length }
  }).filter((bin) => bin.pages > 0)
}

/** Share of pages decided (x) against the share of those decided wrongly (y), when the least certain are left undecided. */
export function coverageCurve(pages: readonly Scored[]): Point[] {
  const sorted = [...pages].sort((a, b) => Math.abs(b.score) - Math.abs(a.score))
  let wrong = 0
  return sorted.map(({ score, spam }, i) => {
    if (score > 0 !== spam) wrong++
    return { x: (i + 1) / sorted.length, y: wrong / (i + 1) }
  })
}

function likelihood(score: number): number {
  return 1 / (1 + Math.exp(-score))
}
