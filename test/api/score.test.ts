import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { advise } from '../../src/advise.ts'
import { analyse, readPage } from '../../src/analyse.ts'
import type { AdviceReport } from '../../src/report/advice.ts'
import { currentModel } from '../../src/verdict/current.ts'
import type { Input, Verdict } from '../../src/verdict/types.ts'
import { DOORWAY, useServer } from './server.ts'

const server = useServer()
const model = currentModel()

const HTML = `<!doctype html><title>Prices</title><p>${DOORWAY}</p>`
/** 植发 in GB18030 and in UTF-16. */
const GBK = Uint8Array.of(0xd6, 0xb2, 0xb7, 0xa2)

/** What the library says, as it looks after a trip through JSON. */
function expected(input: Input, options: object = {}): Verdict {
  return JSON.parse(JSON.stringify(analyse(input, { model, ...options }))) as Verdict
}

async function score(
  body: unknown,
  headers?: Record<string, string>,
): Promise<Verdict & { text?: string; stored?: { id: string; url: string | null; sha256: string; created: string } }> {
  const response = await server.json('/v1/score', body, headers)
  expect(response.status).toBeLessThan(300)
  return (await response.json()) as Verdict
}

describe('a page as JSON', () => {
  test('gets the verdict of the library', async () => {
    expect(await score({ text: DOORWAY })).toEqual(expected({ text: DOORWAY }))
    expect(await score({ html: HTML })).toEqual(expected({ html: HTML }))
    const input = { text: DOORWAY, url: 'https://clinic.example/a?b=1', title: 'Prices', language: 'zh-Hans' }
    expect(await score(input)).toEqual(expected(input))
  })

  test('quotes what its spans say, in UTF-16 units', async () => {
    const { reasons } = await score({ text: DOORWAY })
    const evidence = reasons.flatMap((reason) => reason.evidence)
    expect(evidence.length).toBeGreaterThan(0)
    for (const { start, end, quote } of evidence) expect(DOORWAY.slice(start, end)).toBe(quote)
  })

  test('returns the text that spans count into, when asked', async () => {
    expect((await score({ html: HTML })).text).toBeUndefined()
    expect((await score({ html: HTML, return_text: true })).text).toBe(readPage({ html: HTML }).text)
  })

  test('leaves the evidence out with explain: false', async () => {
    const { reasons, score: points } = await score({ text: DOORWAY, explain: false })
    expect(reasons.every(({ evidence }) => evidence.length === 0)).toBe(true)
    expect(points).toBe(expected({ text: DOORWAY }).score)
  })

  const SELLING =
    'Joint drops\nOur drops cure arthritis for good.\nOur stem cells have no side effects. Ask for tacrolimus, takrolimus or taklimuk.\nThe leaflet said "cures gout".'

  test('tells what the page claims and what it only quotes, with rules and words restored', async () => {
    const { claims, restored, substances } = await score({ text: SELLING })
    expect(claims.map(({ kind, stance, quote }) => [kind, stance, quote])).toEqual([
      ['efficacy', 'asserted', 'Our drops cure arthritis for good.'],
      ['safety', 'asserted', 'Our stem cells have no side effects.'],
      ['efficacy', 'quoted', 'The leaflet said "cures gout".'],
    ])
    expect(claims.map(({ rules }) => rules.length > 0)).toEqual([true, true, false])
    for (const { start, end, quote } of [...claims, ...restored]) expect(SELLING.slice(start, end)).toBe(quote)
    expect(restored).toMatchObject(['takrolimus', 'taklimuk'].map((quote) => ({ quote, original: 'tacrolimus', cause: 'drift' })))
    expect(substances).toEqual([{ inn: 'tacrolimus', names: [{ name: 'tacrolimus', count: 1 }], drift: ['taklimuk', 'takrolimus'].map((name) => ({ name, count: 1 })) }])
  })

  test('leaves claims out with explain: false', async () => {
    expect(await score({ text: SELLING, explain: false })).toMatchObject({ claims: [], restored: [], substances: [] })
  })

  test('advises when asked, with explain or without', async () => {
    const input = { text: SELLING }
    const { advice } = (await score({ ...input, advice: true })) as unknown as { advice: AdviceReport }
    expect(advice).toEqual(JSON.parse(JSON.stringify(advise(input, { model }))))
    expect(advice.advice.length).toBeGreaterThan(0)
    expect(await score({ ...input, advice: true, explain: false, locale: 'zh-TW' })).toMatchObject({
      claims: [],
      advice: JSON.parse(JSON.stringify(advise(input, { model, locale: 'zh-Hant' }))),
    })
    expect(await score(input)).not.toHaveProperty('advice')
  })

  test('moves the likelihood with the prior', async () => {
    expect(await score({ text: DOORWAY, prior: 0.01 })).toEqual(expected({ text: DOORWAY }, { prior: 0.01 }))
  })

  test.each([
    ['zh-TW', 'zh-Hant'],
    ['zh', 'zh-Hans'],
    ['en-GB', 'en'],
  ])('reads the language tag %s as %s', async (given, tag) => {
    expect((await score({ text: DOORWAY, language: given })).language).toEqual({ tag, confidence: 1 })
  })

  test('takes null for left out', async () => {
    expect(await score({ text: DOORWAY, html: null, url: null, title: null, language: null, prior: null })).toEqual(expected({ text: DOORWAY }))
  })
})

