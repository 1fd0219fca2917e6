import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { parseAst } from 'rolldown/parseAst'
import { analyse } from 'scslre'
import { expect, test } from 'vitest'

/** Patterns that only ever meet a bounded text; the reason beside each. */
const BOUNDED: Readonly<Record<string, string>> = {}

const walk = (folder: string): string[] =>
  readdirSync(folder).flatMap((name) => {
    const path = join(folder, name)
    return statSync(path).isDirectory() ? walk(path) : /\.ts$/.test(path) && !/\.(?:generated|d)\.ts$/.test(path) ? [path] : []
  })

/** Every regular-expression literal of a file. */
function literals(file: string): { pattern: string; flags: string }[] {
  const found: { pattern: string; flags: string }[] = []
  JSON.stringify(parseAst(readFileSync(file, 'utf8'), { lang: 'ts' }), (_key, value) => {
    if (value !== null && typeof value === 'object' && value.type === 'Literal' && value.regex !== undefined) found.push(value.regex)
    return typeof value === 'bigint' ? String(value) : value
  })
  return found
}

/** Ways in which a pattern takes more than linear time on some text. */
function blowUps({ pattern, flags }: { pattern: string; flags: string }): string[] {
  return analyse({ source: pattern, flags: flags.replace(/[dv]/g, '') }).reports.map(({ type, exponential }) => `${type}${exponential ? ' (exponential)' : ''}`)
}

test('a pattern that blows up is caught', () => {
  expect(blowUps({ pattern: '(a+)+$', flags: '' })).not.toEqual([])
  expect(blowUps({ pattern: '^[a-z]{1,9}$', flags: '' })).toEqual([])
})

const all = walk('src').flatMap((file) => literals(file).map((regex) => ({ ...regex, file })))

test('finds the patterns of the source', () => {
  expect(all.length).toBeGreaterThan(20)
})

test.each(all.map((regex) => [`${regex.file} /${regex.pattern}/`, regex] as const))('%s is linear', (_name, regex) => {
  expect(BOUNDED[regex.pattern] ?? blowUps(regex)).toEqual(BOUNDED[regex.pattern] ?? [])
})
