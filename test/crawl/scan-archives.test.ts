import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import Sqlite from 'better-sqlite3'
import { asyncBufferFromFile, parquetReadObjects } from 'hyparquet'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { analyse } from '../../src/analyse.ts'
import { run } from '../../src/cli/scan.ts'
import { currentModel } from '../../src/verdict/current.ts'
import { doorway, TOWNS } from '../api/farm.ts'
import { conversion, info, ndjson, page, request, response, textOf, urlOf, warc, zip } from './archives.ts'
import { nostrum, start } from './command.ts'

const folder = mkdtempSync(join(tmpdir(), 'nostrum-scan-'))
afterAll(() => rmSync(folder, { recursive: true }))
const at = (name: string) => join(folder, name)
const numbers = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => from + i)
const linesOf = (path: string) => readFileSync(path, 'utf8').trimEnd().split('\n').filter(Boolean)

interface Line {
  readonly url: string
  readonly id?: number
  readonly verdict?: string
  readonly skipped?: { readonly kind: string }
  readonly failed?: { readonly kind: string }
}

/** In this process, where starting one would take longer than the scan. */
const scanHere = async (...args: readonly string[]) => expect([0, 5]).toContain(await run([...args, '--quiet', '--concurrency', '0']))

/** What a refused scan says. */
async function refusal(...args: readonly string[]): Promise<string> {
  const stderr = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
  const status = await run(args.slice(1))
  const said = stderr.mock.calls.join('')
  stderr.mockRestore()
  expect(status).toBe(4)
  return said
}

const read = (path: string) => linesOf(path).map((line) => JSON.parse(line) as Line)
const outcome = ({ verdict, skipped, failed }: Line) => verdict ?? skipped?.kind ?? failed?.kind

beforeAll(() => {
  writeFileSync(at('pages.ndjson'), `${ndjson(0, 40)}not json\n`)
  writeFileSync(at('packed.ndjson.gz'), gzipSync(ndjson(40, 60)))
  writeFileSync(at('crawl.warc'), warc([info(), request(60), ...numbers(60, 80).map(page), response(urlOf(80), 'x', ['Content-Type: image/png'])], false))
  writeFileSync(at('crawl.warc.gz'), warc([info(), ...numbers(81, 100).map(page)], true))
  writeFileSync(at('whole.warc.gz'), gzipSync(warc([info(), ...numbers(100, 120).map(page)], false)))
  writeFileSync(at('text.wet.gz'), warc([info(), ...numbers(120, 140).map(conversion)], true))
  const wacz = [
    { name: 'datapackage.json', content: Buffer.from('{}'), deflate: true },
    { name: 'archive/data.warc.gz', content: warc(numbers(140, 160).map(page), true) },
    { name: 'pages/pages.jsonl', content: Buffer.from('{}') },
  ]
  writeFileSync(at('site.wacz'), zip(wacz))
  mkdirSync(at('folder/deep'), { recursive: true })
  writeFileSync(at('folder/b.txt'), textOf(160))
  writeFileSync(at('folder/deep/a.html'), `<p>${textOf(161)}`)
  writeFileSync(at('folder/logo.png'), 'PNG')
  writeFileSync(at('folder/.hidden'), 'x')
  const good = warc(numbers(162, 170).map(page), true)
  good.fill(0, good.length >> 1, (good.length >> 1) + 40)
  writeFileSync(at('damaged.warc.gz'), good)
  writeFileSync(at('truncated.ndjson.gz'), gzipSync(ndjson(170, 190)).subarray(0, -20))
  writeFileSync(at('broken.wacz'), zip(wacz).subarray(0, 200))
})

const ALL = ['pages.ndjson', 'packed.ndjson.gz', 'crawl.warc', 'crawl.warc.gz', 'whole.warc.gz', 'text.wet.gz', 'site.wacz', 'folder']
const BAD = ['damaged.warc.gz', 'truncated.ndjson.gz', 'broken.wacz']

