/**
 * A store of a million pages: how many it takes in a second, how fast it answers, how large it gets. Real SQLite file, invented pages.
 *
 *     npm run bench:store -- [PAGES]
 */
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import type { Observation } from '../../src/site/types.ts'
import { openSqliteStore } from '../../src/store/sqlite.ts'
import type { VerdictRecord } from '../../src/store/store.ts'
import { randomFrom } from '../site/farm.ts'

const pages = Number(process.argv[2] ?? 1_000_000)
const BATCH = 500
const KEPT = Math.min(100_000, pages)
const IN_FLIGHT = 64
const ASKED = 20_000
const random = randomFrom(7)
const pick = (n: number) => Math.floor(random() * n)
const hex = () => Array.from({ length: 8 }, () => (pick(0xffffffff) >>> 0).toString(16).padStart(8, '0')).join('')

/** Every tenth page is of one of some thousand families, all others stand alone. Sites have about forty pages. */
const FAMILIES = Math.ceil(pages / 3000)
const bases = Array.from({ length: FAMILIES }, () => Uint8Array.from({ length: 64 }, () => pick(256)))
const urlOf = (n: number) => `https://www.site-${n % Math.ceil(pages / 40)}.example/articles/2026/page-${n}.html`

function pageOf(n: number): Observation {
  const family = n % 10 === 0 ? pick(FAMILIES) : null
  const bytes = family === null ? Uint8Array.from({ length: 64 }, () => pick(256)) : (bases[family] as Uint8Array).slice()
  if (family !== null) for (let i = 0; i < 5; i++) bytes[pick(64)] = pick(256)
  const verdict = family !== null || random() < 0.05 ? 'spam' : random() < 0.5 ? 'ham' : 'unsure'
  const url = urlOf(n)
  return {
    url,
    host: new URL(url).hostname,
    site: `site-${n % Math.ceil(pages / 40)}.example`,
    sha256: hex(),
    seen: new Date(Date.UTC(2026, 0, 1) + n * 50).toISOString(),
    verdict: {
      verdict,
      likelihood: random(),
      score: verdict === 'spam' ? 3 : -1,
      kinds: verdict === 'spam' ? ['doorway', 'link-farm'] : [],
      reasons: ['wording', 'query-title', 'city-rotated-links', 'price-ladder', 'named-author'].map((signal) => ({ signal, points: Math.round(random() * 300) / 100 })),
      language: 'zh-Hans',
      model: 'v1',
    },
    fingerprint: Buffer.from(bytes).toString('base64'),
    fillers: { place: family === null ? null : `place-${pick(300)}`, topic: `topic-${pick(100)}`, institution: null },
    templates: [],
    traits: { medical: true, planted: false },
  }
}

const at = (times: readonly number[], share: number) => (times[Math.floor((times.length - 1) * share)] as number).toFixed(3)
const folder = mkdtempSync(join(tmpdir(), 'nostrum-bench-'))
const path = join(folder, 'store.db')
const store = openSqliteStore(path)

try {
  const rates: number[] = []
  let spent = 0
  for (let first = 0; first < pages; first += BATCH) {
    const batch = Array.from({ length: Math.min(BATCH, pages - first) }, (_, i) => pageOf(first + i))
    const start = performance.now()
    await store.pages.observe(batch)
    const time = performance.now() - start
    spent += time
    rates.push((batch.length / time) * 1000)
    if (process.stderr.isTTY && rates.length % 40 === 0) process.stderr.write(`\r${first + batch.length}/${pages} pages`)
  }
  const tenth = Math.ceil(rates.length / 10)
  const mean = (list: readonly number[]) => (list.length / list.reduce((sum, rate) => sum + 1 / rate, 0)).toFixed(0)
  console.log(
    `pages taken in, ${BATCH} at once      ${((pages / spent) * 1000).toFixed(0)}/s (first tenth ${mean(rates.slice(0, tenth))}/s, last tenth ${mean(rates.slice(-tenth))}/s)`,
  )

  const time = async (name: string, ask: (n: number) => Promise<unknown>) => {
    const times: number[] = []
    for (let i = 0; i < ASKED; i++) {
      const n = pick(pages)
      const start = performance.now()
      if ((await ask(n)) === null) throw new Error(`${name} ${n} is missing`)
      times.push(performance.now() - start)
    }
    times.sort((a, b) => a - b)
    console.log(`${name.padEnd(33)} p50 ${at(times, 0.5)} ms, p99 ${at(times, 0.99)} ms, most ${at(times, 1)} ms`)
  }
  await time('a page looked up by its address', (n) => store.pages.get(urlOf(n)))
  await time('a site looked up by its name', (n) => store.sites.get(`site-${n % Math.ceil(pages / 40)}.example`))

  const { verdict } = pageOf(0)
  const record: VerdictRecord = {
    url: 'https://www.site.example/',
    sha256: hex(),
    created: new Date().toISOString(),
    verdict: {
      ...{
        verdict: 'spam',
        likelihood: 0.9,
        score: 2,
        bias: -1,
        thresholds: { spam: 2, ham: -1 },
        prior: 0.5,
        kinds: [],
        notes: [],
        claims: [],
        abstained: null,
        reading: 'page',
        passage: null,
      },
      reasons: verdict.reasons.map((reason) => ({
        ...reason,
        group: 'slots',
        strength: 0.5,
        title: 'The same link repeated with other cities',
        evidence: [{ start: 1, end: 20 }],
      })),
      language: { tag: 'zh-Hans', confidence: 1 },
      model: { version: 'v1', schema: '0123456789abcdef', sha256: hex() },
      input: { format: 'html', chars: 3000, truncated: false },
    },
  }
  const start = performance.now()
  let put = 0
  await Promise.all(
    Array.from({ length: IN_FLIGHT }, async () => {
      while (put++ < KEPT) await store.put(record)
    }),
  )
  console.log(`verdicts kept, ${IN_FLIGHT} requests at a time ${((KEPT / (performance.now() - start)) * 1000).toFixed(0)}/s, each on the disk before it is acknowledged`)
  await store.close()

  const database = new Sqlite(path, { readonly: true })
  const tables = database.prepare('SELECT name, SUM(pgsize) AS bytes FROM dbstat GROUP BY name ORDER BY bytes DESC').all() as { name: string; bytes: number }[]
  database.close()
  console.log(`${(statSync(path).size / 1e6).toFixed(0)} MB for ${pages} pages and ${KEPT} kept verdicts; memory ${(process.memoryUsage().rss / 1e6).toFixed(0)} MB`)
  for (const { name, bytes } of tables.slice(0, 14)) console.log(`  ${name.padEnd(31)} ${(bytes / 1e6).toFixed(1).padStart(7)} MB`)
} finally {
  await store.close()
  rmSync(folder, { recursive: true })
}
