/**
 * HTML to a draft, by a streaming parser and no DOM: visible text in document order with block kinds and links, then hidden text, then meta data.
 * Hidden text stays out of the visible flow, so a word cut up by invisible spans is whole again, and is kept at the end, so evidence can quote it.
 */
import { Parser } from 'htmlparser2'
import { findHiddenNames, isHiddenStyle } from './hidden.ts'
import { readJsonLd } from './json-ld.ts'
import { tagNamed } from './tags.ts'
import type { BlockKind, Draft, Meta } from './types.ts'

const SPACE = 0x20
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

/** Outside all elements. */
const NOWHERE: Element = { name: '', hidden: false, skipped: false, boilerplate: false }

interface Flow {
  text: string
  /** Whether a line or the text begins here; then white space is not wanted. */
  atStart: boolean
  endsInSpace: boolean
  readonly blocks: { kind: BlockKind; readonly level: number; start: number; readonly boilerplate: boolean }[]
  readonly links: { start: number; end: number; readonly href: string; readonly boilerplate: boolean }[]
}

type MutableMeta = { -readonly [K in keyof Meta]: Meta[K] }

/** Reads HTML of any quality. `title` is used when the page has none of its own. Total. */
export function readHtml(html: string, title?: string): Draft {
  const meta: MutableMeta = {}
  const visible = newFlow()
  const hidden = newFlow()
  const open: Element[] = []
  let top = NOWHERE
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
      onopentag(written, attributes) {
        const tag = tagNamed(written)
        const name = tag.name || written
        if (tag.isVoid) {
          if (name === 'meta') readMeta(attributes, meta)
          else if (name === 'br') breakLine(current())
          else if (tag.starts !== null) startBlock(tag.starts, tag.level)
          else if (name === 'img' && top.name === 'a' && attributes['alt']) write(current(), attributes['alt'])
          return
        }
        top = {
          name,
          hidden: top.hidden || 'hidden' in attributes || isHiddenStyle(attributes['style']) || (hiddenNames.size > 0 && isNamed(attributes, hiddenNames)),
          skipped: top.skipped || tag.skipped,
          boilerplate: top.boilerplate || tag.boilerplate,
        }
        open.push(top)
        if (tag.bold) boldDepth++
        else if (tag.starts !== null) startBlock(tag.starts, tag.level)
        else if (tag.cell) {
          if (cells++ > 0) write(current(), ' | ')
        } else if (name === 'a') {
          closeLink()
          const flow = current()
          link = { href: attributes['href'] ?? '', flow, start: flow.text.length }
        } else if (name === 'script' && attributes['type'] === 'application/ld+json') script = ' '
        else if (name === 'style') style = ' '
      },
      ontext(text) {
        if (top.skipped) {
          if (script !== '' && top.name === 'script') {
            if (script.length < MAX_JSON_LD_CHARS) script += text
          } else if (style !== '' && top.name === 'style') style += text
          else if (top.name === 'title') takeTitle(text)
        } else if (top.name === 'title') takeTitle(text)
        else {
          const flow = current()
          const before = flow.text.length
          write(flow, text)
          if (boldDepth > 0) boldChars += flow.text.length - before
        }
      },
      onclosetag(written) {
        const tag = tagNamed(written)
        // The parser closes these as well, but they were never open.
        if (tag.isVoid) return
        const name = tag.name || written
        if (name === 'a') closeLink()
        else if (tag.bold) boldDepth = Math.max(0, boldDepth - 1)
        else if (name === 'script' && script !== '') {
          readJsonLd(script, meta)
          script = ''
        } else if (name === 'style' && style !== '') {
          hiddenNames = new Set([...hiddenNames, ...findHiddenNames(style)])
          style = ''
        } else if (tag.ends) startBlock('paragraph', 0)
        while (open.length > 0 && open.pop()?.name !== name);
        top = open.at(-1) ?? NOWHERE
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
    return top.hidden ? hidden : visible
  }

  function takeTitle(text: string): void {
    if (!open.some(({ name }) => name === 'svg')) titleText += text
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
    if (!flow.atStart) {
      const block = flow.blocks.at(-1) as Flow['blocks'][number]
      const length = flow.text.length - block.start
      if (!flow.endsInSpace && block.kind === 'paragraph' && boldChars >= length && length <= MAX_HEADING_CHARS) block.kind = 'heading'
      flow.text += '\n'
      flow.atStart = flow.endsInSpace = true
    }
    boldChars = 0
  }

  function write(flow: Flow, text: string): void {
    let clean = UNSQUEEZED.test(text) ? text.replace(/\s+/g, ' ') : text
    if (flow.endsInSpace && clean.charCodeAt(0) === SPACE) clean = clean.slice(1)
    if (clean === '') return
    if (flow.atStart) {
      if (flow === hidden && flow.text.length > MAX_HIDDEN_CHARS) return
      flow.blocks.push({ kind: flow === hidden ? 'hidden' : kind, level, start: flow.text.length, boilerplate: top.boilerplate })
    }
    flow.text += clean
    flow.atStart = false
    flow.endsInSpace = clean.charCodeAt(clean.length - 1) === SPACE
  }

  function closeLink(): void {
    if (link === null) return
    const { flow, start, href } = link
    flow.links.push({ start, end: flow.text.length, href, boilerplate: top.boilerplate })
    link = null
  }
}

function newFlow(): Flow {
  return { text: '', atStart: true, endsInSpace: true, blocks: [], links: [] }
}

/** Whether an element has one of the names as its class or id. */
function isNamed(attributes: Readonly<Record<string, string>>, names: ReadonlySet<string>): boolean {
  return `${attributes['class'] ?? ''} ${attributes['id'] ?? ''}`.split(/\s+/).some((each) => names.has(each))
}

/** White space other than single spaces. Most texts have none, and looking is quicker than replacing. */
const UNSQUEEZED = /[^\S ]| {2}/

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
  const seen = visible.text
  const unseen = hidden.text.slice(0, MAX_HIDDEN_CHARS)
  const visibleEnd = head.length + seen.length
  const tail = unseen === '' || unseen.endsWith('\n') ? unseen : `${unseen}\n`
  const blocks = [...(title === '' ? [] : [{ kind: 'title' as const, level: 0, start: 0, boilerplate: false }]), ...visible.blocks, ...hidden.blocks]
  for (const block of visible.blocks) block.start += head.length
  for (const block of hidden.blocks) block.start += visibleEnd
  let text = `${head}${seen}${tail}`
  for (const content of [meta.description, meta.keywords]) {
    if (content === undefined) continue
    blocks.push({ kind: 'meta', level: 0, start: text.length, boilerplate: false })
    text += `${content}\n`
  }
  for (const link of visible.links) moveLink(link, head.length)
  for (const link of hidden.links) moveLink(link, visibleEnd)
  const links = [...visible.links, ...hidden.links].filter(({ end }) => end <= text.length)
  return { text, format: 'html', blocks: blocks.filter(({ start }) => start < text.length), links, meta, visibleEnd }
}

function moveLink(link: Flow['links'][number], by: number): void {
  link.start += by
  link.end += by
}
