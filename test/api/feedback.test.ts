import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { sha256 } from '../../src/api/auth.ts'
import { doorway, TOWNS } from './farm.ts'
import { useServer } from './server.ts'

const SECRETS = { scanner: 'token-of-the-scanner', ada: 'token-of-ada', bo: 'token-of-bo', rev: 'token-of-rev', second: 'token-of-second', keeper: 'token-of-keeper' } as const
type Name = keyof typeof SECRETS
const SCOPES = { scanner: 'scan', ada: 'feedback', bo: 'feedback', rev: 'review', second: 'review', keeper: 'admin' } as const
const names = Object.keys(SECRETS) as Name[]
const tokens = await Promise.all(names.map(async (name) => ({ name, scopes: [SCOPES[name]], sha256: await sha256(SECRETS[name]) })))

const server = useServer({ access: { tokens } })
const open = useServer({ access: { tokens, open: ['feedback', 'review'] } })
const frozen = useServer({ access: { tokens, readOnly: true } })

const as = (name: Name) => ({ Authorization: `Bearer ${SECRETS[name]}` })
const post = (name: Name | null, path: string, body: unknown, headers: Record<string, string> = {}) => server.json(path, body, { ...(name === null ? {} : as(name)), ...headers })
const get = (path: string, name?: Name) => server.get(path, name === undefined ? {} : as(name))
const remove = (name: Name, path: string) => fetch(server.url + path, { method: 'DELETE', headers: as(name) })
// biome-ignore lint/suspicious/noExplicitAny: answers are compared, not used
const json = async (response: Response): Promise<any> => response.json()
const scan = (url: string, text: string) => post('scanner', '/v1/score', { text, url, store: true, explain: false })

describe('pages that somebody with the scope scan keeps', () => {
  test('count for their site and family; pages of strangers do not', async () => {
    await post(null, '/v1/score', { text: doorway('苏州', '植发'), url: 'https://victim.example/', store: true })
    expect((await get('/v1/sites/victim.example')).status).toBe(404)
    const answers = []
    for (const [i, town] of TOWNS.entries()) answers.push(await json(await scan(`https://www.farm-${i % 2}.example/${i}?utm_source=x`, doorway(town, '植发'))))
    const families = answers.map(({ stored }) => stored.family)
    expect(families.slice(0, 2)).toEqual([null, null])
    expect(families[2]).toMatch(/^\d+$/)
    expect(families[3]).toBe(families[2])
    const { families: listed } = await json(await get('/v1/families?verdict=spam'))
    expect(listed).toMatchObject([{ id: families[2], name: '{place}{topic}哪家比较好', pages: 4, hosts: 2, slots: { place: 4 } }])
    const family = await json(await get(`/v1/families/${families[2]}`))
    expect(family.fillers.place.map(({ name }: { name: string }) => name).toSorted()).toEqual([...TOWNS].toSorted())
    const { pages } = await json(await get(`/v1/families/${families[2]}/pages?limit=500`))
    expect(pages.map(({ url }: { url: string }) => url)).toEqual([0, 1, 2, 3].map((i) => `https://www.farm-${i % 2}.example/${i}`))
    expect(await json(await get('/v1/sites/WWW.FARM-0.EXAMPLE'))).toMatchObject({
      site: 'farm-0.example',
      pages: 2,
      families: [families[2]],
      examples: [{ host: 'www.farm-0.example' }, {}],
    })
  })

  test('are listed in parts, with the address of the next', async () => {
    const first = await get('/v1/families/1/pages?limit=3')
    const { pages, next_cursor } = await json(first)
    expect(pages).toHaveLength(3)
    expect(first.headers.get('Link')).toBe(`</v1/families/1/pages?limit=3&cursor=${next_cursor}>; rel="next"`)
    const last = await get((/<([^>]+)>/.exec(first.headers.get('Link') ?? '') as RegExpExecArray)[1] as string)
    expect(await json(last)).toMatchObject({ pages: [{}], next_cursor: null })
    expect(last.headers.has('Link')).toBe(false)
  })

  test.each([
    ['/v1/families?limit=0', 'limit'],
    ['/v1/families?limit=501', 'limit'],
    ['/v1/families?limit=ten', 'limit'],
    ['/v1/families?cursor=%27', 'cursor'],
    ['/v1/families?verdict=bad', 'verdict'],
    ['/v1/families?sort=size', 'sort'],
    ['/v1/decisions?verdict=spam', 'verdict'],
  ])('%s is refused and the parameter named', async (path, parameter) => {
    const response = await get(path)
    expect(response.status).toBe(422)
    expect((await json(response)).errors).toEqual([{ parameter, detail: expect.any(String) }])
  })

  test.each([
    '/v1/sites/com',
    '/v1/sites/github.io',
    '/v1/sites/unknown.example',
    '/v1/sites/%20',
    `/v1/sites/${'a.'.repeat(5000)}com`,
    '/v1/families/0',
    '/v1/families/x',
    '/v1/families/99999999999999999999',
  ])('%.40s is nothing that is here', async (path) => {
    expect((await get(path)).status).toBe(404)
  })
})