describe('a scan of archives', () => {
  test('judges every page of every kind of archive, in order, as the library does', async () => {
    const { status, stdout, stderr } = await nostrum(['scan', ...ALL.map(at), '--out', at('all.ndjson'), '--concurrency', '2'])
    expect({ status, stderr }).toMatchObject({ status: 5 })
    const lines = read(at('all.ndjson'))
    const pages = lines.filter(({ verdict }) => verdict !== undefined)
    expect(pages.map(({ url }) => url)).toEqual([...numbers(0, 80), ...numbers(81, 160)].map(urlOf).concat('b.txt', 'deep/a.html'))
    expect(lines.filter(({ verdict }) => verdict === undefined).map((line) => [line.url, outcome(line)])).toEqual([
      [`pages.ndjson@${Buffer.byteLength(ndjson(0, 40))}`, 'not-json'],
      [urlOf(80), 'not-a-page'],
      ['logo.png', 'not-a-page'],
    ])
    const first = { id: 0, url: urlOf(0), ...analyse({ text: textOf(0), url: urlOf(0) }, { model: currentModel(), explain: false }) }
    expect(lines[0]).toEqual(JSON.parse(JSON.stringify(first)))
    expect(stdout).toContain('failed 1: not-json 1')
    expect(stdout).toMatch(/Sites with the most spam[\s\S]+site-\d\.example/)
    expect(stdout).toMatch(/Signals found[\s\S]+efficacy-claims/)
    expect(existsSync(at('all.ndjson.state'))).toBe(false)
  })

  test('counts damage, reports it and goes on', async () => {
    const { status, stdout } = await nostrum(['scan', ...BAD.map(at), '--out', at('bad.ndjson'), '--json'])
    expect(status).toBe(5)
    const lines = read(at('bad.ndjson'))
    expect(lines.filter(({ url }) => numbers(162, 170).some((n) => url === urlOf(n))).length).toBeGreaterThanOrEqual(6)
    expect(lines.filter(({ url }) => numbers(170, 190).some((n) => url === urlOf(n))).length).toBeGreaterThanOrEqual(15)
    const summary = JSON.parse(stdout) as { failed: Record<string, number>; verdicts: Record<string, number> }
    expect(Object.keys(summary.failed).toSorted()).toEqual(expect.arrayContaining(['damaged', 'truncated', 'unreadable']))
    expect(Object.values(summary.verdicts).reduce((a, b) => a + b)).toBe(lines.filter(({ verdict }) => verdict !== undefined).length)
  })

  test.each(['parquet', 'sqlite'])('writes %s with the same results', async (format) => {
    const out = at(`columns.${format}`)
    await scanHere(at('crawl.warc'), at('pages.ndjson'), '--out', out)
    await scanHere(at('crawl.warc'), at('pages.ndjson'), '--out', at('columns.ndjson'), '--force')
    const rows = (
      format === 'sqlite' ? new Sqlite(out).prepare('SELECT * FROM pages ORDER BY rowid').all() : await parquetReadObjects({ file: await asyncBufferFromFile(out) })
    ) as Record<string, unknown>[]
    const lines = read(at('columns.ndjson'))
    expect(rows.map(({ url, verdict, skipped, failed }) => [url, verdict ?? skipped ?? failed])).toEqual(lines.map((line) => [line.url, outcome(line)]))
    const spam = rows.find(({ verdict }) => verdict === 'spam') as { likelihood: number; reasons: unknown; model: string }
    expect(spam).toMatchObject({ likelihood: expect.any(Number), model: currentModel().version })
    const reasons = typeof spam.reasons === 'string' ? (JSON.parse(spam.reasons) as unknown[]) : spam.reasons
    expect(reasons).toEqual(expect.arrayContaining([expect.objectContaining({ signal: 'efficacy-claims' })]))
    expect(existsSync(`${out}.part`)).toBe(false)
  })

  test('finds families of doorway pages when asked to', async () => {
    const pages = TOWNS.map((town, i) => `${JSON.stringify({ url: `https://clinic-${i}.example.com/bdf`, text: doorway(town, '植发') })}\n`)
    writeFileSync(at('doorways.ndjson'), pages.join(''))
    const { stdout } = await nostrum(['scan', at('doorways.ndjson'), '--out', at('families.ndjson'), '--families', '--json', '--concurrency', '1'])
    const { families } = JSON.parse(stdout) as { families: { pages: number; hosts: number }[] }
    expect(families[0]).toMatchObject({ pages: TOWNS.length, hosts: TOWNS.length })
  })

  test('quotes the evidence when asked to explain', async () => {
    await nostrum(['scan', '-', '--out', '-', '--explain', '--quiet'], ndjson(0, 1)).then(({ stdout }) => expect(stdout).toContain('治愈率高达98%'))
  })
})

describe('shards', () => {
  const SHARDS = 3

  test.each(['pages.ndjson', 'packed.ndjson.gz', 'crawl.warc', 'crawl.warc.gz', 'whole.warc.gz', 'site.wacz', 'folder'])('of %s are disjoint and make the whole', async (name) => {
    const whole = at(`shard-${name}.ndjson`)
    await scanHere(at(name), '--out', whole)
    const parts: string[] = []
    for (const i of numbers(0, SHARDS)) {
      const out = at(`shard-${name}-${i}.ndjson`)
      await scanHere(at(name), '--out', out, '--shard', `${i}/${SHARDS}`)
      parts.push(...linesOf(out))
    }
    expect(parts.toSorted()).toEqual(linesOf(whole).toSorted())
  })
})

describe('a scan that is stopped', () => {
  const PAGES = 3000
  const inputs = [at('many.ndjson'), at('many.warc.gz'), at('many.ndjson.gz')]
  const args = (out: string, ...more: string[]) => ['scan', ...inputs, '--out', out, '--concurrency', '1', ...more]

  beforeAll(async () => {
    writeFileSync(inputs[0] as string, ndjson(0, PAGES))
    writeFileSync(inputs[1] as string, warc(numbers(0, 600).map(page), true))
    writeFileSync(inputs[2] as string, gzipSync(ndjson(PAGES, PAGES + 600)))
    expect(await nostrum(args(at('uninterrupted.ndjson'), '--quiet'))).toMatchObject({ status: 0 })
  }, 60_000)

  test('by kill -9, again and again, comes out the same to the byte', async () => {
    const out = at('killed.ndjson')
    let kills = 0
    for (const share of [0.1, 0.4, 0.8]) {
      const { child, ended } = start(args(out, '--quiet', ...(kills > 0 ? ['--resume'] : [])))
      const goal = share * statSync(at('uninterrupted.ndjson')).size
      await vi.waitFor(() => expect(statSync(out).size).toBeGreaterThan(goal), { timeout: 30_000, interval: 10 })
      child.kill('SIGKILL')
      if ((await ended).signal === 'SIGKILL') kills++
      expect(existsSync(`${out}.state`)).toBe(true)
    }
    expect(kills).toBe(3)
    expect(await nostrum(args(out, '--quiet', '--resume'))).toMatchObject({ status: 0 })
    expect(readFileSync(out).equals(readFileSync(at('uninterrupted.ndjson')))).toBe(true)
  }, 90_000)

  test('by Ctrl-C says how to go on, refuses to begin anew or be asked something else, and goes on', async () => {
    const out = at('stopped.ndjson')
    const { child, ended } = start(args(out, '--json-progress'))
    await vi.waitFor(() => expect(statSync(out).size).toBeGreaterThan(100_000), { timeout: 30_000, interval: 10 })
    child.kill('SIGINT')
    const { status, stdout, stderr } = await ended
    expect(status).toBe(130)
    expect(stdout).toContain('--resume goes on')
    const progress = stderr
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>)
    expect(progress.at(-1)).toMatchObject({ verdicts: { spam: expect.any(Number) }, done: expect.any(Number), total: expect.any(Number), rate: expect.any(Number) })
    expect(await refusal(...args(out))).toContain('Go on with --resume')
    expect(await refusal(...args(out, '--resume', '--explain'))).toContain('asked something else')
    expect(await nostrum(args(out, '--resume', '--quiet'))).toMatchObject({ status: 0 })
    expect(readFileSync(out).equals(readFileSync(at('uninterrupted.ndjson')))).toBe(true)
    expect(await refusal(...args(out, '--resume'))).toContain('nothing to resume')
  }, 60_000)
})

