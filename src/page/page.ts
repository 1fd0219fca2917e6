/** Builds a Page from what a reader drafted: folds it once, finds all word lists in one pass, cuts it into lines, and answers questions about them. */
import { fold, hasOwnLists, type ListName, languageBits, listCount, listNumber, scan, termLanguages } from '../languages/lexicons.ts'
import type { Folded } from '../text/fold.ts'
import { createScratch } from '../text/scratch.ts'
import type { Span } from '../text/span.ts'
import type { Hits } from '../text/trie.ts'
import { readHtml } from './html.ts'
import { detectLanguage, normaliseTag } from './language.ts'
import { inferLines, type Lines } from './plain.ts'
import { splitSentences } from './sentences.ts'
import type { Block, Draft, HitList, Language, Link, Meta, Page, Range } from './types.ts'
import { cutDraft } from './without.ts'

/** Longest text that is scored whole; of a longer one the beginning and the end are, where titles and link tails live (methods: 12k + 8k). */
const HEAD_CHARS = 12_000
const TAIL_CHARS = 8_000

export interface PageOptions {
  readonly url?: string | undefined
  /** Title known from elsewhere, for plain text that has none in its first line. */
  readonly title?: string | undefined
  /** BCP 47 tag that overrides detection; one that is none is passed over. */
  readonly language?: string | undefined
}

/** Reads plain text: first line the title, further lines headings, paragraphs, list items, table rows. Total. */
export function readText(text: string, options: PageOptions = {}): Page {
  const titled = options.title !== undefined && options.title !== '' && !text.startsWith(options.title) ? `${options.title}\n${text}` : text
  return buildPage({ text: titled, format: 'text', blocks: [], links: [], meta: {}, visibleEnd: titled.length }, options)
}

/** Reads HTML: visible text in document order, then hidden text and meta data. Total. */
export function readHtmlPage(html: string, options: PageOptions = {}): Page {
  return buildPage(readHtml(html, options.title), options)
}

/** Parses an absolute URL, or says there is none. */
export function parseUrl(url: string | undefined): URL | null {
  return url !== undefined && URL.canParse(url) ? new URL(url) : null
}

function buildPage(draft: Draft, options: PageOptions): Page {
  const { folded, truncated } = foldDraft(draft.text)
  let hits = scan(folded.codes)
  const given = options.language ? normaliseTag(options.language) : 'und'
  const language: Language = given === 'und' ? detectLanguage(folded, hits) : { tag: given, confidence: 1 }
  const base = language.tag.split('-')[0] as string
  if (hasOwnLists(base)) hits = scan(folded.codes, base)
  const visibleEnd = draft.visibleEnd >= draft.text.length ? folded.codes.length : foldedOffset(folded, draft.visibleEnd)
  const lines = draft.format === 'html' ? takeLines(draft, folded) : inferLines(folded)
  return new BuiltPage(draft, options, folded, truncated, visibleEnd, language, lines, groupHits(hits, visibleEnd, language.tag))
}

/** Folds the text, or its head and tail with offsets still into the whole. */
function foldDraft(text: string): { folded: Folded; truncated: boolean } {
  if (text.length <= HEAD_CHARS + TAIL_CHARS) return { folded: fold(text), truncated: false }
  const folded = fold(`${text.slice(0, HEAD_CHARS)}\n${text.slice(-TAIL_CHARS)}`)
  const shift = text.length - TAIL_CHARS - HEAD_CHARS - 1
  const origin = folded.origin
  for (let i = 0; i < origin.length; i++) if ((origin[i] as number) > HEAD_CHARS) origin[i] = (origin[i] as number) + shift
  const marks = folded.marks.map((mark) => (mark.start > HEAD_CHARS ? { ...mark, start: mark.start + shift, end: mark.end + shift } : mark))
  return { folded: { ...folded, marks }, truncated: true }
}

/** First folded unit that came from `offset` or later. */
function foldedOffset(folded: Folded, offset: number): number {
  let low = 0
  let high = folded.codes.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((folded.origin[middle] as number) < offset) low = middle + 1
    else high = middle
  }
  return low
}

/** Gives each folded line the kind of the drafted block that it came from. */
function takeLines(draft: Draft, folded: Folded): Lines {
  const blocks: Block[] = []
  let title: Range = { from: 0, to: 0 }
  let next = 0
  const { codes, origin } = folded
  for (let from = 0; from < codes.length; ) {
    let to = codes.indexOf(0x0a, from)
    if (to < 0) to = codes.length
    const start = origin[from] as number
    while (next + 1 < draft.blocks.length && (draft.blocks[next + 1] as { start: number }).start <= start) next++
    const block = draft.blocks[next]
    if (block !== undefined && to > from) {
      blocks.push({ kind: block.kind, level: block.level, from, to, boilerplate: block.boilerplate })
      if (block.kind === 'title' && title.to === 0) title = { from, to }
    }
    from = to + 1
  }
  const links = draft.links.map((link) => ({ from: foldedOffset(folded, link.start), to: foldedOffset(folded, link.end), href: link.href, boilerplate: link.boilerplate }))
  return { blocks, links, title }
}

