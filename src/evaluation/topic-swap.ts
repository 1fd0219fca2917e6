/**
 * Whether the topic is evidence: every disease, treatment and drug of a page is replaced by another that the same pages speak of, and the page is
 * judged again (counterfactual test after Wang and Culotta 2021). A verdict that turns was about the topic.
 */
import { analyse } from '../analyse.ts'
import { readText } from '../page/page.ts'
import { fnv1a } from '../text/hash.ts'
import type { Sample } from '../training/corpus.ts'
import type { Model } from '../verdict/model.ts'
import { TOPIC_LISTS } from './peers/floors.ts'
import { textOf } from './peers/peer.ts'

export interface TopicSwap {
  /** Pages that name a topic at all. */
  readonly pages: number
  /** Mean change of the score in log-odds, sign left out. */
  readonly meanShift: number
  /** Share of pages whose verdict changed: to another, or only to or from "unsure". */
  readonly flips: number
  /** Share of pages that went from spam to ham or back. */
  readonly reversals: number
}

interface Named {
  readonly text: string
  readonly lang: string
  /** Half-open offsets into the text, in order, without overlap. */
  readonly topics: readonly { readonly start: number; readonly end: number; readonly list: string }[]
}

/** Judges every page as it is and with its topics swapped, as plain text both times. */
export function topicSwap(samples: readonly Sample[], model: Model): TopicSwap {
  const pages = samples.map(named).filter(({ topics }) => topics.length > 0)
  const pools = poolsOf(pages)
  const changes = pages.map((page) => {
    const before = analyse({ text: page.text }, { model, explain: false })
    const after = analyse({ text: swapped(page, pools) }, { model, explain: false })
    return { shift: Math.abs(after.score - before.score), before: before.verdict, after: after.verdict }
  })
  const share = (count: number) => count / pages.length
  return {
    pages: pages.length,
    meanShift: share(changes.reduce((sum, { shift }) => sum + shift, 0)),
    flips: share(changes.filter(({ before, after }) => before !== after).length),
    reversals: share(changes.filter(({ before, after }) => before !== after && before !== 'unsure' && after !== 'unsure').length),
  }
}

function named(sample: Sample): Named {
  const text = textOf(sample)
  const page = readText(text)
  const found = TOPIC_LISTS.flatMap((list) => {
    const { length, from, to } = page.hits(list)
    return Array.from({ length }, (_, i) => ({ ...page.span({ from: from[i] as number, to: to[i] as number }), list }))
  }).sort((a, b) => a.start - b.start || b.end - a.end)
  const topics: (typeof found)[number][] = []
  for (const each of found) if (each.start >= (topics.at(-1)?.end ?? 0)) topics.push(each)
  return { text, lang: sample.lang, topics }
}

/** Topics by language and list, as pages write them. */
function poolsOf(pages: readonly Named[]): ReadonlyMap<string, readonly string[]> {
  const pools = new Map<string, Set<string>>()
  for (const { text, lang, topics } of pages) {
    for (const { start, end, list } of topics) {
      const key = `${lang} ${list}`
      pools.set(key, (pools.get(key) ?? new Set()).add(text.slice(start, end)))
    }
  }
  return new Map([...pools].map(([key, terms]) => [key, [...terms].sort()]))
}

/** The same topic becomes the same other topic all over the page. */
function swapped({ text, lang, topics }: Named, pools: ReadonlyMap<string, readonly string[]>): string {
  let result = ''
  let at = 0
  for (const { start, end, list } of topics) {
    const pool = pools.get(`${lang} ${list}`) as readonly string[]
    const term = text.slice(start, end)
    const place = (pool.indexOf(term) + 1 + (fnv1a(term) % Math.max(1, pool.length - 1))) % pool.length
    result += text.slice(at, start) + pool[place]
    at = end
  }
  return result + text.slice(at)
}
