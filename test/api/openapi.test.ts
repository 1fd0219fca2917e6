import { describe, expect, test } from 'vitest'
import { createApp } from '../../src/api/app.ts'
import { sha256 } from '../../src/api/auth.ts'
import { JSON_FIELDS } from '../../src/api/fields.ts'
import { QUESTION } from '../../src/api/openapi/schemas.ts'
import type { Operation, Schema } from '../../src/api/openapi/types.ts'
import { openApi } from '../../src/api/openapi.ts'
import { PROBLEMS } from '../../src/api/problems.ts'
import { currentModel } from '../../src/verdict/current.ts'
import { ASSETS } from '../../src/web/assets.generated.ts'
import { doorway, TOWNS } from './farm.ts'
import { faults } from './schema.ts'
import { DOORWAY, useServer } from './server.ts'

const KEEPER = 'token-of-the-keeper'
const BEARER = { Authorization: `Bearer ${KEEPER}` }
const server = useServer({ scans: { contact: 'ada@nostrum.example' }, access: { tokens: [{ name: 'keeper', scopes: ['admin'], sha256: await sha256(KEEPER) }] } })
const { paths, components } = openApi('1.2.3')
const { schemas } = components
const operations = Object.entries(paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]): [string, Operation] => [`${method.toUpperCase()} ${path}`, operation]),
)

const ABOUT = { url: 'https://reported.example/page' }

/** Schema and example of a response, or null where the operation has no such response. */
function described(name: string, status: number): { schema: Schema; type: string } | null {
  const operation = operations.find(([each]) => each === name)?.[1]
  const content = Object.entries(operation?.responses[String(status)]?.content ?? {})[0]
  return content === undefined ? null : { type: content[0], schema: content[1].schema }
}

test('the service gives out the document', async () => {
  expect(await (await server.get('/openapi.json')).json()).toMatchObject({
    openapi: '3.1.1',
    info: { title: 'Nostrum' },
    paths: { '/v1/score': { post: { operationId: 'score' } } },
  })
})

test('every route is described, and nothing else', () => {
  const app = createApp({ model: currentModel(), store: null, clock: () => new Date(), version: '0' })
  const routes = app.routes.filter(({ method }) => method !== 'ALL').map(({ method, path }) => `${method} ${path.replaceAll(/\/:(\w{1,20})/g, '/{$1}')}`)
  expect(routes.toSorted()).toEqual(operations.map(([name]) => name).toSorted())
})

test('every operation has a name of its own and a known tag', () => {
  const ids = operations.map(([, { operationId }]) => operationId)
  expect(new Set(ids).size).toBe(ids.length)
  const tags = openApi('').tags.map(({ name }) => name)
  for (const [, operation] of operations) for (const tag of operation.tags) expect(tags).toContain(tag)
})

test('every path parameter is described', () => {
  for (const [name, { parameters = [] }] of operations) {
    const inPath = [...name.matchAll(/\{(\w{1,20})\}/g)].map((match) => match[1])
    expect(parameters.filter((each) => each.in === 'path').map((each) => each.name)).toEqual(inPath)
  }
})

test('every field of a question is described', () => {
  expect(Object.keys(QUESTION)).toEqual([...JSON_FIELDS])
})

test('every problem is listed where it can happen, and in the type', () => {
  const listed = new Set(operations.flatMap(([, { responses }]) => Object.values(responses).flatMap(({ description }) => description.match(/\/problems\/[a-z0-9-]{1,40}/g) ?? [])))
  const all = Object.keys(PROBLEMS).map((slug) => `/problems/${slug}`)
  expect([...listed].toSorted()).toEqual(all.toSorted())
  expect(schemas.Problem?.properties?.type?.enum).toEqual(all)
})

test.each(operations)('examples of %s fit their schemas', (_name, { requestBody, responses }) => {
  const contents = [requestBody?.content ?? {}, ...Object.values(responses).map(({ content }) => content ?? {})].flatMap((content) => Object.entries(content))
  for (const [type, { schema, example }] of contents) {
    if (example === undefined) continue
    if (type !== 'application/x-ndjson') expect(faults(example, schema, schemas)).toEqual([])
    else for (const line of (example as string).trimEnd().split('\n')) expect(faults(JSON.parse(line), schema, schemas)).toEqual([])
  }
})

