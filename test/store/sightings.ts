import type { Observation } from '../../src/site/types.ts'

/** A fingerprint whose bytes come from a seed, with the first `changed` of them other than those of the seed alone. */
export function fingerprintOf(seed: number, changed = 0, by = 1): string {
  const bytes = Array.from({ length: 64 }, (_, i) => ((((seed + 1) * 2654435761) >>> (i % 24)) + i * 37 + (i < changed ? by * 101 : 0)) & 0xff)
  return btoa(String.fromCharCode(...bytes))
}

export interface Sighted {
  readonly url: string
  readonly fingerprint?: string | null
  readonly place?: string | null
  readonly topic?: string | null
  readonly verdict?: Observation['verdict']['verdict']
  readonly score?: number
  readonly seen?: string
  readonly sha256?: string
  readonly planted?: boolean
}

/** A sighting as `observePage` makes them, for tests of what stores do with it. */
export function sighting({
  url,
  fingerprint = null,
  place = null,
  topic = null,
  verdict = 'spam',
  score = 3,
  seen = '2026-01-31T09:00:00.000Z',
  sha256,
  planted = false,
}: Sighted): Observation {
  const host = new URL(url).hostname
  return {
    ...{ url, host, site: host.split('.').slice(-2).join('.'), sha256: sha256 ?? 'c'.repeat(64), seen, fingerprint },
    verdict: {
      ...{ verdict, score, likelihood: 1 / (1 + Math.exp(-score)), kinds: verdict === 'spam' ? ['doorway'] : [], language: 'zh-Hans', model: 'v1' },
      reasons: [{ signal: 'city-rotated-links', points: 1.25 }],
    },
    fillers: { place, topic, institution: null },
    templates: place === null ? [] : [{ from: 'title', text: '{place}{topic}哪家好', fillers: { place: [place], topic: topic === null ? [] : [topic], institution: [] } }],
    traits: { medical: true, planted },
  }
}
