/** What archives hold, once read: pages to judge, and what is none and why. */
import type { Input } from '../../verdict/types.ts'
import type { FailKind, SkipKind, Trouble } from '../trouble.ts'

/** A name for the page in the results: its address, or where it stood. */
export interface Label {
  readonly url: string
  /** The caller's own. */
  readonly id?: string | number | undefined
}

export type Found =
  | ({ readonly kind: 'page'; readonly input: Input } & Label)
  | ({ readonly kind: 'skipped'; readonly trouble: Trouble<SkipKind> } & Label)
  | ({ readonly kind: 'failed'; readonly trouble: Trouble<FailKind> } & Label)

/** Takes each thing found, in order. Bytes handed over are good until it returns. */
export type Visitor = (found: Found) => void

/** A stretch of an input: a reader takes every record that begins in it. Offsets in bytes. */
export interface Range {
  readonly from: number
  readonly to: number
  /** Whether a record is known to begin at `from`; otherwise the reader looks for the first one after it. */
  readonly exact: boolean
}

/** Where the first record was, and where the first one beyond the range is (or the end). */
export interface Covered {
  readonly first: number
  readonly next: number
}

/** Largest content of a record that is looked at; pages beyond it are reported, not judged. */
export const MAX_RECORD_BYTES = 10_000_000