describe('real answers fit the document', () => {
  const questions: [name: string, ask: () => Promise<Response>, status: number][] = [
    ['POST /v1/score', () => server.json('/v1/score', { text: DOORWAY, return_text: true }), 200],
    ['POST /v1/score', () => server.post('/v1/score', 'text/html', '<title>x</title>'), 200],
    ['POST /v1/score', () => server.json('/v1/score', { text: DOORWAY, store: true }), 201],
    ['POST /v1/score', () => server.json('/v1/score', { txt: 1 }), 422],
    ['POST /v1/score', () => server.json('/v1/score', []), 400],
    ['POST /v1/score', () => server.post('/v1/score', 'text/plain', 'a'.repeat(3_000_000)), 413],
    ['POST /v1/score', () => server.post('/v1/score', 'image/png', ''), 415],
    ['POST /v1/score/batch', () => server.post('/v1/score/batch', 'application/x-ndjson', `{"id":1,"text":${JSON.stringify(DOORWAY)}}\nbad\n{"id":"x"}\n`), 200],
    ['POST /v1/score/batch', () => server.post('/v1/score/batch?x', 'application/x-ndjson', ''), 422],
    ['GET /v1/verdicts', judgedContent, 200],
    ['GET /v1/verdicts', () => server.get(`/v1/verdicts?sha256=${'0'.repeat(64)}`), 404],
    ['GET /v1/verdicts', () => server.get('/v1/verdicts'), 422],
    ['GET /v1/verdicts/{id}', keptVerdict, 200],
    ['GET /v1/verdicts/{id}', () => server.get('/v1/verdicts/x'), 404],
    ['DELETE /v1/verdicts/{id}', () => fetch(`${server.url}/v1/verdicts/x`, { method: 'DELETE' }), 401],
    ['GET /v1/sites/{host}', seenSite, 200],
    ['GET /v1/sites/{host}', () => server.get('/v1/sites/com'), 404],
    ['GET /v1/families', () => afterSeeing('/v1/families'), 200],
    ['GET /v1/families', () => server.get('/v1/families?limit=0'), 422],
    ['GET /v1/families/{id}', () => afterSeeing('/v1/families/1'), 200],
    ['GET /v1/families/{id}', () => server.get('/v1/families/0'), 404],
    ['GET /v1/families/{id}/pages', () => afterSeeing('/v1/families/1/pages?limit=2'), 200],
    ['POST /v1/feedback', () => server.json('/v1/feedback', { ...ABOUT, label: 'ham' }, BEARER), 202],
    ['POST /v1/feedback', () => server.json('/v1/feedback', { ...ABOUT, label: 'ham' }, BEARER), 200],
    ['POST /v1/feedback', () => server.json('/v1/feedback', { ...ABOUT, label: 'spam' }, BEARER), 200],
    ['POST /v1/feedback', () => server.json('/v1/feedback', ABOUT, BEARER), 422],
    ['POST /v1/feedback', () => server.json('/v1/feedback', ABOUT), 401],
    ['POST /v1/appeals', () => server.json('/v1/appeals', { ...ABOUT, reason: 'No.', contact: 'a@b.example' }), 202],
    ['GET /v1/appeals/{id}', madeAppeal, 200],
    ['GET /v1/feedback', () => server.get('/v1/feedback', BEARER), 200],
    ['GET /v1/feedback/contents/{sha256}', () => server.get('/v1/feedback/contents/x', BEARER), 404],
    ['GET /v1/feedback/contents/{sha256}', sentContent, 200],
    ['DELETE /v1/feedback/{id}', withdrawn, 200],
    ['DELETE /v1/feedback/{id}', () => fetch(`${server.url}/v1/feedback/x`, { method: 'DELETE', headers: BEARER }), 404],
    ['POST /v1/decisions', () => server.json('/v1/decisions', { ...ABOUT, label: 'ham', reason: 'It is.' }, BEARER), 201],
    ['GET /v1/decisions', () => server.get('/v1/decisions'), 200],
    ['GET /v1/decisions', () => server.get('/v1/decisions', BEARER), 200],
    ['POST /v1/scans', beginScan, 202],
    ['POST /v1/scans', () => server.json('/v1/scans', { url: 1 }, BEARER), 422],
    ['GET /v1/scans/{id}', async () => server.get((await beginScan()).headers.get('Location') ?? ''), 200],
    ['GET /v1/scans/{id}', () => server.get('/v1/scans/x'), 404],
    ['DELETE /v1/scans/{id}', async () => fetch(server.url + (await beginScan()).headers.get('Location'), { method: 'DELETE', headers: BEARER }), 200],
    ['GET /v1/scans/{id}/results', scanResults, 200],
    ['GET /v1/scans/{id}/events', async () => server.get(`${(await beginScan()).headers.get('Location')}/events`), 200],
    ['GET /v1/signals', () => server.get('/v1/signals'), 200],
    ['GET /v1/signals/{id}', () => server.get('/v1/signals/city-rotated-links'), 200],
    ['GET /v1/signals/{id}', () => server.get('/v1/signals/x'), 404],
    ['GET /v1/rules', () => server.get('/v1/rules'), 200],
    ['GET /v1/rules', () => server.get('/v1/rules?locale=zh-Hant'), 200],
    ['GET /v1/engines', () => server.get('/v1/engines'), 200],
    ['GET /v1/lookup', () => server.get('/v1/lookup?url=https://farm.example/'), 200],
    ['GET /v1/lookup', () => server.get('/v1/lookup'), 422],
    ['GET /v1/hashes:search', () => server.get('/v1/hashes:search?hashPrefixes=AAAAAA'), 200],
    ['GET /v1/hashes:search', () => server.get('/v1/hashes:search?hashPrefixes=AAAA'), 422],
    ['GET /v1/hashLists', () => server.get('/v1/hashLists'), 200],
    ['GET /v1/hashLists:batchGet', () => server.get('/v1/hashLists:batchGet?names=certain-4b&names=allow-32b'), 200],
    ['GET /v1/hashLists:batchGet', () => server.get('/v1/hashLists:batchGet'), 422],
    ['GET /v1/lists', () => server.get('/v1/lists'), 200],
    ['GET /v1/lists/{file}', () => server.get('/v1/lists/certain.ubo.txt'), 200],
    ['GET /v1/lists/{file}', () => server.get('/v1/lists/certain.exe'), 404],
    ['GET /v1/model', () => server.get('/v1/model'), 200],
    ['GET /livez', () => server.get('/livez'), 200],
    ['GET /readyz', () => server.get('/readyz'), 200],
    ['GET /healthz', () => server.get('/healthz'), 200],
    ['GET /metrics', () => server.get('/metrics'), 200],
    ['GET /version', () => server.get('/version'), 200],
    ['GET /openapi.json', () => server.get('/openapi.json'), 200],
    ['GET /verdicts/{id}', keptVerdictPage, 200],
    ['GET /verdicts/{id}', () => server.get('/verdicts/x'), 404],
    ['GET /families', () => afterSeeing('/families'), 200],
    ['GET /families', () => server.get('/families?cursor=x'), 422],
    ['GET /families/{id}', () => afterSeeing('/families/1'), 200],
    ['GET /families/{id}', () => server.get('/families/0'), 404],
    ['GET /sites', () => server.get('/sites?q=farm'), 200],
    ['GET /sites/{host}', seenSitePage, 200],
    ['GET /sites/{host}', () => server.get('/sites/unknown.example'), 404],
    ['GET /scans', () => server.get('/scans'), 200],
    ['GET /scans/{id}', () => scanPage(''), 200],
    ['GET /scans/{id}', () => server.get('/scans/x'), 404],
    ['GET /scans/{id}/results.csv', () => scanPage('/results.csv'), 200],
    ['GET /scans/{id}/results.ndjson', () => scanPage('/results.ndjson'), 200],
    ['GET /review', () => server.get('/review'), 200],
    ['GET /lists', () => server.get('/lists'), 200],
    ['GET /signals', () => server.get('/signals'), 200],
    ['GET /signals/{id}', () => server.get('/signals/city-rotated-links'), 200],
    ['GET /signals/{id}', () => server.get('/signals/x'), 404],
    ['GET /model', () => server.get('/model'), 200],
    ['GET /status', () => server.get('/status'), 200],
    ['GET /docs', () => server.get('/docs'), 200],
    ['GET /problems/{slug}', () => server.get('/problems/not-found'), 200],
    ['GET /problems/{slug}', () => server.get('/problems/x'), 404],
    ['GET /assets/{file}', () => server.get(ASSETS['style.css']), 200],
    ['GET /assets/{file}', () => server.get('/assets/x.js'), 404],
    ['GET /', () => server.get('/'), 200],
    ['POST /', () => server.post('/', 'application/x-www-form-urlencoded', 'content=a'), 200],
    ['POST /', () => server.post('/', 'application/x-www-form-urlencoded', 'content=a&url=b'), 422],
    ['POST /', () => server.post('/', 'text/plain', 'a'), 415],
  ]

  test.each(questions)('%s', async (name, ask, status) => {
    const response = await ask()
    expect(response.status).toBe(status)
    const description = described(name, status)
    expect(response.headers.get('Content-Type')?.split(';')[0]).toBe(description?.type)
    const text = await response.text()
    if (description?.type.includes('json') !== true) return
    for (const body of description.type === 'application/x-ndjson' ? text.trimEnd().split('\n') : [text]) expect(faults(JSON.parse(body), description.schema, schemas)).toEqual([])
  })

  test('and every operation was asked', () => {
    expect([...new Set(questions.map(([name]) => name))].toSorted()).toEqual(operations.map(([name]) => name).toSorted())
  })

  async function seenSite(): Promise<Response> {
    for (const [i, town] of TOWNS.entries()) {
      const page = { text: doorway(town, '植发'), url: `https://farm.example/${i}`, store: true }
      expect((await server.json('/v1/score', page, BEARER)).status).toBe(201)
    }
    return server.get('/v1/sites/farm.example')
  }

  async function afterSeeing(path: string): Promise<Response> {
    await seenSite()
    return server.get(path)
  }

  async function madeAppeal(): Promise<Response> {
    const { id } = (await (await server.json('/v1/appeals', { ...ABOUT, reason: 'No.' })).json()) as { id: string }
    return server.get(`/v1/appeals/${id}`)
  }

  async function sentContent(): Promise<Response> {
    await server.json('/v1/feedback', { url: 'https://sent.example/', label: 'spam', text: 'a page' }, BEARER)
    return server.get(`/v1/feedback/contents/${await sha256('a page')}`, BEARER)
  }

  async function withdrawn(): Promise<Response> {
    const { id } = (await (await server.json('/v1/feedback', { ...ABOUT, label: 'spam' }, BEARER)).json()) as { id: string }
    return fetch(`${server.url}/v1/feedback/${id}`, { method: 'DELETE', headers: BEARER })
  }

  /** Nothing leaves the machine: the address is one of its own, which is refused. */
  function beginScan(): Promise<Response> {
    return server.json('/v1/scans', { urls: ['http://127.0.0.1/'] }, BEARER)
  }

  async function scanResults(): Promise<Response> {
    const at = (await beginScan()).headers.get('Location')
    await (await server.get(`${at}/events`)).text()
    return server.get(`${at}/results`)
  }

  async function judgedContent(): Promise<Response> {
    const { stored } = (await (await server.json('/v1/score', { text: DOORWAY, store: true })).json()) as { stored: { sha256: string } }
    return server.get(`/v1/verdicts?sha256=${stored.sha256}`)
  }

  async function scanPage(part: string): Promise<Response> {
    const at = (await beginScan()).headers.get('Location') ?? ''
    await (await server.get(`${at}/events`)).text()
    return server.get(`${at.slice('/v1'.length)}${part}`)
  }

  async function seenSitePage(): Promise<Response> {
    await seenSite()
    return server.get('/sites/farm.example')
  }

  async function keptVerdictPage(): Promise<Response> {
    const { headers } = await server.json('/v1/score', { text: DOORWAY, store: true })
    return server.get((headers.get('Location') ?? '').slice('/v1'.length))
  }

  async function keptVerdict(): Promise<Response> {
    const { headers } = await server.json('/v1/score', { text: DOORWAY, store: true })
    return server.get(headers.get('Location') ?? '')
  }
})
