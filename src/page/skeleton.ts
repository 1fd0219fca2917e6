/**
 * Lines with their slots masked. A doorway network swaps the city, the treatment, the price, and leaves the rest:
 *
 *     苏州那家诊所能不能做植发 ┐
 *     福州那家诊所能不能做植发 ┴ one skeleton: ◇那家◇能不能做◇
 *
 * The skeleton is a hash of what is left; the fillers are what the slots held.
 */
import type { ListName } from '../languages/lexicons.ts'
import { CLASSES, Class } from '../text/classes.ts'
import type { Page, Range } from './types.ts'

/** Lists whose terms fill slots. */
export const SLOT_LISTS = ['places', 'institutions', 'treatments', 'diseases', 'drugs', 'supplements'] as const satisfies readonly ListName[]

/** Slot number of digits; the lists of {@link SLOT_LISTS} count from 1. */
const NUMBER_SLOT = SLOT_LISTS.length + 1

export interface Skeleton {
  /** Hash of the line with slots masked; equal for lines that differ only in what the slots hold. */
  readonly hash: number
  /** Units outside slots, spaces and punctuation left out. */
  readonly bare: number
  /** Hash of what the slots held, in order; 0 when there was none. */
  readonly fillers: number
  /** Bit per slot number that occurs. */
  readonly slots: number
}

/** Bit of a list in {@link Skeleton.slots}. */
export function slotBit(list: (typeof SLOT_LISTS)[number]): number {
  return 1 << (SLOT_LISTS.indexOf(list) + 1)
}

const masks = new WeakMap<Page, Uint8Array>()

/** Slot number of each folded unit of the page, 0 outside slots; computed once per page. */
export function slotMask(page: Page): Uint8Array {
  const known = masks.get(page)
  if (known !== undefined) return known
  const mask = new Uint8Array(page.folded.codes.length)
  for (let slot = SLOT_LISTS.length; slot >= 1; slot--) {
    const hits = page.hits(SLOT_LISTS[slot - 1] as ListName)
    for (let i = 0; i < hits.length; i++) mask.fill(slot, hits.from[i], hits.to[i])
  }
  masks.set(page, mask)
  return mask
}

/** Masks one line. */
export function skeletonOf(page: Page, range: Range): Skeleton {
  const mask = slotMask(page)
  const { codes } = page.folded
  let hash = 0x811c9dc5
  let fillers = 0
  let bare = 0
  let slots = 0
  let open = 0
  for (let i = range.from; i < range.to; i++) {
    const code = codes[i] as number
    const kind = CLASSES[code] as number
    const slot = (mask[i] as number) || (kind === Class.digit ? NUMBER_SLOT : 0)
    if (slot > 0) {
      fillers = Math.imul(fillers ^ code, 0x01000193) | 1
      if (slot !== open) hash = Math.imul(hash ^ slot, 0x01000193)
      slots |= 1 << slot
      open = slot
      continue
    }
    if (kind < Class.digit) continue
    open = 0
    hash = Math.imul(hash ^ code, 0x01000193)
    bare++
  }
  return { hash, bare, fillers, slots }
}

/** The second query of two glued ones: what follows the last question mark inside a line. Null when there is none. */
export function secondQuery(page: Page, { from, to }: Range): Range | null {
  const { codes } = page.folded
  for (let i = to - 2; i > from; i--) if (codes[i] === QUESTION_MARK) return { from: i + 1, to }
  return null
}

const QUESTION_MARK = 0x3f

const linkSkeletons = new WeakMap<Page, readonly Skeleton[]>()

/** The skeletons of all links of the page, in order; computed once per page. */
export function skeletonsOfLinks(page: Page): readonly Skeleton[] {
  const known = linkSkeletons.get(page)
  if (known !== undefined) return known
  const skeletons = page.links.map((link) => skeletonOf(page, link))
  linkSkeletons.set(page, skeletons)
  return skeletons
}
