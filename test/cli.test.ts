import { spawnSync } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'

const folder = mkdtempSync(join(tmpdir(), 'nostrum-cli-'))
const SPAM = 'samples/golden/zh-doorway/page.txt'
const HAM = 'samples/golden/en-leaflet/page.txt'

function nostrum(args: readonly string[], input = '') {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['src/cli.ts', ...args], { input, encoding: 'utf8', env: { ...process.env, NO_COLOR: '1', LANG: 'en_US.UTF-8' } })
  return { status, stdout, stderr }
}

describe('nostrum score', () => {
  test('exits 1 for spam and 0 for an honest page, and says why', () => {
    const spam = nostrum(['score', SPAM])
    expect(spam.status).toBe(1)
    expect(spam.stdout).toMatch(/^spam {2}[\d.]+ % likelihood of spam/)
    expect(spam.stdout).toContain('(doubled-question-marks)')
    expect(nostrum(['score', HAM]).status).toBe(0)
  })

  test('prints one object for one input and an array for several', () => {
    expect(JSON.parse(nostrum(['score', HAM, '--json']).stdout)).toMatchObject({ verdict: 'ham', language: { tag: 'en' } })
    expect(JSON.parse(nostrum(['score', HAM, SPAM, '--json']).stdout).map(({ verdict }: { verdict: string }) => verdict)).toEqual(['ham', 'spam'])
  })

  test('reads stdin, HTML by its look, old charsets by their declaration', () => {
    expect(JSON.parse(nostrum(['score', '--json'], '<html><title>T</title><p>Text</p></html>').stdout).input.format).toBe('html')
    const gbk = join(folder, 'gbk.html')
    writeFileSync(gbk, Buffer.concat([Buffer.from('<html><meta charset=gbk><title>'), Buffer.from([0xd6, 0xb2, 0xb7, 0xa2]), Buffer.from('</title></html>')]))
    expect(nostrum(['score', gbk, '--explain']).stdout).toContain('植发')
  })

  test('answers NDJSON line by line, in order, a bad line with a problem', () => {
    const { status, stdout } = nostrum(['score', '--ndjson'], '{"id":1,"text":"hello"}\nnot json\n{"id":3}\n[]\n\n{"id":4,"html":"<p>x"}\n')
    const lines = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(lines.map(({ id, verdict, problem }) => [id, verdict ?? problem.title])).toEqual([
      [1, 'unsure'],
      [undefined, 'Not JSON'],
      [3, 'Nothing to read'],
      [undefined, 'Not an object'],
      [4, 'unsure'],
    ])
    expect(status).toBe(2)
  })

  test('exits 3 for unsure when strict', () => {
    expect(nostrum(['score', '-', '--strict'], 'hello').status).toBe(3)
    expect(nostrum(['score', '-'], 'hello').status).toBe(0)
  })

  test('marks the evidence in the page and speaks Chinese', () => {
    const { stdout } = nostrum(['score', SPAM, '--explain', '--locale', 'zh-Hant'])
    expect(stdout).toContain('垃圾頁面')
    expect(stdout).toContain('⟦')
  })

  test.each([
    [['score', 'missing.txt'], 'there is no such file'],
    [['score', '--nope'], "Unknown option '--nope'"],
    [['score', '--prior', '7'], '--prior takes a number'],
    [['score', '--model', 'models/v0'], 'no model.json there'],
    [['score', '--ndjson', SPAM], 'takes no files'],
    [['scroe'], 'There is no command "scroe"'],
    [['signals', 'city-links'], 'Did you mean city-rotated-links'],
    [['train', 'samples'], '--out models/vN'],
    [['train', 'samples', '--out', 'models/v1'], 'never edited'],
    [['evaluate'], 'Name a corpus'],
    [['evaluate', 'samples', '--split', 'x'], 'choose train, dev or test'],
    [['evaluate', 'missing'], 'does not exist'],
  ])('%j is an error that says what to do', (args, message) => {
    const { status, stderr } = nostrum(args)
    expect(status).toBe(2)
    expect(stderr).toContain(message)
  })
})

test('lists and explains signals', () => {
  expect(nostrum(['signals']).stdout.split('\n').length).toBeGreaterThan(40)
  expect(nostrum(['signals', 'ad-law-scars']).stdout).toContain('## Why it matters')
})

test.each([
  ['--help'],
  ['--version'],
  ['score', '--help'],
  ['scan', '--help'],
  ['serve', '--help'],
  ['signals', '--help'],
  ['lookup', '--help'],
  ['lists', '--help'],
  ['lists', 'lint', '--help'],
  ['train', '--help'],
  ['evaluate', '--help'],
])('%s %s prints and exits 0', (...args) => {
  const { status, stdout } = nostrum(args)
  expect(status).toBe(0)
  expect(stdout.length).toBeGreaterThan(4)
})
