/**
 * The word lists of all languages. Lists are data (`<tag>/<list>.txt`); a signal asks for a list by name and gets the hits of every language that the
 * page may use, so no signal ever asks which language a page is in.
 *
 * Chinese and English stand on pages of any language, so their lists are compiled at once, with the function words that tell the languages apart.
 * The lists of another language are compiled when the first page in it comes.
 */
import { createFold, type Fold } from '../text/fold.ts'
import { type Hits, scan as scanTries, type Trie } from '../text/trie.ts'
import { TrieBuilder } from '../text/trie-builder.ts'
import { FOLD_PAIRS, LISTS, LISTS_BY_LANGUAGE, type ListName } from './lexicons.generated.ts'

export type { ListName }

/** Folds text for comparison with every language's rules. */
export const fold: Fold = createFold(FOLD_PAIRS)

/** Languages that have lists, by BCP 47 tag. */
export const LANGUAGES: readonly string[] = Object.keys(LISTS_BY_LANGUAGE)

const COMMON = ['zh', 'en']
const FUNCTION_WORDS = 'function-words'
const TAGGED_FROM = LISTS.length
const LIST_COUNT = TAGGED_FROM + LANGUAGES.length
const NUMBERS = new Map<string, number>(LISTS.map((name, index) => [name, index]))

// By term number, which goes on counting through all tries.
const texts: string[] = []
const languages: number[] = []
/** Second and further columns of a term's line; most terms have none. */
const columns = new Map<number, readonly string[]>()

const common = compile(LANGUAGES.flatMap((tag) => namesOf(tag).map((name) => [tag, name] as const)).filter(([tag, name]) => COMMON.includes(tag) || name === FUNCTION_WORDS))
const tries = new Map<string, readonly Trie[]>()

function namesOf(tag: string): string[] {
  return Object.keys(LISTS_BY_LANGUAGE[tag] as object)
}

/** Compiles lists, each named by language and list. */
function compile(lists: readonly (readonly [tag: string, name: string])[]): Trie {
  const builder = new TrieBuilder(lists.reduce((units, [tag, name]) => units + listData(tag, name).length, 0))
  for (const [tag, name] of lists) {
    const language = LANGUAGES.indexOf(tag)
    const list = name === FUNCTION_WORDS ? TAGGED_FROM + language : listNumber(name as ListName)
    let row = ''
    for (const line of listData(tag, name).split('\n')) {
      // A row opens with how many units it shares with the row before.
      row = row.slice(0, line.charCodeAt(0) - 0x30) + line.slice(1)
      const tab = row.indexOf('\t')
      const written = tab < 0 ? row : row.slice(0, tab)
      const isStem = written.endsWith('*')
      const text = isStem ? written.slice(0, -1) : written
      const term = texts.push(text) - 1
      languages.push(1 << language)
      if (tab >= 0) columns.set(term, row.slice(tab + 1).split('\t'))
      builder.add(text, list, term, isStem)
    }
  }
  return builder.build()
}

function listData(tag: string, name: string): string {
  return (LISTS_BY_LANGUAGE[tag] as Record<string, string>)[name] as string
}

/** Number of a list among the hits of {@link scan}. */
export function listNumber(name: ListName): number {
  return NUMBERS.get(name) as number
}

/** How many lists there are, one per name and, for function words, one per language. */
export function listCount(): number {
  return LIST_COUNT
}

/** Whether a page in this language needs lists besides the common ones. */
export function hasOwnLists(tag: string): boolean {
  return LANGUAGES.includes(tag) && !COMMON.includes(tag)
}

/**
 * Finds every term of the common lists in folded text, and of a language's own lists where it has some.
 *
 * @param tag base tag of the page's language, once it is known
 */
export function scan(codes: Uint16Array, tag?: string): Hits {
  return scanTries(codes, tag !== undefined && hasOwnLists(tag) ? triesOf(tag) : [common], LIST_COUNT)
}

function triesOf(tag: string): readonly Trie[] {
  const known = tries.get(tag)
  if (known !== undefined) return known
  const own = compile(namesOf(tag).flatMap((name) => (name === FUNCTION_WORDS ? [] : [[tag, name] as const])))
  const both = [common, own]
  tries.set(tag, both)
  return both
}

/** The term as the list has it, folded. */
export function termText(term: number): string {
  return texts[term] as string
}

/** A further column of the term's line, or an empty string: `column` 0 is the one after the term. */
export function termColumn(term: number, column = 0): string {
  return columns.get(term)?.[column] ?? ''
}

/** Language of a term, as the bit of its index in {@link LANGUAGES}. */
export function termLanguages(term: number): number {
  return languages[term] as number
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
