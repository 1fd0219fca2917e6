import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { analyse } from '../src/analyse.ts'
import { currentModel } from '../src/verdict/current.ts'

const DOCUMENTS = [
  'README.md',
  'CONTRIBUTING.md',
  'CHANGELOG.md',
  'src/README.md',
  'src/signals/README.md',
  'samples/README.md',
  'samples/claims/README.md',
  'src/crawl/README.md',
  'src/extension/README.md',
]
const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> }
const COMMANDS = ['score', 'scan', 'report', 'serve', 'feedback', 'token', 'lookup', 'lists', 'signals', 'train', 'evaluate', 'scars']

describe.each(DOCUMENTS)('%s', (file) => {
  const text = readFileSync(file, 'utf8')

  test('names only commands that exist', () => {
    for (const [, name] of text.matchAll(/npm run ([\w-]+(?::[\w-]+)?)/g)) expect(Object.keys(scripts)).toContain(name)
    for (const [, name] of text.matchAll(/(?:`|npx )nostrum ([a-z]+)/g)) expect(COMMANDS).toContain(name)
  })

  test('links only to what is there', () => {
    for (const [, target = ''] of text.matchAll(/\]\(([^)#:]+)\)/g)) expect(existsSync(join(dirname(file), target)), target).toBe(true)
  })

  test('names no place outside the project', () => {
    expect(text.match(/(?<![\w.:/])\/(?:work|tmp|home|root|Users|mnt)\/\S{0,40}/g) ?? []).toEqual([])
    for (const [path] of text.matchAll(/\.\.\/[\w./-]{0,80}/g)) expect(join(dirname(file), path), path).not.toMatch(/^\.\./)
  })
})

test('the README tells the two commands', () => {
  const text = readFileSync('README.md', 'utf8')
  expect(text).toContain('npm ci && npm start')
  expect(text).toContain('npm ci && npm test')
})

test('the README names each test string', () => {
  const text = readFileSync('README.md', 'utf8')
  for (const verdict of ['spam', 'unsure', 'ham'] as const) {
    const word = `NOSTRUM-TEST-${verdict.toUpperCase()}-7f3a`
    expect(text).toContain(word)
    expect(analyse({ text: word }, { model: currentModel() }).verdict).toBe(verdict)
  }
})

/** A block of the README that shows the first lines of what a command prints: the command, the lines, a line with dots. */
const SHOWN = /^\$ npx nostrum (.+)\n([^`]+?)\n \.\.\.\n/gm

// After a new model: NOSTRUM_UPDATE_GOLDEN=1 npm test writes the lines anew, as it does for golden pages.
test('the README shows what its commands print', () => {
  const text = readFileSync('README.md', 'utf8')
  const now = text.replace(SHOWN, (_, command: string, lines: string) => {
    const { stdout } = spawnSync(process.execPath, ['src/cli.ts', ...command.split(' '), '--locale', 'en'], { encoding: 'utf8', env: { ...process.env, NO_COLOR: '1' } })
    return `$ npx nostrum ${command}\n${stdout.split('\n').slice(0, lines.split('\n').length).join('\n')}\n ...\n`
  })
  expect(text.match(SHOWN)).toHaveLength(2)
  if (process.env['NOSTRUM_UPDATE_GOLDEN']) writeFileSync('README.md', now)
  expect(readFileSync('README.md', 'utf8')).toBe(now)
})

/** A block that shows lines from further down: the command, a line with dots, the lines. */
const EXCERPT = /^\$ npx nostrum (.+)\n \.\.\.\n([^`]+?)\n```/gm

test('the README quotes what its commands print further down', () => {
  const excerpts = [...readFileSync('README.md', 'utf8').matchAll(EXCERPT)]
  expect(excerpts.length).toBeGreaterThan(0)
  for (const [, command = '', lines] of excerpts) {
    const { stdout } = spawnSync(process.execPath, ['src/cli.ts', ...command.split(' '), '--locale', 'en'], { encoding: 'utf8', env: { ...process.env, NO_COLOR: '1' } })
    expect(stdout).toContain(`${lines}\n`)
  }
})

test.each(COMMANDS)('every option in the help of %s is one that it takes', async (name) => {
  const source = readFileSync(`src/cli/${name === 'scan' ? 'scan-options' : name}.ts`, 'utf8')
  const { HELP } = (await import(`../src/cli/${name}.ts`)) as { HELP: string }
  for (const [, option] of HELP.matchAll(/^ {2}--([a-z-]+)/gm)) expect(source, `--${option}`).toMatch(new RegExp(`\\b'?${option}'?: \\{ type:`))
})

test('the current model has a card', () => {
  const version = readFileSync('models/current', 'utf8').trim()
  expect(readFileSync(`models/${version}/card.md`, 'utf8')).toContain('## What fell short')
})
