/**
 * Speed of look-up and lists, printed with its spread. Not gated: the machine is shared.
 *
 *     npm run bench:lookup
 */
import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createApp } from '../../src/api/app.ts'
import { FORMATS, type FormatName } from '../../src/lists/formats/index.ts'
import { publishLists } from '../../src/lists/publish.ts'
import type { ListEntry } from '../../src/lists/types.ts'
import { toBase64 } from '../../src/lookup/base64.ts'
import { beginLookup } from '../../src/lookup/client.ts'
import { explainLookup } from '../../src/lookup/explain.ts'
import { hashExpression, prefixBytes, prefixOf } from '../../src/lookup/hash.ts'
import { applyUpdate } from '../../src/lookup/hash-list.ts'
import { openSqliteStore } from '../../src/store/sqlite.ts'
import { currentModel } from '../../src/verdict/current.ts'

const ENTRIES = 50_000
const GOAL_MS = 1

const entries = Array.from(
  { length: ENTRIES },
  (_, i): ListEntry => ({
    expression: `farm-${i}.example/`,
    tier: i % 3 === 0 ? 'likely' : 'certain',
    kind: 'doorway',
    reasons: ['city-rotated-links', 'query-title'],
    family: String(i % 100),
    since: '2026-01-31',
    date: '2026-02-28',
    canary: false,
  }),
)

const folder = mkdtempSync(join(tmpdir(), 'nostrum-bench-'))
const store = openSqliteStore(join(folder, 'bench.db'))
const app = createApp({ model: currentModel(), store, clock: () => new Date(), version: '0' })

async function time(run: (i: number) => unknown, rounds: number): Promise<number[]> {
  for (let i = 0; i < rounds / 4; i++) await run(i)
  const times: number[] = []
  for (let i = 0; i < rounds; i++) {
    const start = performance.now()
    await run(i)
    times.push(performance.now() - start)
  }
  return times.sort((a, b) => a - b)
}

const at = (times: readonly number[], share: number) => times[Math.floor((times.length - 1) * share)] as number

async function row(name: string, run: (i: number) => unknown, rounds = 2000): Promise<number> {
  const times = await time(run, rounds)
  console.log(`${name.padEnd(52)} ${[0.05, 0.5, 0.95, 0.99].map((share) => at(times, share).toFixed(3).padStart(9)).join(' ')}`)
  return at(times, 0.5)
}

const prefix = (i: number) => toBase64(prefixBytes(prefixOf(hashExpression(i % 2 === 0 ? `farm-${(i * 7919) % ENTRIES}.example/` : `free-${i}.example/`))))
const get = async (path: string) => (await app.request(path)).text()

console.log(`milliseconds, ${ENTRIES} entries`.padEnd(52), '       p5       p50       p95       p99')
await row(
  'publish (gate, hashes, one transaction)',
  (i) => publishLists({ entries: () => entries.slice(i), allowed: () => [] }, store.lists, { now: new Date(), source: 'file', acceptChange: true }),
  4,
)
const p50 = await row('GET /v1/hashes:search, 4 prefixes, in process', (i) => get(`/v1/hashes:search?${[0, 1, 2, 3].map((k) => `hashPrefixes=${prefix(i * 4 + k)}`).join('&')}`))
await row('GET /v1/hashes:search, 30 prefixes', (i) => get(`/v1/hashes:search?${Array.from({ length: 30 }, (_, k) => `hashPrefixes=${prefix(i * 30 + k)}`).join('&')}`))
await row('GET /v1/lookup', (i) => get(`/v1/lookup?url=https://www.farm-${i}.example/a/b.html?c`))
await row('GET /v1/hashLists:batchGet, whole', () => get('/v1/hashLists:batchGet?names=likely-4b'), 40)
await row('GET /v1/lists/likely.ubo.txt, made', (i) => app.request(`http://host-${i}.example/v1/lists/likely.ubo.txt`), 10)
await row('GET /v1/lists/likely.ubo.txt, not modified', async () => app.request('/v1/lists/likely.ubo.txt', { headers: { 'If-None-Match': '*' } }))

const { hashLists } = JSON.parse(await get('/v1/hashLists:batchGet?names=likely-4b&names=allow-32b')) as { hashLists: { additionsFourBytes?: { encodedData: string } }[] }
const [block = null, allow = null] = hashLists.map((update) => applyUpdate(null, update))
await row('client: a page that is not listed', (i) => beginLookup(`https://www.free-${i}.example/a/b/c.html?d`, { block, allow }, new Map(), 0, Math.random))
await row('client: take in a whole list', () => applyUpdate(null, hashLists[0]), 40)
await row('explain (canonical, 30 expressions, hashes)', () => explainLookup('http://a.b.c.d.e.f.example.com/1/2/3/4/5.html?q'))

const texts = Array.from({ length: 30 }, (_, i) => new TextEncoder().encode(`host-${i}.farm.example/some/path/${i}.html`))
await row('30 SHA-256: @noble/hashes', () => {
  for (let i = 0; i < 30; i++) hashExpression(`host-${i}.farm.example/some/path/${i}.html`)
})
await row('30 SHA-256: node:crypto', () => {
  for (const text of texts) createHash('sha256').update(text).digest()
})
await row('30 SHA-256: WebCrypto', () => Promise.all(texts.map((text) => crypto.subtle.digest('SHA-256', text))))

console.log(
  `\n${ENTRIES} prefixes: ${Buffer.from(hashLists[0]?.additionsFourBytes?.encodedData ?? '', 'base64url').length} bytes, ${JSON.stringify(hashLists[0]).length} in the answer`,
)
for (const format of Object.keys(FORMATS) as FormatName[]) {
  const list = { tier: 'likely', version: 1, modified: '2026-03-01T00:00:00.000Z', homepage: 'https://nostrum.example', entries } as const
  await row(`write ${format}, ${(FORMATS[format].write(list).text.length / 1e6).toFixed(1)} MB`, () => FORMATS[format].write(list), 5)
}
console.log(`\nlook-up p50 ${p50.toFixed(3)} ms, goal ${GOAL_MS} ms: ${p50 <= GOAL_MS ? 'met' : 'missed'}`)
await store.close()
rmSync(folder, { recursive: true })
