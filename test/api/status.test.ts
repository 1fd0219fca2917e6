import { describe, expect, test } from 'vitest'
import { RULES } from '../../src/claims/rules/index.ts'
import { STATUSES } from '../../src/claims/rules/status.ts'
import { SIGNALS } from '../../src/signals/index.generated.ts'
import { currentModel } from '../../src/verdict/current.ts'
import { VERSION } from '../../src/version.generated.ts'
import { DOORWAY, useServer } from './server.ts'

const server = useServer()
const model = currentModel()

test.each([
  ['/livez', { status: 'ok' }],
  ['/readyz', { status: 'ok', model: model.version, store: true }],
  ['/healthz', { status: 'ok', model: model.version, store: true }],
  ['/version', { name: 'nostrum', version: VERSION, model: { version: model.version, schema: model.schema, sha256: model.sha256 } }],
])('%s tells how it is', async (path, body) => {
  const response = await server.get(path)
  expect(response.status).toBe(200)
  expect(await response.json()).toEqual(body)
})

test('/v1/model tells what the verdicts rest on', async () => {
  const { version, schema, sha256, trained, languages, thresholds, prior } = model
  expect(await (await server.get('/v1/model')).json()).toEqual({ version, schema, sha256, trained, languages, thresholds, prior })
})

describe('/v1/signals', () => {
  test('lists every signal, titled in the language asked for', async () => {
    for (const [path, headers, locale] of [
      ['/v1/signals', {}, 'en'],
      ['/v1/signals?locale=zh-TW', {}, 'zh-Hant'],
      ['/v1/signals', { 'Accept-Language': 'zh' }, 'zh-Hans'],
    ] as const) {
      const { signals } = (await (await server.get(path, headers)).json()) as { signals: { id: string; title: string }[] }
      expect(signals.map(({ id, title }) => [id, title])).toEqual(SIGNALS.map(({ id, title }) => [id, title[locale]]))
    }
  })

  test.each(SIGNALS.map(({ id }) => id))('%s has its documentation and examples', async (id) => {
    const response = await server.get(`/v1/signals/${id}`)
    expect(response.status).toBe(200)
    expect(await response.json()).toMatchObject({ id, docs: expect.stringContaining('## What it looks for'), examples: { fires: expect.any(Array), silent: expect.any(Array) } })
  })
})

describe('/v1/rules', () => {
  interface Catalogue {
    readonly rules: readonly { id: string; forbids: string; cite: string; verified: boolean }[]
    readonly statuses: readonly { id: string; says: string }[]
  }

  test('lists every rule and status, in the language asked for', async () => {
    for (const [path, headers, language] of [
      ['/v1/rules', {}, 'en'],
      ['/v1/rules?locale=zh-TW', {}, 'zh'],
      ['/v1/rules', { 'Accept-Language': 'zh-CN' }, 'zh'],
    ] as const) {
      const { rules, statuses } = (await (await server.get(path, headers)).json()) as Catalogue
      expect(rules.map(({ id, forbids }) => [id, forbids])).toEqual(RULES.map(({ id, forbids }) => [id, forbids[language]]))
      expect(statuses.map(({ id, says }) => [id, says])).toEqual(STATUSES.map(({ id, says }) => [id, says[language]]))
    }
  })

  test('says which were read, and how to cite them', async () => {
    const { rules } = (await (await server.get('/v1/rules')).json()) as Catalogue
    expect(new Set(rules.map(({ verified }) => verified))).toEqual(new Set([true, false]))
    for (const { cite } of rules) expect(cite).toMatch(/^of a kind that /)
  })

  test('has every rule that a verdict cites', async () => {
    const { rules } = (await (await server.get('/v1/rules')).json()) as Catalogue
    const known = new Set(rules.map(({ id }) => id))
    const { claims } = (await (await server.json('/v1/score', { text: '我院治愈率98%,根治白癜风,永不复发。' })).json()) as { claims: { rules: string[] }[] }
    const cited = claims.flatMap(({ rules: ids }) => ids)
    expect(cited.length).toBeGreaterThan(0)
    for (const id of cited) expect(known).toContain(id)
  })
})