describe('titles of reasons', () => {
  test.each([
    [{}, {}, 'en'],
    [{ locale: 'zh-HK' }, {}, 'zh-Hant'],
    [{}, { 'Accept-Language': 'zh-CN,zh;q=0.9,en;q=0.5' }, 'zh-Hans'],
    [{ locale: 'en' }, { 'Accept-Language': 'zh-TW' }, 'en'],
    [{}, { 'Accept-Language': 'tlh' }, 'en'],
  ] as const)('%j with %j are %s', async (fields, headers, locale) => {
    expect(await score({ text: DOORWAY, ...fields }, headers)).toEqual(expected({ text: DOORWAY }, { locale }))
  })
})

describe('a page as it is', () => {
  test.each([
    ['text/plain', DOORWAY],
    ['text/plain; charset=utf-8', DOORWAY],
    ['TEXT/HTML;charset="UTF-8"', HTML],
    ['application/xhtml+xml', HTML],
  ])('as %s gets the verdict of the library', async (type, body) => {
    const response = await server.post('/v1/score', type, body)
    expect(response.status).toBe(200)
    expect(await response.json()).toEqual(expected({ bytes: new TextEncoder().encode(body), contentType: type }))
  })

  test.each([
    ['text/plain; charset=gbk', GBK],
    ['text/html', Uint8Array.of(...new TextEncoder().encode('<meta charset=gb2312>'), ...GBK)],
    ['text/plain', Uint8Array.of(0xff, 0xfe, 0x0d, 0x69, 0xd1, 0x53)],
  ])('is decoded by what says so (%s)', async (type, bytes) => {
    const response = await server.post('/v1/score?return_text', type, bytes)
    expect(((await response.json()) as { text: string }).text).toContain('植发')
  })

  test('takes the other fields from the query', async () => {
    const query = new URLSearchParams({ url: 'https://clinic.example/植发', title: 'Prices & more', language: 'zh', explain: 'false', locale: 'zh-Hant', prior: '0.2' })
    const response = await server.post(`/v1/score?${query}`, 'text/plain', DOORWAY)
    const input = { bytes: new TextEncoder().encode(DOORWAY), contentType: 'text/plain', url: 'https://clinic.example/植发', title: 'Prices & more', language: 'zh-Hans' }
    expect(await response.json()).toEqual(expected(input, { explain: false, locale: 'zh-Hant', prior: 0.2 }))
  })
})

describe('any input gets an answer', () => {
  const bytes = Uint8Array.from({ length: 65_536 }, (_, i) => (i * 7919 + (i >> 3)) & 255)
  test.each<[string, string, RequestInit['body']]>([
    ['empty text', 'text/plain', ''],
    ['empty HTML', 'text/html', ''],
    ['empty JSON text', 'application/json', '{"text":""}'],
    ['binary text', 'text/plain', bytes],
    ['binary HTML', 'text/html', bytes],
    ['half of a surrogate pair', 'application/json', '{"text":"\\ud83d 植发 \\ude00"}'],
    ['control characters', 'application/json', '{"text":"\\u0000\\u0007\\u001b[2J"}'],
    ['HTML that never closes', 'text/html', '<div><p><a href="x'.repeat(2000)],
    ['a deep tree', 'text/html', '<div>'.repeat(20_000)],
    ['unknown charset', 'text/plain; charset=klingon', 'nuqneH'],
    ['bad UTF-8 in text', 'text/plain; charset=utf-8', Uint8Array.of(0xc3, 0x28, 0xff)],
    ['nearly 2 MB', 'text/html', `<p>${'植发多少钱? '.repeat(100_000)}`],
  ])('%s', async (_name, type, body) => {
    const response = await server.post('/v1/score?return_text'.slice(0, type === 'application/json' ? 9 : undefined), type, body)
    expect(response.status).toBe(200)
    expect(['spam', 'unsure', 'ham']).toContain(((await response.json()) as Verdict).verdict)
  })
})

