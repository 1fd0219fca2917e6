/**
 * What a page's slots hold: the one place, topic and institution that it is made for. A mention in passing does not count, or an agency's text that each
 * newspaper heads with its own city would look like a doorway page: a filler stands in the title and again well inside the text, or often in the text.
 */
import type { Page } from '../page/types.ts'
import { clinicName } from './clinic-name.ts'
import { mainText } from './main-text.ts'
import { fillingsOf } from './templates.ts'
import type { Fillers } from './types.ts'

/** Fillers of one slot in a title that are taken together: 江苏 苏州. */
const MAX_IN_TITLE = 3
/** Mentions that make a filler without the title's help. */
const MIN_MENTIONS = 3
/** Share of the main text at either end that is left out: datelines, bylines, contacts. */
const EDGE = 0.1

interface Mentions {
  count: number
  /** Whether one stands between the edges. */
  inside: boolean
}

/** The fillers of a page, as the folded page spells them. */
export function fillersOf(page: Page): Fillers {
  const main = mainText(page)
  const { title } = page
  const first = Math.max(main.indexOf(1), title.to)
  const last = main.lastIndexOf(1)
  const edge = Math.max(0, last - first) * EDGE
  const inTitle: Record<'place' | 'topic', string[]> = { place: [], topic: [] }
  const mentions: Record<'place' | 'topic', Map<string, Mentions>> = { place: new Map(), topic: new Map() }
  for (const { slot, from, to } of fillingsOf(page, { from: 0, to: main.length })) {
    if (slot === 'institution') continue
    const name = page.read({ from, to })
    if (from >= title.from && to <= title.to) {
      if (!inTitle[slot].includes(name)) inTitle[slot].push(name)
    } else if (main[from] === 1) {
      const known = mentions[slot].get(name) ?? { count: 0, inside: false }
      known.count++
      known.inside ||= from >= first + edge && to <= last - edge
      mentions[slot].set(name, known)
    }
  }
  return { place: chooseFiller(inTitle.place, mentions.place), topic: chooseFiller(inTitle.topic, mentions.topic), institution: clinicName(page) || null }
}

function chooseFiller(inTitle: readonly string[], mentions: ReadonlyMap<string, Mentions>): string | null {
  const repeated = inTitle.filter((name) => mentions.get(name)?.inside === true).slice(0, MAX_IN_TITLE)
  if (repeated.length > 0) return repeated.join(' ')
  let best: string | null = null
  let most = MIN_MENTIONS - 1
  for (const [name, { count, inside }] of mentions) {
    if (!inside || count <= most) continue
    best = name
    most = count
  }
  return best
}
