/** Which words together make which claim: a table, read from top to bottom for every sentence. */
import type { ClaimKind } from './claim.ts'
import { CUE, FRAME } from './cues.ts'
import { FIGURE } from './figures.ts'

const { cure, act, soft, ill, gain, sure, you, self, safety, rate, crowd, cured, offer, lure, best, place, who, vouch, than, better, person, story, now, show, mild } = CUE
const { promise, superlative, rank, firm, thing, remedy, press } = CUE
const { hedge, about, study, fee, setback, source, body } = FRAME

export interface ClaimRule {
  readonly kind: Exclude<ClaimKind, 'contact-in-advice'>
  /** Bits of {@link CUE}: the sentence has at least one of each group. The first group is the claim's core, which a negation must stand before. */
  readonly needs: readonly [core: number, ...others: number[]]
  /** Bits of {@link FRAME}, none of which the sentence has. */
  readonly without?: number
  /** Bit of {@link FIGURE} that the sentence has. */
  readonly figure?: number
  /** Words that honest pages join in the same way: the rule holds only where the page is not one that weighs evidence. */
  readonly loose?: boolean
}

/** Words that tell honest medicine from a promise: it says how often, compared with what, what went wrong, and who pays. */
const QUALIFIED = hedge | study | setback | source | body

export const CLAIM_RULES: readonly ClaimRule[] = [
  { kind: 'efficacy', needs: [promise], without: study | setback },
  { kind: 'efficacy', needs: [cure, ill], without: QUALIFIED, loose: true },
  { kind: 'efficacy', needs: [act, ill, self | you | remedy | sure | gain], without: QUALIFIED, loose: true },
  { kind: 'efficacy', needs: [cure | act, sure | firm, self | you | remedy], without: QUALIFIED, loose: true },
  { kind: 'efficacy', needs: [gain, sure | firm | self | you | remedy, cure | act | soft | ill | self | thing | remedy], without: QUALIFIED, loose: true },
  { kind: 'efficacy', needs: [gain, sure, you], without: QUALIFIED, loose: true },
  { kind: 'efficacy', needs: [soft, sure | firm, self | you | remedy, ill], without: QUALIFIED, loose: true },
  { kind: 'efficacy', needs: [soft, sure, thing, ill], without: QUALIFIED, loose: true },
  { kind: 'efficacy', needs: [soft, you | remedy, ill], without: QUALIFIED, loose: true },
  { kind: 'efficacy', needs: [cure | act | gain, self | you | remedy], figure: FIGURE.soon, without: QUALIFIED, loose: true },
  { kind: 'efficacy', needs: [cure | act | gain, ill], figure: FIGURE.soon, without: QUALIFIED, loose: true },
  { kind: 'efficacy', needs: [soft, self | you | remedy, ill], figure: FIGURE.soon, without: QUALIFIED, loose: true },
  { kind: 'safety', needs: [safety], without: study | hedge | setback | source, loose: true },
  { kind: 'safety', needs: [mild, self | remedy | thing | you], without: QUALIFIED, loose: true },
  { kind: 'cure-rate', needs: [rate], figure: FIGURE.share, without: about | study | body | source | setback },
  { kind: 'cure-rate', needs: [crowd, cure | act | soft | gain, self | sure | gain], figure: FIGURE.share, without: QUALIFIED, loose: true },
  { kind: 'cure-rate', needs: [cure | gain, self | crowd | you], figure: FIGURE.count, without: QUALIFIED, loose: true },
  { kind: 'cure-rate', needs: [cured], without: study | source },
  { kind: 'price', needs: [lure], without: fee | body },
  { kind: 'price', needs: [offer], figure: FIGURE.money, without: fee | body | QUALIFIED, loose: true },
  { kind: 'price', needs: [offer, thing | remedy | self | now | place], without: fee | body | QUALIFIED, loose: true },
  { kind: 'price', needs: [thing | remedy], figure: FIGURE.range, without: fee | hedge | body | source, loose: true },
  { kind: 'price', needs: [thing | remedy | self | place], figure: FIGURE.from, without: fee | body | source, loose: true },
  { kind: 'ranking', needs: [best, place | self | thing | remedy], without: fee | body | study, loose: true },
  { kind: 'ranking', needs: [best, soft, ill], without: fee | body | study | source, loose: true },
  { kind: 'ranking', needs: [rank, place], without: fee | body | study | source, loose: true },
  { kind: 'ranking', needs: [superlative, self | place | thing | remedy | you], without: body | study | source, loose: true },
  { kind: 'endorsement', needs: [vouch, who], without: study | fee, loose: true },
  { kind: 'endorsement', needs: [vouch, remedy | self], without: study | fee | hedge, loose: true },
  { kind: 'comparison', needs: [better, than, thing | remedy | self | place | ill], without: study | hedge | source, loose: true },
  { kind: 'comparison', needs: [thing | remedy | self], figure: FIGURE.comparative, without: QUALIFIED, loose: true },
  { kind: 'comparison', needs: [than | self | thing | remedy, thing | remedy | self | place], figure: FIGURE.times, without: study | hedge | source | setback, loose: true },
  { kind: 'testimonial', needs: [person, story | gain | promise], without: setback | hedge, loose: true },
  { kind: 'testimonial', needs: [story], figure: FIGURE.age, without: setback | hedge | study, loose: true },
  { kind: 'urgency', needs: [now], without: fee | body, loose: true },
  { kind: 'urgency', needs: [press, lure | offer | self | you], without: fee | body },
  { kind: 'research', needs: [show, cure | act | gain | better | promise | safety], without: source | body | study | hedge | setback, loose: true },
  { kind: 'research', needs: [show, soft, thing | remedy | self | you | ill], without: source | body | study | hedge | setback, loose: true },
]
