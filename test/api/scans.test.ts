import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sha256 } from '../../src/api/auth.ts'
import { ARTICLES_PER_HOST, HOSTS, startSite, type TestSite } from '../crawl/site.ts'
import { useServer } from './server.ts'

const TOKEN = 'a-token-of-the-crawler'
const tokens = [{ name: 'crawler', scopes: ['scan'], sha256: await sha256(TOKEN) }] as const
const scans = { contact: 'ada@nostrum.example', allowPrivate: true, limits: { delay: 0, backoff: 30 }, fetchLimits: { milliseconds: 1500, bytes: 1_000_000 } } as const
const server = useServer({ scans, access: { tokens } })
const guarded = useServer({ scans: { contact: 'guarded@nostrum.example' }, access: { open: ['scan'] } })
const off = useServer({ access: { open: ['scan'] } })

let site: TestSite
beforeAll(async () => {
  site = await startSite()
})
afterAll(() => site.close())

interface Scan {
  readonly id: string
  readonly state: string
  readonly pages: Readonly<Record<string, number>>
  readonly verdicts: Readonly<Record<string, number>>
  readonly troubles: Readonly<Record<string, number>>
}

interface Result {
  readonly url: string
  readonly verdict?: string
  readonly stored?: { readonly id: string }
  readonly skipped?: { readonly kind: string }
  readonly failed?: { readonly kind: string }
}

const begin = (body: unknown, url = server.url) =>
  fetch(`${url}/v1/scans`, {
    method: 'POST',
    body: JSON.stringify(body),
    headers: { 'Content-Type': 'application/json', ...(url === server.url ? { Authorization: `Bearer ${TOKEN}` } : {}) },
  })

/** The events of a scan until it ends. */
async function follow(id: string, url = server.url): Promise<{ event: string; scan: Scan }[]> {
  const text = await (await fetch(`${url}/v1/scans/${id}/events`)).text()
  return text
    .split('\n\n')
    .filter((part) => part.startsWith('event:'))
    .map((part) => ({ event: /^event: (\w{1,20})/.exec(part)?.[1] ?? '', scan: JSON.parse(/^data: (.*)$/m.exec(part)?.[1] ?? '') as Scan }))
}

async function results(id: string, limit = 500): Promise<Result[]> {
  const all: Result[] = []
  let path: string | undefined = `/v1/scans/${id}/results?limit=${limit}`
  while (path !== undefined) {
    const response = await server.get(path)
    const body = (await response.json()) as { results: Result[]; next_cursor: string | null }
    all.push(...body.results)
    path = /<([^>]{1,200})>; rel="next"/.exec(response.headers.get('Link') ?? '')?.[1]
    expect(path?.endsWith(`cursor=${body.next_cursor}`) ?? body.next_cursor === null).toBe(true)
  }
  return all
}

