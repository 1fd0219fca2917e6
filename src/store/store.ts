/** What a store does, whichever database is under it: verdicts that somebody asked to keep, and beside them what many pages show together. */
import type { Span } from '../text/span.ts'
import type { Claim, Reason, Verdict } from '../verdict/types.ts'
import type { AnswerStore } from './answers.ts'
import type { FeedbackStore } from './feedback.ts'
import type { ListStore } from './lists.ts'
import type { FamilyStore, PageStore, SiteStore } from './pages.ts'
import type { Forgotten, Retention } from './retention.ts'

export { MAX_LIMIT } from './listing.ts'

/** A reason whose evidence says where, but no longer what. */
export interface KeptReason extends Omit<Reason, 'evidence'> {
  readonly evidence: readonly Span[]
}

/** A claim without its words and without the words of what it is about. */
export type KeptClaim = Pick<Claim, 'start' | 'end' | 'kind' | 'stance' | 'support' | 'rules'>

/** A verdict without a word of the page. */
export interface KeptVerdict extends Omit<Verdict, 'reasons' | 'notes' | 'claims' | 'restored' | 'substances'> {
  readonly reasons: readonly KeptReason[]
  readonly notes: readonly KeptReason[]
  readonly claims: readonly KeptClaim[]
}

/** What is put into a store. */
export interface VerdictRecord {
  /** Absolute, without user, password and fragment. */
  readonly url: string | null
  /** Of the content as received, in lower-case hex. */
  readonly sha256: string
  /** ISO 8601 in UTC with milliseconds, as `Date.prototype.toISOString` writes it. */
  readonly created: string
  /** Quotes and notes are dropped before anything is written. */
  readonly verdict: KeptVerdict | Verdict
}

/** What comes back. */
export interface StoredVerdict extends VerdictRecord {
  readonly id: string
  readonly verdict: KeptVerdict
}

export interface RecentQuery {
  /** 1 to {@link MAX_LIMIT}; larger numbers are read as that. */
  readonly limit: number
  /** `next` of the page before. */
  readonly cursor?: string | undefined
  readonly verdict?: Verdict['verdict'] | undefined
}

export interface Recent {
  /** Newest first. */
  readonly items: readonly StoredVerdict[]
  /** Cursor of the next page, null on the last one. */
  readonly next: string | null
}

export interface Store {
  /**
   * Keeps a verdict and returns its id, which cannot be guessed.
   *
   * @param id to use instead of a new one; what was kept under it is replaced, so that a visit made twice is kept once
   */
  put(record: VerdictRecord, id?: string): Promise<string>
  get(id: string): Promise<StoredVerdict | null>
  /** The latest verdict on a content. @param sha256 of the content as received, in lower-case hex */
  getByContent(sha256: string): Promise<StoredVerdict | null>
  /** @throws RangeError when the limit is no positive integer or the cursor was not made by this store */
  recent(query: RecentQuery): Promise<Recent>
  /** Whether there was something to remove. */
  remove(id: string): Promise<boolean>
  readonly pages: PageStore
  readonly sites: SiteStore
  readonly families: FamilyStore
  readonly feedback: FeedbackStore
  readonly answers: AnswerStore
  /** Forgets what is old, a part at a time: call it until there is no `more`. @param now milliseconds since 1970 */
  forget(now: number, retention: Retention): Promise<Forgotten>
  readonly lists: ListStore
  /** Resolves when the database answers and its tables are there. @throws Error saying what to do */
  ready(): Promise<void>
  /** Releases the database. Closing twice is fine. */
  close(): Promise<void>
}

/** Takes the page's words out of a verdict. Every kept field is named here, so that one added later stays out until somebody decides. */
export function dropQuotes(verdict: KeptVerdict | Verdict): KeptVerdict {
  const { likelihood, score, bias, reading, passage, thresholds, prior, kinds, language, model, input, abstained } = verdict
  const reasons = verdict.reasons.map(dropEvidence)
  const notes = verdict.notes.map(dropEvidence)
  const claims = verdict.claims.map(dropClaim)
  return { verdict: verdict.verdict, likelihood, score, bias, reading, passage, thresholds, prior, kinds, reasons, notes, claims, language, model, input, abstained }
}

function dropEvidence({ signal, group, points, strength, title, evidence }: KeptReason | Reason): KeptReason {
  return { signal, group, points, strength, title, evidence: evidence.map(({ start, end }) => ({ start, end })) }
}

function dropClaim({ start, end, kind, stance, support, rules }: KeptClaim | Claim): KeptClaim {
  return { start, end, kind, stance, support, rules }
}
