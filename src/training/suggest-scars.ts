/**
 * New pairs for the scar reader, found by aligning farm text with honest text on the same topics.
 *
 * A word filter swaps a word everywhere, so the words around it stay those of an honest sentence:
 *
 *     honest  自然 杀伤 细胞        长期和 安全 性
 *     farm    自然 伤害 细胞        长期和 靠谱 性
 *
 * So: note what honest pages write between two characters before and two after; find what farms write there that no honest page does; keep pairs that
 * recur in several surroundings. What is deleted shows the same way, with nothing in the middle, where the two sides never meet in honest text. Topic words (diseases, treatments, places) differ
 * between pages for honest reasons and are passed over. The result is a proposal: a person decides what enters the lists.
 */
import { readPage } from '../analyse.ts'
import { type ListName, termColumn, termText } from '../languages/lexicons.ts'
import type { Page } from '../page/types.ts'
import { CLASSES, Class } from '../text/classes.ts'
import { inputOf, type Sample } from './corpus.ts'

export interface Suggestion {
  /** As farms write it, with a character of context on either side where it has any. */
  readonly found: string
  /** What honest pages write there. */
  readonly original: string
  /** Times in farm text. */
  readonly count: number
  /** Sites that write it so. */
  readonly sites: number
  /** Different surroundings in which the same swap was seen. */
  readonly surroundings: number
  /** Whether the lists have it already. */
  readonly known: boolean
}

/** Characters before and after that make a surrounding. */
const CONTEXTS = [
  [2, 2],
  [1, 2],
  [2, 1],
] as const
const MAX_MIDDLE = 4
/** Least times and sites of a swap; a single site's habit is no filter's. */
const MIN_COUNT = 3
const MIN_SITES = 2
/** How many times as often farms must write the strange word, and as seldom the usual one, than honest pages do. */
const MIN_RATIO = 3
/** Topic words fill slots; a swap of one for another is a change of subject. */
const TOPIC_LISTS: readonly ListName[] = ['diseases', 'treatments', 'drugs', 'places', 'institutions', 'supplements']
const FILTER_BITS = 1 << 24

interface Swap {
  readonly middle: string
  readonly original: string
  count: number
  readonly sites: Set<string>
  readonly surroundings: Map<string, number>
}

/** Finds swaps in Chinese pages, the best supported first. `kinds` narrows the farm pages to those of some kinds, such as one network's. */
export function suggestScars(samples: readonly Sample[], kinds: readonly string[] = [], onProgress: (done: number, total: number, stage: string) => void = () => {}): Suggestion[] {
  const pages = samples
    .filter(({ lang, label, kind }) => lang.startsWith('zh') && (label === 'ham' || (label === 'spam' && (kinds.length === 0 || kinds.includes(kind)))))
    .map((sample, i, all) => {
      onProgress(i + 1, all.length, 'reading pages')
      return { farm: sample.label === 'spam', site: sample.site, page: readPage(inputOf(sample)) }
    })
  const honest = new Uint8Array(FILTER_BITS)
  for (const { farm, page } of pages)
    if (!farm)
      eachWindow(page, (before, middle, after) => {
        honest[slot(before, middle, after)] = 1
        if (middle === '') honest[slot(before.slice(-1), '', after.slice(0, 1))] = 1
      })
  const strange = new Map<string, Map<string, { count: number; sites: Set<string> }>>()
  for (const { farm, site, page } of pages) {
    if (!farm) continue
    eachWindow(page, (before, middle, after) => {
      if (honest[slot(before, middle, after)] === 1) return
      // Two characters that honest text sets side by side leave no hole between them.
      if (middle === '' && honest[slot(before.slice(-1), '', after.slice(0, 1))] === 1) return
      const here = strange.get(`${before}\t${after}`) ?? new Map<string, { count: number; sites: Set<string> }>()
      const seen = here.get(middle) ?? { count: 0, sites: new Set<string>() }
      seen.count++
      seen.sites.add(site)
      here.set(middle, seen)
      strange.set(`${before}\t${after}`, here)
    })
  }
  const usual = new Map<string, Map<string, number>>()
  for (const { farm, page } of pages) {
    if (farm) continue
    eachWindow(page, (before, middle, after) => {
      const key = `${before}\t${after}`
      if (!strange.has(key) || middle === '') return
      const here = usual.get(key) ?? new Map<string, number>()
      here.set(middle, (here.get(middle) ?? 0) + 1)
      usual.set(key, here)
    })
  }
  const farmText = pages.flatMap(({ farm, page }) => (farm ? [page.folded.text] : [])).join('\n')
  const honestText = pages.flatMap(({ farm, page }) => (farm ? [] : [page.folded.text])).join('\n')
  const swaps = joinSwaps(strange, usual).flatMap((swap) => {
    // A filter that swaps a word everywhere leaves few of it: farms write the strange word more and the usual one less than honest pages do.
    const more = swap.middle === '' ? 1 : rateOf(swap.middle, farmText) / rateOf(swap.middle, honestText)
    const less = rateOf(swap.original, honestText) / rateOf(swap.original, farmText)
    return more * less >= MIN_RATIO ? [{ ...swap, ratio: more * less }] : []
  })
  return rank(swaps, knownPairs(pages.map(({ page }) => page)))
}

