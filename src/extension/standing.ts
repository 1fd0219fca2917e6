import type { LookupResult, Match } from '../lookup/client.ts'

/** A page that is asked about. */
export interface Visited {
  readonly url: string
  readonly title: string
}

/** What the reader's own rules can say of a site, in the order in which they go before each other. */
export const OWN_ACTIONS = ['allow', 'grey', 'block'] as const

export type OwnAction = (typeof OWN_ACTIONS)[number]

/** What is known of an address: the reader's own rule, and what the lists say. */
export interface Standing {
  readonly url: string
  readonly own: OwnAction | null
  /** no-service: none was chosen, so nothing was looked up. */
  readonly state: LookupResult['state'] | 'no-service'
  /** Most specific first. */
  readonly matches: readonly Match[]
}

/** What a mark says. */
export type MarkKind = 'own-block' | 'own-allow' | 'certain' | 'likely' | 'watch'

/** The mark of a result, or null for none. The reader's rule wins; what is unsure or not listed stays as it is. */
export function markOf({ own, matches }: Standing): MarkKind | null {
  if (own === 'grey') return null
  if (own !== null) return `own-${own}`
  return matches[0]?.tier ?? null
}

/** Whether the mark speaks against the result, so that it may be highlighted or hidden. A suspicion is not enough. */
export function isAgainst(mark: MarkKind | null): boolean {
  return mark === 'own-block' || mark === 'certain' || mark === 'likely'
}
