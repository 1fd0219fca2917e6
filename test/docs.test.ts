import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'

const DOCUMENTS = ['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md', 'src/README.md', 'samples/README.md']
const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> }
const COMMANDS = ['score', 'serve', 'signals', 'train', 'evaluate']

describe.each(DOCUMENTS)('%s', (file) => {
  const text = readFileSync(file, 'utf8')

  test('names only commands that exist', () => {
    for (const [, name] of text.matchAll(/npm run ([\w-]+)/g)) expect(Object.keys(scripts)).toContain(name)
    for (const [, name] of text.matchAll(/npx nostrum ([a-z]+)/g)) expect(COMMANDS).toContain(name)
  })

  test('links only to what is there', () => {
    for (const [, target = ''] of text.matchAll(/\]\(([^)#:]+)\)/g)) expect(existsSync(join(dirname(file), target)), target).toBe(true)
  })
})

test('the README tells the two commands', () => {
  const text = readFileSync('README.md', 'utf8')
  expect(text).toContain('npm ci && npm start')
  expect(text).toContain('npm ci && npm test')
})

test.each(COMMANDS)('every option in the help of %s is one that it takes', async (name) => {
  const source = readFileSync(`src/cli/${name}.ts`, 'utf8')
  const { HELP } = (await import(`../src/cli/${name}.ts`)) as { HELP: string }
  for (const [, option] of HELP.matchAll(/^ {2}--([a-z]+)/gm)) expect(source, `--${option}`).toMatch(new RegExp(`\\b${option}: \\{ type:`))
})

test('the current model has a card', () => {
  const version = readFileSync('models/current', 'utf8').trim()
  expect(readFileSync(`models/${version}/card.md`, 'utf8')).toContain('## What fell short')
})