/** Every run of up to {@link MAX_MIDDLE} Han characters, topic words apart, with its surroundings. */
function eachWindow(page: Page, visit: (before: string, middle: string, after: string) => void): void {
  const { codes, text } = page.folded
  const topic = topicMask(page)
  const isPlain = (at: number) => at >= 0 && at < page.visibleEnd && CLASSES[codes[at] as number] === Class.han && topic[at] === 0
  let run = 0
  for (let at = 0; at < page.visibleEnd; at++) {
    run = isPlain(at) ? run + 1 : 0
    for (const [before, after] of CONTEXTS) {
      for (let length = 0; length <= MAX_MIDDLE && run >= before + after + length; length++) {
        const end = at + 1
        const from = end - before - after - length
        visit(text.slice(from, from + before), text.slice(from + before, from + before + length), text.slice(end - after, end))
      }
    }
  }
}

function topicMask(page: Page): Uint8Array {
  const mask = new Uint8Array(page.folded.codes.length)
  for (const list of TOPIC_LISTS) {
    const hits = page.hits(list)
    for (let i = 0; i < hits.length; i++) mask.fill(1, hits.from[i], hits.to[i])
  }
  return mask
}

/** Place in the filter of what honest pages write. A clash hides a swap, never makes one. */
function slot(before: string, middle: string, after: string): number {
  let hash = 0x811c9dc5
  for (const part of [before, middle, after]) {
    for (let i = 0; i < part.length; i++) hash = Math.imul(hash ^ part.charCodeAt(i), 0x01000193)
    hash = Math.imul(hash ^ 0x7f, 0x01000193)
  }
  return (hash ^ (hash >>> 15)) & (FILTER_BITS - 1)
}

/** The same swap in all its surroundings. */
function joinSwaps(strange: ReadonlyMap<string, ReadonlyMap<string, { count: number; sites: Set<string> }>>, usual: ReadonlyMap<string, ReadonlyMap<string, number>>): Swap[] {
  const swaps = new Map<string, Swap>()
  for (const [key, middles] of strange) {
    const [original] = [...(usual.get(key) ?? [])].sort(([, a], [, b]) => b - a)[0] ?? []
    if (original === undefined) continue
    for (const [middle, { count, sites }] of middles) {
      // Words that share an end are one longer swap seen through a wider window.
      if (middle === original || (middle !== '' && (middle[0] === original[0] || middle.at(-1) === original.at(-1)))) continue
      const id = `${middle}\t${original}`
      const swap = swaps.get(id) ?? { middle, original, count: 0, sites: new Set<string>(), surroundings: new Map<string, number>() }
      swap.count += count
      for (const site of sites) swap.sites.add(site)
      swap.surroundings.set(key, count)
      swaps.set(id, swap)
    }
  }
  return [...swaps.values()].filter(({ count, sites }) => count >= MIN_COUNT && sites.size >= MIN_SITES)
}

/** How often a word stands in a text, for its length; never 0. */
function rateOf(word: string, text: string): number {
  return text.split(word).length / text.length
}

function rank(swaps: (Swap & { readonly ratio: number })[], known: ReadonlyMap<string, string>): Suggestion[] {
  return swaps
    .sort((a, b) => worthOf(b) - worthOf(a) || b.count - a.count || (a.middle < b.middle ? -1 : 1))
    .map(({ middle, original, count, sites, surroundings }) => {
      const [key = '\t'] = [...surroundings].sort(([, a], [, b]) => b - a)[0] ?? []
      const [before = '', after = ''] = key.split('\t')
      const found = `${before}${middle}${after}`
      const isKnown = [...known].some(([term, whole]) => found.includes(term) || (middle !== '' && term.includes(middle) && whole.includes(original)))
      return { found, original: `${before}${original}${after}`, count, sites: sites.size, surroundings: surroundings.size, known: isKnown }
    })
}

function worthOf({ surroundings, sites, ratio }: Swap & { readonly ratio: number }): number {
  return surroundings.size * Math.log2(1 + sites.size) * Math.log2(1 + ratio)
}

/** Pairs of the lists that occur on these pages: as found, and as restored. */
function knownPairs(pages: readonly Page[]): Map<string, string> {
  const known = new Map<string, string>()
  for (const page of pages) for (const list of ['scars', 'holes'] as const) addPairs(page, list, known)
  return known
}

function addPairs(page: Page, list: 'scars' | 'holes', known: Map<string, string>): void {
  const hits = page.hits(list)
  for (let i = 0; i < hits.length; i++) known.set(termText(hits.term[i] as number), termColumn(hits.term[i] as number))
}
