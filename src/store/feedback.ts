/**
 * Feedback that cannot be poisoned: reports are kept with who made them and change no score. They flag what they contradict, order the queue of the
 * reviewers, and nothing more. Reviewers decide; a decision is kept for good, stands beside the verdict, and is what a model may be trained on.
 *
 *     report -> disputed (nothing else) -> decision -> standing, outcomes -> weight of the reporters
 *                                                   -> training, under caps and a guard (training/feedback.ts)
 */
import type { Verdict } from '../verdict/types.ts'
import type { Listing, Standing } from './pages.ts'

export type Label = Standing['label']

/** What feedback is about, as one word: a page by its address or by its content, a site, a family. */
export type Target = `page:${string}` | `content:${string}` | `site:${string}` | `family:${string}`

/** A page that came with a report. */
export interface ReportedContent {
  readonly sha256: string
  readonly format: 'text' | 'html'
  readonly content: string
}

export interface Report {
  readonly target: Target
  /** Registrable domain of the target, where it has one. */
  readonly site: string | null
  /** Name of the token's owner. */
  readonly reporter: string
  readonly label: Label
  readonly reason: string
  /** Half-open offsets in UTF-16 units of the page's text. */
  readonly spans: readonly (readonly [start: number, end: number])[]
  readonly content: ReportedContent | null
  /** ISO 8601. */
  readonly at: string
}

export interface Reported {
  readonly id: string
  /** A repeated report is `unchanged`, one with another label replaces the first. */
  readonly status: 'kept' | 'changed' | 'unchanged'
  readonly previous: Label | null
}

export interface Appeal {
  readonly id: string
  readonly target: Target
  readonly reason: string
  /** For reviewers only. */
  readonly contact: string | null
  readonly state: 'open' | 'accepted' | 'rejected'
  /** The reason of the decision. */
  readonly answer: string | null
  readonly created: string
  readonly updated: string
}

/** How far a reporter's voice has agreed with decisions. */
export interface Weight {
  readonly agreed: number
  readonly decided: number
  /** Lower bound of the share agreed, 0..1, by {@link wilsonBound}. */
  readonly weight: number
}

export interface Voice extends Weight {
  readonly id: string
  readonly reporter: string
  readonly label: Label
  readonly reason: string
  readonly spans: Report['spans']
  /** Hash of the page that came along, for {@link FeedbackStore.content}. */
  readonly content: string | null
  readonly updated: string
}

/** Everything open about one target, for a reviewer. */
export interface Case {
  readonly target: Target
  readonly site: string | null
  /** What the engine says; null for what it has not seen. */
  readonly verdict: Verdict['verdict'] | null
  readonly standing: Standing | null
  readonly voices: readonly Voice[]
  readonly appeals: readonly Appeal[]
  /** The label that {@link MIN_TRUSTED} reporters of weight give it. */
  readonly agreed: Label | null
}

export interface NewDecision {
  readonly target: Target
  readonly site: string | null
  /** `none` takes back what stood. */
  readonly label: Label | 'none'
  readonly reason: string
  readonly reviewer: string
  readonly at: string
}

export interface Decision extends NewDecision {
  readonly id: number
  /** False while it waits for a second reviewer. */
  readonly force: boolean
  readonly verdict: Verdict['verdict'] | null
}

/** A page with a decided label, fit to train on. */
export interface Adjudicated {
  readonly target: Target
  readonly site: string | null
  readonly label: Label
  /** Who brought it: the first whose label was the one decided. */
  readonly reporter: string
  readonly content: ReportedContent
}

export interface FeedbackStore {
  /** Keeps a report. One reporter has one voice on a target: the last label counts. */
  report(report: Report): Promise<Reported>
  /**
   * Takes a report back, also a decided one.
   *
   * @param reporter whose it must be; null for anybody's
   */
  withdraw(id: string, reporter: string | null, at: string): Promise<'withdrawn' | 'unchanged' | 'unknown'>
  /** @returns its id, or null when {@link MAX_APPEALS} are open on the target */
  appeal(appeal: Pick<Appeal, 'target' | 'reason' | 'contact'> & { readonly at: string }): Promise<string | null>
  getAppeal(id: string): Promise<Appeal | null>
  /** Cases with something open: appeals first, then by the number of voices. @throws RangeError for a wrong limit or cursor */
  queue(query: { readonly limit: number; readonly cursor?: string | undefined }): Promise<Listing<Case>>
  getCase(target: Target, site: string | null): Promise<Case>
  content(sha256: string): Promise<ReportedContent | null>
  /** Writes a decision down; when it is in force, settles what is open on the target. */
  decide(decision: NewDecision): Promise<Decision>
  /** Decisions, newest first, of a target, of all on a site, or all. */
  decisions(query: {
    readonly limit: number
    readonly cursor?: string | undefined
    readonly target?: Target | undefined
    readonly site?: string | undefined
  }): Promise<Listing<Decision>>
  weight(reporter: string): Promise<Weight>
  /** Pages with decided labels, by their content, each once. */
  adjudicated(query: { readonly limit: number; readonly cursor?: string | undefined }): Promise<Listing<Adjudicated>>
}

/** So many reporters with a weight above {@link TRUSTED} have to agree before their word has weight (methods 2.8). */
export const MIN_TRUSTED = 3
export const TRUSTED = 0.7
/** Appeals open at a time on one target: enough for every owner, too few to fill a store with. */
export const MAX_APPEALS = 10

/** 95 % in two tails. */
const Z = 1.96

/** Lower bound of Wilson's score interval for a share: what can be said of a reporter who was right `agreed` times of `decided`. */
export function wilsonBound(agreed: number, decided: number): number {
  if (decided === 0) return 0
  const share = agreed / decided
  const z2 = (Z * Z) / decided
  return Math.max(0, (share + z2 / 2 - Z * Math.sqrt((share * (1 - share) + z2 / 4) / decided)) / (1 + z2))
}

/** The label that enough trusted reporters give, if there is exactly one. */
export function agreedLabel(voices: readonly Pick<Voice, 'label' | 'weight'>[]): Label | null {
  const trusted = Map.groupBy(
    voices.filter(({ weight }) => weight > TRUSTED),
    ({ label }) => label,
  )
  const agreed = [...trusted].filter(([, group]) => group.length >= MIN_TRUSTED)
  return agreed.length === 1 ? (agreed[0]?.[0] ?? null) : null
}

/**
 * Whether a reviewer's word alone suffices. In favour of the accused it does, and where the engine says the same; calling spam what the engine does not
 * call spam takes a second reviewer, or the voices of trusted reporters. A false accusation costs more than a missed farm.
 */
export function isInForce(
  { label, reviewer }: Pick<NewDecision, 'label' | 'reviewer'>,
  { verdict, agreed }: Pick<Case, 'verdict' | 'agreed'>,
  waiting: readonly string[],
): boolean {
  return label !== 'spam' || verdict === 'spam' || agreed === 'spam' || waiting.some((other) => other !== reviewer)
}
