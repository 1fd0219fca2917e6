/** What a page says itself: its visible text without links, navigation, header and footer. A farm's link tail changes with every page; its text does not. */
import type { Page } from '../page/types.ts'

/** Fewer units than this, and the page is little but links: then all of it counts. */
const MIN_UNITS = 150

const masks = new WeakMap<Page, Uint8Array>()

/** 1 for each folded unit of the visible text that is main text, else 0; computed once per page. */
export function mainText(page: Page): Uint8Array {
  const known = masks.get(page)
  if (known !== undefined) return known
  const main = new Uint8Array(page.visibleEnd)
  for (const { kind, from, to, boilerplate } of page.blocks) if (!boilerplate && kind !== 'hidden' && kind !== 'meta') main.fill(1, from, to)
  for (const { from, to } of page.links) main.fill(0, from, to)
  let units = 0
  for (let i = 0; i < main.length; i++) units += main[i] as number
  if (units < MIN_UNITS) main.fill(1)
  masks.set(page, main)
  return main
}
