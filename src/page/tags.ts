/** What HTML tags mean to a reader of text. */
import type { BlockKind } from './types.ts'

/** What a tag does, looked up once for each: names come from the parser as fresh strings, which are slow to compare. */
export interface Tag {
  readonly name: string
  /** No end tag ever closes it, so it is never put on the stack of open elements. */
  readonly isVoid: boolean
  /** What its start tag begins, and at which level of headings. */
  readonly starts: BlockKind | null
  readonly level: number
  /** Its end tag begins a paragraph. */
  readonly ends: boolean
  readonly bold: boolean
  readonly cell: boolean
  readonly boilerplate: boolean
  readonly skipped: boolean
}

const HEADINGS = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6']
const BLOCKS =
  'address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption figure footer form header hr li main nav ol p pre section summary table tbody tfoot thead tr ul'.split(
    ' ',
  )
const BOILERPLATE = ['nav', 'header', 'footer', 'aside', 'select', 'button']
const SKIPPED = ['script', 'style', 'template', 'svg', 'noscript', 'iframe', 'object', 'canvas', 'textarea', 'math']
const VOID = 'area base br col embed hr img input link meta param source track wbr'.split(' ')
const BOLD = ['b', 'strong']
const CELLS = ['td', 'th']
const TAGS: ReadonlyMap<string, Tag> = new Map([...HEADINGS, ...BLOCKS, ...BOILERPLATE, ...SKIPPED, ...VOID, ...BOLD, ...CELLS, 'a', 'title'].map((name) => [name, tagOf(name)]))

/** Any other tag: it keeps the name as written. */
const PLAIN = tagOf('')

function tagOf(name: string): Tag {
  const level = HEADINGS.indexOf(name) + 1
  const starts = level > 0 ? 'heading' : name === 'li' ? 'item' : name === 'tr' ? 'row' : BLOCKS.includes(name) ? 'paragraph' : null
  return {
    name,
    isVoid: VOID.includes(name),
    starts,
    level,
    ends: starts !== null,
    bold: BOLD.includes(name),
    cell: CELLS.includes(name),
    boilerplate: BOILERPLATE.includes(name),
    skipped: SKIPPED.includes(name),
  }
}

/** What a tag does, by its lower-case name; one that does nothing has an empty name. */
export function tagNamed(name: string): Tag {
  return TAGS.get(name) ?? PLAIN
}
