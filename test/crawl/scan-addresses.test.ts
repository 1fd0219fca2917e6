import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { run } from '../../src/cli/scan.ts'
import { nostrum, start } from './command.ts'
import { ARTICLES_PER_HOST, HOSTS, startSite, type TestSite } from './site.ts'

const folder = mkdtempSync(join(tmpdir(), 'nostrum-addresses-'))
const at = (name: string) => join(folder, name)
let site: TestSite
beforeAll(async () => {
  site = await startSite()
})
beforeEach(() => site.forget())
afterAll(async () => {
  await site.close()
  rmSync(folder, { recursive: true })
})

interface Line {
  readonly url: string
  readonly via?: string
  readonly verdict?: string
  readonly skipped?: { readonly kind: string }
  readonly failed?: { readonly kind: string }
}

const FAST = ['--contact', 'ada@nostrum.example', '--allow-private', '--delay', '0', '--backoff', '0.05', '--quiet']
const lines = (name: string) =>
  readFileSync(at(name), 'utf8')
    .trimEnd()
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Line)
/** On a busy machine a connection that breaks off can look like one that takes too long. */
const LINE_TROUBLE = ['connection', 'timeout']
const outcome = ({ verdict, skipped, failed }: Line) =>
  verdict !== undefined ? 'judged' : failed !== undefined && LINE_TROUBLE.includes(failed.kind) ? 'no answer' : (skipped?.kind ?? failed?.kind)
const path = (url: string) => url.replace(/^http:\/\/[^/]{1,30}/, '')
const summary = (name: string) => Object.fromEntries(lines(name).map((line) => [line.url, outcome(line)]))
/** In this process. */
const scanHere = (...args: readonly string[]) => run([...args, ...FAST])

describe('a list of addresses', () => {
  test('is visited, with redirects to other hosts told apart, and each page once', async () => {
    const asked = ['/article/1', '/article/1#again', '/moved', '/away', '/private/secret', '/missing', '/picture.png', '/loop']
    writeFileSync(at('list.txt'), `# to visit\n${asked.map((each) => site.url(0, each)).join('\n')}\n`)
    expect(await scanHere(at('list.txt'), 'http://printer/', '--out', at('list.ndjson'))).toBe(5)
    const found = lines('list.ndjson')
    expect(found.map((line) => [line.url.includes('printer') ? line.url : path(line.url), outcome(line)]).toSorted()).toEqual(
      [
        ['/article/1', 'judged'],
        ['/moved', 'judged'],
        ['/away', 'redirected'],
        ['/landing?from=0', 'judged'],
        ['/private/secret', 'robots'],
        ['/missing', 'status'],
        ['/picture.png', 'not-a-page'],
        ['/loop', 'redirects'],
        ['http://printer/', 'dns'],
      ].toSorted(),
    )
    expect(found.find(({ url }) => url === site.url(1, '/landing?from=0'))?.via).toBe(site.url(0, '/away'))
    expect(site.visits.filter(({ path: each }) => each === '/robots.txt').length).toBe(2)
    expect(site.visits.every(({ userAgent }) => userAgent.includes('+mailto:ada@nostrum.example'))).toBe(true)
  })

  test('of pages seen before is asked only for what changed', async () => {
    const asked = [1, 2, 3].map((n) => site.url(0, `/article/${n}`))
    await scanHere(...asked, '--out', at('first.ndjson'), '--cache', at('cache.db'))
    site.forget()
    await scanHere(...asked, '--out', at('second.ndjson'), '--cache', at('cache.db'))
    expect(readFileSync(at('second.ndjson'), 'utf8')).toBe(readFileSync(at('first.ndjson'), 'utf8'))
    expect(site.visits.filter(({ status }) => status === 304)).toHaveLength(3)
  })

  test('is divided among shards by host', async () => {
    const asked = HOSTS.map((_, i) => site.url(i, '/article/1'))
    for (const shard of ['0/2', '1/2']) await scanHere(...asked, '--out', at(`part-${shard[0]}.ndjson`), '--shard', shard)
    const parts = [lines('part-0.ndjson'), lines('part-1.ndjson')]
    expect(
      parts
        .flat()
        .map(({ url }) => url)
        .toSorted(),
    ).toEqual(asked)
    expect(parts.every((part) => part.length > 0)).toBe(true)
  })
})

