/** Finding one's place on a page, and writing parts and edits in its own format. */
import type { Sample } from '../corpus.ts'
import { layoutOf, type Part, type PartKind, type Range, type Source, textLayout } from './layout.ts'

/** A stretch of the source with what replaces it; an insertion has an empty range. */
export interface Edit extends Range {
  readonly text: string
}

/** The parts that make up the page itself: no navigation and the like, and in HTML no `<title>`. */
export function bodyParts(page: Source): readonly Part[] {
  return layoutOf(page).parts.filter(({ kind, isBoilerplate }) => !isBoilerplate && (page.format === 'text' || kind !== 'title'))
}

/** The part that names the page: the first line, or in HTML the first `<h1>`, else its first heading or part. */
export function titleOf(page: Source): Part | undefined {
  const parts = bodyParts(page)
  if (page.format === 'text') return parts[0]
  return parts.find(({ start }) => /^<h1[\s>]/iu.test(page.content.slice(start, start + 4))) ?? parts.find(({ kind }) => kind === 'heading') ?? parts[0]
}

/** Replaces stretches of the source; edits may come in any order, of two that overlap the first wins. An insertion has an empty range. */
export function applyEdits(content: string, edits: readonly Edit[]): string {
  let out = ''
  let at = 0
  for (const { start, end, text } of [...edits].sort((a, b) => a.start - b.start)) {
    if (start < at) continue
    out += content.slice(at, start) + text
    at = end
  }
  return out + content.slice(at)
}

const TAGS: Readonly<Record<PartKind, readonly [string, string]>> = {
  title: ['<h1>', '</h1>'],
  heading: ['<h2>', '</h2>'],
  paragraph: ['<p>', '</p>'],
  item: ['<li>', '</li>'],
  row: ['<tr><td>', '</td></tr>'],
}

/** Writes parts of one kind in the format of the page, each with its line end. HTML items get their list, rows their table; cells are divided by " | ". */
export function writeParts(format: Sample['format'], kind: PartKind, texts: readonly string[]): string {
  const written = texts.map((text) => writePart(format, kind, text)).join('')
  if (format === 'text' || written === '') return written
  return kind === 'item' ? `<ul>\n${written}</ul>\n` : kind === 'row' ? `<table>\n${written}</table>\n` : written
}

function writePart(format: Sample['format'], kind: PartKind, text: string): string {
  if (format === 'text') return `${kind === 'item' ? '- ' : ''}${text}\n`
  const [open, close] = TAGS[kind]
  const inner = kind === 'row' ? text.split(' | ').map(escapeHtml).join('</td><td>') : escapeHtml(text)
  return `${open}${inner}${close}\n`
}

/** The page as HTML: what is HTML stays; lines of text get the plainest markup that says what they are. */
export function asHtml<T extends Source>(page: T): T {
  if (page.format === 'html') return page
  const { parts } = textLayout(page.content)
  let body = ''
  for (let i = 0; i < parts.length; ) {
    const { kind } = parts[i] as Part
    let next = i + 1
    while (parts[next]?.kind === kind) next++
    body += writeParts(
      'html',
      kind,
      parts.slice(i, next).map(({ text }) => text),
    )
    i = next
  }
  const head = `<head><meta charset="utf-8"><title>${escapeHtml(parts[0]?.text ?? '')}</title></head>`
  return { ...page, format: 'html', content: `<!doctype html>\n<html>\n${head}\n<body>\n${body}</body>\n</html>\n` }
}

/** Writes words that replace the inside of a part. */
export function writeInner(format: Sample['format'], text: string): string {
  return format === 'html' ? escapeHtml(text) : text
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

/** Where new text can be put so that it reads as part of the page. */
export interface Places {
  /** Before everything. */
  readonly top: number
  /** Behind the title. */
  readonly afterTitle: number
  /** Behind everything but the footer. */
  readonly bottom: number
}

/** Insertion points; undefined for a page without words. Inside a list or table they move out of it. */
export function placesIn(page: Source): Places | undefined {
  const parts = bodyParts(page)
  const [first] = parts
  const last = parts.at(-1)
  const title = titleOf(page)
  if (first === undefined || last === undefined || title === undefined) return undefined
  return { top: first.start, afterTitle: outside(page, title.end), bottom: outside(page, last.end) }
}

/** The end of the list or table that an offset is in, or the offset itself. */
export function outside({ format, content }: Source, at: number): number {
  const closed = format === 'html' ? /^(?:\s{0,20}<\/(?:ul|ol|dl|tbody|table|thead)>){1,4}/iu.exec(content.slice(at, at + 200)) : null
  return at + (closed?.[0].length ?? 0)
}

/** Inserts written parts, and a line break before them where a line of plain text has none. */
export function insert(content: string, places: readonly (readonly [at: number, written: string])[]): string {
  return applyEdits(
    content,
    places.filter(([, written]) => written !== '').map(([at, written]) => ({ start: at, end: at, text: at > 0 && content[at - 1] !== '\n' ? `\n${written}` : written })),
  )
}
