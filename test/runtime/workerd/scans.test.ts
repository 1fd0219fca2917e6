import { applyD1Migrations, createExecutionContext, createMessageBatch, createScheduledController, env, getQueueResult, SELF, waitOnExecutionContext } from 'cloudflare:test'
import { beforeAll, describe, expect, inject, test, vi } from 'vitest'
import { openD1 } from '../../../src/store/d1.ts'
import { createScanStore } from '../../../src/store/scans.ts'
import worker, { type Env } from '../../../src/worker.ts'
import type { TestEnv } from './env.ts'

const { DB, TEST_MIGRATIONS } = env as TestEnv
const scans = createScanStore(openD1(DB))
const port = inject('sitePort')
const HOSTS = 4
const at = (host: number, path: string) => `http://127.0.0.${host + 1}:${port}${path}`
const get = (path: string) => SELF.fetch(`https://nostrum.example${path}`)
const begin = async (body: unknown): Promise<{ status: number; id: string }> => {
  const response = await SELF.fetch('https://nostrum.example/v1/scans', {
    method: 'POST',
    body: JSON.stringify(body),
    headers: { 'Content-Type': 'application/json', Authorization: 'Bearer token-of-the-keeper' },
  })
  return { status: response.status, id: ((await response.json()) as { id: string }).id }
}
const count = async (sql: string, ...values: unknown[]) =>
  (
    await DB.prepare(sql)
      .bind(...values)
      .first<{ n: number }>()
  )?.n ?? 0

beforeAll(() => applyD1Migrations(DB, TEST_MIGRATIONS))

test('a scan of five hundred pages goes through the queue, each host behind its Durable Object, into D1', async () => {
  const { status, id } = await begin({ sites: Array.from({ length: HOSTS }, (_, i) => at(i, '/')), scope: 'host', max_depth: 4 })
  expect(status).toBe(202)
  const events = ((await (await get(`/v1/scans/${id}/events`)).text()) as string).split('\n\n')
  expect(events.filter((event) => event.startsWith('event: progress')).length).toBeGreaterThan(1)
  expect(events.at(-2)).toContain('event: done')
  const { state, counts } = (await scans.get(id)) as NonNullable<Awaited<ReturnType<typeof scans.get>>>
  expect(state).toBe('done')
  expect(counts.spam + counts.unsure + counts.ham).toBeGreaterThan(500)
  expect(counts.settled).toBe(counts.known)
  // A verdict for each page, and none twice.
  expect(await count('SELECT count(*) AS n FROM verdicts')).toBe(counts.spam + counts.unsure + counts.ham)
  expect(await count("SELECT count(DISTINCT url) AS n FROM scan_pages WHERE scan = ? AND state <> 'waiting'", id)).toBe(counts.known)
  expect(await scans.troubles(id)).toMatchObject({ robots: 8, trap: HOSTS, 'too-deep': HOSTS, redirects: HOSTS })
  const { results } = (await (await get(`/v1/scans/${id}/results?limit=5`)).json()) as { results: { url: string }[] }
  expect(results).toHaveLength(5)
}, 240_000)

describe('a message', () => {
  const deliver = async (queue: string, host: string, attempts = 1) => {
    const batch = createMessageBatch<{ host: string }>(queue, [{ id: `m-${host}-${attempts}`, timestamp: new Date(), attempts, body: { host } }])
    const context = createExecutionContext()
    await worker.queue(batch as Parameters<typeof worker.queue>[0], env as unknown as Env)
    return getQueueResult(batch, context)
  }

  test('delivered twice at once, or again, changes nothing', async () => {
    const { id } = await begin({ urls: Array.from({ length: 5 }, (_, i) => at(0, `/article/${i}?twice`)) })
    const host = `127.0.0.1:${port}`
    await Promise.all([deliver('nostrum-scans', host), deliver('nostrum-scans', host, 2), deliver('nostrum-scans', host, 3)])
    await vi.waitFor(async () => expect((await scans.get(id))?.state).toBe('done'), { timeout: 20_000, interval: 100 })
    expect(await count("SELECT count(*) AS n FROM verdicts WHERE url LIKE '%?twice'")).toBe(5)
    expect((await deliver('nostrum-scans', host, 4)).explicitAcks).toHaveLength(1)
    expect(await count("SELECT count(*) AS n FROM verdicts WHERE url LIKE '%?twice'")).toBe(5)
  }, 30_000)

  test('that cannot be handled is delivered again', async () => {
    const log = vi.spyOn(console, 'error').mockReturnValue()
    const broken = { ...(env as unknown as Env), SCAN_HOSTS: { idFromName: () => ({}), get: () => ({ fetch: () => Promise.reject(new Error('away')) }) } } as unknown as Env
    const { createEdgeScans } = await import('../../../src/crawl/edge.ts')
    const { currentModel } = await import('../../../src/verdict/current.ts')
    const { createD1Store } = await import('../../../src/store/d1.ts')
    const batch = createMessageBatch<{ host: string }>('nostrum-scans', [{ id: 'm', timestamp: new Date(), attempts: 1, body: { host: 'a.example' } }])
    await createEdgeScans(broken, scans, createD1Store(DB), currentModel(), '0')?.receive(batch as Parameters<typeof worker.queue>[0])
    const result = await getQueueResult(batch, createExecutionContext())
    expect(result.retryMessages).toMatchObject([{ msgId: 'm' }])
    log.mockRestore()
  })

  test('that failed too often settles what waits at its host', async () => {
    const id = await scans.create({ seeds: [], scope: 'site', maxDepth: 0, maxPages: 10 }, new Date().toISOString(), [
      { url: 'http://dead.example/', host: 'dead.example', kind: 'page', depth: 0, hops: 0, via: null },
    ])
    await deliver('nostrum-scans-dead', 'dead.example')
    expect(await scans.get(id)).toMatchObject({ state: 'done', counts: { failed: 1 } })
    expect(await scans.troubles(id)).toEqual({ 'gave-up': 1 })
  })

  test('that was lost is made up for by the clock', async () => {
    const url = at(1, '/article/7?lost')
    const id = await scans.create({ seeds: [{ url, kind: 'page' }], scope: 'site', maxDepth: 0, maxPages: 10 }, new Date(Date.now() - 3_600_000).toISOString(), [
      { url, host: `127.0.0.2:${port}`, kind: 'page', depth: 0, hops: 0, via: null },
    ])
    const context = createExecutionContext()
    await worker.scheduled(createScheduledController({ cron: '*/5 * * * *' }), env as unknown as Env)
    await waitOnExecutionContext(context)
    await vi.waitFor(async () => expect((await scans.get(id))?.state).toBe('done'), { timeout: 20_000, interval: 100 })
  }, 30_000)
})

test('once a day the clock has what is old forgotten', async () => {
  const old = new Date(Date.now() - 400 * 86_400_000).toISOString()
  const before = await count('SELECT count(*) AS n FROM verdicts')
  await DB.prepare("UPDATE verdicts SET created = ? WHERE url LIKE '%/article/1'").bind(old).run()
  await worker.scheduled({ cron: '23 3 * * *', scheduledTime: Date.now() }, env as unknown as Env)
  expect(await count('SELECT count(*) AS n FROM verdicts')).toBeLessThan(before)
})

test('without a contact nothing is fetched', async () => {
  const { createEdgeScans } = await import('../../../src/crawl/edge.ts')
  expect(createEdgeScans({ ...(env as unknown as Env), SCAN_CONTACT: '' }, scans, {} as never, {} as never, '0')).toBeNull()
})