describe('a report', () => {
  const about = { url: 'https://www.farm-0.example/0#top', label: 'ham' }

  test('is taken, repeated, turned and withdrawn, and each answer says what happened', async () => {
    const first = await post('ada', '/v1/feedback', about)
    expect(first.status).toBe(202)
    const { id, ...kept } = await json(first)
    expect(kept).toEqual({ status: 'kept', target: 'page:https://www.farm-0.example/0', label: 'ham' })
    const again = await post('ada', '/v1/feedback', about)
    expect([again.status, await json(again)]).toEqual([200, { id, ...kept, status: 'unchanged' }])
    const turned = await post('ada', '/v1/feedback', { ...about, label: 'borderline' })
    expect([turned.status, await json(turned)]).toEqual([200, { id, ...kept, status: 'changed', label: 'borderline', previous: 'ham' }])
    expect((await remove('bo', `/v1/feedback/${id}`)).status).toBe(404)
    expect(await json(await remove('ada', `/v1/feedback/${id}`))).toEqual({ id, status: 'withdrawn' })
    expect(await json(await remove('ada', `/v1/feedback/${id}`))).toEqual({ id, status: 'unchanged' })
  })

  test('changes no score and no verdict, however many make it', async () => {
    const before = await json(await get('/v1/families/1/pages'))
    for (const name of ['ada', 'bo', 'keeper'] as const) await post(name, '/v1/feedback', { url: 'https://www.farm-1.example/1', label: 'ham' })
    const after = await json(await get('/v1/families/1/pages'))
    expect(after.pages[1]).toEqual({ ...before.pages[1], disputed: true })
  })

  test('may be about a kept verdict, a site or a family', async () => {
    const { stored } = await json(await post(null, '/v1/score', { text: 'a', store: true }))
    expect((await json(await post('ada', '/v1/feedback', { id: stored.id, label: 'spam' }))).target).toBe(`content:${stored.sha256}`)
    expect((await json(await post('ada', '/v1/feedback', { site: 'WWW.Farm-0.example', label: 'spam' }))).target).toBe('site:farm-0.example')
    expect((await json(await post('ada', '/v1/feedback', { family: '1', label: 'spam' }))).target).toBe('family:1')
    expect((await post('ada', '/v1/feedback', { family: '4711', label: 'spam' })).status).toBe(404)
    expect((await post('ada', '/v1/feedback', { id: 'nothing', label: 'spam' })).status).toBe(404)
  })

  test.each<[unknown, string]>([
    [{ label: 'spam' }, '#'],
    [{ url: 'https://a.example/', site: 'a.example', label: 'spam' }, '#'],
    [{ url: 'https://a.example/' }, '#/label'],
    [{ url: 'ftp://a.example/', label: 'spam' }, '#/url'],
    [{ url: 'https://a.example/', label: 'evil' }, '#/label'],
    [{ sha256: 'abc', label: 'spam' }, '#/sha256'],
    [{ site: 'com', label: 'spam' }, '#/site'],
    [{ site: 'a.'.repeat(9000), label: 'spam' }, '#/site'],
    [{ family: '-1', label: 'spam' }, '#/family'],
    [{ url: 'https://a.example/', label: 'spam', spans: [[3, 1]] }, '#/spans'],
    [{ url: 'https://a.example/', label: 'spam', spans: Array.from({ length: 51 }, () => [1, 2]) }, '#/spans'],
    [{ url: 'https://a.example/', label: 'spam', reason: 'a'.repeat(2001) }, '#/reason'],
    [{ url: 'https://a.example/', label: 'spam', wieght: 3 }, '#/wieght'],
  ])('%.60j is refused and the field named', async (body, pointer) => {
    const response = await post('ada', '/v1/feedback', body)
    expect(response.status).toBe(422)
    expect((await json(response)).errors).toEqual([{ pointer, detail: expect.any(String) }])
  })

  test('needs a token with its scope, unless the operator opened it', async () => {
    expect((await post(null, '/v1/feedback', about)).status).toBe(401)
    expect((await post('rev', '/v1/feedback', about)).status).toBe(403)
    const anonymous = await open.json('/v1/feedback', about)
    expect(anonymous.status).toBe(202)
    const { cases } = await json(await open.get('/v1/feedback', as('rev')))
    expect(cases[0].voices).toMatchObject([{ reporter: 'anonymous', weight: 0 }])
  })

  test('brings its page to the reviewers, as text that cannot run', async () => {
    const html = '<script>alert(1)</script><p>植发'
    await post('bo', '/v1/feedback', { url: 'https://page.example/', label: 'spam', html, spans: [[1, 5]] })
    const found = (await json(await get('/v1/feedback?limit=500', 'rev'))).cases.find(({ target }: { target: string }) => target === 'page:https://page.example/')
    expect(found.voices[0].spans).toEqual([[1, 5]])
    const content = await get(`/v1/feedback/contents/${found.voices[0].content}`, 'rev')
    expect(await content.text()).toBe(html)
    expect(content.headers.get('Content-Type')).toMatch(/^text\/plain/)
    expect(content.headers.get('Content-Security-Policy')).toContain('sandbox')
    expect((await get(`/v1/feedback/contents/${found.voices[0].content}`, 'bo')).status).toBe(403)
    expect((await get(`/v1/feedback/contents/${'0'.repeat(64)}`, 'rev')).status).toBe(404)
  })

  test('is counted for Prometheus without naming anybody', async () => {
    const metrics = await (await get('/metrics')).text()
    expect(metrics).toMatch(/nostrum_feedback_total\{label="ham",outcome="kept"\} \d/)
    expect(metrics).not.toMatch(/farm-0|\bada\b/)
  })
})

