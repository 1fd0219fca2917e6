import { applyD1Migrations, env, SELF } from 'cloudflare:test'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { analyse } from '../../../src/analyse.ts'
import { currentModel } from '../../../src/verdict/current.ts'
import { doorway, TOWNS } from '../../api/farm.ts'
import type { TestEnv } from './env.ts'

const { DB, TEST_MIGRATIONS } = env as TestEnv
const TEXT = '植发多少钱\n- 苏州那家医院植发比较自然\n- 福州那家医院植发比较自然\n- 沈阳那家医院植发比较自然\n'

const get = (path: string): Promise<Response> => SELF.fetch(`https://nostrum.example${path}`)
const post = (path: string, type: string, body: BodyInit): Promise<Response> =>
  SELF.fetch(`https://nostrum.example${path}`, { method: 'POST', body, headers: { 'Content-Type': type } })

test('is not ready before its migrations, but alive', async () => {
  const log = vi.spyOn(console, 'error').mockReturnValue()
  expect((await get('/readyz')).status).toBe(503)
  log.mockRestore()
  expect((await get('/livez')).status).toBe(200)
})

describe('the worker', () => {
  beforeAll(() => applyD1Migrations(DB, TEST_MIGRATIONS))

  test('is ready', async () => {
    expect(await (await get('/readyz')).json()).toMatchObject({ status: 'ok', store: true })
  })

  test('judges as the library does', async () => {
    const expected = JSON.parse(JSON.stringify(analyse({ text: TEXT }, { model: currentModel() })))
    expect(await (await post('/v1/score', 'application/json', JSON.stringify({ text: TEXT }))).json()).toEqual(expected)
    expect(await (await post('/v1/score', 'text/plain', TEXT)).json()).toEqual(expected)
  })

  test('finds claims and cites rules at the edge', async () => {
    const response = await post('/v1/score', 'text/plain', '白癜风\n我院光疗可以根治白癜风,永不复发。')
    expect(((await response.json()) as { claims: object[] }).claims).toMatchObject([{ kind: 'efficacy', stance: 'asserted', rules: expect.arrayContaining(['CN-AD-16-1-1']) }])
    expect(await (await get('/v1/rules')).json()).toMatchObject({ rules: expect.any(Array), statuses: expect.any(Array) })
  })

  test('reads the encodings that Chinese pages come in', async () => {
    const response = await post('/v1/score?return_text', 'text/plain; charset=gbk', Uint8Array.of(0xd6, 0xb2, 0xb7, 0xa2))
    expect(await response.json()).toMatchObject({ text: '植发' })
  })

  test('keeps a verdict in D1 and gives it back', async () => {
    const response = await post('/v1/score', 'application/json', JSON.stringify({ text: TEXT, store: true, url: 'https://clinic.example/' }))
    expect(response.status).toBe(201)
    const { stored } = (await response.json()) as { stored: { url: string } }
    expect(await (await get(response.headers.get('Location') ?? '')).json()).toMatchObject({ stored })
  })

  test('answers a batch line by line', async () => {
    const response = await post('/v1/score/batch', 'application/x-ndjson', `{"id":1,"text":"a"}\nbad\n{"id":3,"text":"c"}\n`)
    const lines = new TextDecoder()
      .decode(await response.arrayBuffer())
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as { id?: number; problem?: { line: number } })
    expect(lines.map(({ id, problem }) => id ?? problem?.line)).toEqual([1, 2, 3])
  })

  test('refuses what is too large', async () => {
    const response = await post('/v1/score', 'text/plain', 'a'.repeat(3_000_000))
    expect(response.status).toBe(413)
    expect(await response.json()).toMatchObject({ type: '/problems/content-too-large' })
  })

  test('serves the form', async () => {
    const response = await post('/', 'application/x-www-form-urlencoded', new URLSearchParams({ content: TEXT }).toString())
    expect(response.status).toBe(200)
    expect(await response.text()).toContain('<mark')
  })

  test('finds a family in D1, shows its site, and takes what people say', async () => {
    const keeper = { Authorization: 'Bearer token-of-the-keeper', 'Content-Type': 'application/json' }
    const send = (path: string, body: unknown, headers: Record<string, string> = keeper) =>
      SELF.fetch(`https://nostrum.example${path}`, { method: 'POST', body: JSON.stringify(body), headers })
    for (const [i, town] of TOWNS.entries())
      expect((await send('/v1/score', { text: doorway(town, '植发'), url: `https://farm-${i % 2}.example/${i}`, store: true })).status).toBe(201)
    const { families } = (await (await get('/v1/families')).json()) as { families: { id: string }[] }
    expect(families).toMatchObject([{ verdict: 'spam', pages: 4, hosts: 2 }])
    expect(await (await get(`/v1/families/${families[0]?.id}`)).json()).toMatchObject({ fillers: { place: [{}, {}, {}, {}] } })
    expect(await (await get('/v1/sites/www.farm-0.example')).json()).toMatchObject({ site: 'farm-0.example', families: [families[0]?.id] })

    const report = { site: 'farm-0.example', label: 'ham' }
    expect((await send('/v1/feedback', report, { 'Content-Type': 'application/json' })).status).toBe(401)
    const kept = await send('/v1/feedback', report, { ...keeper, 'Idempotency-Key': 'one' })
    expect(kept.status).toBe(202)
    expect(await (await send('/v1/feedback', report, { ...keeper, 'Idempotency-Key': 'one' })).json()).toEqual(await kept.json())
    expect((await send('/v1/appeals', { site: 'farm-0.example', reason: 'No.' }, { 'Content-Type': 'application/json' })).status).toBe(202)
    expect(await (await send('/v1/decisions', { ...report, reason: 'It is.' })).json()).toMatchObject({ force: true })
    expect(await (await get('/v1/sites/farm-0.example')).json()).toMatchObject({ disputed: false, standing: { label: 'ham' } })
    expect(((await (await get('/v1/decisions')).json()) as { decisions: object[] }).decisions).toHaveLength(1)
  })

  test('tells the limit that wrangler.toml sets, and holds to it', async () => {
    const responses = await Promise.all(Array.from({ length: 130 }, () => get('/v1/model')))
    const refused = responses.find(({ status }) => status === 429)
    expect(responses[0]?.headers.get('RateLimit-Policy')).toBe('"default";q=120;w=60')
    expect(refused?.headers.get('Retry-After')).toBe('60')
    expect(responses.filter(({ status }) => status === 200).length).toBeLessThanOrEqual(120)
  })
})
