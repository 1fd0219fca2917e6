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
import { ROW_SIGNS, readRows } from './rows.ts'

export type { ListName }

/** Folds text for comparison with every language's rules. */
export const fold: Fold = createFold(FOLD_PAIRS)

/** Languages that have lists, by BCP 47 tag. */
export const LANGUAGES: readonly string[] = Object.keys(LISTS_BY_LANGUAGE)

const COMMON = ['zh', 'en']
const FUNCTION_WORDS = 'function-words'
const TAGGED_FROM = LISTS.length
const LIST_COUNT = TAGGED_FROM + LANGUAGES.length
const HAS_COLUMNS = 1 << 30
/** By unit, for those below 128: one more than what a row shares with the one before if the unit opens it, 0 if it opens none. */
const SHARED = Uint8Array.from({ length: 128 }, (_, unit) => ROW_SIGNS.indexOf(String.fromCharCode(unit)) + 1)
const TAB = 0x09
const STAR = 0x2a
const NUMBERS = new Map<string, number>(LISTS.map((name, index) => [name, index]))

/** The terms of one list in one language. */
interface Segment {
  readonly data: string
  /** Number of its first term; numbers go on through all tries. */
  readonly first: number
}

/** By term number: the bit of its language, and {@link HAS_COLUMNS}. */
const languages: number[] = []
const segments: Segment[] = []
/** Terms as their list has them, read once somebody asks for a word of it. */
const texts: (string | undefined)[] = []
/** Second and further columns of a term's line. */
const columns = new Map<number, readonly string[]>()

const common = compile(LANGUAGES.flatMap((tag) => namesOf(tag).map((name) => [tag, name] as const)).filter(([tag, name]) => COMMON.includes(tag) || name === FUNCTION_WORDS))
const tries = new Map<string, readonly Trie[]>()

function namesOf(tag: string): string[] {
  return Object.keys(LISTS_BY_LANGUAGE[tag] as object)
}

/** Compiles lists, each named by language and list. Strings are not made for it: at a cold start they would take longer than the trie. */
function compile(lists: readonly (readonly [tag: string, name: string])[]): Trie {
  const builder = new TrieBuilder(lists.reduce((units, [tag, name]) => units + listData(tag, name).length, 0))
  const row = new Uint16Array(Math.max(0, ...lists.map(([tag, name]) => listData(tag, name).length)))
  for (const [tag, name] of lists) {
    const language = LANGUAGES.indexOf(tag)
    const list = name === FUNCTION_WORDS ? TAGGED_FROM + language : listNumber(name as ListName)
    const data = listData(tag, name)
    segments.push({ data, first: languages.length })
    let tab = Number.POSITIVE_INFINITY
    for (let at = 0; at < data.length; ) {
      const shared = (SHARED[data.charCodeAt(at++)] as number) - 1
      if (tab >= shared) tab = Number.POSITIVE_INFINITY
      let end = shared
      for (; at < data.length; end++) {
        const unit = data.charCodeAt(at)
        if (unit < SHARED.length && SHARED[unit] !== 0) break
        at++
        row[end] = unit
        if (unit === TAB && tab > end) tab = end
      }
      const written = Math.min(tab, end)
      const isStem = row[written - 1] === STAR
      builder.add(row, isStem ? written - 1 : written, shared, list, languages.length, isStem)
      languages.push((1 << language) | (written < end ? HAS_COLUMNS : 0))
      // No place is left out: an array with gaps is looked up as a hash table.
      texts.push(undefined)
    }
  }
  return builder.build()
}

/** Reads the rows of the list that a term stands in. */
function readListOf(term: number): void {
  if (texts[term] !== undefined) return
  const { data, first } = segments.findLast((each) => each.first <= term) as Segment
  let next = first
  for (const row of readRows(data)) {
    const [written, ...further] = row.split('\t') as [string, ...string[]]
    if (further.length > 0) columns.set(next, further)
    texts[next++] = written.endsWith('*') ? written.slice(0, -1) : written
  }
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
  readListOf(term)
  return texts[term] as string
}

/** A further column of the term's line, or an empty string: `column` 0 is the one after the term. */
export function termColumn(term: number, column = 0): string {
  if (((languages[term] as number) & HAS_COLUMNS) === 0) return ''
  readListOf(term)
  return columns.get(term)?.[column] ?? ''
}

/** Language of a term, as the bit of its index in {@link LANGUAGES}. */
export function termLanguages(term: number): number {
  return (languages[term] as number) & ~HAS_COLUMNS
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