describe('an Idempotency-Key', () => {
  const body = { url: 'https://once.example/', label: 'spam' }

  test('gets the first answer again, and does nothing twice', async () => {
    const first = await post('ada', '/v1/feedback', body, { 'Idempotency-Key': '"key-1"' })
    const again = await post('ada', '/v1/feedback', body, { 'Idempotency-Key': '"key-1"' })
    expect([first.status, again.status]).toEqual([202, 202])
    expect(again.headers.get('Idempotency-Replayed')).toBe('true')
    expect(await json(again)).toEqual(await json(first))
  })

  test('is refused for another request, and belongs to one caller', async () => {
    const other = await post('ada', '/v1/feedback', { ...body, label: 'ham' }, { 'Idempotency-Key': 'key-1' })
    expect([other.status, (await json(other)).type]).toEqual([422, '/problems/invalid-idempotency-key'])
    expect((await post('bo', '/v1/feedback', body, { 'Idempotency-Key': 'key-1' })).status).toBe(202)
  })

  test('of a refused request may be used for the mended one', async () => {
    expect((await post('ada', '/v1/feedback', { family: '4711', label: 'ham' }, { 'Idempotency-Key': 'key-2' })).status).toBe(404)
    expect((await post('ada', '/v1/feedback', { ...body, url: 'https://mended.example/' }, { 'Idempotency-Key': 'key-2' })).status).toBe(202)
  })

  test('that arrives several times at once is answered once', async () => {
    const answers = await Promise.all(Array.from({ length: 8 }, () => post('ada', '/v1/feedback', { ...body, url: 'https://race.example/' }, { 'Idempotency-Key': 'key-3' })))
    const statuses = answers.map(({ status }) => status)
    expect(statuses.filter((status) => status === 202).length).toBeGreaterThanOrEqual(1)
    for (const status of statuses) expect([202, 409]).toContain(status)
    const { cases } = await json(await get('/v1/feedback?limit=500', 'rev'))
    expect(cases.find(({ target }: { target: string }) => target === 'page:https://race.example/').voices).toHaveLength(1)
  })

  test.each(['', 'a b', 'é', 'x'.repeat(129)])('%j is none', async (key) => {
    expect((await post('ada', '/v1/feedback', body, { 'Idempotency-Key': encodeURI(key) === key || key === 'a b' || key === '' ? key : 'x'.repeat(200) })).status).toBe(422)
  })
})

