import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import Sqlite from 'better-sqlite3'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { createApp } from '../../src/api/app.ts'
import { PROBLEMS, type Problem, type ProblemSlug } from '../../src/api/problems.ts'
import { openSqliteStore } from '../../src/store/sqlite.ts'
import { currentModel } from '../../src/verdict/current.ts'
import { useServer } from './server.ts'

const server = useServer()
const SECRET = 'Xanthippe'

async function expectProblem(response: Response, slug: ProblemSlug): Promise<Problem & { instance: string; request_id: string }> {
  const text = await response.text()
  expect(text).not.toContain(SECRET)
  const body = JSON.parse(text) as Awaited<ReturnType<typeof expectProblem>>
  expect(body).toMatchObject({
    type: `/problems/${slug}`,
    title: PROBLEMS[slug].title,
    status: PROBLEMS[slug].status,
    detail: expect.stringMatching(/\.$/),
    request_id: response.headers.get('X-Request-Id'),
  })
  expect(response.status).toBe(body.status)
  expect(response.headers.get('Content-Type')).toBe('application/problem+json')
  return body
}

describe('malformed JSON', () => {
  test.each(['', ' ', '{', `{"text":"${SECRET}`, '{"text":"a"} b', '[]', '"text"', 'null', '12', "{'text':'a'}", '['.repeat(100_000)])('%.20s', async (body) => {
    await expectProblem(await server.post('/v1/score', 'application/json', body), 'malformed-json')
  })

  test('in another encoding than UTF-8', async () => {
    await expectProblem(await server.post('/v1/score', 'application/json', Uint8Array.of(0x7b, 0x22, 0xb7, 0xa2, 0x22)), 'malformed-utf-8')
  })
})

describe('fields that cannot be used', () => {
  test.each<[unknown, string, RegExp]>([
    [{}, '#', /exactly one of "text" and "html"/],
    [{ text: SECRET, html: SECRET }, '#', /exactly one/],
    [{ text: 12 }, '#/text', /string/],
    [{ text: [SECRET] }, '#/text', /string/],
    [{ text: '', langauge: 'en' }, '#/langauge', /did you mean "language"/],
    [{ text: '', URL: 'https://clinic.example/' }, '#/URL', /did you mean "url"/],
    [{ text: '', 'a/b~c %': 1 }, '#/a~1b~0c%20%25', /is not a field; there are text, html/],
    [{ text: '', id: 1 }, '#/id', /is not a field/],
    [JSON.parse('{"text":"","__proto__":{"html":"x"}}'), '#/__proto__', /is not a field/],
    [{ text: '', url: '/relative' }, '#/url', /absolute http or https/],
    [{ text: '', url: 'javascript:alert(1)' }, '#/url', /absolute http or https/],
    [{ text: '', url: `https://clinic.example/${'a'.repeat(9000)}` }, '#/url', /8192/],
    [{ text: '', title: 'a'.repeat(2001) }, '#/title', /2000/],
    [{ text: '', language: 'english-language' }, '#/language', /BCP 47/],
    [{ text: '', language: 'en-a-b-c-d-e' }, '#/language', /BCP 47/],
    [{ text: '', language: 7 }, '#/language', /BCP 47/],
    [{ text: '', locale: 'fr' }, '#/locale', /en, zh-Hans or zh-Hant/],
    [{ text: '', explain: 'yes' }, '#/explain', /true or false/],
    [{ text: '', store: 1 }, '#/store', /true or false/],
    [{ text: '', prior: 0 }, '#/prior', /between 0 and 1/],
    [{ text: '', prior: '0.5' }, '#/prior', /between 0 and 1/],
  ])('%.60j', async (body, pointer, detail) => {
    const { errors } = await expectProblem(await server.json('/v1/score', body), 'invalid-fields')
    expect(errors).toEqual([{ pointer, detail: expect.stringMatching(detail) }])
  })

  test('are all told at once', async () => {
    const { errors } = await expectProblem(await server.json('/v1/score', { txt: SECRET, prior: 2, store: 'x' }), 'invalid-fields')
    expect(errors?.map(({ pointer }) => pointer)).toEqual(['#/txt', '#/prior', '#/store'])
  })

  test('are told up to twenty, quickly', async () => {
    const body = Object.fromEntries(Array.from({ length: 100_000 }, (_, i) => [`txt${i}`, i]))
    const started = performance.now()
    const { errors } = await expectProblem(await server.json('/v1/score', body), 'invalid-fields')
    expect(errors).toHaveLength(20)
    expect(performance.now() - started).toBeLessThan(5000)
  })

  test.each([
    ['explain=maybe', 'explain'],
    ['prior=', 'prior'],
    ['prior=x', 'prior'],
    ['url=clinic', 'url'],
    ['sotre', 'sotre'],
    [`text=${SECRET}`, 'text'],
  ])('in the query: %s', async (query, parameter) => {
    const { errors } = await expectProblem(await server.post(`/v1/score?${query}`, 'text/plain', SECRET), 'invalid-fields')
    expect(errors).toEqual([{ parameter, detail: expect.any(String) }])
  })

  test('in the query beside a JSON body', async () => {
    const { errors } = await expectProblem(await server.json('/v1/score?store=true', { text: SECRET }), 'invalid-fields')
    expect(errors).toEqual([{ parameter: 'store', detail: 'belongs into the JSON body, not into the query' }])
  })

  test('an unknown locale of the catalogue', async () => {
    await expectProblem(await server.get('/v1/signals?locale=fr'), 'invalid-fields')
    await expectProblem(await server.get('/v1/signals/city-rotated-links?locale=fr'), 'invalid-fields')
  })
})

