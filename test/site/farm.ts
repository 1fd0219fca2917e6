/**
 * A generated web: families of doorway pages across many hosts, honest articles that several papers print, honest pages that stand alone. Deterministic.
 *
 * A family has its own choice of sentences, some with a second wording, its own titles, and a tail of links that differs on every page. Its places
 * are partly in the word lists and partly not, its clinics are never, and a share of its pages is edited by hand: sentences dropped, added, moved.
 */
import { readFileSync } from 'node:fs'
import { readCorpora } from '../../src/training/corpus.ts'
import { DATELINES, EN, FOOTERS, ZH } from './farm-sentences.ts'

export interface FarmPage {
  readonly url: string
  readonly text: string
  /** Number of its family; null for an honest page. */
  readonly family: number | null
  /** Honest pages that print the same article. */
  readonly article: number | null
}

export interface FarmOptions {
  readonly families: number
  readonly pagesPerFamily: number
  readonly honest: number
  readonly seed: number
}

/** Mulberry32: small, and good enough to shuffle with. */
export function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

const terms = (path: string) =>
  readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => (line.split('\t')[0] as string).replace('*', ''))

const WORDS = {
  zh: { sentences: ZH, places: terms('src/languages/zh/places.txt'), topics: terms('src/languages/zh/treatments.txt') },
  en: { sentences: EN, places: terms('src/languages/en/places.txt'), topics: terms('src/languages/en/treatments.txt') },
} as const
const TITLES = {
  zh: ['{p}{t}哪家比较好', '{p}{t}多少钱一次?{c}怎么样', '{t}{p}那家做得自然', '{p}{c}{t}价格表一览', '{p}做{t}去哪里'],
  en: ['Best {t} in {p}', '{t} cost in {p}: what to expect', 'Why {c} leads {t} in {p}', '{p} {t} prices and reviews', 'Top rated {t} near {p}'],
} as const
const SYLLABLES = { zh: ['雅', '韵', '美', '康', '瑞', '禾', '安', '悦', '丽', '宁'], en: ['lu', 'mi', 'ra', 'ven', 'so', 'al', 'tor', 'ne'] } as const
const UNLISTED = { zh: ['云溪镇', '青禾县', '石桥坊', '南荻乡', '白鹭湾'], en: ['Fernhollow', 'Ambleford', 'Kestrel Bay', 'Old Marrow', 'Thistledown'] } as const

export function* generateFarm({ families, pagesPerFamily, honest, seed }: FarmOptions): Generator<FarmPage> {
  const random = randomFrom(seed)
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T
  const makers = Array.from({ length: families }, (_, family) => createFamily(family, random))
  const articles = createHonest(random)
  const total = families * pagesPerFamily + honest
  const left = { farm: families * pagesPerFamily, honest }
  const made = new Array<number>(families).fill(0)
  const open = makers.map((_, i) => i)
  for (let i = 0; i < total; i++) {
    if (random() * (left.farm + left.honest) < left.honest) {
      left.honest--
      yield articles(honest - left.honest - 1)
      continue
    }
    left.farm--
    const family = pick(open)
    yield (makers[family] as (n: number) => FarmPage)(made[family] as number)
    made[family] = (made[family] as number) + 1
    if (made[family] === pagesPerFamily) open.splice(open.indexOf(family), 1)
  }
}

/** Fills the slots of a line. */
function fill(line: string, values: Readonly<Record<'p' | 't' | 'c', string>>, random: () => number): string {
  return line.replace(/\{([ptcn])\}/g, (_, slot: 'p' | 't' | 'c' | 'n') => (slot === 'n' ? String(1 + Math.floor(random() * 9000)) : values[slot]))
}

function createFamily(family: number, random: () => number): (n: number) => FarmPage {
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T
  const language = random() < 0.6 ? 'zh' : 'en'
  const { sentences, places, topics } = WORDS[language]
  const shuffled = [...sentences].sort(() => random() - 0.5)
  const size = 12 + Math.floor(random() * 8)
  const body = shuffled.slice(0, size)
  const spare = shuffled.slice(size)
  // The second wording of a few sentences: a spinner that swaps whole sentences.
  const spun = new Map(body.slice(0, 2).map((line, i) => [line, spare[i] as string]))
  const titles = [pick(TITLES[language]), pick(TITLES[language])]
  const ownTopics = Array.from({ length: 2 + Math.floor(random() * 5) }, () => pick(topics))
  const hosts = Array.from({ length: 1 + Math.floor(random() * 9) }, (_, i) => `f${family}-${i}.example`)
  const clinic = () => (language === 'zh' ? `${pick(SYLLABLES.zh)}${pick(SYLLABLES.zh)}医院` : `${pick(SYLLABLES.en)}${pick(SYLLABLES.en)} clinic`)
  const place = () => (random() < 0.15 ? pick(UNLISTED[language]) : pick(places))
  return (n) => {
    const values = { p: place(), t: pick(ownTopics), c: clinic() }
    let lines = body.map((line) => (random() < 0.2 ? (spun.get(line) ?? line) : line))
    if (random() < 0.1) lines.splice(Math.floor(random() * lines.length), 1)
    if (random() < 0.1) lines.push(pick(spare))
    if (random() < 0.1) lines = [...lines.slice(3), ...lines.slice(0, 3)]
    const title = fill(titles[n % 2] as string, values, random)
    const tail = Array.from({ length: 3 + Math.floor(random() * 6) }, () => `- ${fill(pick(TITLES[language]), { p: place(), t: pick(ownTopics), c: clinic() }, random)}`)
    const text = [title, ...chunk(lines, 3).map((part) => part.map((line) => fill(line, values, random)).join(language === 'zh' ? '' : ' ')), ...tail].join('\n')
    return { url: `https://${pick(hosts)}/${n}.html`, text, family, article: null }
  }
}

/** Honest pages of the samples: a third stands alone, the others are printed by several papers, with their own datelines, footers and cuts. */
function createHonest(random: () => number): (n: number) => FarmPage {
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T
  const pages = readCorpora(['samples']).filter(({ label, format, content }) => label === 'ham' && format === 'text' && content.length > 300)
  return (n) => {
    const article = Math.floor(random() ** 2 * pages.length)
    const { content } = pages[article] as (typeof pages)[number]
    const language = /\p{Script=Han}/u.test(content) ? 'zh' : 'en'
    const values = { p: pick(WORDS[language].places), t: '', c: '' }
    const [head = '', ...rest] = content.split('\n')
    const kept = random() < 0.3 ? rest.slice(0, -1) : rest
    const headline = random() < 0.3 ? `${fill('{p}', values, random)}:${head}` : head
    const text = [headline, fill(pick(DATELINES), values, random) + kept.join('\n'), fill(pick(FOOTERS), values, random)].join('\n').trim()
    return { url: `https://paper-${Math.floor(random() * 400)}.example/${n}`, text, family: null, article }
  }
}

function chunk<T>(list: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(list.length / size) }, (_, i) => list.slice(i * size, (i + 1) * size))
}
