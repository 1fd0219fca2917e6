import type { Span } from '../text/span.ts'

/** What a claim is about: which promise of advertising it makes. */
export type ClaimKind = 'efficacy' | 'safety' | 'cure-rate' | 'price' | 'ranking' | 'endorsement' | 'comparison' | 'testimonial' | 'urgency' | 'research' | 'contact-in-advice'

/**
 * Whose claim it is. Only an asserted one is the page's own; the others stand in the ledger so that a reader sees what was found and why it was not charged.
 * `reported` takes in what is judged, forbidden or refuted; `supposed` takes in conditions and hopes.
 */
export type Stance = 'asserted' | 'denied' | 'quoted' | 'reported' | 'asked' | 'supposed'

/** What the page itself offers in support of the claim; `contradicted` when it says the opposite elsewhere. */
export type Support = 'none' | 'vague' | 'named' | 'referenced' | 'contradicted'

/** What is claimed about, in the page's words, as near to the claim as they stand. */
export interface Subject {
  readonly treatment?: string
  /** International nonproprietary name where the lists know one, else the page's word. */
  readonly drug?: string
  readonly condition?: string
}

/** A sentence that claims something, and what stands behind it. Offsets are half-open UTF-16 units of `page.text`. */
export interface Claim extends Span {
  /** The words, at most 200 characters of them. */
  readonly quote: string
  readonly kind: ClaimKind
  readonly stance: Stance
  readonly support: Support
  readonly subject: Subject
  /** Where on the page the support, the contradiction or the frame stands. */
  readonly because: Span | null
  /** Ids of rules that forbid claims of this kind in advertising; empty unless the claim is asserted and no reference stands behind it. */
  readonly rules: readonly string[]
  /** Ids of what regulators have said about the treatment for this use. */
  readonly statuses: readonly string[]
}
