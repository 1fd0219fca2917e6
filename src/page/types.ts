import type { ListName } from '../languages/lexicons.ts'
import type { Folded } from '../text/fold.ts'
import type { Span } from '../text/span.ts'

export type BlockKind = 'title' | 'heading' | 'paragraph' | 'item' | 'row' | 'hidden' | 'meta'

/**
 * One line of the page. `from` and `to` are half-open offsets into `page.folded`; turn them into a span of `page.text` with `page.span`.
 * Hidden and meta blocks stand behind all visible ones.
 */
export interface Block {
  readonly kind: BlockKind
  /** Heading level 1 to 6; 0 for other blocks and for headings inferred from plain text. */
  readonly level: number
  readonly from: number
  readonly to: number
  /** Inside navigation, header, footer or aside markup. */
  readonly boilerplate: boolean
}

/** A link, or in plain text a line of a list that reads like one (then `href` is null). Offsets as in {@link Block}. */
export interface Link {
  readonly from: number
  readonly to: number
  readonly href: string | null
  readonly boilerplate: boolean
}

/** What the markup says about the page, as written. */
export interface Meta {
  readonly author?: string
  readonly reviewer?: string
  readonly published?: string
  readonly modified?: string
  readonly description?: string
  readonly keywords?: string
  readonly publisher?: string
  readonly generator?: string
}

export interface Language {
  /** BCP 47: zh-Hans, zh-Hant, en, ...; und when it cannot be told. */
  readonly tag: string
  /** 0..1 */
  readonly confidence: number
}

/** Hits of one word list: parallel arrays ordered by place; offsets into `page.folded`. */
export interface HitList {
  readonly length: number
  readonly from: Int32Array
  readonly to: Int32Array
  /** Term numbers for `termText` and `termColumn`. */
  readonly term: Int32Array
}

/** Half-open offsets into `page.folded`. */
export interface Range {
  readonly from: number
  readonly to: number
}

/** A page read: built once, never changed. Derived parts are computed on first use and kept. */
export interface Page {
  /** The readable text; for plain text exactly the input. Spans count its UTF-16 units. */
  readonly text: string
  readonly format: 'text' | 'html'
  readonly url: URL | null
  readonly title: Range
  readonly blocks: readonly Block[]
  readonly links: readonly Link[]
  readonly meta: Meta
  readonly language: Language
  /** Compared text; everything from `visibleEnd` on is hidden text or meta data. */
  readonly folded: Folded
  readonly visibleEnd: number
  /** Whether the middle was left out because the page is too long. */
  readonly truncated: boolean
  /** Visible sentences in order. */
  readonly sentences: readonly Range[]
  /** Hits of a list in the visible text. */
  hits(list: ListName): HitList
  /** Hits of a list in hidden text and meta data. */
  hiddenHits(list: ListName): HitList
  /** The folded text of a range. */
  read(range: Range): string
  /** The stretch of `text` that a folded range came from. */
  span(range: Range): Span
  /** The page as if some stretches of `text` were not on it. */
  without(spans: readonly Span[]): Page
}

/** What a reader (plain text or HTML) makes of the input, in offsets of `text`, before folding. */
export interface Draft {
  readonly text: string
  readonly format: 'text' | 'html'
  /** Sorted by start; each begins a line of `text`. Empty for plain text: kinds are then inferred from the lines. */
  readonly blocks: readonly { readonly kind: BlockKind; readonly level: number; readonly start: number; readonly boilerplate: boolean }[]
  readonly links: readonly { readonly start: number; readonly end: number; readonly href: string; readonly boilerplate: boolean }[]
  readonly meta: Meta
  /** Offset in `text` where hidden text and meta data begin. */
  readonly visibleEnd: number
}
