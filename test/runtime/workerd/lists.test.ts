import { applyD1Migrations, createScheduledController, env, SELF } from 'cloudflare:test'
import { beforeAll, expect, test } from 'vitest'
import { toBase64 } from '../../../src/lookup/base64.ts'
import { hashExpression, prefixBytes, prefixOf } from '../../../src/lookup/hash.ts'
import { applyUpdate } from '../../../src/lookup/hash-list.ts'
import { hasHash } from '../../../src/lookup/hash-set.ts'
import { createD1Store } from '../../../src/store/d1.ts'
import worker, { type Env } from '../../../src/worker.ts'
import { sighting } from '../../store/sightings.ts'
import type { TestEnv } from './env.ts'

const { DB, TEST_MIGRATIONS } = env as TestEnv
const get = (path: string, headers: Record<string, string> = {}): Promise<Response> => SELF.fetch(`https://nostrum.example${path}`, { headers })
const trigger = (cron: string) => worker.scheduled(createScheduledController({ cron, scheduledTime: new Date() }), env as unknown as Env)
const seen = new Date(Date.now() - 86_400_000).toISOString()

beforeAll(async () => {
  await applyD1Migrations(DB, TEST_MIGRATIONS)
  const store = createD1Store(DB)
  await store.pages.observe(Array.from({ length: 12 }, (_, i) => sighting({ url: `https://farm.example/${i}`, seen, score: 6 })))
  await store.feedback.decide({ target: 'site:farm.example', site: 'farm.example', label: 'spam', reviewer: 'rev', reason: 'read by hand', at: seen })
})

test('the hourly trigger publishes what the store knows', async () => {
  expect((await get('/v1/lists/certain.ubo.txt')).status).toBe(404)
  await trigger('17 * * * *')
  const response = await get('/v1/lists/certain.ubo.txt')
  expect(response.status).toBe(200)
  expect(await response.text()).toContain('||farm.example^$doc')
  expect((await get('/v1/lists/certain.ubo.txt', { 'If-None-Match': response.headers.get('ETag') as string })).status).toBe(304)
  expect(await (await get('/v1/lists')).json()).toMatchObject({ version: 1, tiers: [{ tier: 'certain', entries: 1 }, {}, {}] })
})

test('another trigger publishes nothing', async () => {
  await trigger('*/5 * * * *')
  expect(await (await get('/v1/lists')).json()).toMatchObject({ version: 1 })
})

test('addresses are looked up, openly and by prefixes', async () => {
  expect(await (await get('/v1/lookup?url=https://www.farm.example/x')).json()).toMatchObject({ state: 'listed', matches: [{ expression: 'farm.example/', tier: 'certain' }] })
  const hash = hashExpression('farm.example/')
  expect(await (await get(`/v1/hashes:search?hashPrefixes=${toBase64(prefixBytes(prefixOf(hash)))}`)).json()).toMatchObject({ fullHashes: [{ fullHash: toBase64(hash) }] })
  const { hashLists } = (await (await get('/v1/hashLists:batchGet?names=certain-4b&names=allow-32b')).json()) as { hashLists: unknown[] }
  const [certain, allow] = hashLists.map((update) => applyUpdate(null, update))
  expect([certain, allow].map((list) => list !== null && list !== undefined && hasHash(list.set, hash))).toEqual([true, false])
})

test('the page for readers and the documents are there', async () => {
  expect(await (await get('/lists?lang=zh-Hans')).text()).toContain('屏蔽列表')
  expect(await (await get('/docs')).text()).toContain('/v1/hashes:search')
})
