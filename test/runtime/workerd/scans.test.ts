import { applyD1Migrations, env, SELF } from 'cloudflare:test'
import { beforeAll, describe, expect, inject, test } from 'vitest'
import type { TestEnv } from './env.ts'

const { DB, TEST_MIGRATIONS } = env as TestEnv
const port = inject('sitePort')
const at = (host: number, path: string) => `http://127.0.0.${host + 1}:${port}${path}`
const get = (path: string, headers: Record<string, string> = {}) => SELF.fetch(`https://nostrum.example${path}`, { headers })
const post = (body: unknown) => SELF.fetch('https://nostrum.example/v1/scans', { method: 'POST', body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } })

beforeAll(() => applyD1Migrations(DB, TEST_MIGRATIONS))

test('scan', async () => {
  const begun = await post({ sites: [0, 1, 2, 3].map((i) => at(i, '/')), scope: 'host', max_pages: 1000 })
  expect(begun.status).toBe(202)
  const { id } = (await begun.json()) as { id: string }
  const t = Date.now()
  const events = await (await get(`/v1/scans/${id}/events`)).text()
  console.log(Date.now() - t, events.slice(-900))
  for (const e of events.split('\n\n')) console.log(e.match(/^id: (\d+)/m)?.[1])
  const r = await DB.prepare('SELECT settled, url, state, reason FROM scan_pages ORDER BY seq').all()
  let p0 = 0
  for (const x of r.results as any) {
    const d = Date.parse(x.settled) - p0
    p0 = Date.parse(x.settled)
    if (d > 150) console.log(d, x.url, x.state, x.reason)
  }
}, 60_000)
