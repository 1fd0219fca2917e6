/**
 * HTML to a draft, by a streaming parser and no DOM: visible text in document order with block kinds and links, then hidden text, then meta data.
 * Hidden text stays out of the visible flow, so a word cut up by invisible spans is whole again, and is kept at the end, so evidence can quote it.
 */
import { Parser } from 'htmlparser2'
import { findHiddenNames, isHiddenStyle } from './hidden.ts'
import { readJsonLd } from './json-ld.ts'
import type { BlockKind, Draft, Meta } from './types.ts'

const HEADINGS: Readonly<Record<string, number>> = { h1: 1, h2: 2, h3: 3, h4: 4, h5: 5, h6: 6 }
const BLOCKS = new Set(
  'address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption figure footer form header hr li main nav ol p pre section summary table tbody tfoot thead tr ul'.split(
    ' ',
  ),
)
const BOILERPLATE = new Set(['nav', 'header', 'footer', 'aside', 'select', 'button'])
const SKIPPED = new Set(['script', 'style', 'template', 'svg', 'noscript', 'iframe', 'object', 'canvas', 'textarea', 'math'])
// No end tag ever closes these, so they are never put on the stack of open elements.
const VOID = new Set('area base br col embed hr img input link meta param source track wbr'.split(' '))

const MAX_HIDDEN_CHARS = 4000
const MAX_META_CHARS = 1500
const MAX_HEADING_CHARS = 60
const MAX_JSON_LD_CHARS = 100_000

/** Nesting beyond this is taken as flat: the parser's stack costs its depth at every tag, which a hostile page can make quadratic. */
const MAX_DEPTH = 200

class ShallowParser extends Parser {
  #isClosing = false

