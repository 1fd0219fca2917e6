import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs'
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
    [['report'], 'Name one page'],
    [['report', SPAM, HAM], 'Name one page'],
    [['report', 'missing.html'], 'there is no such file'],
    [['report', 'verify'], 'Name the capsule'],
    [['report', 'verify', 'missing.html'], 'there is no such file'],
    [['report', SPAM, '--capsule', '--key', HAM], 'holds no Ed25519 private key'],
    [['scars'], 'Name a corpus'],
    [['scars', 'samples', '--limit', '0'], '--limit takes a number'],
  ])('%j is an error that says what to do', (args, message) => {
    const { status, stderr } = nostrum(args)
    expect(status).toBe(2)
    expect(stderr).toContain(message)
  })
})

describe('nostrum score --advice', () => {
  test('says what to change and which passages decide', () => {
    const { stdout } = nostrum(['score', 'samples/golden/zh-hant-advertorial/page.txt', '--advice'])
    expect(stdout).toContain('Leave out promises of cure')
    expect(stdout).toMatch(/Without (?:this passage|these \d passages) the verdict would be "unsure"/)
  })

  test('gives it in JSON as well', () => {
    const { advice } = JSON.parse(nostrum(['score', SPAM, '--advice', '--json']).stdout)
    expect(advice.advice[0].points).toBeGreaterThan(0)
    expect(advice.counterfactual).toBeNull()
  })
})

describe('nostrum report', () => {
  const page = 'samples/golden/en-supplement/page.txt'
  const capsule = join(folder, 'capsule.html')
  const key = join(folder, 'keys', 'key.pem')

  test('prints a page for people, with claims and rules', () => {
    const { status, stdout } = nostrum(['report', page])
    expect(status).toBe(0)
    expect(stdout).toMatch(/^<!doctype html>/)
    expect(stdout).toContain('reverses diabetes')
    expect(stdout).toContain('of a kind that')
  })

  test('seals a capsule with a key made on first use, which verify knows again', () => {
    const made = nostrum(['report', page, '--capsule', '--key', key, '--out', capsule])
    expect(made.status).toBe(0)
    expect(made.stderr).toContain(`Made a signing key in ${key}`)
    expect(statSync(key).mode & 0o777).toBe(0o600)
    const again = nostrum(['report', page, '--capsule', '--key', key, '--out', join(folder, 'second.html')])
    expect(again.stderr).not.toContain('Made a signing key')
    const { status, stdout } = nostrum(['report', 'verify', capsule, '--key', key])
    expect(status).toBe(0)
    expect(stdout).toContain('holds: nothing in it was changed')
    expect(stdout).toContain('judged again here: the same score')
    expect(nostrum(['report', 'verify', capsule, '--key', join(folder, 'second.html')]).status).toBe(0)
  })

  test('verify exits 1 for a file that was changed, or signed by somebody else', () => {
    const changed = join(folder, 'changed.html')
    writeFileSync(changed, readFileSync(capsule, 'utf8').replace('reverses', 'eases'))
    expect(nostrum(['report', 'verify', changed])).toMatchObject({ status: 1, stdout: expect.stringContaining('does not hold') })
    const other = join(folder, 'other.html')
    nostrum(['report', page, '--capsule', '--key', join(folder, 'other.pem'), '--out', other, '--quiet'])
    expect(nostrum(['report', 'verify', other, '--key', key])).toMatchObject({ status: 1, stdout: expect.stringContaining('is not that of') })
  })
})

test('nostrum scars proposes pairs and knows those that are listed', () => {
  const { status, stdout, stderr } = nostrum(['scars', 'samples', '--kind', 'scrubbed', '--limit', '10'])
  expect(status).toBe(0)
  const rows = stdout
    .trim()
    .split('\n')
    .map((line) => line.split('\t'))
  expect(rows[0]).toEqual(['found', 'original', 'times', 'sites', 'surroundings', 'listed'])
  expect(rows.filter(([, , , , , listed]) => listed === 'known').length).toBeGreaterThan(0)
  expect(stderr).toMatch(/\d+ swaps, \d+ of them listed already; \d+ shown/)
})

test('nostrum evaluate --claims prints the measures of the labelled sentences', () => {
  const corpus = join(folder, 'corpus.jsonl')
  const page = { id: 'a', site: 'a.example', lang: 'en', label: 'spam', kind: 'advertorial', topic: 'skin', text: 'Our tea cures diabetes. Is there a tea that cures diabetes?' }
  writeFileSync(corpus, `${JSON.stringify(page)}\n`.repeat(30))
  const { status, stdout } = nostrum(['evaluate', '--claims', corpus, '--json'])
  expect(status).toBe(0)
  const { sentences, pages } = JSON.parse(stdout)
  expect(sentences.map(({ group, split }: { group: string; split: string }) => `${group} ${split}`)).toContain('zh-Hant test')
  expect(pages).toMatchObject([{ lang: 'en', label: 'spam', pages: 30, charged: 1, chargedPerPage: 1, scopedPerPage: 1 }])
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
  ['report', '--help'],
  ['scars', '--help'],
])('%s %s prints and exits 0', (...args) => {
  const { status, stdout } = nostrum(args)
  expect(status).toBe(0)
  expect(stdout.length).toBeGreaterThan(4)
})
