/**
 * The medicines a page speaks of, each once: its generic and brand names, the spellings that a translation machine made of them, and names that no
 * list knows. A person who knows a drug does not spell it four ways.
 */
import { termColumn } from '../languages/lexicons.ts'
import type { Page, Range } from '../page/types.ts'
import { CLASSES, Class } from '../text/classes.ts'

/** A name as the page writes it, and how often. */
export interface NameCount {
  readonly name: string
  readonly count: number
}

export interface Substance {
  /** International nonproprietary name; null for names that end like a drug's and are in no list. */
  readonly inn: string | null
  /** Names of the substance that the lists know, most frequent first. */
  readonly names: readonly NameCount[]
  /** Spellings that no list knows, near one of the names. */
  readonly drift: readonly NameCount[]
}

/** A spelling found near a drug's name: where, and of which drug. */
export interface Drift extends Range {
  readonly drug: string
}

/** Endings that the WHO gives to classes of drugs, those that are no ordinary word's. */
const STEMS =
  /(?:[a-z]mab|tinib|rafenib|ciclib|parib|limus|gliptin|gliflozin|glutide|statin|sartan|olol|conazole|prazole|mycin|cillin|buvir|navir|tegravir|dipine|triptan|platin|setron|caine)$/
const MIN_LETTERS = 7
const MAX_LETTERS = 24

/** Groups the names of drugs on a page by substance, in the order in which the page brings them. `drifted` are spellings found near known names. */
export function substancesOf(page: Page, drifted: readonly Drift[]): Substance[] {
  const hits = page.hits('drugs')
  const known = new Map<string, Map<string, number>>()
  const innOf = new Map<string, string>()
  for (let i = 0; i < hits.length; i++) {
    const range = { from: hits.from[i] as number, to: hits.to[i] as number }
    const inn = termColumn(hits.term[i] as number)
    innOf.set(page.read(range), inn)
    count(known, inn, asWritten(page, range))
  }
  const drift = new Map<string, Map<string, number>>()
  for (const { drug, ...range } of drifted) count(drift, innOf.get(drug) ?? drug, asWritten(page, range))
  const substances = [...known].map(([inn, names]) => ({ inn, names: sorted(names), drift: sorted(drift.get(inn)) }))
  const unlisted = unlistedNames(page, drifted)
  return unlisted.length === 0 ? substances : [...substances, { inn: null, names: [], drift: unlisted }]
}

/** Words that end like a drug's name and are in no list. */
function unlistedNames(page: Page, drifted: readonly Drift[]): NameCount[] {
  const { codes, text } = page.folded
  const hits = page.hits('drugs')
  const taken = new Set<number>(drifted.map(({ from }) => from))
  for (let i = 0; i < hits.length; i++) taken.add(hits.from[i] as number)
  const names = new Map<string, number>()
  for (let from = 0; from < page.visibleEnd; from++) {
    if (CLASSES[codes[from] as number] !== Class.latin) continue
    let to = from + 1
    while (to < page.visibleEnd && CLASSES[codes[to] as number] === Class.latin) to++
    if (to - from >= MIN_LETTERS && to - from <= MAX_LETTERS && !taken.has(from) && STEMS.test(text.slice(from, to))) {
      const name = asWritten(page, { from, to })
      names.set(name, (names.get(name) ?? 0) + 1)
    }
    from = to
  }
  return sorted(names)
}

function asWritten(page: Page, range: Range): string {
  const { start, end } = page.span(range)
  return page.text.slice(start, end)
}

function count(groups: Map<string, Map<string, number>>, key: string, name: string): void {
  const names = groups.get(key) ?? new Map<string, number>()
  names.set(name, (names.get(name) ?? 0) + 1)
  groups.set(key, names)
}

function sorted(names: ReadonlyMap<string, number> = new Map()): NameCount[] {
  return [...names].map(([name, times]) => ({ name, count: times })).sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1))
}
