/** Measures over scored pages. A page is a score (any monotone one), whether it is spam, and the site that it must stay together with. */
export interface Scored {
  readonly score: number
  readonly spam: boolean
  readonly site: string
}

/** Area under the ROC curve: chance that a spam page scores above a honest one; ties count half. NaN without both classes. */
export function auc(pages: readonly Scored[]): number {
  const sorted = [...pages].sort((a, b) => a.score - b.score)
  let spam = 0
  let rankSum = 0
  for (let i = 0; i < sorted.length; ) {
    let end = i
    while (end < sorted.length && (sorted[end] as Scored).score === (sorted[i] as Scored).score) end++
    const rank = (i + 1 + end) / 2
    for (let k = i; k < end; k++) {
      if (!(sorted[k] as Scored).spam) continue
      spam++
      rankSum += rank
    }
    i = end
  }
  const ham = sorted.length - spam
  return (rankSum - (spam * (spam + 1)) / 2) / (spam * ham)
}

/** Share of spam found when the threshold lets through at most this share of honest pages. */
export function recallAtFalseAlarms(pages: readonly Scored[], rate: number): number {
  const ham = pages
    .filter(({ spam }) => !spam)
    .map(({ score }) => score)
    .sort((a, b) => b - a)
  const threshold = ham[Math.floor(rate * ham.length)] ?? Number.NEGATIVE_INFINITY
  return rateAbove(
    pages.filter(({ spam }) => spam),
    threshold,
  )
}

/** Share of pages that score above a threshold. */
export function rateAbove(pages: readonly Scored[], threshold: number): number {
  return pages.filter(({ score }) => score > threshold).length / pages.length
}

/** Expected calibration error over bins of equal size, for scores that are log-odds (15 bins, as Guo et al. 2017). */
export function calibrationError(pages: readonly Scored[], bins = 15): number {
  const sorted = [...pages].sort((a, b) => a.score - b.score)
  let error = 0
  for (let bin = 0; bin < bins; bin++) {
    const slice = sorted.slice(Math.floor((bin * sorted.length) / bins), Math.floor(((bin + 1) * sorted.length) / bins))
    if (slice.length === 0) continue
    const said = slice.reduce((sum, { score }) => sum + 1 / (1 + Math.exp(-score)), 0)
    const true_ = slice.filter(({ spam }) => spam).length
    error += Math.abs(said - true_)
  }
  return error / sorted.length
}

export interface Interval {
  readonly value: number
  readonly low: number
  readonly high: number
}

/** 95 % interval of a measure by resampling whole sites (cluster bootstrap); deterministic. */
export function bootstrap(pages: readonly Scored[], measure: (pages: readonly Scored[]) => number, resamples = 400): Interval {
  const sites = new Map<string, Scored[]>()
  for (const page of pages) sites.set(page.site, [...(sites.get(page.site) ?? []), page])
  const clusters = [...sites.values()]
  const random = randomFrom(20_261_122)
  const values: number[] = []
  for (let i = 0; i < resamples; i++) {
    const drawn: Scored[] = []
    for (let k = 0; k < clusters.length; k++) drawn.push(...(clusters[Math.floor(random() * clusters.length)] as Scored[]))
    const value = measure(drawn)
    if (!Number.isNaN(value)) values.push(value)
  }
  values.sort((a, b) => a - b)
  const at = (q: number) => values[Math.min(values.length - 1, Math.floor(q * values.length))] ?? Number.NaN
  return { value: measure(pages), low: at(0.025), high: at(0.975) }
}

/** Seeded random numbers 0..1 (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** Upper 95 % bound of a rate after `hits` of `trials` (Clopper and Pearson, one-sided). */
export function upperBound(hits: number, trials: number, confidence = 0.95): number {
  if (trials === 0) return 1
  let low = hits / trials
  let high = 1
  for (let i = 0; i < 60; i++) {
    const middle = (low + high) / 2
    if (binomialAtMost(hits, trials, middle) > 1 - confidence) low = middle
    else high = middle
  }
  return high
}

/** Chance of at most `hits` successes. */
export function binomialAtMost(hits: number, trials: number, rate: number): number {
  if (rate <= 0) return 1
  if (rate >= 1) return hits >= trials ? 1 : 0
  let logTerm = trials * Math.log1p(-rate)
  let sum = Math.exp(logTerm)
  for (let k = 1; k <= hits; k++) {
    logTerm += Math.log((trials - k + 1) / k) + Math.log(rate / (1 - rate))
    sum += Math.exp(logTerm)
  }
  return Math.min(1, sum)
}
