import type { Claim } from '../claims/claim.ts'
import type { Substance } from '../claims/substances.ts'
import type { Group, SpamKind } from '../signals/signal.ts'
import type { Span } from '../text/span.ts'

export type { Claim, ClaimKind, Stance, Subject, Support } from '../claims/claim.ts'
export type { NameCount, Substance } from '../claims/substances.ts'

/** A quoted stretch of the page. Offsets are half-open UTF-16 units of `page.text`. */
export interface Quote extends Span {
  readonly quote: string
  /** What the words do not show by themselves, such as the likely original of a filtered word. */
  readonly note?: string
}

/** What one signal adds to the score, for (positive points) or against (negative) the page being spam. */
export interface Reason {
  readonly signal: string
  readonly group: Group | 'wording'
  /** Share of the score, in log-odds. */
  readonly points: number
  /** 0..1 */
  readonly strength: number
  readonly title: string
  readonly evidence: readonly Quote[]
}

/** Why a verdict is `unsure`, when it is not simply between the thresholds. */
export type Abstention = 'too-short' | 'unsupported-language' | 'conflicting-evidence' | 'unlike-training'

/** The answer about one page, the same in the API, the command line, the library, the store and the extension. */
export interface Verdict {
  readonly verdict: 'spam' | 'unsure' | 'ham'
  /** Calibrated probability of spam at the stated prior, 0..1. */
  readonly likelihood: number
  /** Log-odds: `bias` plus the points of all reasons, to rounding. */
  readonly score: number
  readonly bias: number
  /** Whether the score is that of the page as a whole or of its worst passage: the one that speaks more for spam. */
  readonly reading: 'page' | 'passage'
  /** That passage, when it gave the score. */
  readonly passage: Span | null
  readonly thresholds: { readonly spam: number; readonly ham: number }
  /** Share of spam that the likelihood assumes, 0..1. */
  readonly prior: number
  /** Kinds of spam that the evidence points to, strongest first; empty for ham. */
  readonly kinds: readonly { readonly kind: SpamKind; readonly strength: number }[]
  /** Every signal found, by the size of its points; the wording as a whole comes last. */
  readonly reasons: readonly Reason[]
  /** Signals in preview: found and quoted, but worth no points. */
  readonly notes: readonly Reason[]
  /** What the page promises, and what it quotes, denies or reports of promises; empty without `explain`. */
  readonly claims: readonly Claim[]
  /** Swapped, cut, spun or misspelt words with their likely originals; empty without `explain`. */
  readonly restored: readonly Restored[]
  /** Medicines that the page names, one entry a substance; empty without `explain`. */
  readonly substances: readonly Substance[]
  readonly language: { readonly tag: string; readonly confidence: number }
  readonly model: { readonly version: string; readonly schema: string; readonly sha256: string }
  readonly input: { readonly format: 'text' | 'html'; readonly chars: number; readonly truncated: boolean }
  readonly abstained: Abstention | null
}

/** Why a word stands there instead of another. */
export type Cause = 'filter' | 'deletion' | 'disguise' | 'spinning' | 'drift' | 'conversion'

/** Words of the page with what they most likely were before a filter, a spinner or a translation machine had them. */
export interface Restored extends Span {
  readonly quote: string
  readonly original: string
  readonly cause: Cause
}

/** Interface languages: what titles of reasons and reports are written in. */
export type Locale = 'en' | 'zh-Hans' | 'zh-Hant'

/** What is asked about. Exactly one of `text`, `html` and `bytes`. */
export interface Input {
  readonly text?: string | undefined
  readonly html?: string | undefined
  /** A page as fetched; decoded by its charset, read as HTML unless `contentType` says text/plain. */
  readonly bytes?: Uint8Array | undefined
  readonly contentType?: string | undefined
  readonly url?: string | undefined
  readonly title?: string | undefined
  /** BCP 47 tag that overrides detection. */
  readonly language?: string | undefined
}

export interface AnalyseOptions {
  /** From `loadModel`. */
  readonly model: import('./model.ts').Model
  /** Language of reason titles; English by default. */
  readonly locale?: Locale | undefined
  /** Share of spam among the pages asked about, 0..1 exclusive; the model's own (.5) by default. */
  readonly prior?: number | undefined
  /** Also gather evidence and claims (a second pass); true by default. Without it reasons have no evidence. */
  readonly explain?: boolean | undefined
}