describe('store: true', () => {
  test('keeps the verdict and says where', async () => {
    const response = await server.json('/v1/score', { text: DOORWAY, store: true, url: 'https://user:secret@clinic.example/a?b=1#fragment' })
    expect(response.status).toBe(201)
    const { stored, ...verdict } = (await response.json()) as Awaited<ReturnType<typeof score>>
    expect(verdict).toEqual(expected({ text: DOORWAY, url: 'https://user:secret@clinic.example/a?b=1#fragment' }))
    expect(stored).toEqual({
      id: expect.any(String),
      url: 'https://clinic.example/a?b=1',
      sha256: createHash('sha256').update(DOORWAY).digest('hex'),
      created: expect.stringMatching(/^20.*Z$/),
    })
    expect(response.headers.get('Location')).toBe(`/v1/verdicts/${stored?.id}`)

    const kept = await server.get(response.headers.get('Location') ?? '')
    expect(kept.status).toBe(200)
    const { restored: _restored, substances: _substances, claims: _claims, ...rest } = verdict
    const withoutQuotes = { ...rest, reasons: verdict.reasons.map((reason) => ({ ...reason, evidence: reason.evidence.map(({ start, end }) => ({ start, end })) })) }
    expect(await kept.json()).toMatchObject({ ...withoutQuotes, notes: expect.any(Array), stored })
  })

  test('hashes raw bytes as they came', async () => {
    const response = await server.post('/v1/score?store', 'text/plain; charset=gbk', GBK)
    expect(response.status).toBe(201)
    expect(await response.json()).toMatchObject({ stored: { url: null, sha256: createHash('sha256').update(GBK).digest('hex') } })
  })

  test('writes no word of the page, and without it nothing at all', async () => {
    const secret = 'Xanthippe-Zuckerbrot'
    await score({ text: `${secret}\n- 苏州${secret}植发比较自然\n- 福州${secret}植发比较自然`, store: true })
    const files = readdirSync(server.folder).map((name) => readFileSync(join(server.folder, name)))
    expect(files.some((file) => file.includes('"verdict"'))).toBe(true)
    expect(files.some((file) => file.includes(secret))).toBe(false)
    expect((await score({ text: DOORWAY })).stored).toBeUndefined()
  })
})

describe('an Idempotency-Key with store: true', () => {
  const ask = (key: string, body: object = { text: DOORWAY, store: true, url: 'https://once.example/' }) => server.json('/v1/score', body, { 'Idempotency-Key': key })

  test('keeps one verdict for a request that arrives twice, and answers the same', async () => {
    const first = await ask('score-1')
    const again = await ask('score-1')
    expect([first.status, again.status]).toEqual([201, 201])
    expect([first.headers.get('Idempotency-Replayed'), again.headers.get('Idempotency-Replayed')]).toEqual([null, 'true'])
    expect(again.headers.get('Location')).toBe(first.headers.get('Location'))
    expect(await again.json()).toEqual(await first.json())
    expect((await (await ask('score-2')).json()).stored.id).not.toBe((await (await ask('score-1')).json()).stored.id)
  })

  test('is refused for another page or another query, and says so', async () => {
    const refused = await ask('score-1', { text: DOORWAY, store: true, url: 'https://other.example/' })
    expect([refused.status, (await refused.json()).type]).toEqual([422, '/problems/invalid-idempotency-key'])
    const raw = (query: string) =>
      fetch(`${server.url}/v1/score?store&url=${query}`, { method: 'POST', headers: { 'Content-Type': 'text/plain', 'Idempotency-Key': 'score-3' }, body: DOORWAY })
    expect((await raw('https://a.example/')).status).toBe(201)
    expect((await raw('https://a.example/')).headers.get('Idempotency-Replayed')).toBe('true')
    expect((await raw('https://b.example/')).status).toBe(422)
  })

  test('keeps no word of the page for the day that it is remembered', async () => {
    const secret = 'Xenophon-Zwieback'
    await ask('score-4', { text: `${secret}\n- 苏州${secret}植发比较自然\n- 福州${secret}植发比较自然`, store: true })
    const files = readdirSync(server.folder).map((name) => readFileSync(join(server.folder, name)))
    expect(files.some((file) => file.includes('score-4'))).toBe(true)
    expect(files.some((file) => file.includes(secret))).toBe(false)
  })

  test('means nothing where nothing is kept', async () => {
    expect((await ask('score-1', { text: 'a' })).status).toBe(200)
  })
})

describe('GET /v1/verdicts?sha256=', () => {
  const text = `${DOORWAY}\nknown by its content`
  const sha256 = createHash('sha256').update(text).digest('hex')

  test('tells who has the content what was made of it, and not where it was found', async () => {
    expect((await server.get(`/v1/verdicts?sha256=${sha256}`)).status).toBe(404)
    const { stored, ...verdict } = await score({ text, store: true, url: 'https://hidden.example/secret' })
    const found = await (await server.get(`/v1/verdicts?sha256=${sha256}`)).json()
    expect(found).toMatchObject({ verdict: verdict.verdict, score: verdict.score, stored: { sha256, created: stored?.created } })
    expect(JSON.stringify(found)).not.toMatch(/hidden|secret/)
    expect(JSON.stringify(found)).not.toContain(stored?.id)
  })

  test.each(['', '?sha256=', '?sha256=abc', `?sha256=${'A'.repeat(64)}`, `?sha=${'a'.repeat(64)}`])('%j is a problem that says what to send', async (query) => {
    const response = await server.get(`/v1/verdicts${query}`)
    expect([response.status, (await response.json()).type]).toEqual([422, '/problems/invalid-fields'])
  })
})

test('says how long judging took', async () => {
  const response = await server.json('/v1/score', { text: DOORWAY })
  expect(response.headers.get('Server-Timing')).toMatch(/^analyse;dur=\d+\.\d+$/)
  expect(response.headers.get('Cache-Control')).toBe('no-store')
})
