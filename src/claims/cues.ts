/**
 * Everything on a page that a claim can be made of, sorted into its sentences.
 *
 * The word lists are found once when the page is read; here their hits become cues with a role. Some roles claim by themselves ("never relapses"),
 * most only together: an act ("dissolves"), what is acted on ("plaque"), and the seller or a word of certainty.
 *
 *     our   drops dissolve arterial plaque   for good
 *     self        act                ill     sure       = efficacy
 */
import { type ListName, termColumn } from '../languages/lexicons.ts'
import { sentenceAt } from '../page/scope.ts'
import type { Page, Range } from '../page/types.ts'

/** What words add to a claim: roles of the lists `claim-cues` (its second column), then those that other lists have as a whole. */
const CUE_ROLES = [
  'cure',
  'act',
  'soft',
  'ill',
  'gain',
  'sure',
  'you',
  'self',
  'safety',
  'rate',
  'crowd',
  'cured',
  'offer',
  'lure',
  'best',
  'place',
  'who',
  'vouch',
  'than',
  'better',
  'person',
  'story',
  'now',
  'show',
  'mild',
  'promise',
  'superlative',
  'rank',
  'firm',
  'thing',
  'remedy',
  'press',
] as const

/** What words take from a claim or turn it into somebody else's: roles of the lists `claim-frames`, then of whole lists. The list's `none` only keeps a shorter term from being found: "could barely" is no hedge. */
const FRAME_ROLES = ['hedge', 'study', 'supposed', 'reported', 'denied', 'quoting', 'asked', 'fee', 'setback', 'source', 'body', 'named', 'varies', 'about'] as const

export type CueRole = (typeof CUE_ROLES)[number]
export type FrameRole = (typeof FRAME_ROLES)[number]

const CUE_LISTS: readonly (readonly [ListName, ...CueRole[]])[] = [
  ['efficacy', 'promise'],
  ['speed-claims', 'gain', 'sure'],
  ['safety-claims', 'safety'],
  ['superlatives', 'superlative'],
  ['ranking', 'rank'],
  ['testimonial', 'person', 'story'],
  ['urgency', 'press'],
  ['vague-evidence', 'show'],
  ['authority-borrowing', 'who', 'vouch'],
  ['diseases', 'ill'],
  ['treatments', 'thing'],
  ['supplements', 'remedy'],
  ['drugs', 'thing'],
  ['institutions', 'place'],
]

const FRAME_LISTS: readonly (readonly [ListName, FrameRole])[] = [
  ['reporting', 'reported'],
  ['statistics', 'study'],
  ['setbacks', 'setback'],
  ['attribution', 'source'],
  ['references', 'source'],
  ['public-bodies', 'body'],
]

/** The bits of roles, to be joined with `|`. */
export const CUE = bitsOf(CUE_ROLES)
export const FRAME = bitsOf(FRAME_ROLES)

/** Words of one role; offsets into `page.folded`. */
export interface Cue extends Range {
  /** Bits of {@link CUE}. */
  readonly roles: number
}

/** The cues of a page by sentence. Masks join the roles of all words in a sentence. */
export interface Cues {
  readonly masks: Uint32Array
  readonly frames: Uint32Array
  /** In order of place. */
  of(sentence: number): readonly Cue[]
}

/** Sorts the hits of all lists that a claim can be made of into the page's sentences. */
export function gatherCues(page: Page): Cues {
  const count = page.sentences.length
  const masks = new Uint32Array(count)
  const frames = new Uint32Array(count)
  const cues: (Cue[] | undefined)[] = new Array(count)
  const add = (from: number, to: number, roles: number) => {
    const index = sentenceAt(page, from)
    masks[index] = (masks[index] as number) | roles
    const known = cues[index]
    if (known === undefined) cues[index] = [{ from, to, roles }]
    else known.push({ from, to, roles })
  }
  const rates = page.hits('claim-cues')
  for (let i = 0; i < rates.length; i++) add(rates.from[i] as number, rates.to[i] as number, rolesOf(rates.term[i] as number, CUE))
  for (const [list, ...names] of CUE_LISTS) {
    const hits = page.hits(list)
    const roles = names.reduce((sum, role) => sum | CUE[role], 0)
    for (let i = 0; i < hits.length; i++) add(hits.from[i] as number, hits.to[i] as number, roles)
  }
  const framing = page.hits('claim-frames')
  for (let i = 0; i < framing.length; i++) frame(framing.from[i] as number, rolesOf(framing.term[i] as number, FRAME))
  for (const [list, role] of FRAME_LISTS) {
    const hits = page.hits(list)
    for (let i = 0; i < hits.length; i++) {
      const from = hits.from[i] as number
      if (!isInCue(cues[sentenceAt(page, from)], from, role)) frame(from, FRAME[role])
    }
  }
  for (const each of cues) each?.sort((a, b) => a.from - b.from || b.to - a.to)
  return { masks, frames, of: (sentence) => cues[sentence] ?? [] }

  function frame(from: number, roles: number): void {
    const index = sentenceAt(page, from)
    frames[index] = (frames[index] as number) | roles
  }
}

/** "according to the" introduces a source, "according to the study" none; 表示 tells what others say, 使用者表示 what the seller has them say. */
function isInCue(cues: readonly Cue[] | undefined, from: number, role: FrameRole): boolean {
  if (cues === undefined || (role !== 'source' && role !== 'reported')) return false
  if (role === 'source') return cues.some((cue) => cue.from === from && (cue.roles & CUE.show) !== 0)
  return cues.some((cue) => cue.from < from && from < cue.to && (cue.roles & CUE.crowd) !== 0)
}

function bitsOf<T extends string>(roles: readonly T[]): Readonly<Record<T, number>> {
  return Object.fromEntries(roles.map((role, bit) => [role, 1 << bit])) as Record<T, number>
}

const known = new Map<string, number>()

function rolesOf(term: number, bits: Readonly<Record<string, number>>): number {
  const column = termColumn(term)
  let roles = known.get(column)
  if (roles === undefined) {
    roles = column.split('+').reduce((sum, role) => sum | (bits[role] ?? 0), 0)
    known.set(column, roles)
  }
  return roles
}
