import { basename } from 'node:path'
import { type ParseArgsConfig, parseArgs } from 'node:util'

/** Wrong words on the command line: what is wrong and what would be right. */
export class UsageError extends Error {}

/** Parses options; an unknown one is an error that names the command's help. */
export function parseOptions<const T extends NonNullable<ParseArgsConfig['options']>>(command: string, args: readonly string[], options: T) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true })
  } catch (cause) {
    throw new UsageError(`${cause instanceof Error ? (cause.message.split('. ')[0] as string) : cause}. See "nostrum ${command} --help".`, { cause })
  }
}

/** A number from an option, or an error that names it. */
export function numberOption(name: string, value: string | undefined, least: number, most: number): number | undefined {
  if (value === undefined) return undefined
  const number = Number(value)
  if (!(number >= least && number <= most)) throw new UsageError(`--${name} takes a number from ${least} to ${most}, not "${value}".`)
  return number
}

/** An argument as a record of the command should have it: what lies outside the project by its file's name, since where it lay on one machine helps nobody. */
export function outsideByName(arg: string): string {
  return arg.startsWith('/') || arg.startsWith('..') ? basename(arg) : arg
}

// Matches `ada@example.org` and `https://example.org/bot`, not `ada`.
const CONTACT = /^(?:[^\s@<>()]{1,64}@[^\s@<>()]{1,190}\.[^\s@<>()]{2,60}|https?:\/\/[^\s<>()]{3,200})$/

/** A mail address or web page where those whose pages are fetched find somebody. */
export function readContact(name: string, value: string): string {
  if (!CONTACT.test(value)) throw new UsageError(`--${name} takes a mail address or a web page (https://...) of yours, not "${value}".`)
  return value
}