describe('what is sent', () => {
  test.each([null, 'application/x-www-form-urlencoded', 'application/pdf', 'image/png', 'multipart/form-data', 'text/plainly', ';', 'application/x-ndjson'])(
    'may not be %s',
    async (type) => {
      const { detail } = await expectProblem(await server.post('/v1/score', type, SECRET), 'unsupported-media-type')
      expect(detail).toContain('text/plain')
    },
  )

  test('a batch may not be JSON', async () => {
    await expectProblem(await server.json('/v1/score/batch', { text: SECRET }), 'unsupported-media-type')
  })

  test.each(['/v1/score', '/v1/score/batch'])('may not be packed (%s)', async (path) => {
    for (const encoding of ['gzip', 'br', 'deflate, gzip']) {
      await expectProblem(await server.post(path, 'application/json', gzipSync('{"text":""}'), { 'Content-Encoding': encoding }), 'unsupported-content-encoding')
    }
    expect((await server.post('/v1/score', 'text/plain', '', { 'Content-Encoding': 'identity' })).status).toBe(200)
  })

  const THREE_MB = 'a'.repeat(3 * 1024 * 1024)

  test('may have 2 MB at most, and the limit is told', async () => {
    for (const type of ['application/json', 'text/plain', 'text/html']) {
      const { limit_bytes: limit } = await expectProblem(await server.post('/v1/score', type, THREE_MB), 'content-too-large')
      expect(limit).toBe(2 * 1024 * 1024)
    }
    const exact = await server.post('/v1/score', 'text/plain', THREE_MB.slice(0, 2 * 1024 * 1024))
    expect(exact.status).toBe(200)
  })

  test('may have 2 MB at most although its length was not told', async () => {
    const body = new Blob([THREE_MB]).stream()
    const response = await fetch(`${server.url}/v1/score`, { method: 'POST', body, headers: { 'Content-Type': 'text/plain' }, duplex: 'half' } as RequestInit)
    await expectProblem(response, 'content-too-large')
  })
})

describe('addresses', () => {
  test.each([
    '/nothing',
    '/v1',
    '/v1/score/',
    '/v1/signals/nothing',
    '/v1/verdicts/nothing',
    '/v1/verdicts/%00',
    '/v1/verdicts/%ff',
    '/problems/nothing',
    '/problems/toString',
    '/../etc/passwd',
    '/favicon.ico',
  ])('%s is not there', async (path) => {
    await expectProblem(await server.get(path), 'not-found')
  })

  test.each([
    ['/v1/score', 'GET', 'POST'],
    ['/v1/score/batch', 'PUT', 'POST'],
    ['/v1/signals', 'POST', 'GET, HEAD'],
    ['/v1/verdicts/x', 'PUT', 'GET, HEAD, DELETE'],
    ['/livez', 'POST', 'GET, HEAD'],
    ['/', 'PATCH', 'GET, HEAD, POST'],
  ])('%s does not take %s', async (path, method, allow) => {
    const response = await fetch(server.url + path, { method })
    await expectProblem(response, 'method-not-allowed')
    expect(response.headers.get('Allow')).toBe(allow)
  })
})

describe('our own trouble', () => {
  afterEach(() => vi.restoreAllMocks())
  const options = { model: currentModel(), clock: () => new Date(), version: '0' }
  const ask = { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ text: SECRET, store: true }) }

  test('a store that broke', async () => {
    const log = vi.spyOn(console, 'error').mockReturnValue()
    const path = join(server.folder, 'broken.db')
    const store = openSqliteStore(path)
    const app = createApp({ ...options, store })
    const other = new Sqlite(path)
    other.exec('DROP TABLE verdicts')
    other.close()
    const response = await app.request('/v1/score', ask)
    expect(response.headers.get('Retry-After')).toBe('10')
    await expectProblem(response, 'store-unavailable')
    await expectProblem(await app.request('/v1/verdicts/x'), 'store-unavailable')
    await expectProblem(await app.request('/readyz'), 'not-ready')
    await expectProblem(await app.request('/healthz'), 'not-ready')
    expect((await app.request('/livez')).status).toBe(200)
    expect(JSON.stringify(log.mock.calls)).not.toContain(SECRET)
    await store.close()
  })

  test('no store', async () => {
    const app = createApp({ ...options, store: null })
    await expectProblem(await app.request('/v1/score', ask), 'store-unavailable')
    await expectProblem(await app.request('/v1/verdicts/x'), 'store-unavailable')
    expect(await (await app.request('/readyz')).json()).toMatchObject({ store: false })
    expect((await app.request('/v1/score', { ...ask, body: '{"text":""}' })).status).toBe(200)
  })

  test('a bug is logged without what was sent', async () => {
    const log = vi.spyOn(console, 'error').mockReturnValue()
    const store = openSqliteStore(':memory:')
    const clock = () => {
      throw new TypeError(`The clock does not like ${SECRET}`)
    }
    const app = createApp({ ...options, clock, store })
    await expectProblem(await app.request('/v1/score', ask), 'internal-error')
    const batch = await app.request('/v1/score/batch', { ...ask, headers: { 'Content-Type': 'application/x-ndjson' } })
    expect(await batch.json()).toMatchObject({ problem: { type: '/problems/internal-error', line: 1 } })
    expect(log.mock.calls.flat().join()).toMatch(/^Unexpected TypeError\n {4}at /)
    expect(log.mock.calls.flat().join()).not.toContain(SECRET)
    await store.close()
  })
})
