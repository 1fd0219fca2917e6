/** Honest pages to borrow words from: what padding, related links and second languages are made of. */
import type { Sample } from '../corpus.ts'
import { bodyParts } from './markup.ts'
import { pick, type Random } from './random.ts'

/** The readable lines of an honest page. */
export interface HonestPage {
  readonly id: string
  readonly lang: string
  readonly topic: string
  readonly title: string
  /** Without the title; never empty. */
  readonly lines: readonly string[]
}

export interface HonestPages {
  /** A page in that language, or its base language, or English; on the topic when there is one. Undefined only when there are no pages at all. */
  draw(random: Random, lang: string, topic?: string): HonestPage | undefined
}

/** Gathers the ham among the samples. Give it training sites only: what is measured must not be made of what is measured. */
export function honestPages(samples: readonly Sample[]): HonestPages {
  const pages = samples.flatMap((sample): HonestPage[] => {
    if (sample.label !== 'ham') return []
    const [title = '', ...lines] = bodyParts(sample).map(({ text }) => text)
    return lines.length === 0 ? [] : [{ id: sample.id, lang: sample.lang, topic: sample.topic, title, lines }]
  })
  const byLanguage = new Map<string, HonestPage[]>()
  for (const page of pages) {
    for (const tag of new Set([page.lang, baseOf(page.lang)])) {
      const others = byLanguage.get(tag)
      if (others === undefined) byLanguage.set(tag, [page])
      else others.push(page)
    }
  }
  return {
    draw(random, lang, topic) {
      const choice = byLanguage.get(lang) ?? byLanguage.get(baseOf(lang)) ?? byLanguage.get('en') ?? pages
      const onTopic = topic === undefined ? [] : choice.filter((page) => page.topic === topic)
      return choice.length === 0 ? undefined : pick(random, onTopic.length > 0 ? onTopic : choice)
    },
  }
}

/** Base language of a BCP 47 tag. */
export function baseOf(lang: string): string {
  return lang.split('-')[0] as string
}

/** Honest lines of at least that many characters in all, from as many pages as it takes. */
export function honestLines(honest: HonestPages, random: Random, lang: string, chars: number): string[] {
  const lines: string[] = []
  for (let length = 0; length < chars; ) {
    const page = honest.draw(random, lang)
    if (page === undefined) break
    for (const line of [page.title, ...page.lines]) {
      if (length >= chars) break
      lines.push(line)
      length += line.length + 1
    }
  }
  return lines
}
