/**
 * The word lists of all languages, compiled into one trie. Lists are data (`<tag>/<list>.txt`); a signal asks for a list by name and gets the hits
 * of every language that has it, so no signal ever asks which language a page is in.
 */
import { createFold, type Fold } from '../text/fold.ts'
import { buildTrie, type Entry, type Hits } from '../text/trie.ts'
import { FOLD_PAIRS, LISTS, LISTS_BY_LANGUAGE, type ListName } from './lexicons.generated.ts'

export type { ListName }

/** Folds text for comparison with every language's rules. */
export const fold: Fold = createFold(FOLD_PAIRS)

/** Number of a list among the hits of {@link scan}. */
export function listNumber(name: ListName): number {
  return NUMBERS.get(name) as number
}

/** How many lists there are, one per name and, for function words, one per language. */
export function listCount(): number {
  return TAGGED_FROM + LANGUAGES.length
}

/** Languages that have lists, by BCP 47 tag. */
export const LANGUAGES: readonly string[] = Object.keys(LISTS_BY_LANGUAGE)

const TAGGED_FROM = LISTS.length
const NUMBERS = new Map<string, number>(LISTS.map((name, index) => [name, index]))

interface Terms {
  readonly text: readonly string[]
  /** Second and further columns of the list, as written. */
  readonly columns: readonly (readonly string[])[]
  /** Languages whose lists have the term: bit per index into {@link LANGUAGES}. */
  readonly languages: Uint32Array
}

const { terms, trie } = compile()

function compile(): { terms: Terms; trie: ReturnType<typeof buildTrie> } {
  const entries: Entry[] = []
  const columns: (readonly string[])[] = []
  const languages: number[] = []
  // A word that several languages share is one term: "psoriasis" is English on an English page and Spanish on a Spanish one.
  const known = new Map<string, number>()
  const none: readonly string[] = []
  LANGUAGES.forEach((tag, language) => {
    for (const [name, data] of Object.entries(LISTS_BY_LANGUAGE[tag] as Record<string, string>)) {
      const list = name === 'function-words' ? TAGGED_FROM + language : (NUMBERS.get(name) as number)
      for (const line of data.split('\n')) {
        const tab = line.indexOf('\t')
        const written = tab < 0 ? line : line.slice(0, tab)
        const key = `${list}\t${written}`
        const before = known.get(key)
        if (before !== undefined) {
          languages[before] = (languages[before] as number) | (1 << language)
          continue
        }
        known.set(key, entries.length)
        const stem = written.endsWith('*')
        entries.push({ text: stem ? written.slice(0, -1) : written, list, term: entries.length, stem })
        columns.push(tab < 0 ? none : line.slice(tab + 1).split('\t'))
        languages.push(1 << language)
      }
    }
  })
  return { terms: { text: entries.map((entry) => entry.text), columns, languages: Uint32Array.from(languages) }, trie: buildTrie(entries, TAGGED_FROM + LANGUAGES.length) }
}

/** Finds every term of every list in folded text. */
export function scan(codes: Uint16Array): Hits {
  return trie.scan(codes)
}

/** The term as the list has it, folded. */
export function termText(term: number): string {
  return terms.text[term] as string
}

/** A further column of the term's line, or an empty string: `column` 0 is the one after the term. */
export function termColumn(term: number, column = 0): string {
  return terms.columns[term]?.[column] ?? ''
}

/** Languages of a term, one bit per index into {@link LANGUAGES}. */
export function termLanguages(term: number): number {
  return terms.languages[term] as number
}

/** The bits of languages in {@link termLanguages}; an unknown tag has none. */
export function languageBits(...tags: readonly string[]): number {
  return tags.reduce((bits, tag) => (LANGUAGES.includes(tag) ? bits | (1 << LANGUAGES.indexOf(tag)) : bits), 0)
}

/** Number of the function-word list of a language, or -1. */
export function functionWordList(tag: string): number {
  const index = LANGUAGES.indexOf(tag)
  return index < 0 ? -1 : TAGGED_FROM + index
}