describe('a scan over HTTP', () => {
  test('of five hundred pages runs on the embedded queue, tells its progress, and keeps each verdict', async () => {
    const sites = HOSTS.map((_, i) => site.url(i, '/'))
    const begun = await begin({ sites, scope: 'host', max_depth: 4, max_pages: 1000 })
    expect(begun.status).toBe(202)
    const { id } = (await begun.json()) as Scan
    expect(begun.headers.get('Location')).toBe(`/v1/scans/${id}`)
    const events = await follow(id)
    expect(events[0]?.event).toBe('progress')
    expect(events.at(-1)).toMatchObject({ event: 'done', scan: { id, state: 'done', pages: { waiting: 0 } } })
    const settled = events.map(({ scan }) => (scan.pages['known'] ?? 0) - (scan.pages['waiting'] ?? 0))
    expect(settled).toEqual(settled.toSorted((a, b) => a - b))

    const found = await results(id, 200)
    expect(new Set(found.map(({ url }) => url)).size).toBe(found.length)
    const judged = found.filter(({ verdict }) => verdict !== undefined)
    expect(judged.length).toBeGreaterThan(500)
    const scan = (await (await server.get(`/v1/scans/${id}`)).json()) as Scan
    expect(scan.pages).toMatchObject({
      judged: judged.length,
      known: found.length,
      skipped: found.filter(({ skipped }) => skipped).length,
      failed: found.filter(({ failed }) => failed).length,
    })
    expect(scan.verdicts['spam']).toBe(judged.filter(({ verdict }) => verdict === 'spam').length)
    expect(scan.troubles).toMatchObject({ robots: 8, trap: 4, 'too-deep': 4, redirects: 4, 'not-a-page': 12 })
    expect(site.crowd).toBe(1)
    const kept = (await (await server.get(`/v1/verdicts/${judged[0]?.stored?.id}`)).json()) as { stored: { url: string } }
    expect(kept.stored.url).toBe(judged[0]?.url)
    const ndjson = await server.get(`/v1/scans/${id}/results?limit=3`, { Accept: 'application/x-ndjson' })
    expect(
      (await ndjson.text())
        .trimEnd()
        .split('\n')
        .map((line) => (JSON.parse(line) as Result).url),
    ).toEqual(found.slice(0, 3).map(({ url }) => url))
  }, 60_000)

  test('takes in no more pages than it was told', async () => {
    const { id } = (await (await begin({ sitemaps: [site.url(1, '/')], max_pages: 12 })).json()) as Scan
    const { scan } = (await follow(id)).at(-1) as { scan: Scan }
    // robots.txt, the index and the sitemap itself count as addresses.
    expect(scan).toMatchObject({ state: 'done', pages: { known: 12, judged: 9, beyond: ARTICLES_PER_HOST - 9, outside: 1 } })
  })

  test('is stopped by DELETE, and says so of what it had not come to', async () => {
    const { id } = (await (await begin({ urls: Array.from({ length: 300 }, (_, i) => site.url(0, `/article/${i % ARTICLES_PER_HOST}?again=${i}`)) })).json()) as Scan
    const stopped = await fetch(`${server.url}/v1/scans/${id}`, { method: 'DELETE', headers: { Authorization: `Bearer ${TOKEN}` } })
    expect((await stopped.json()) as Scan).toMatchObject({ state: 'stopped', pages: { waiting: 0 } })
    expect((await follow(id)).at(-1)).toMatchObject({ event: 'done', scan: { state: 'stopped' } })
    const { skipped } = (await results(id)).at(-1) as Result
    expect(skipped?.kind).toBe('stopped')
  })

  test('asks for a token', async () => {
    expect((await fetch(`${server.url}/v1/scans`, { method: 'POST', body: '{}', headers: { 'Content-Type': 'application/json' } })).status).toBe(401)
    const { id } = (await (await begin({ urls: [site.url(0, '/')] })).json()) as Scan
    expect((await fetch(`${server.url}/v1/scans/${id}`, { method: 'DELETE' })).status).toBe(401)
    expect((await server.get(`/v1/scans/${id}`)).status).toBe(200)
  })

  test('is not to be had where the operator has not switched it on', async () => {
    const refused = await begin({ urls: ['https://a.example/'] }, off.url)
    expect(refused.status).toBe(503)
    expect(await refused.json()).toMatchObject({ type: '/problems/scans-off' })
    expect((await off.get('/v1/scans/x')).status).toBe(503)
  })

  test('cannot be turned on the network inside', async () => {
    const { id } = (await (await begin({ urls: [site.url(0, '/'), `http://localhost:${site.port}/`, 'http://169.254.169.254/latest/'] }, guarded.url)).json()) as Scan
    expect((await follow(id, guarded.url)).at(-1)).toMatchObject({ scan: { state: 'done', pages: { failed: 3 }, troubles: { 'address-refused': 3 } } })
    expect(site.visits.filter(({ userAgent }) => userAgent.includes('guarded@'))).toEqual([])
  })
})

describe('what is asked wrongly is told', () => {
  test.each([
    [{}, '#', 'must have an address'],
    [{ urls: 'https://a.example/' }, '#/urls', 'must be a list'],
    [{ urls: ['https://a.example/', 'ftp://a.example/'] }, '#/urls/1', 'absolute http or https'],
    [{ url: ['https://a.example/'] }, '#/url', 'did you mean "urls"'],
    [{ sites: ['https://a.example/'], scope: 'world' }, '#/scope', 'site, host or path'],
    [{ sites: ['https://a.example/'], max_pages: 0 }, '#/max_pages', 'from 1 to 100000'],
    [{ sites: ['https://a.example/'], max_depth: 1.5 }, '#/max_depth', 'from 0 to 50'],
    [{ urls: Array.from({ length: 1001 }, (_, i) => `https://a.example/${i}`) }, '#', 'at most 1000'],
  ])('%j', async (body, pointer, detail) => {
    const response = await begin(body)
    expect(response.status).toBe(422)
    expect(await response.json()).toMatchObject({ errors: [{ pointer, detail: expect.stringContaining(detail) }] })
  })

  test('in the query of results', async () => {
    const { id } = (await (await begin({ urls: [site.url(0, '/')] })).json()) as Scan
    for (const query of ['limit=0', 'limit=x', 'cursor=-1', 'page=2']) expect((await server.get(`/v1/scans/${id}/results?${query}`)).status).toBe(422)
    expect((await server.get('/v1/scans/none/results')).status).toBe(404)
    expect((await server.get('/v1/scans/none/events')).status).toBe(404)
  })
})