describe('on the command line', () => {
  test('a scan is a filter from standard input to standard output', async () => {
    const { status, stdout, stderr } = await nostrum(['scan', '-', '--out', '-', '--quiet'], ndjson(0, 3))
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
    expect(
      stdout
        .trimEnd()
        .split('\n')
        .map((line) => (JSON.parse(line) as Line).id),
    ).toEqual([0, 1, 2])
    const packed = await nostrum(['scan', '-', '--out', '-', '--quiet'], gzipSync(warc([page(1), page(2)], false)))
    expect(packed.stdout.trimEnd().split('\n')).toHaveLength(2)
  })

  test('a dry run says what it would do and does nothing', async () => {
    const { status, stdout } = await nostrum(['scan', at('crawl.warc.gz'), at('whole.warc.gz'), at('folder'), at('broken.wacz'), '--out', at('dry.ndjson'), '--dry-run'])
    expect(status).toBe(0)
    expect(stdout).toMatch(
      /crawl.warc.gz: WARC, \d+ bytes, can be read in parts\nwhole.warc.gz: WARC, \d+ bytes packed, can be read from its beginning only\nfolder: 3 files\nbroken.wacz: cannot be read/,
    )
    expect(existsSync(at('dry.ndjson'))).toBe(false)
  })

  test.each([
    [['scan'], 'Name something to scan'],
    [['scan', 'x'], '--out results.ndjson'],
    [['scan', 'missing.warc', '--out', at('x.ndjson')], 'there is no such file'],
    [['scan', at('pages.ndjson'), '--out', at('x.csv')], 'must end in .ndjson'],
    [['scan', at('pages.ndjson'), '--out', at('none/x.ndjson')], 'there is no folder'],
    [['scan', at('pages.ndjson'), '--out', at('x.ndjson'), '--shard', '3/3'], 'I from 0 to N - 1'],
    [['scan', at('pages.ndjson'), '--out', at('pages.ndjson')], 'write over it with --force'],
    [['scan', at('pages.ndjson'), '--out', at('x.ndjson'), '--as', 'pdf'], '--as takes warc'],
    [['scan', at('pages.ndjson'), '--out', at('x.ndjson'), '--resume'], 'nothing to resume'],
    [['scan', at('pages.ndjson'), '--out', '-', '--resume'], 'cannot be taken back'],
    [['scan', at('pages.ndjson'), 'https://a.example/', '--out', at('x.ndjson')], 'both addresses and files'],
    [['scan', 'https://a.example/', '--out', at('x.ndjson')], '--contact'],
    [['scan', 'https://a.example/', '--out', at('x.ndjson'), '--contact', 'me'], 'takes a mail address'],
    [['scan', 'https://a.example/', '--out', at('x.ndjson'), '--nope'], "Unknown option '--nope'"],
  ])('%j is refused with a reason', async (args, message) => {
    expect(await refusal(...args)).toContain(message)
  })
})
