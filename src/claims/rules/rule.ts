import type { ClaimKind } from '../claim.ts'

/** Where a rule applies. EU stands for the rules that all member states share. */
export type Country = 'CN' | 'TW' | 'HK' | 'US' | 'UK' | 'EU' | 'DE' | 'JP'

/** What an advert is for: treatment or medicine, food with health claims, anything else. */
export type AdvertKind = 'medical' | 'health-food' | 'other'

/** What sort of advertising a rule is about. */
export type Advert = AdvertKind | 'any'

/** A rule of advertising, as data. It says what kind of claim is forbidden, never that a page breaks it: a program cannot know who paid for a page. */
export interface Rule {
  /** Country, law, article: CN-AD-16-1-2. Never reused. */
  readonly id: string
  readonly country: Country
  /** Name of the law or guidance, as it is cited. */
  readonly source: string
  /** Empty when the whole of it is meant. */
  readonly article: string
  /** Of the version that the paraphrase follows: a day, month or year in ISO 8601, or undated. */
  readonly date: string
  readonly advert: Advert
  /** Kinds of claim that it concerns. */
  readonly kinds: readonly ClaimKind[]
  /** What it forbids, in our words; completes "of a kind that … forbids: …". */
  readonly forbids: { readonly en: string; readonly zh: string }
  /** Whether the wording was read in a public copy. An unverified rule is listed in the catalogue and never cited. */
  readonly verified: boolean
  /** Guidance and codes explain or settle what the law asks; they are not law. */
  readonly guidance?: boolean
}