describe('/metrics', () => {
  const SAMPLE = /^[a-z_]{1,60}(?:\{[^\n]{0,300}\})? [-+.0-9eInf]{1,30}$/

  test('is in exposition format, with help and type before each metric', async () => {
    const response = await server.get('/metrics')
    expect(response.headers.get('Content-Type')).toBe('text/plain; version=0.0.4; charset=utf-8')
    const text = await response.text()
    expect(text.endsWith('\n')).toBe(true)
    let current = ''
    for (const line of text.trimEnd().split('\n')) {
      if (line.startsWith('# HELP ')) current = line.split(' ')[2] as string
      else if (line.startsWith('# TYPE ')) expect(line.split(' ')[2]).toBe(current)
      else expect(line).toSatisfy((each: string) => SAMPLE.test(each) && each.startsWith(current))
    }
    expect(text).toContain(`nostrum_build_info{version="${VERSION}"} 1`)
    expect(text).toContain(`nostrum_model_info{version="${model.version}",sha256="${model.sha256}"} 1`)
  })

  test('counts pages, signals, requests and time, and names no address', async () => {
    const before = await read()
    await server.json('/v1/score', { text: DOORWAY, url: 'https://clinic.example/', language: 'zh' })
    await server.post('/v1/score/batch', 'application/x-ndjson', '{"text":"a","language":"tlh"}\n{"text":"b","language":"yue"}')
    await server.get('/v1/verdicts/secret-id')
    await server.get('/nowhere/clinic.example')
    await fetch(`${server.url}/livez`, { method: 'PROPFIND' })
    const after = await read()
    const grown = [...after].filter(([key, value]) => value !== before.get(key)).map(([key, value]) => `${key} +${value - (before.get(key) ?? 0)}`)
    expect(grown).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^nostrum_checks_total\{verdict="\w{3,6}",lang="zh-Hans",source="api"\} \+1$/),
        'nostrum_checks_total{verdict="unsure",lang="other",source="batch"} +2',
        'nostrum_signal_hits_total{signal="city-rotated-links"} +1',
        'nostrum_http_requests_total{route="/v1/score",method="POST",status="200"} +1',
        'nostrum_http_requests_total{route="/v1/score/batch",method="POST",status="200"} +1',
        'nostrum_http_requests_total{route="/v1/verdicts/:id",method="GET",status="404"} +1',
        'nostrum_http_requests_total{route="none",method="GET",status="404"} +1',
        'nostrum_http_requests_total{route="none",method="other",status="405"} +1',
        'nostrum_check_duration_seconds_bucket{le="+Inf"} +3',
        'nostrum_check_duration_seconds_count +3',
      ]),
    )
    expect([...after.keys()].join()).not.toMatch(/clinic\.example|secret-id/)
  })

  async function read(): Promise<Map<string, number>> {
    const lines = (await (await server.get('/metrics')).text()).split('\n').filter((line) => line !== '' && !line.startsWith('#'))
    return new Map(lines.map((line) => [line.slice(0, line.lastIndexOf(' ')), Number(line.slice(line.lastIndexOf(' ') + 1))]))
  }
})

describe('every answer', () => {
  test('has a request id, the caller’s own if it is a decent one', async () => {
    expect((await server.get('/livez')).headers.get('X-Request-Id')).toMatch(/^[0-9a-f-]{36}$/)
    expect((await server.get('/livez', { 'X-Request-Id': 'mine-1' })).headers.get('X-Request-Id')).toBe('mine-1')
    for (const bad of ['<script>', 'a'.repeat(65), 'a b']) expect((await server.get('/livez', { 'X-Request-Id': bad })).headers.get('X-Request-Id')).toMatch(/^[0-9a-f-]{36}$/)
  })

  test.each(['/livez', '/nowhere', '/', '/v1/signals'])('of %s may not be sniffed and leaks no address', async (path) => {
    const { headers } = await server.get(path)
    expect(headers.get('X-Content-Type-Options')).toBe('nosniff')
    expect(headers.get('Referrer-Policy')).toBe('no-referrer')
  })

  test('has no body for HEAD, and the same headers', async () => {
    for (const path of ['/', '/livez', '/v1/signals', '/v1/model', '/metrics', '/openapi.json', '/docs']) {
      const response = await fetch(server.url + path, { method: 'HEAD' })
      expect(response.status).toBe(200)
      expect(await response.text()).toBe('')
      expect(response.headers.get('Content-Type')).toBe((await server.get(path)).headers.get('Content-Type'))
    }
  })

  test('may have any Accept', async () => {
    expect((await server.get('/v1/model', { Accept: 'image/png' })).status).toBe(200)
  })
})

describe('other sites', () => {
  test('may ask first (CORS preflight)', async () => {
    const headers = { Origin: 'https://reader.example', 'Access-Control-Request-Method': 'POST', 'Access-Control-Request-Headers': 'content-type,x-request-id' }
    const response = await fetch(`${server.url}/v1/score`, { method: 'OPTIONS', headers })
    expect(response.status).toBe(204)
    expect(response.headers.get('Access-Control-Allow-Origin')).toBe('*')
    expect(response.headers.get('Access-Control-Allow-Methods')).toBe('GET,HEAD,POST,DELETE')
    expect(response.headers.get('Access-Control-Allow-Headers')).toBe('content-type,x-request-id')
    expect(response.headers.has('Access-Control-Allow-Credentials')).toBe(false)
  })

  test.each([200, 422, 404])('may read an answer of status %i and its headers', async (status) => {
    const response = status === 404 ? await server.get('/nowhere') : await server.json('/v1/score', status === 200 ? { text: 'a' } : {}, { Origin: 'https://reader.example' })
    expect(response.status).toBe(status)
    expect(response.headers.get('Access-Control-Allow-Origin')).toBe('*')
    expect(response.headers.get('Access-Control-Expose-Headers')).toContain('X-Request-Id')
  })
})

test.each(['/v1/signals', '/v1/signals/city-rotated-links', '/v1/model', '/openapi.json', '/docs', '/problems/not-found'])('%s need not be sent twice', async (path) => {
  const etag = (await server.get(path)).headers.get('ETag') ?? ''
  const again = await server.get(path, { 'If-None-Match': etag })
  expect(again.status).toBe(304)
  expect(again.headers.get('Access-Control-Allow-Origin')).toBe('*')
  expect((await server.get(path, { 'If-None-Match': '"other"' })).status).toBe(200)
})