test('a sitemap is found through robots.txt, and its pages are judged', async () => {
  expect(await scanHere('--sitemap', site.url(2, '/'), '--out', at('sitemap.ndjson'))).toBe(0)
  expect(
    lines('sitemap.ndjson')
      .map(({ url }) => path(url))
      .toSorted(),
  ).toEqual(Array.from({ length: ARTICLES_PER_HOST }, (_, i) => `/article/${i}`).toSorted())
})

describe('a site', () => {
  const sites = () => HOSTS.map((_, i) => site.url(i, '/'))
  const args = (out: string, ...more: string[]) => ['scan', '--site', ...sites(), '--scope', 'host', '--max-depth', '6', '--timeout', '2', '--out', at(out), ...FAST, ...more]

  test('of five hundred pages is scanned with good manners, through traps and trouble, and comes out the same when killed', async () => {
    const whole = start(args('whole.ndjson'))
    expect(await whole.ended).toMatchObject({ status: 5, stderr: '' })
    const result = summary('whole.ndjson')
    expect(Object.values(result).filter((each) => each === 'judged').length).toBeGreaterThan(500)
    const odd = Object.fromEntries(Object.entries(result).flatMap(([url, each]) => (url.startsWith(site.url(0, '')) && !url.includes('/article/') ? [[path(url), each]] : [])))
    expect(odd).toEqual({
      '/': 'judged',
      '/a/a/a/a/a': 'trap',
      '/away': 'redirected',
      '/bomb': 'too-large',
      '/broken': 'no answer',
      '/busy': 'judged',
      ...Object.fromEntries(Array.from({ length: 6 }, (_, i) => [`/calendar?month=2026-01${'1'.repeat(i)}`, 'judged'])),
      '/calendar?month=2026-01111111': 'too-deep',
      '/dead-end': 'judged',
      '/empty': 'not-a-page',
      '/endless': 'too-large',
      '/file.pdf': 'not-a-page',
      '/flaky': 'judged',
      '/gbk': 'judged',
      '/headers': 'headers-too-large',
      '/landing?from=3': 'judged',
      '/list?session=1': 'robots',
      '/loop': 'redirects',
      '/mislabelled': 'judged',
      '/missing': 'status',
      '/moved': 'judged',
      '/nofollow': 'judged',
      '/picture.png': 'not-a-page',
      '/private/open': 'judged',
      '/private/secret': 'robots',
      '/slow': 'no answer',
    })
    expect(site.crowd).toBe(1)
    expect(site.visits.filter(({ path: each }) => each.startsWith('/private/secret') || each.includes('session='))).toEqual([])
    expect(site.visits.filter(({ path: each }) => each === '/robots.txt')).toHaveLength(HOSTS.length)

    site.forget()
    let kills = 0
    for (const pages of [60, 300]) {
      const { child, ended } = start(args('killed.ndjson', ...(kills > 0 ? ['--resume'] : [])))
      await vi.waitFor(() => expect(site.visits.length).toBeGreaterThan(pages), { timeout: 20_000, interval: 5 })
      child.kill('SIGKILL')
      if ((await ended).signal === 'SIGKILL') kills++
    }
    expect(kills).toBe(2)
    expect(await nostrum(args('killed.ndjson', '--resume'))).toMatchObject({ status: 5 })
    expect(summary('killed.ndjson')).toEqual(result)
    expect(lines('killed.ndjson')).toHaveLength(Object.keys(result).length)
    // What was judged before a kill is not fetched again: only what was in flight is.
    const counts = new Map<string, number>()
    for (const { host, path: each } of site.visits) if (each.startsWith('/article/')) counts.set(host + each, (counts.get(host + each) ?? 0) + 1)
    expect([...counts.values()].filter((count) => count > 1).length).toBeLessThanOrEqual(2 * HOSTS.length + HOSTS.length)
  }, 120_000)

  test('stopped by Ctrl-C says how to go on', async () => {
    const { child, ended } = start(args('stopped.ndjson').filter((each) => each !== '--quiet'))
    await vi.waitFor(() => expect(site.visits.length).toBeGreaterThan(50), { timeout: 20_000, interval: 5 })
    child.kill('SIGINT')
    const { status, stdout } = await ended
    expect(status).toBe(130)
    expect(stdout).toMatch(/Stopped after \d+ pages[\s\S]+--resume goes on/)
  })
})
