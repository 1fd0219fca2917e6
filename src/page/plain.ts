/**
 * Plain text as extractors give it: one block a line, the kind inferred from the line itself and its neighbours.
 *
 *     植发以后能管多久??湖州那家诊所…?     title: the first line, unless it runs on like a paragraph
 *     一、植发是怎么回事?                        heading: short, numbered or without a full stop, longer text after it
 *     植发是把后枕部的毛囊移到…                 paragraph
 *     药物 | 作用 |                           row
 *     - 种一次发要花多少?嘉兴那家…          item; items that read like titles are links without an address
 */
import { CLASSES, Class } from '../text/classes.ts'
import type { Folded } from '../text/fold.ts'
import type { Block, BlockKind, Link, Range } from './types.ts'

export interface Lines {
  readonly blocks: readonly Block[]
  readonly links: readonly Link[]
  readonly title: Range
}

// Widths count a Han character as two, so that one limit serves all scripts.
const MAX_TITLE_WIDTH = 160
const MAX_HEADING_WIDTH = 84
const MAX_ANCHOR_WIDTH = 110
const MIN_LIST_OF_LINKS = 3

const DASH = 0x2d
const BAR = 0x7c
const BULLETS = new Set([DASH, 0x2a, 0x2022, 0xb7, 0x25cf, 0x25a0, 0x25aa, 0x25c6, 0x2605, 0x25ba, 0x3e])
const STOPS = new Set([0x3002, 0x2e, 0x21, 0x3b, 0x2c, 0x964, 0x6d4])

/** Cuts folded plain text into lines and infers what each is. */
export function inferLines(folded: Folded): Lines {
  const { codes } = folded
  const hasBars = codes.includes(BAR)
  const blocks: Block[] = []
  for (let from = 0; from < codes.length; ) {
    let to = codes.indexOf(0x0a, from)
    if (to < 0) to = codes.length
    const kind = lineKind(codes, from, to, hasBars)
    blocks.push({ kind, level: 0, from: kind === 'item' ? skipBullet(codes, from, to) : from, to, boilerplate: false })
    from = to + 1
  }
  demoteLoneHeadings(blocks)
  const title = inferTitle(folded, blocks)
  return { blocks, title, links: inferLinks(codes, blocks) }
}

/** Display width of a range: wide scripts count two. */
export function widthOf(codes: Uint16Array, from: number, to: number): number {
  let width = 0
  for (let i = from; i < to; i++) {
    const kind = CLASSES[codes[i] as number] as number
    width += kind === Class.han || kind === Class.kana || kind === Class.hangul ? 2 : 1
  }
  return width
}

function lineKind(codes: Uint16Array, from: number, to: number, hasBars: boolean): BlockKind {
  if (codes[from + 1] === 0x20 && BULLETS.has(codes[from] as number)) return 'item'
  if (hasBars) for (let i = from + 1; i < to; i++) if (codes[i] === BAR && codes[i - 1] === 0x20) return 'row'
  if (to - from > MAX_HEADING_WIDTH || STOPS.has(codes[to - 1] as number) || widthOf(codes, from, to) > MAX_HEADING_WIDTH) return 'paragraph'
  return 'heading'
}

function skipBullet(codes: Uint16Array, from: number, to: number): number {
  return from + 2 < to ? from + 2 : codes[from + 1] === 0x20 ? Math.min(to, from + 2) : from
}

/** A short line is a heading only when something longer hangs below it; a run of short lines is a list, an address, a poem. */
function demoteLoneHeadings(blocks: Block[]): void {
  for (let i = blocks.length - 1; i >= 0; i--) {
    const block = blocks[i] as Block
    if (block.kind !== 'heading') continue
    const below = blocks[i + 1]
    const introduces = below !== undefined && (below.kind !== 'heading' || (blocks[i + 2]?.kind === 'paragraph' && i > 0 && blocks[i - 1]?.kind === 'paragraph'))
    if (!introduces) blocks[i] = { ...block, kind: 'paragraph' }
  }
}

/** The first line; or the second when the first is a lead that opens with it (a template that prints the lead twice). */
function inferTitle(folded: Folded, blocks: Block[]): Range {
  const first = blocks[0]
  if (first === undefined) return { from: 0, to: 0 }
  const second = blocks[1]
  const doubled =
    second !== undefined &&
    second.to - second.from >= 4 &&
    second.to - second.from < first.to - first.from &&
    folded.text.startsWith(folded.text.slice(second.from, second.to), first.from)
  const at = doubled ? 1 : 0
  const candidate = blocks[at] as Block
  if (widthOf(folded.codes, candidate.from, candidate.to) > MAX_TITLE_WIDTH) return { from: 0, to: 0 }
  // A line that is several sentences is text, not a title.
  if (candidate.kind === 'paragraph' && blocks.length > 1 && folded.codes[candidate.to - 1] === 0x3002) return { from: 0, to: 0 }
  blocks[at] = { ...candidate, kind: 'title' }
  return { from: candidate.from, to: candidate.to }
}

/** Items that are short and do not end like a sentence, when at least three of them stand together. */
function inferLinks(codes: Uint16Array, blocks: readonly Block[]): Link[] {
  const links: Link[] = []
  let run: Block[] = []
  const close = () => {
    if (run.length >= MIN_LIST_OF_LINKS) for (const { from, to } of run) links.push({ from, to, href: null, boilerplate: false })
    run = []
  }
  for (const block of blocks) {
    if (block.kind === 'item' && !STOPS.has(codes[block.to - 1] as number) && widthOf(codes, block.from, block.to) <= MAX_ANCHOR_WIDTH) run.push(block)
    else close()
  }
  close()
  return links
}
