/**
 * Slot templates: what stays of a title or of a list of links when the slots are opened. The links below one page can show the whole grid.
 *
 *     种植牙疼不疼?苏州那家医院种牙好 ┐
 *     种植牙疼不疼?绍兴那家医院种牙好 ┼ {topic}疼不疼?{place}那家{institution}{topic}好
 *     隆鼻疼不疼?福州那家医院隆鼻好 ┘   place: 苏州 绍兴 福州, topic: 种植牙 种牙 隆鼻
 */
import { type Skeleton, SLOT_LISTS, skeletonsOfLinks, slotMask } from '../page/skeleton.ts'
import type { Link, Page, Range } from '../page/types.ts'
import { CLASSES, Class } from '../text/classes.ts'
import { SLOTS, type Slot, type Template } from './types.ts'

const MAX_TEMPLATE_CHARS = 120
const MAX_FILLERS = 50
/** Templates kept of a group of pages. */
export const MAX_TEMPLATES = 8
const MAX_LINK_TEMPLATES = 5
/** Fillings from which a repeated line is a template and not a coincidence. */
const MIN_FILLINGS = 3
/** Units outside slots: shorter remainders ("…医院") are those of honest address lists. */
const MIN_BARE = 4

/** Slot of each number in `slotMask`; undefined outside slots. */
const SLOT_OF_LIST: readonly (Slot | undefined)[] = [
  undefined,
  ...SLOT_LISTS.map((list): Slot => (list === 'places' ? 'place' : list === 'institutions' ? 'institution' : 'topic')),
]

/** A stretch that fills a slot. */
export interface Filling extends Range {
  readonly slot: Slot
}

/** The stretches of a range that fill slots, in order; neighbours of one slot are one (江苏苏州). */
export function fillingsOf(page: Page, range: Range): Filling[] {
  const mask = slotMask(page)
  const fillings: Filling[] = []
  for (let i = range.from; i < range.to; ) {
    const slot = SLOT_OF_LIST[mask[i] as number]
    let to = i + 1
    while (to < range.to && SLOT_OF_LIST[mask[to] as number] === slot) to++
    if (slot !== undefined) fillings.push({ slot, from: i, to })
    i = to
  }
  return fillings
}

/** The title's template, or null when the title has no slots. */
export function titleTemplate(page: Page): Template | null {
  return page.title.to > page.title.from ? templateOf(page, 'title', [page.title]) : null
}

/** Links that are one sentence with other fillers; those with the most links come first. */
export function linkTemplates(page: Page): { readonly template: Template; readonly links: readonly Link[] }[] {
  const groups = new Map<number, { links: Link[]; skeleton: Skeleton; fillers: Set<number> }>()
  skeletonsOfLinks(page).forEach((skeleton, i) => {
    const link = page.links[i] as Link
    if (skeleton.fillers === 0 || skeleton.bare < MIN_BARE || link.to > page.visibleEnd) return
    const group = groups.get(skeleton.hash) ?? { links: [], skeleton, fillers: new Set<number>() }
    groups.set(skeleton.hash, group)
    group.links.push(link)
    group.fillers.add(skeleton.fillers)
  })
  return [...groups.values()]
    .filter(({ fillers }) => fillers.size >= MIN_FILLINGS)
    .sort((a, b) => b.links.length - a.links.length)
    .slice(0, MAX_LINK_TEMPLATES)
    .flatMap(({ links }) => {
      const template = templateOf(page, 'links', links)
      return template === null ? [] : [{ template, links }]
    })
}

/** All templates of a page: of its title, then of its links. */
export function templatesOf(page: Page): Template[] {
  const title = titleTemplate(page)
  return [...(title === null ? [] : [title]), ...linkTemplates(page).map(({ template }) => template)]
}

/** Puts two sightings of a template together. */
export function mergeTemplates(known: readonly Template[], seen: readonly Template[], most = MAX_TEMPLATES): Template[] {
  const merged = [...known]
  for (const template of seen) {
    const at = merged.findIndex(({ from, text }) => from === template.from && text === template.text)
    const before = merged[at]
    if (before !== undefined) merged[at] = { ...before, fillers: mergeFillers(before.fillers, template.fillers) }
    else if (merged.length < most) merged.push(template)
  }
  return merged
}

function mergeFillers(a: Template['fillers'], b: Template['fillers']): Template['fillers'] {
  const union = (slot: Slot) => [...new Set([...a[slot], ...b[slot]])].slice(0, MAX_FILLERS)
  return { place: union('place'), topic: union('topic'), institution: union('institution') }
}

/** The template that ranges of equal skeleton share; null without slots. */
function templateOf(page: Page, from: Template['from'], ranges: readonly Range[]): Template | null {
  const fillers: Record<Slot, Set<string>> = { place: new Set(), topic: new Set(), institution: new Set() }
  for (const range of ranges) {
    for (const filling of fillingsOf(page, range)) if (fillers[filling.slot].size < MAX_FILLERS) fillers[filling.slot].add(page.read(filling))
  }
  if (SLOTS.every((slot) => fillers[slot].size === 0)) return null
  const text = openSlots(page, ranges[0] as Range)
  return { from, text, fillers: { place: [...fillers.place], topic: [...fillers.topic], institution: [...fillers.institution] } }
}

/** The text of a range with its slots opened. */
function openSlots(page: Page, range: Range): string {
  const mask = slotMask(page)
  const { codes, text } = page.folded
  let opened = ''
  let open = ''
  for (let i = range.from; i < range.to && opened.length < MAX_TEMPLATE_CHARS; i++) {
    const slot = SLOT_OF_LIST[mask[i] as number] ?? (CLASSES[codes[i] as number] === Class.digit ? 'number' : '')
    if (slot === '') opened += text[i]
    else if (slot !== open) opened += `{${slot}}`
    open = slot
  }
  return opened.trim()
}
