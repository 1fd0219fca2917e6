/** What the files of all formats share. Each format is one file with its writer and, mirrored, its reader. */
import { TIERS, type Tier } from '../../lookup/detail.ts'
import type { ListEntry } from '../types.ts'

/** A list to be written. The same document gives the same bytes, always. */
export interface ListDocument {
  readonly tier: Tier
  /** Of the release. */
  readonly version: number
  /** ISO 8601 in UTC, of the release. */
  readonly modified: string
  /** Address of the service that publishes it, without a slash at the end. */
  readonly homepage: string
  /** In order of their expressions. */
  readonly entries: readonly ListEntry[]
}

/** The list in one format, and how many entries the format cannot express. */
export interface Written {
  readonly text: string
  readonly left: number
}

export type Writer = (list: ListDocument) => Written

/** What one line of a list means to the programs that read the format. */
export type Line =
  /** Blank, a comment, or part of a header. */
  | { readonly kind: 'nothing' }
  /** Blocks something. */
  | ({ readonly kind: 'block' } & Blocked)
  /** Works, but blocks no site: an exception, a highlight, a setting. */
  | { readonly kind: 'other'; readonly what: string }
  /** Means nothing to them: they pass over it without a word, or refuse the file. */
  | { readonly kind: 'dead'; readonly why: string }

export interface Blocked {
  /** Canonical host and path without scheme. {@link EVERYTHING} for all sites. Empty for a pattern that names no host. */
  readonly targets: readonly string[]
  /** Only under some condition, or only what other sites load from there: pages stay readable otherwise. */
  readonly isPartial?: boolean
  /** What the rule says, where that is more than its one target, as with and without names below: two rules of one key are the same. */
  readonly key?: string
  /** Works as written, but could be clearer. */
  readonly note?: string
}

export const EVERYTHING = '*'

/** Regular expressions, as people write them, that every address matches. Others are not run: one from a stranger's list may take for ever. */
const CATCH_ALL = new Set(
  ['', '.', '.+', '.*?', '[^]*', '[\\s\\S]*', '(?:)', 'http', 'http:', 'http:\\/\\/', 'https?', 'https?:', 'https?:\\/\\/', 'https?://'].flatMap((source) => [
    source,
    `^${source}`,
  ]),
)

/** Whether a regular expression is written so that it matches every address. */
export function matchesEverything(source: string): boolean {
  return CATCH_ALL.has(source.replace(/(?:\.\*)?\$?$/, ''))
}

export const NOTHING: Line = { kind: 'nothing' }

export function dead(why: string): Line {
  return { kind: 'dead', why }
}

export function other(what: string): Line {
  return { kind: 'other', what }
}

/** Reads a list line by line; one reader for each file, because headers and brackets reach over lines. */
export interface Reader {
  /** @param line without its line end */
  read(line: string): Line
  /** What is wrong with the file as a whole, once all lines are read. */
  end(): readonly FileProblem[]
}

export interface FileProblem {
  /** error: the file is refused, or much of it passed over. */
  readonly severity: 'error' | 'warning'
  readonly message: string
}

export function error(message: string): FileProblem {
  return { severity: 'error', message }
}

/** A reader whose lines stand for themselves. */
export function lineReader(read: (line: string) => Line): Reader {
  return { read, end: () => [] }
}

const LICENCE = 'CC0-1.0'

/** Name and value of everything that stands at the head of a list. */
export function headerOf({ tier, version, modified, homepage, entries }: ListDocument, file: string, left: number): [name: string, value: string][] {
  return [
    ['Title', titleOf(tier)],
    ['Description', `Clinic spam and health SEO farms. ${tier}: ${TIERS[tier]}.`],
    ['Last modified', modified],
    ['Version', String(version)],
    ['Homepage', `${homepage}/lists`],
    ['Source', `${homepage}/v1/lists/${file}`],
    ['Licence', LICENCE],
    ['Entries', left === 0 ? String(entries.length) : `${entries.length - left}, and ${left} that this format cannot express`],
  ]
}

export function titleOf(tier: Tier): string {
  return `Nostrum ${tier}`
}

/** Reason and date, for the comment beside an entry. */
export function reasonOf({ kind, reasons, family, since, date }: ListEntry): string {
  return [`${since} to ${date} ${kind}`, reasons.join(', '), family === null ? '' : `family ${family}`].filter(Boolean).join('; ')
}

/** Host and path of an expression. */
export function splitExpression(expression: string): { host: string; path: string } {
  const slash = expression.indexOf('/')
  return { host: expression.slice(0, slash), path: expression.slice(slash) }
}

/** The host of an entry that covers a whole name; null for a path or an IP address, which lists of names cannot express. */
export function nameOf({ expression }: ListEntry): string | null {
  const { host, path } = splitExpression(expression)
  return path === '/' && !/^[\d.]+$|^\[/.test(host) ? host : null
}

/** Joins lines into a file: LF, the last line ended too. */
export function fileOf(lines: readonly string[]): string {
  return `${lines.join('\n')}\n`
}