describe('appeals and decisions', () => {
  let appeal: string

  test('an owner appeals without a token, and can ask how it stands', async () => {
    const made = await post(null, '/v1/appeals', { site: 'farm-0.example', reason: 'We are honest.', contact: 'office@farm-0.example' })
    expect(made.status).toBe(202)
    appeal = (await json(made)).id
    const stands = await json(await get(`/v1/appeals/${appeal}`))
    expect(stands).toMatchObject({ state: 'open', reason: 'We are honest.', answer: null })
    expect(stands).not.toHaveProperty('contact')
    expect((await json(await get('/v1/sites/farm-0.example'))).disputed).toBe(true)
    const { cases } = await json(await get('/v1/feedback?limit=1', 'rev'))
    expect(cases[0]).toMatchObject({ target: 'site:farm-0.example', appeals: [{ contact: 'office@farm-0.example' }] })
  })

  test('needs a reason, and something to object to', async () => {
    expect((await post(null, '/v1/appeals', { site: 'farm-0.example' })).status).toBe(422)
    expect((await post(null, '/v1/appeals', { site: 'farm-0.example', reason: '  ' })).status).toBe(422)
    expect((await post(null, '/v1/appeals', { site: 'nobody-speaks-of.example', reason: 'x' })).status).toBe(404)
    expect((await get('/v1/appeals/x')).status).toBe(404)
  })

  test('are limited in number', async () => {
    const statuses = []
    for (let i = 0; i < 11; i++) statuses.push((await post(null, '/v1/appeals', { family: '1', reason: `No ${i}.` })).status)
    expect(statuses).toEqual([...new Array(10).fill(202), 409])
  })

  test('only a reviewer decides, with a name and a reason', async () => {
    const decision = { site: 'farm-0.example', label: 'ham', reason: 'Registered.' }
    expect((await post(null, '/v1/decisions', decision)).status).toBe(401)
    expect((await post('ada', '/v1/decisions', decision)).status).toBe(403)
    expect((await post('rev', '/v1/decisions', { ...decision, reason: '' })).status).toBe(422)
    expect((await open.json('/v1/decisions', decision)).status).toBe(401)
    const made = await post('rev', '/v1/decisions', decision)
    expect([made.status, await json(made)]).toMatchObject([201, { target: 'site:farm-0.example', label: 'ham', force: true, reviewer: 'rev' }])
    expect(await json(await get('/v1/sites/farm-0.example'))).toMatchObject({ disputed: false, standing: { label: 'ham', reason: 'Registered.' } })
    expect(await json(await get(`/v1/appeals/${appeal}`))).toMatchObject({ state: 'accepted', answer: 'Registered.' })
  })

  test('to accuse what the engine does not accuse takes two', async () => {
    await scan('https://calm.example/', '糖尿病饮食\n糖尿病患者要控制总能量,多吃蔬菜,少吃甜食。')
    const accuse = { url: 'https://calm.example/', label: 'spam', reason: 'It is.' }
    expect((await json(await post('rev', '/v1/decisions', accuse))).force).toBe(false)
    expect((await json(await post('rev', '/v1/decisions', accuse))).force).toBe(false)
    expect((await json(await post('second', '/v1/decisions', accuse))).force).toBe(true)
  })

  test('every decision can be read by all, and whose it is by reviewers', async () => {
    const { decisions } = await json(await get('/v1/decisions?site=farm-0.example'))
    expect(decisions).toMatchObject([{ label: 'ham', reason: 'Registered.', force: true }])
    expect(decisions[0]).not.toHaveProperty('reviewer')
    expect((await json(await get('/v1/decisions?target=page:https://calm.example/', 'rev'))).decisions.map(({ reviewer }: { reviewer: string }) => reviewer)).toEqual([
      'second',
      'rev',
      'rev',
    ])
    expect((await get('/v1/decisions', 'rev')).status).toBe(200)
  })
})

test('a service that writes nothing takes no report, appeal or decision, and still shows all', async () => {
  const requests: [string, unknown, Name | null][] = [
    ['/v1/feedback', { url: 'https://a.example/', label: 'spam' }, 'ada'],
    ['/v1/appeals', { site: 'a.example', reason: 'x' }, null],
    ['/v1/decisions', { site: 'a.example', label: 'ham', reason: 'x' }, 'rev'],
  ]
  for (const [path, body, name] of requests) {
    const response = await frozen.json(path, body, name === null ? {} : as(name))
    expect([path, response.status, (await json(response)).type]).toEqual([path, 403, '/problems/read-only'])
  }
  expect((await frozen.get('/v1/feedback', as('rev'))).status).toBe(200)
  expect((await frozen.get('/v1/families')).status).toBe(200)
})

describe('a store that fails', () => {
  beforeAll(() => {
    vi.spyOn(console, 'error').mockReturnValue()
  })
  afterAll(() => {
    vi.restoreAllMocks()
  })
  test('is a problem of the service, with a time to come back', async () => {
    const { createApp } = await import('../../src/api/app.ts')
    const { currentModel } = await import('../../src/verdict/current.ts')
    const app = createApp({ model: currentModel(), store: null, clock: () => new Date(), version: '0', access: { tokens } })
    for (const path of ['/v1/families', '/v1/families/1', '/v1/families/1/pages', '/v1/sites/a.example', '/v1/decisions', '/v1/appeals/x']) {
      const response = await app.request(path)
      expect([path, response.status, response.headers.get('Retry-After')]).toEqual([path, 503, '10'])
    }
  })
})