  protected override isVoidElement(name: string): boolean {
    return super.isVoidElement(name) || (!this.#isClosing && (this as unknown as { stack: readonly string[] }).stack.length > MAX_DEPTH)
  }

  override onclosetag(start: number, end: number): void {
    this.#isClosing = true
    super.onclosetag(start, end)
    this.#isClosing = false
  }
}

interface Element {
  readonly name: string
  readonly hidden: boolean
  readonly skipped: boolean
  readonly boilerplate: boolean
}

interface Flow {
  parts: string[]
  length: number
  /** Last unit written: decides whether white space is still wanted. */
  endsInSpace: boolean
  blocks: { kind: BlockKind; level: number; start: number; boilerplate: boolean }[]
  links: { start: number; end: number; href: string; boilerplate: boolean }[]
}

type MutableMeta = { -readonly [K in keyof Meta]: Meta[K] }

/** Reads HTML of any quality. `title` is used when the page has none of its own. Total. */
export function readHtml(html: string, title?: string): Draft {
  const meta: MutableMeta = {}
  const visible = newFlow()
  const hidden = newFlow()
  const open: Element[] = []
  let titleText = ''
  let hiddenNames: ReadonlySet<string> = new Set()
  let script = ''
  let style = ''
  let link: { href: string; flow: Flow; start: number } | null = null
  let kind: BlockKind = 'paragraph'
  let level = 0
  let boldChars = 0
  let boldDepth = 0
  let cells = 0

  const parser = new ShallowParser(
    {
      onopentag(name, attributes) {
        const parent = open.at(-1)
        if (name === 'meta') readMeta(attributes, meta)
        if (name === 'br') breakLine(visible)
        if (name === 'img' && parent?.name === 'a' && attributes['alt']) write(visible, attributes['alt'])
        if (VOID.has(name)) return
        const names = hiddenNames.size > 0 ? `${attributes['class'] ?? ''} ${attributes['id'] ?? ''}`.split(/\s+/) : []
        open.push({
          name,
          hidden: parent?.hidden === true || 'hidden' in attributes || isHiddenStyle(attributes['style']) || names.some((each) => hiddenNames.has(each)),
          skipped: parent?.skipped === true || SKIPPED.has(name),
          boilerplate: parent?.boilerplate === true || BOILERPLATE.has(name),
        })
        if (name === 'b' || name === 'strong') boldDepth++
        if (name === 'script' && attributes['type'] === 'application/ld+json') script = ' '
        if (name === 'style') style = ' '
        if (Object.hasOwn(HEADINGS, name)) startBlock('heading', HEADINGS[name] as number)
        else if (name === 'li') startBlock('item', 0)
        else if (name === 'tr') startBlock('row', 0)
        else if (name === 'td' || name === 'th') {
          if (cells++ > 0) write(current(), ' | ')
        } else if (BLOCKS.has(name)) startBlock('paragraph', 0)
        if (name === 'a') {
          closeLink()
          const flow = current()
          link = { href: attributes['href'] ?? '', flow, start: flow.length }
        }
      },
      ontext(text) {
        const element = open.at(-1)
        if (script !== '' && element?.name === 'script') {
          if (script.length < MAX_JSON_LD_CHARS) script += text
        } else if (style !== '' && element?.name === 'style') style += text
        else if (element?.name === 'title' && !open.some(({ name }) => name === 'svg')) titleText += text
        else if (element?.skipped !== true) {
          const flow = current()
          const before = flow.length
          write(flow, text)
          if (boldDepth > 0) boldChars += flow.length - before
        }
      },
      onclosetag(name) {
        if (name === 'a') closeLink()
        if (name === 'b' || name === 'strong') boldDepth = Math.max(0, boldDepth - 1)
        if (name === 'script' && script !== '') {
          readJsonLd(script, meta)
          script = ''
        }
        if (name === 'style' && style !== '') {
          hiddenNames = new Set([...hiddenNames, ...findHiddenNames(style)])
          style = ''
        }
        if (Object.hasOwn(HEADINGS, name) || BLOCKS.has(name)) startBlock('paragraph', 0)
        while (open.length > 0 && open.pop()?.name !== name);
      },
    },
    { decodeEntities: true, lowerCaseTags: true },
  )
  parser.write(html)
  parser.end()
  closeLink()
  breakLine(visible)

  return assemble(squeeze(titleText) || squeeze(title ?? ''), visible, hidden, meta)

  function current(): Flow {
    return open.at(-1)?.hidden === true ? hidden : visible
  }

  function startBlock(next: BlockKind, nextLevel: number): void {
    const flow = current()
    breakLine(flow)
    kind = flow === hidden ? 'hidden' : next
    level = nextLevel
    cells = 0
  }

  /** Ends the line being written. A short line that is bold throughout is a heading by another name. */
  function breakLine(flow: Flow): void {
    const block = flow.blocks.at(-1)
    if (block !== undefined && !flow.endsInSpace) {
      const length = flow.length - block.start
      if (block.kind === 'paragraph' && boldChars >= length && length <= MAX_HEADING_CHARS) block.kind = 'heading'
      append(flow, '\n')
    } else if (block !== undefined && flow.length > block.start && flow.parts.at(-1) !== '\n') append(flow, '\n')
    boldChars = 0
  }

  function write(flow: Flow, text: string): void {
    let clean = text.replace(/\s+/g, ' ')
    if (flow.endsInSpace && clean.startsWith(' ')) clean = clean.slice(1)
    if (clean === '') return
    if (flow.length === 0 || flow.parts.at(-1) === '\n') {
      if (flow === hidden && flow.length > MAX_HIDDEN_CHARS) return
      flow.blocks.push({ kind: flow === hidden ? 'hidden' : kind, level, start: flow.length, boilerplate: open.at(-1)?.boilerplate === true })
    }
    append(flow, clean)
  }

  function closeLink(): void {
    if (link === null) return
    const { flow, start, href } = link
    let from = start
    const text = flow.parts.length > 0 ? flow : null
    if (text !== null && from > flow.length) from = flow.length
    flow.links.push({ start: from, end: flow.length, href, boilerplate: open.at(-1)?.boilerplate === true })
    link = null
  }
}

function newFlow(): Flow {
  return { parts: [], length: 0, endsInSpace: true, blocks: [], links: [] }
}

function append(flow: Flow, text: string): void {
  flow.parts.push(text)
  flow.length += text.length
  flow.endsInSpace = text.endsWith(' ') || text.endsWith('\n')
}

function squeeze(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}

function readMeta(attributes: Readonly<Record<string, string>>, meta: MutableMeta): void {
  const name = (attributes['name'] ?? attributes['property'] ?? '').toLowerCase()
  const content = squeeze(attributes['content'] ?? '')
  const key = Object.hasOwn(META_NAMES, name) ? META_NAMES[name] : undefined
  if (key !== undefined && content !== '' && meta[key] === undefined) meta[key] = content.slice(0, MAX_META_CHARS)
}

const META_NAMES: Readonly<Record<string, keyof Meta>> = {
  author: 'author',
  'article:author': 'author',
  description: 'description',
  'og:description': 'description',
  keywords: 'keywords',
  generator: 'generator',
  'og:site_name': 'publisher',
  'article:published_time': 'published',
  pubdate: 'published',
  'article:modified_time': 'modified',
  'last-modified': 'modified',
}

/** Title, visible text, hidden text and meta data as one string, with all offsets moved to it. */
function assemble(title: string, visible: Flow, hidden: Flow, meta: Meta): Draft {
  const head = title === '' ? '' : `${title}\n`
  const seen = visible.parts.join('')
  const unseen = hidden.parts.join('').slice(0, MAX_HIDDEN_CHARS)
  const visibleEnd = head.length + seen.length
  const tail = unseen === '' || unseen.endsWith('\n') ? unseen : `${unseen}\n`
  const blocks = [
    ...(title === '' ? [] : [{ kind: 'title' as const, level: 0, start: 0, boilerplate: false }]),
    ...move(visible.blocks, head.length),
    ...move(hidden.blocks, visibleEnd),
  ]
  let text = `${head}${seen}${tail}`
  for (const content of [meta.description, meta.keywords]) {
    if (content === undefined) continue
    blocks.push({ kind: 'meta', level: 0, start: text.length, boilerplate: false })
    text += `${content}\n`
  }
  const links = [
    ...visible.links.map((link) => ({ ...link, start: link.start + head.length, end: link.end + head.length })),
    ...hidden.links.map((link) => ({ ...link, start: link.start + visibleEnd, end: link.end + visibleEnd })),
  ]
  return { text, format: 'html', blocks: blocks.filter(({ start }) => start < text.length), links: links.filter(({ end }) => end <= text.length), meta, visibleEnd }
}

function move<T extends { start: number }>(blocks: readonly T[], by: number): T[] {
  return blocks.map((block) => ({ ...block, start: block.start + by }))
}