interface GroupedHits {
  readonly from: Int32Array
  readonly to: Int32Array
  readonly term: Int32Array
  /** Bounds of each list's visible and hidden hits: visible in [bounds[2k], bounds[2k+1]), hidden up to bounds[2k+2]. */
  readonly bounds: Int32Array
}

const OWN_LANGUAGE_ONLY: ReadonlySet<number> = new Set((['negation', 'reporting'] as const).map(listNumber))

const roomForSlots = createScratch(Int32Array)
const roomForCursors = createScratch(Int32Array)

/** Sorts hits by list (a counting sort), visible ones first, and drops those of languages that the page is not in. */
function groupHits(hits: Hits, visibleEnd: number, tag: string): GroupedHits {
  const lists = listCount()
  const bounds = new Int32Array(lists * 2 + 1)
  const base = tag === 'und' ? 'en' : (tag.split('-')[0] as string)
  const slot = roomForSlots(hits.length)
  const own = languageBits(base, 'zh')
  const all = own | languageBits('en')
  for (let i = 0; i < hits.length; i++) {
    // English words stand on pages in any language, but "no" denies in English only.
    const bits = OWN_LANGUAGE_ONLY.has(hits.list[i] as number) ? own : all
    const kept = (termLanguages(hits.term[i] as number) & bits) !== 0
    const place = kept ? (hits.list[i] as number) * 2 + ((hits.start[i] as number) >= visibleEnd ? 1 : 0) : -1
    slot[i] = place
    if (kept) bounds[place + 1] = (bounds[place + 1] as number) + 1
  }
  for (let i = 1; i < bounds.length; i++) bounds[i] = (bounds[i] as number) + (bounds[i - 1] as number)
  const cursor = roomForCursors(bounds.length)
  cursor.set(bounds)
  const kept = bounds[bounds.length - 1] as number
  const from = new Int32Array(kept)
  const to = new Int32Array(kept)
  const term = new Int32Array(kept)
  for (let i = 0; i < hits.length; i++) {
    const place = slot[i] as number
    if (place < 0) continue
    const at = cursor[place] as number
    cursor[place] = at + 1
    from[at] = hits.start[i] as number
    to[at] = hits.end[i] as number
    term[at] = hits.term[i] as number
  }
  return { from, to, term, bounds }
}

class BuiltPage implements Page {
  readonly text: string
  readonly format: 'text' | 'html'
  readonly url: URL | null
  readonly meta: Meta
  readonly title: Range
  readonly blocks: readonly Block[]
  readonly links: readonly Link[]
  readonly language: Language
  readonly folded: Folded
  readonly visibleEnd: number
  readonly truncated: boolean
  readonly #draft: Draft
  readonly #options: PageOptions
  readonly #hits: GroupedHits
  readonly #lists: (HitList | undefined)[] = []
  #sentences: readonly Range[] | undefined

  constructor(draft: Draft, options: PageOptions, folded: Folded, truncated: boolean, visibleEnd: number, language: Language, lines: Lines, hits: GroupedHits) {
    this.text = draft.text
    this.format = draft.format
    this.url = parseUrl(options.url)
    this.meta = draft.meta
    this.title = lines.title
    this.blocks = lines.blocks
    this.links = lines.links
    this.language = language
    this.folded = folded
    this.visibleEnd = visibleEnd
    this.truncated = truncated
    this.#draft = draft
    this.#options = options
    this.#hits = hits
  }

  get sentences(): readonly Range[] {
    this.#sentences ??= splitSentences(this)
    return this.#sentences
  }

  hits(list: ListName): HitList {
    return this.#list(listNumber(list) * 2)
  }

  hiddenHits(list: ListName): HitList {
    return this.#list(listNumber(list) * 2 + 1)
  }

  read(range: Range): string {
    return this.folded.text.slice(range.from, range.to)
  }

  span(range: Range): Span {
    const { origin } = this.folded
    if (range.to <= range.from) return { start: origin[range.from] as number, end: origin[range.from] as number }
    const last = origin[range.to - 1] as number
    const width = isHighSurrogate(this.text.charCodeAt(last)) ? 2 : 1
    return { start: origin[range.from] as number, end: Math.min(this.text.length, last + width) }
  }

  without(spans: readonly Span[]): Page {
    return buildPage(cutDraft(this.#draft, spans), this.#options)
  }

  #list(place: number): HitList {
    const { from, to, term, bounds } = this.#hits
    const first = bounds[place] as number
    const last = bounds[place + 1] as number
    if (first === last) return NO_HITS
    const hits = this.#lists[place] ?? { length: last - first, from: from.subarray(first, last), to: to.subarray(first, last), term: term.subarray(first, last) }
    this.#lists[place] = hits
    return hits
  }
}

const NO_HITS: HitList = { length: 0, from: new Int32Array(0), to: new Int32Array(0), term: new Int32Array(0) }

function isHighSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff
}
