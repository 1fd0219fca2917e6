import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { LIST_FILES } from '../../src/api/lists.ts'
import { publishLists } from '../../src/lists/publish.ts'
import type { ListEntry } from '../../src/lists/types.ts'
import { toBase64 } from '../../src/lookup/base64.ts'
import { beginLookup, finishLookup, type LookupCache } from '../../src/lookup/client.ts'
import { hashExpression, prefixBytes, prefixOf } from '../../src/lookup/hash.ts'
import { applyUpdate, type HashList } from '../../src/lookup/hash-list.ts'
import { countOf } from '../../src/lookup/hash-set.ts'
import { openSqliteStore } from '../../src/store/sqlite.ts'
import type { Store } from '../../src/store/store.ts'
import { entryOf } from '../lists/samples.ts'
import { useServer } from './server.ts'

const server = useServer({ publishMinutes: 0 })
const FARM = entryOf('farm.example/')
const PAGE = entryOf('shared.example/user/', { tier: 'likely', kind: 'leadgen' })
const CANARY = entryOf('trial.example/', { canary: true })
const OTHERS = Array.from({ length: 20 }, (_, i) => entryOf(`other-${i}.example/`))

let store: Store
const publish = (entries: readonly ListEntry[], day: number) =>
  publishLists({ entries: () => entries, allowed: () => ['cleared.example/'] }, store.lists, {
    now: new Date(Date.UTC(2026, 2, day, 4, 17, 0, 500)),
    source: 'file',
    acceptChange: true,
  })
const json = async (path: string) => (await server.get(path)).json() as Promise<Record<string, never>>
const prefixParam = (expression: string) => `hashPrefixes=${toBase64(prefixBytes(prefixOf(hashExpression(expression))))}`

beforeAll(() => {
  store = openSqliteStore(join(server.folder, 'test.db'))
})
afterAll(() => store.close())

describe('before the first release', () => {
  test('nothing is known, and clients get empty lists', async () => {
    expect(await json('/v1/lookup?url=farm.example')).toMatchObject({ state: 'unknown', matches: [] })
    expect(await json('/v1/hashes:search?hashPrefixes=AAAAAA')).toEqual({ fullHashes: [], cacheDuration: '3600s' })
    const { hashLists } = await json('/v1/hashLists:batchGet?names=certain-4b&names=allow-32b')
    for (const update of hashLists as unknown as unknown[]) expect(countOf((applyUpdate(null, update) as HashList).set)).toBe(0)
  })

  test('files are not there yet, and the catalogue says so', async () => {
    const response = await server.get('/v1/lists/certain.ubo.txt')
    expect(response.status).toBe(404)
    expect(await response.json()).toMatchObject({ detail: expect.stringContaining('Nothing has been published yet') })
    expect(await json('/v1/lists')).toMatchObject({ version: null, tiers: [{ tier: 'certain', entries: 0 }, {}, {}] })
    expect(await (await server.get('/lists')).text()).toContain('Nothing has been published yet.')
  })
})

