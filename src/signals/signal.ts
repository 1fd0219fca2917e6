import type { Page, Range } from '../page/types.ts'

/** Kinds of evidence (methods 2.2, A to J). A page is called spam only with evidence from two of them. */
export type Group = 'query' | 'slots' | 'echo' | 'redundancy' | 'scars' | 'drift' | 'claims' | 'evasion' | 'markup' | 'trust'

/** Kinds of spam that a signal points to. */
export type SpamKind =
  | 'doorway'
  | 'link-farm'
  | 'templated-qa'
  | 'spun'
  | 'scrubbed'
  | 'miracle-claims'
  | 'fake-ranking'
  | 'advertorial'
  | 'supplement'
  | 'leadgen'
  | 'drug-shop'
  | 'hacked-page'

/** A text in the languages that reasons are given in. */
export interface Localised {
  readonly en: string
  readonly 'zh-Hans': string
  readonly 'zh-Hant': string
}

/** A stretch of the page that gave a signal away; `note` adds what the words do not show, such as a likely original. */
export interface Evidence extends Range {
  readonly note?: string
}

/** A page for an example: plain text, or HTML when it opens with a tag; with `url` where a signal reads the address. */
export type Example = string | { readonly url?: string; readonly page: string }

export interface Signal {
  /** The pattern seen, as a noun phrase; also the file's name. */
  readonly id: string
  readonly title: Localised
  readonly group: Group
  /** Which way the signal counts. A fitted weight may not contradict it. */
  readonly points: 'spam' | 'ham'
  /** BCP 47 base tags whose word lists it reads, or 'any' for what needs no words. */
  readonly languages: 'any' | readonly string[]
  /** preview: runs and is reported, but is no feature. stable: a feature. */
  readonly status: 'preview' | 'stable'
  /** Raised with any change that can alter what the signal finds; part of the feature schema's hash. */
  readonly version: number
  readonly kinds?: readonly SpamKind[]
  /** Number of pieces of evidence at which the strength is 1 (on a logarithmic scale). */
  readonly full: number
  /** Finds evidence, ordered by place, in `page.folded` offsets. Pure; never throws. */
  extract(page: Page): readonly Evidence[]
  /** Strength 0..1, when it is not a matter of counting evidence. */
  readonly measure?: (page: Page, evidence: readonly Evidence[]) => number
}

/** What is written about a signal. Its file exports it as `about`, apart from the signal, so that a bundle which only judges pages does not carry it. */
export interface SignalDocs {
  /** Markdown with the headings What it looks for, Why it matters, Known false positives. */
  readonly docs: string
  /** Pages with the expected evidence in ⟦ ⟧: the signal's tests. `todo` holds known misses, run and expected to fail. */
  readonly examples: { readonly fires: readonly Example[]; readonly silent: readonly Example[]; readonly todo?: readonly Example[] }
}

/** A signal found on a page. */
export interface Finding {
  readonly signal: Signal
  /** 0..1 */
  readonly strength: number
  readonly evidence: readonly Evidence[]
}

/** Declares a signal; exists so that a signal is one checked literal. */
export function defineSignal(signal: Signal): Signal {
  return signal
}

/** Runs signals over a page and returns those that found something, in the order given. */
export function findSignals(page: Page, signals: readonly Signal[]): Finding[] {
  const findings: Finding[] = []
  for (const signal of signals) {
    const evidence = signal.extract(page)
    if (evidence.length === 0) continue
    const strength = signal.measure?.(page, evidence) ?? Math.log1p(evidence.length) / Math.log1p(signal.full)
    if (strength > 0) findings.push({ signal, strength: Math.min(1, strength), evidence })
  }
  return findings
}
