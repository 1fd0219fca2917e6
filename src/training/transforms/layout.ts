/**
 * Where the words of a page stand in its source, so that one transform serves plain text and HTML alike.
 *
 *   <h1>Knee <b>pain</b></h1><ul><li>Ice &amp; rest</li></ul>
 *       ~~~~~    ~~~~             ~~~       ~~~~~             runs: characters a reader sees, entities left out
 *   [      heading          ]    [     item          ]       parts: innermost block elements; in plain text, lines
 *
 * Deliberately not the engine's reader: what is tested must not be tested with itself. It knows just enough HTML for the pages of a corpus.
 */
import type { Sample } from '../corpus.ts'

/** Half-open UTF-16 offsets into the source. */
export interface Range {
  readonly start: number
  readonly end: number
}

export type PartKind = 'title' | 'heading' | 'paragraph' | 'item' | 'row'

/** A line of plain text, or an innermost block element with its tags. */
export interface Part extends Range {
  readonly kind: PartKind
  /** What stands between the tags, or behind the bullet. */
  readonly inner: Range
  /** Its words, entities decoded, white space folded. */
  readonly text: string
  readonly hasLink: boolean
  /** Inside navigation, header, footer or aside markup. */
  readonly isBoilerplate: boolean
}

/** Runs and parts of a page, both in order and without overlap. */
export interface Layout {
  readonly runs: readonly Range[]
  readonly parts: readonly Part[]
}

export type Source = Pick<Sample, 'format' | 'content'>

/** Reads runs and parts of a page. Total. */
export function layoutOf(page: Source): Layout {
  return page.format === 'html' ? new HtmlLayout(page.content).read() : textLayout(page.content)
}

// Widths count Han, kana and Hangul as two; a heading is short and does not end like a sentence.
const MAX_HEADING_WIDTH = 60
const SENTENCE_END = /[.!;,:\u3002\uff0c\uff1b\uff01\uff1a]$/u

/** Reads plain text: a line a part. */
export function textLayout(content: string): Layout {
  const runs: Range[] = []
  const parts: Part[] = []
  for (let start = 0; start < content.length; ) {
    const newline = content.indexOf('\n', start)
    const stop = newline < 0 ? content.length : newline
    const line = content.slice(start, stop)
    if (line.trim() !== '') {
      const bullet = /^ {0,4}[-*•·] /u.exec(line)?.[0].length ?? 0
      const inner = { start: start + bullet, end: stop }
      const kind = parts.length === 0 ? 'title' : bullet > 0 ? 'item' : line.includes(' | ') ? 'row' : looksLikeHeading(line) ? 'heading' : 'paragraph'
      runs.push(inner)
      parts.push({ start, end: newline < 0 ? stop : stop + 1, inner, text: line.slice(bullet).trim(), kind, hasLink: false, isBoilerplate: false })
    }
    start = stop + 1
  }
  return { runs, parts }
}

function looksLikeHeading(line: string): boolean {
  const width = line.length + (line.match(/[\u1100-\uffef]/gu)?.length ?? 0)
  return width <= MAX_HEADING_WIDTH && !SENTENCE_END.test(line.trimEnd())
}

const KINDS: Readonly<Record<string, PartKind>> = {
  title: 'title',
  li: 'item',
  tr: 'row',
  h1: 'heading',
  h2: 'heading',
  h3: 'heading',
  h4: 'heading',
  h5: 'heading',
  h6: 'heading',
}
const BLOCKS = new Set(
  'html head body title h1 h2 h3 h4 h5 h6 p li ul ol dl dt dd tr table thead tbody tfoot blockquote div section article main header footer nav aside figure figcaption summary details form fieldset pre'.split(
    ' ',
  ),
)
const BOILERPLATE = new Set(['nav', 'header', 'footer', 'aside'])
const UNSEEN = new Set(['script', 'style', 'template', 'noscript', 'textarea', 'svg'])
/** Elements whose end tag HTML lets one leave out. */
const SELF_CLOSING = new Set(['p', 'li', 'dt', 'dd', 'tr'])
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", middot: '·', copy: '©', mdash: '—', ndash: '–', hellip: '…', raquo: '»' }

interface OpenPart {
  readonly name: string
  readonly start: number
  readonly from: number
  text: string
  hasLink: boolean
}

class HtmlLayout {
  readonly #source: string
  readonly #lower: string
  readonly #runs: Range[] = []
  readonly #parts: Part[] = []
  #open: OpenPart | undefined
  #boilerplate = 0