describe('after a release', () => {
  beforeAll(async () => {
    await publish([FARM, PAGE, CANARY, ...OTHERS], 1)
  })

  describe('GET /v1/lookup', () => {
    test('tells what is listed, under which expression, and why', async () => {
      const { canary, ...listing } = FARM
      const response = await server.get(`/v1/lookup?url=${encodeURIComponent('http://user:pass@WWW.Farm.example:8080/a/../b?c#d')}`)
      expect(response.headers.get('Cache-Control')).toBe('no-store')
      expect(await response.json()).toEqual({
        canonical: 'http://www.farm.example/b?c',
        expressions: ['www.farm.example/b?c', 'www.farm.example/b', 'www.farm.example/', 'farm.example/b?c', 'farm.example/b', 'farm.example/'],
        state: 'listed',
        matches: [listing],
      })
    })

    test.each([
      ['https://shared.example/user/page', 'listed'],
      ['https://shared.example/users/', 'unknown'],
      ['https://trial.example/', 'unknown'],
      ['https://www.mayoclinic.org/diseases', 'allowed'],
      ['cleared.example', 'allowed'],
      ['http://0x7f.1/', 'unknown'],
    ])('%s is %s', async (url, state) => expect(await json(`/v1/lookup?url=${encodeURIComponent(url)}`)).toMatchObject({ state }))

    test.each(['', '?url=', '?url=mailto:x@farm.example', '?url=http://', `?url=http://farm.example/${'a'.repeat(9000)}`, '?ulr=farm.example', '?url=a.example&url=b.example'])(
      '%.40s is a problem that says so',
      async (query) => {
        const response = await server.get(`/v1/lookup${query}`)
        expect(response.status).toBe(422)
        expect(await response.json()).toMatchObject({ type: '/problems/invalid-fields', errors: [{ parameter: expect.stringMatching(/^ur?lr?$/) }] })
      },
    )
  })

  describe('GET /v1/hashes:search', () => {
    test('answers with full hashes, reasons and family, and how long that holds', async () => {
      const response = await server.get(`/v1/hashes:search?${prefixParam('farm.example/')}&${prefixParam('nothing.example/')}`)
      expect(response.status).toBe(200)
      expect(await response.json()).toEqual({
        fullHashes: [
          {
            fullHash: toBase64(hashExpression('farm.example/')),
            details: [{ kind: 'doorway', tier: 'certain', reasons: ['city-rotated-links', 'query-title'], family: '7', since: '2026-01-31', attributes: [] }],
          },
        ],
        cacheDuration: '300s',
      })
    })

    test('takes prefixes in either alphabet, padded or not', async () => {
      const bytes = prefixBytes(prefixOf(hashExpression('farm.example/')))
      for (const text of [Buffer.from(bytes).toString('base64'), Buffer.from(bytes).toString('base64url')])
        expect((await json(`/v1/hashes:search?hashPrefixes=${encodeURIComponent(text)}`))['fullHashes']).toHaveLength(1)
    })

    test('marks what is on trial', async () => {
      const { fullHashes } = (await json(`/v1/hashes:search?${prefixParam('trial.example/')}`)) as unknown as { fullHashes: { details: { attributes: string[] }[] }[] }
      expect(fullHashes[0]?.details[0]?.attributes).toEqual(['CANARY'])
    })

    test('a thousand prefixes are answered, one more is refused', async () => {
      const many = (count: number) => Array.from({ length: count }, (_, i) => `hashPrefixes=${toBase64(prefixBytes(i))}`).join('&')
      expect((await server.get(`/v1/hashes:search?${many(1000)}`)).status).toBe(200)
      const response = await server.get(`/v1/hashes:search?${many(1001)}`)
      expect(response.status).toBe(422)
      expect(await response.json()).toMatchObject({ errors: [{ parameter: 'hashPrefixes', detail: 'may stand at most 1000 times' }] })
    })

    test.each([
      ['', 'must name at least one prefix'],
      ['?hashPrefixes=AAAA', 'number 1 is not'],
      ['?hashPrefixes=AAAAAA&hashPrefixes=AAAAAAA', 'number 2 is not'],
      ['?hashPrefixes=***', 'number 1 is not'],
      ['?hashPrefix=AAAAAA', 'did you mean "hashPrefixes"?'],
    ])('%j is a problem that says so', async (query, detail) => {
      const response = await server.get(`/v1/hashes:search${query}`)
      expect(response.status).toBe(422)
      expect(await response.json()).toMatchObject({ errors: [{ detail: expect.stringContaining(detail) }] })
    })
  })

  describe('GET /v1/hashLists', () => {
    test('names every list with its length, and batchGet sends what it says', async () => {
      const { hashLists } = (await json('/v1/hashLists')) as unknown as { hashLists: { name: string; hashLength: number; entries: number; version: string }[] }
      expect(hashLists.map(({ name, hashLength }) => [name, hashLength])).toEqual([
        ['certain-4b', 4],
        ['likely-4b', 4],
        ['watch-4b', 4],
        ['allow-32b', 32],
      ])
      const sent = (await json(`/v1/hashLists:batchGet?${hashLists.map(({ name }) => `names=${name}`).join('&')}`)) as unknown as { hashLists: unknown[] }
      expect(sent.hashLists.map((update) => countOf((applyUpdate(null, update) as HashList).set))).toEqual(hashLists.map(({ entries }) => entries))
      expect(hashLists[0]?.entries).toBe(22)
    })

    test('a client that has a version gets the change, in whatever order it names them', async () => {
      const [certain, allow] = ((await json('/v1/hashLists:batchGet?names=certain-4b&names=allow-32b')) as unknown as { hashLists: unknown[] }).hashLists.map(
        (update) => applyUpdate(null, update) as HashList,
      ) as [HashList, HashList]
      await publish([FARM, PAGE, CANARY, ...OTHERS.slice(1), entryOf('new.example/')], 2)
      const query = `names=certain-4b&names=allow-32b&version=${allow.version}&version=${certain.version}`
      const { hashLists } = (await json(`/v1/hashLists:batchGet?${query}`)) as unknown as { hashLists: { partialUpdate: boolean; version: string }[] }
      expect(hashLists.map(({ partialUpdate }) => partialUpdate)).toEqual([true, true])
      expect(countOf((applyUpdate(certain, hashLists[0]) as HashList).set)).toBe(22)
      expect(applyUpdate(allow, hashLists[1])).toEqual(allow)
    })

    test('versions that nobody gave out get the whole list', async () => {
      for (const version of ['certain-4b.999', 'certain-4b.x', 'certain-4b.-1', 'other', ''])
        expect(await json(`/v1/hashLists:batchGet?names=certain-4b&version=${version}`)).toMatchObject({ hashLists: [{ partialUpdate: false }] })
    })

    test.each(['', '?names=farm-4b', '?names=certain-4b&names=certain-4b', '?names=constructor'])('%j is a problem that names the lists', async (query) => {
      const response = await server.get(`/v1/hashLists:batchGet${query}`)
      expect(response.status).toBe(422)
      expect(await response.json()).toMatchObject({ errors: [{ parameter: 'names', detail: expect.stringContaining('certain-4b, likely-4b, watch-4b, allow-32b') }] })
    })
  })

  test('the client’s steps and the service agree over the network', async () => {
    const { hashLists } = (await json('/v1/hashLists:batchGet?names=likely-4b&names=allow-32b')) as unknown as { hashLists: unknown[] }
    const [block = null, allow = null] = hashLists.map((update) => applyUpdate(null, update))
    const ask = async (url: string, cache: LookupCache) => {
      const step = beginLookup(url, { block, allow }, cache, 0, Math.random)
      const result = 'result' in step ? step.result : finishLookup(step.question, await json(`/v1/hashes:search?${step.question.query}`), cache, 0)
      return `${result.state} by ${result.by}${result.canaries > 0 ? ', on trial' : ''}`
    }
    expect(await ask('https://www.farm.example/x', new Map())).toBe('listed by service')
    expect(await ask('https://shared.example/user/', new Map())).toBe('listed by service')
    expect(await ask('https://trial.example/', new Map())).toBe('unknown by service, on trial')
    expect(await ask('https://nothing.example/', new Map())).toBe('unknown by list')
    expect(await ask('https://mayoclinic.org/', new Map())).toBe('allowed by list')
    const cache: LookupCache = new Map()
    expect([await ask('https://farm.example/', cache), await ask('https://farm.example/again', cache)]).toEqual(['listed by service', 'listed by cache'])
  })

  describe('GET /v1/lists', () => {
    test('names every file, with links that subscribe', async () => {
      const { tiers } = (await json('/v1/lists')) as unknown as { tiers: { tier: string; entries: number; files: { format: string; url: string; subscribe: string | null }[] }[] }
      expect(tiers.map(({ tier, entries }) => [tier, entries])).toEqual([
        ['certain', 21],
        ['likely', 22],
        ['watch', 22],
      ])
      const files = tiers.flatMap((each) => each.files)
      expect(files.map(({ url }) => url)).toEqual(LIST_FILES.map((file) => `${server.url}/v1/lists/${file}`))
      const [ublacklist, ubo, hosts] = files
      expect(new URL(ublacklist?.subscribe ?? '').searchParams.get('url')).toBe(ublacklist?.url)
      expect(ublacklist?.subscribe).toMatch(/^https:\/\/ublacklist\.github\.io\/rulesets\/subscribe\?name=Nostrum%20certain&url=/)
      expect(new URL(ubo?.subscribe ?? '').searchParams.get('location')).toBe(ubo?.url)
      expect(hosts?.subscribe).toBeNull()
    })

    test.each(LIST_FILES)('%s is served, and not twice to who has it', async (file) => {
      const first = await server.get(`/v1/lists/${file}`)
      expect(first.status).toBe(200)
      expect(first.headers.get('Content-Type')).toBe(file.endsWith('.json') ? 'application/json' : 'text/plain; charset=utf-8')
      expect(first.headers.get('Last-Modified')).toBe('Mon, 02 Mar 2026 04:17:00 GMT')
      expect(first.headers.get('Cache-Control')).toBe('public, max-age=1800')
      const text = await first.text()
      expect(text).toContain('other-3.example')
      expect(text).not.toContain('trial.example')
      expect(text.includes('shared.example')).toBe(!file.startsWith('certain') && !/hosts|dnsmasq|rpz/.test(file))
      const tag = first.headers.get('ETag') as string
      for (const headers of [
        { 'If-None-Match': tag },
        { 'If-None-Match': `"x", W/${tag}` },
        { 'If-None-Match': '*' },
        { 'If-Modified-Since': first.headers.get('Last-Modified') as string },
      ]) {
        const again = await server.get(`/v1/lists/${file}`, headers as Record<string, string>)
        expect([again.status, await again.text(), again.headers.get('ETag')]).toEqual([304, '', tag])
      }
      for (const headers of [
        { 'If-None-Match': '"other"' },
        { 'If-None-Match': '"other"', 'If-Modified-Since': 'Mon, 02 Mar 2026 04:17:00 GMT' },
        { 'If-Modified-Since': 'Sun, 01 Mar 2026 00:00:00 GMT' },
        { 'If-Modified-Since': 'nonsense' },
      ])
        expect((await server.get(`/v1/lists/${file}`, headers as Record<string, string>)).status).toBe(200)
    })

    test('has the same bytes each time, and under the short name', async () => {
      const [one, two, short] = await Promise.all(['certain.ubo.txt', 'certain.ubo.txt', 'certain.ubo'].map(async (file) => (await server.get(`/v1/lists/${file}`)).text()))
      expect(two).toBe(one)
      expect(short).toBe(one)
    })

    test('changes its tag with the next release', async () => {
      const before = await server.get('/v1/lists/certain.hosts')
      await publish([FARM, ...OTHERS], 3)
      const after = await server.get('/v1/lists/certain.hosts', { 'If-None-Match': before.headers.get('ETag') as string })
      expect(after.status).toBe(200)
      expect(after.headers.get('Last-Modified')).toBe('Tue, 03 Mar 2026 04:17:00 GMT')
    })

    test.each(['certain', 'sure.hosts', 'certain.exe', 'certain.hosts.txt', '..%2Fhosts', 'constructor.hosts'])('%s is no list', async (file) => {
      expect((await server.get(`/v1/lists/${file}`)).status).toBe(404)
    })
  })

  test.each([
    ['en', 'Blocklists', 'Subscribe'],
    ['zh-Hans', '屏蔽列表', '订阅'],
    ['zh-Hant', '封鎖清單', '訂閱'],
  ])('/lists says it all to readers of %s', async (locale, title, subscribe) => {
    const html = await (await server.get(`/lists?lang=${locale}`)).text()
    expect(html).toContain(`<h1>${title}</h1>`)
    expect(html).toContain(subscribe)
    expect(html).toContain('href="/v1/lists/certain.ublacklist.txt"')
    expect(html).toContain('href="https://subscribe.adblockplus.org/?location=')
  })

  test('look-ups and lists are counted, and no address is', async () => {
    const metrics = await (await server.get('/metrics')).text()
    expect(metrics).toMatch(/nostrum_lookups_total\{route="url",result="listed"\} \d/)
    expect(metrics).toMatch(/nostrum_lookups_total\{route="hashes",result="unknown"\} \d/)
    expect(metrics).toMatch(/^nostrum_list_version 3$/m)
    expect(metrics).toMatch(/^nostrum_list_entries 21$/m)
    expect(metrics).not.toContain('farm.example')
  })
})
