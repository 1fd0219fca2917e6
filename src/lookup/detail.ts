/** What is known about a listed expression: the words that look-up and lists share. */
import type { SpamKind } from '../signals/signal.ts'

/** How sure a listing is, surest first, with what it rests on. A list of a tier holds the surer tiers too. */
export const TIERS = {
  certain: 'a reviewer confirmed it, it belongs to a family of doorway pages across sites, or at least four of five of its pages are spam',
  likely: 'at least half of its pages are spam, or belong to a family of doorway pages',
  watch: 'suspected, or disputed; to look at, not to block',
} as const

export type Tier = keyof typeof TIERS

/** Kinds of spam with their meaning; the type sees to it that none is missing. */
export const KINDS: Readonly<Record<SpamKind, string>> = {
  doorway: 'one of many pages made for one search each',
  'link-farm': 'a page that exists for its links',
  'templated-qa': 'a question and its answer from a mould',
  spun: 'text reworded by a machine',
  scrubbed: 'advertising with forbidden words filtered out',
  'miracle-claims': 'cures and rates of success that nothing supports',
  'fake-ranking': 'a ranking that nobody made',
  advertorial: 'advertising dressed as an article',
  supplement: 'sale of a supplement with health claims',
  leadgen: 'a page that collects telephone numbers or chat contacts',
  'drug-shop': 'sale of medicines without a pharmacy',
  'hacked-page': 'spam planted on an honest site',
}

/** CANARY: a rule on trial. Clients count such matches and show nothing. */
export const ATTRIBUTES = ['CANARY'] as const

export type Attribute = (typeof ATTRIBUTES)[number]

/** Why an expression is listed. */
export interface Detail {
  readonly kind: SpamKind
  readonly tier: Tier
  /** Ids of signals, or codes of reviewers, strongest first. */
  readonly reasons: readonly string[]
  /** Id of its family of doorway pages. */
  readonly family: string | null
  /** Day of the first listing, ISO 8601. */
  readonly since: string
  readonly attributes: readonly Attribute[]
}

/** Whether a list of tier `list` holds an entry of tier `tier`. */
export function holdsTier(list: Tier, tier: Tier): boolean {
  const order = Object.keys(TIERS)
  return order.indexOf(tier) <= order.indexOf(list)
}
