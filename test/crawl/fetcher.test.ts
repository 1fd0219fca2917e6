import { createServer } from 'node:http'
import { type AddressInfo, createServer as createTcp } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readRetryAfter, userAgentOf } from '../../src/crawl/fetch/fetcher.ts'
import { createNodeFetcher } from '../../src/crawl/fetch/node.ts'
import { startSite, type TestSite } from './site.ts'

const userAgent = userAgentOf('1.2.3', 'ada@nostrum.example')
const fetchAny = createNodeFetcher({ userAgent, allowPrivate: true, limits: { milliseconds: 1500, bytes: 1_000_000 } })
const fetchPublic = createNodeFetcher({ userAgent })

let site: TestSite
beforeAll(async () => {
  site = await startSite()
})
afterAll(() => site.close())

describe('a page', () => {
  test('comes with its type and validators, and whoever asks says who it is', async () => {
    const fetched = await fetchAny(site.url(0, '/article/1'))
    expect(fetched).toMatchObject({ ok: true, status: 200, contentType: 'text/html; charset=utf-8', validators: { etag: '"0-1"', modified: null } })
    expect(site.visits.at(-1)?.userAgent).toBe('Mozilla/5.0 (compatible; nostrum/1.2.3; +mailto:ada@nostrum.example)')
  })

  test('is asked for only if it changed', async () => {
    expect(await fetchAny(site.url(0, '/article/1'), { validators: { etag: '"0-1"', modified: null } })).toMatchObject({ ok: true, status: 304 })
  })

  test('is followed to where it moved, unless it must not be', async () => {
    expect(await fetchAny(site.url(0, '/moved'))).toMatchObject({ ok: true, url: site.url(0, '/article/1') })
    expect(await fetchAny(site.url(0, '/away'), { mayFollow: () => false })).toMatchObject({ ok: true, status: 302, location: site.url(1, '/landing?from=0') })
  })

  test('that is none is not read', async () => {
    expect(await fetchAny(site.url(0, '/picture.png'))).toMatchObject({ ok: true, contentType: 'image/png', bytes: new Uint8Array(0) })
  })

  test('is cut where that was asked', async () => {
    expect((await fetchAny(site.url(0, '/endless'), { cutAt: 1000 })) as { bytes: Uint8Array }).toMatchObject({ ok: true, bytes: { length: 1000 } })
  })
})

describe('trouble is told', () => {
  test.each([
    ['/loop', 'redirects', false],
    ['/slow', 'timeout', true],
    ['/broken', 'connection', true],
    ['/endless', 'too-large', false],
    ['/bomb', 'too-large', false],
    ['/headers', 'headers-too-large', false],
  ])('%s: %s', async (path, kind, passing) => {
    expect(await fetchAny(site.url(0, path))).toMatchObject({ ok: false, passing, trouble: { kind } })
  })

  test('when a name does not resolve', async () => {
    expect(await fetchAny('http://no-such-name.invalid/')).toMatchObject({ ok: false, trouble: { kind: 'dns' } })
  })

  test('when nobody listens, and when what answers is not HTTP or not packed as it says', async () => {
    const server = createTcp((socket) => socket.end('SSH-2.0-x\r\n'))
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.address() as AddressInfo
    expect(await fetchAny(`http://127.0.0.1:${port}/`)).toMatchObject({ ok: false, trouble: { kind: 'connection' } })
    server.close()
    expect(await fetchAny(`http://127.0.0.1:${port}/`)).toMatchObject({ ok: false, trouble: { kind: 'connection', detail: 'the server refuses connections' } })
    const liar = createServer((_request, response) => {
      response.writeHead(200, { 'content-type': 'text/html', 'content-encoding': 'gzip' })
      response.end('this is not gzip')
    })
    await new Promise<void>((resolve) => liar.listen(0, '127.0.0.1', resolve))
    expect(await fetchAny(`http://127.0.0.1:${(liar.address() as AddressInfo).port}/`)).toMatchObject({ ok: false, trouble: { kind: 'bad-encoding' } })
    liar.close()
  })
})

describe('the network inside', () => {
  test('is not reached by number or by name', async () => {
    for (const url of [site.url(0, '/'), `http://localhost:${site.port}/`, 'http://169.254.169.254/latest/meta-data/'])
      expect(await fetchPublic(url)).toMatchObject({ ok: false, trouble: { kind: 'address-refused' } })
  })

  test('is not reached by a public-looking name that resolves to it', async () => {
    const before = site.visits.length
    // Debian and its kin give the machine's own name a loopback address; the look-up itself must refuse, as the name is above suspicion.
    const { lookupPublic } = await import('../../src/crawl/fetch/node.ts')
    const error = await new Promise<NodeJS.ErrnoException | null>((resolve) => lookupPublic('localhost', {}, resolve))
    expect(error?.code).toBe('ERR_ADDRESS_REFUSED')
    expect(site.visits.length).toBe(before)
  })

  test('is not reached through a redirect', async () => {
    const { createFetcher } = await import('../../src/crawl/fetch/fetcher.ts')
    const asked: string[] = []
    const fetcher = createFetcher({
      userAgent,
      now: Date.now,
      fetch: async (url) => {
        asked.push(url)
        return new Response(null, { status: 302, headers: { location: site.url(0, '/') } })
      },
    })
    expect(await fetcher('https://redirects.example.com/')).toMatchObject({ ok: false, trouble: { kind: 'address-refused' } })
    expect(asked).toEqual(['https://redirects.example.com/'])
  })
})

test.each([
  ['120', 120_000],
  ['Tue, 01 Dec 2026 00:01:00 GMT', 60_000],
  ['Mon, 30 Nov 2026 00:00:00 GMT', 0],
  ['99999999', 86_400_000],
  ['soon', null],
  [null, null],
])('Retry-After %s is %s ms', (value, milliseconds) => {
  expect(readRetryAfter(value, Date.UTC(2026, 11, 1))).toBe(milliseconds)
})