  constructor(source: string) {
    this.#source = source
    this.#lower = source.toLowerCase()
  }

  read(): Layout {
    const source = this.#source
    for (let at = 0; at < source.length; ) {
      const tag = source.indexOf('<', at)
      const stop = tag < 0 ? source.length : tag
      this.#readText(at, stop)
      at = tag < 0 ? stop : this.#readTag(tag)
    }
    this.#close(source.length, source.length)
    return { runs: this.#runs, parts: this.#parts }
  }

  #readText(from: number, to: number): void {
    const text = this.#source.slice(from, to)
    let at = 0
    for (const entity of text.matchAll(/&(#?[a-z0-9]{1,10});/giu)) {
      this.#addRun(from + at, from + entity.index)
      if (this.#open !== undefined) this.#open.text += text.slice(at, entity.index) + decodeEntity(entity[1] as string)
      at = entity.index + entity[0].length
    }
    this.#addRun(from + at, to)
    if (this.#open !== undefined) this.#open.text += text.slice(at)
  }

  #addRun(start: number, end: number): void {
    if (this.#source.slice(start, end).trim() !== '') this.#runs.push({ start, end })
  }

  /** Reads a tag, comment or unseen element; returns where the text goes on. */
  #readTag(at: number): number {
    const source = this.#source
    if (source.startsWith('<!--', at)) return after(source, '-->', at)
    const name = /^<\/?([a-z][a-z0-9-]{0,20})/iu.exec(source.slice(at, at + 24))?.[1]?.toLowerCase()
    if (name === undefined) {
      if (source[at + 1] === '!' || source[at + 1] === '?') return after(source, '>', at)
      this.#readText(at, at + 1)
      return at + 1
    }
    const end = endOfTag(source, at)
    if (source[at + 1] === '/') this.#closeTag(name, at, end)
    else if (UNSEEN.has(name)) return after(source, '>', this.#lower.indexOf(`</${name}`, end))
    else this.#openTag(name, at, end)
    return end
  }

  #openTag(name: string, at: number, end: number): void {
    if (name === 'a' && this.#open !== undefined) this.#open.hasLink = true
    if (name === 'td' || name === 'th') this.#divide(' | ')
    if (name === 'br') this.#divide(' ')
    if (!BLOCKS.has(name)) return
    if (this.#open !== undefined && SELF_CLOSING.has(this.#open.name)) this.#close(at, at)
    if (BOILERPLATE.has(name)) this.#boilerplate++
    this.#open = { name, start: at, from: end, text: '', hasLink: false }
  }

  #closeTag(name: string, at: number, end: number): void {
    if (!BLOCKS.has(name)) return
    if (this.#open?.name === name) this.#close(at, end)
    else if (this.#open !== undefined && SELF_CLOSING.has(this.#open.name)) this.#close(at, at)
    this.#open = undefined
    if (BOILERPLATE.has(name) && this.#boilerplate > 0) this.#boilerplate--
  }

  #divide(mark: string): void {
    if (this.#open !== undefined && this.#open.text.trim() !== '') this.#open.text += mark
  }

  #close(to: number, end: number): void {
    const open = this.#open
    this.#open = undefined
    const text = open?.text.replace(/\s+/gu, ' ').trim()
    if (open === undefined || text === undefined || text === '') return
    const inner = { start: open.from, end: to }
    this.#parts.push({ start: open.start, end, inner, text, kind: KINDS[open.name] ?? 'paragraph', hasLink: open.hasLink, isBoilerplate: this.#boilerplate > 0 })
  }
}

function after(source: string, mark: string, from: number): number {
  const found = from < 0 ? -1 : source.indexOf(mark, from)
  return found < 0 ? source.length : found + mark.length
}

/** Offset behind the `>` of a tag; a `>` inside a quoted attribute does not end it. */
function endOfTag(source: string, at: number): number {
  let quote = ''
  for (let i = at + 1; i < source.length; i++) {
    const char = source[i] as string
    if (quote !== '') quote = char === quote ? '' : quote
    else if ((char === '"' || char === "'") && source[i - 1] === '=') quote = char
    else if (char === '>') return i + 1
  }
  return source.length
}

function decodeEntity(name: string): string {
  if (!name.startsWith('#')) return ENTITIES[name.toLowerCase()] ?? ' '
  const code = /^#x/iu.test(name) ? Number.parseInt(name.slice(2), 16) : Number.parseInt(name.slice(1), 10)
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : ' '
}
