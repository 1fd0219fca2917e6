/** From raw out-of-fold scores to log-odds and thresholds (methods 2.6). */
import { binomialAtMost } from '../evaluation/metrics.ts'
import { byLanguage, type Calibration } from '../verdict/model.ts'
import type { Sample } from './corpus.ts'
import { fitLogistic } from './logistic.ts'
import { pageWeights } from './split.ts'

export interface Scored {
  readonly sample: Sample
  readonly raw: number
}

/** Share of honest pages that may be called spam, and how sure the threshold must be of it. */
const FALSE_ALARMS = 0.005
const CONFIDENCE = 0.95
/** Share of spam that may be called ham. */
const MISSES = 0.05
/** Pages of a language at which its own calibration counts as much as everybody's. */
const SHRINKAGE = 150
const MIN_LANGUAGE_PAGES = 20

/**
 * Platt scaling per language, pulled towards the fit over all languages by how few pages a language has. Also says which languages were seen enough to
 * judge. Pages come in groups (written samples, further corpora) that count alike, however many pages they have: each is a world of its own.
 */
export function fitCalibration(groups: readonly (readonly Scored[])[]): { calibration: Record<string, Calibration>; languages: string[] } {
  const pooled = platt(groups)
  const calibration: Record<string, Calibration> = { '*': pooled }
  const counts = new Map<string, number>()
  for (const { sample } of groups.flat()) counts.set(languageOf(sample), (counts.get(languageOf(sample)) ?? 0) + 1)
  const languages = [...counts]
    .filter(([, count]) => count >= MIN_LANGUAGE_PAGES)
    .map(([tag]) => tag)
    .sort()
  for (const tag of languages) {
    const own = platt(groups.map((group) => group.filter(({ sample }) => languageOf(sample) === tag)))
    const count = counts.get(tag) as number
    const share = count / (count + SHRINKAGE)
    calibration[tag] = { slope: share * own.slope + (1 - share) * pooled.slope, shift: share * own.shift + (1 - share) * pooled.shift }
  }
  return { calibration, languages }
}

/** Base language of a sample: calibration does not tell scripts apart. */
export function languageOf({ lang }: Sample): string {
  return lang.split('-')[0] as string
}

function platt(groups: readonly (readonly Scored[])[]): Calibration {
  const weights = groups.flatMap((group) => {
    const own = pageWeights(group.map(({ sample }) => sample))
    const total = own.reduce((sum, weight) => sum + weight, 0)
    return Array.from(own, (weight) => (total > 0 ? weight / total : 0))
  })
  const scored = groups.flat()
  const fit = fitLogistic({
    rows: scored.map(({ raw }) => Float32Array.of(raw)),
    labels: Uint8Array.from(scored, ({ sample }) => (sample.label === 'spam' ? 1 : 0)),
    weights: Float64Array.from(weights),
    penalty: Float64Array.of(0.0001),
    expected: Float64Array.of(1),
    lower: Float64Array.of(0.1),
    upper: Float64Array.of(10),
    // Smoothed labels would pull every likelihood towards the middle.
    smoothing: 0,
  })
  return { slope: fit.weights[0] as number, shift: fit.bias }
}

/** Calibrated log-odds of a scored page. */
export function logOdds({ sample, raw }: Scored, calibration: Readonly<Record<string, Calibration>>): number {
  const { slope, shift } = byLanguage(calibration, languageOf(sample))
  return slope * raw + shift
}

/**
 * The threshold above which a page is called spam: the order statistic of honest scores that keeps false alarms within 0.5 % with 95 % confidence
 * (Neyman-Pearson umbrella, Tong et al. 2018). With too few honest pages to promise that, just above the highest honest score.
 */
export function chooseSpamThreshold(scored: readonly Scored[], calibration: Readonly<Record<string, Calibration>>): number {
  const honest = scored
    .filter(({ sample }) => sample.label === 'ham')
    .map((page) => logOdds(page, calibration))
    .sort((a, b) => b - a)
  let allowed = 0
  while (binomialAtMost(allowed + 1, honest.length, FALSE_ALARMS) <= 1 - CONFIDENCE) allowed++
  return Math.max(0, honest[allowed] ?? 0) + 0.01
}

/** The threshold below which a page is called ham: at most 5 % of spam scores lower, and never above even odds. */
export function chooseHamThreshold(scored: readonly Scored[], calibration: Readonly<Record<string, Calibration>>): number {
  const spam = scored
    .filter(({ sample }) => sample.label === 'spam')
    .map((page) => logOdds(page, calibration))
    .sort((a, b) => a - b)
  return Math.min(0, spam[Math.floor(MISSES * spam.length)] ?? 0)
}

/** Share of training pages that may be less familiar than what counts as known. */
const UNFAMILIAR = 0.002
/** Pages of a language from which that share is taken; of fewer, the least familiar one sets the line. */
const MIN_FAMILIAR_PAGES = 200
/** A page is unlike training when it is clearly less familiar than that: disguised letters alone cost a quarter, and are judged. */
const MARGIN = 0.75

/**
 * Below which familiarity of its wording a page is unlike anything met in training, by base language; `*` is the lowest line of all.
 *
 * @param familiarity of each sample, by a fit that has not seen its site; NaN for pages too short to tell
 */
export function chooseFamiliarity(samples: readonly Sample[], familiarity: readonly number[]): Record<string, number> {
  const byTag = new Map<string, number[]>()
  samples.forEach((sample, i) => {
    const value = familiarity[i] as number
    if (!Number.isNaN(value)) byTag.set(languageOf(sample), [...(byTag.get(languageOf(sample)) ?? []), value])
  })
  const lines: Record<string, number> = {}
  for (const [tag, values] of [...byTag].sort(([a], [b]) => (a < b ? -1 : 1))) {
    values.sort((a, b) => a - b)
    lines[tag] = MARGIN * (values[values.length < MIN_FAMILIAR_PAGES ? 0 : Math.floor(UNFAMILIAR * values.length)] as number)
  }
  return { ...lines, '*': Math.min(...Object.values(lines)) }
}
