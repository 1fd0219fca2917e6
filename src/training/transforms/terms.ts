/** Tables of terms with their substitutes, and the replacing of terms by them. */
import type { Sample } from '../corpus.ts'
import { toTraditional } from './data/script-pairs.ts'
import { pick, type Random } from './random.ts'
import { mapRuns } from './transform.ts'

/** Term in lower case to what may stand in its place. */
export type TermTable = ReadonlyMap<string, readonly string[]>

/**
 * Reads a table: a line an entry, the term before the colon, its substitutes after it, divided by commas. Han terms are entered a second time in
 * traditional characters.
 *
 * @example
 * termTable('cure: remedy, fix\n治疗: 调理')
 */
export function termTable(lines: string): TermTable {
  const table = new Map<string, readonly string[]>()
  for (const line of lines.split('\n')) {
    const [term = '', substitutes = ''] = line.split(':').map((each) => each.trim())
    if (term === '') continue
    const list = substitutes.split(',').map((each) => each.trim())
    table.set(term, list)
    const traditional = toTraditional(term)
    if (traditional !== term && !table.has(traditional)) table.set(traditional, list.map(toTraditional))
  }
  return table
}

/** Makes a pattern that finds any of the terms (at least one), the longest first; those of an alphabet only as whole words. */
export function termPattern(terms: Iterable<string>): RegExp {
  const ordered = [...new Set(terms)].sort((a, b) => b.length - a.length).map((term) => ({ unspaced: UNSPACED.test(term), escaped: term.replace(SYNTAX, '\\$&') }))
  const unspaced = ordered.filter((term) => term.unspaced).map(({ escaped }) => escaped)
  const words = ordered.filter((term) => !term.unspaced).map(({ escaped }) => escaped)
  return new RegExp([...unspaced, ...(words.length > 0 ? [`(?<!\\p{L})(?:${words.join('|')})(?!\\p{L})`] : [])].join('|'), 'giu')
}

const UNSPACED = /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u
const SYNTAX = /[.*+?^${}()|[\]\\]/gu

/** Replaces a share of the occurrences of the table's terms, keeping a capital first letter. */
export function replaceTerms(page: Sample, table: TermTable, share: number, random: Random): Sample {
  const pattern = patternOf(table)
  return mapRuns(page, (run) => run.replace(pattern, (found) => (random() < share ? likeCase(found, pick(random, table.get(found.toLowerCase()) ?? [found])) : found)))
}

const patterns = new WeakMap<TermTable, RegExp>()

function patternOf(table: TermTable): RegExp {
  const known = patterns.get(table) ?? termPattern(table.keys())
  patterns.set(table, known)
  return known
}

/** Writes the substitute in the case of what it replaces. */
export function likeCase(found: string, substitute: string): string {
  const first = found.charAt(0)
  if (first === first.toLowerCase()) return substitute
  if (found.length > 1 && found === found.toUpperCase()) return substitute.toUpperCase()
  return substitute.charAt(0).toUpperCase() + substitute.slice(1)
}
