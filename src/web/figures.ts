type Triple = readonly [value: number | null, low: number | null, high: number | null]
type Pair = readonly [x: number, y: number]

/** What the pages show of an evaluation; rates 0..1, null for what could not be measured. */
export interface Figures {
  readonly model: string
  readonly command: string
  readonly pages: number
  /** The first holds all pages. */
  readonly slices: readonly {
    readonly name: string
    readonly spam: number
    readonly ham: number
    readonly sites: number
    readonly auc: Triple
    /** Recall at half a per cent of false alarms. */
    readonly half: number | null
    readonly error: number | null
    /** At the shipped thresholds. */
    readonly recall: number | null
    readonly falseAlarms: number | null
    readonly upper: number | null
    readonly unsure: number | null
  }[]
  readonly roc: readonly Pair[]
  readonly precisionRecall: readonly Pair[]
  readonly coverage: readonly Pair[]
  /** Likelihood said, share of spam, and its interval. */
  readonly reliability: readonly (readonly [said: number, spam: number, low: number, high: number])[]
  readonly signals: readonly { readonly signal: string; readonly spam: number; readonly ham: number; readonly ratio: number }[]
  readonly borderline: { readonly pages: number; readonly spam: number; readonly unsure: number; readonly ham: number }
}
