import { fnv1a } from '../text/hash.ts'
import type { Sample } from './corpus.ts'

export type Split = 'train' | 'dev' | 'test'

/** Of 20 buckets of sites, how many are kept for choices (dev) and for the one final measurement (test). */
const BUCKETS = 20
const TEST_BUCKETS = 3
const DEV_BUCKETS = 1

/** Which split a site belongs to: by hash of its name, so all pages of a site stay together and new sites never move old ones. */
export function splitOf(site: string): Split {
  const bucket = fnv1a(`split ${site}`) % BUCKETS
  return bucket < TEST_BUCKETS ? 'test' : bucket < TEST_BUCKETS + DEV_BUCKETS ? 'dev' : 'train'
}

/** Fold 0..folds-1 of a site for cross-fitting, independent of its split. */
export function foldOf(site: string, folds: number): number {
  return fnv1a(`fold ${site}`) % folds
}

/**
 * Honest sites that a language needs before pages from outside may teach it. With two of them a fit learns their house style as the mark of honesty:
 * on operators left out, English with two honest sources lost (AUC .98 to .96) and Chinese with nine gained (.97 to .99).
 */
const MIN_HONEST_SITES = 5

/** Pages from outside that can teach: of languages with both classes and honest pages of enough sites. */
export function teachable(samples: readonly Sample[]): Sample[] {
  const honestSites = Map.groupBy(
    samples.filter(({ label }) => label === 'ham'),
    baseOf,
  )
  return bothClasses(samples).filter((sample) => new Set(honestSites.get(baseOf(sample))?.map(({ site }) => site)).size >= MIN_HONEST_SITES)
}

/** Pages of those languages that have both classes. In a language with one class only, the language itself would be the evidence. */
export function bothClasses(samples: readonly Sample[]): Sample[] {
  const has = (label: Sample['label']) => new Set(samples.filter((sample) => sample.label === label).map(baseOf))
  const spam = has('spam')
  const ham = has('ham')
  return samples.filter((sample) => spam.has(baseOf(sample)) && ham.has(baseOf(sample)))
}

function baseOf({ lang }: Sample): string {
  return lang.split('-')[0] as string
}

/**
 * Weight of each page: 1/sqrt(pages of its site), so that a farm with many pages does not shout; then both classes balanced within each language.
 * Borderline pages weigh nothing.
 */
export function pageWeights(samples: readonly Sample[]): Float64Array {
  const perSite = new Map<string, number>()
  for (const { site } of samples) perSite.set(site, (perSite.get(site) ?? 0) + 1)
  const weights = Float64Array.from(samples, ({ site, label }) => (label === 'borderline' ? 0 : 1 / Math.sqrt(perSite.get(site) as number)))
  const cell = (sample: Sample) => `${baseOf(sample)} ${sample.label}`
  const totals = new Map<string, number>()
  for (const [i, sample] of samples.entries()) totals.set(cell(sample), (totals.get(cell(sample)) ?? 0) + (weights[i] as number))
  samples.forEach((sample, i) => {
    const spam = totals.get(cell({ ...sample, label: 'spam' })) ?? 0
    const ham = totals.get(cell({ ...sample, label: 'ham' })) ?? 0
    const own = totals.get(cell(sample)) as number
    if (spam > 0 && ham > 0 && own > 0) weights[i] = ((weights[i] as number) * (spam + ham)) / 2 / own
  })
  return weights
}
