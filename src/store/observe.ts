/**
 * Taking in pages: one batch of reads, the grouping in memory, one batch of writes, then a new judgement of what has changed enough.
 *
 * The writes begin with a guard: if another process has changed the picture since the reads, they fail as a whole and are planned anew on what it wrote.
 * So two scanners on one database never make two families of one.
 */
import { bandKeys, fingerprintBytes } from '../site/fingerprint.ts'
import type { Entry } from '../site/grouping.ts'
import type { Observation } from '../site/types.ts'
import type { Database } from './database.ts'
import { replan } from './guard.ts'
import { familyIds, judgeChanged } from './judge.ts'
import { type Counter, type Known, type KnownCluster, type KnownPage, planPages } from './observe-plan.ts'

/** Pages that one call takes: what one query may hold on D1, and what one mistake may cost. */
export const MAX_OBSERVED = 500

/** @returns for each page, in order, the id of its family or null @throws RangeError for too many pages */
export async function observePages(database: Database, pages: readonly Observation[]): Promise<(string | null)[]> {
  if (pages.length > MAX_OBSERVED) throw new RangeError(`At most ${MAX_OBSERVED} pages at once, not ${pages.length}. Take them in parts.`)
  if (pages.length === 0) return []
  const distinct = [...new Map(pages.map((page) => [page.url, page])).values()]
  const clusters = await replan(async () => {
    const plan = planPages(distinct, await readKnown(database, distinct))
    await database.batch(plan.statements)
    return plan.clusters
  })
  const touched = [...new Set(clusters.values())].filter((cluster) => cluster !== null)
  await judgeChanged(database, [...new Set(distinct.map(({ site }) => site))], touched)
  const families = await familyIds(database, touched)
  return pages.map(({ url }) => families.get(clusters.get(url) ?? 0) ?? null)
}

interface KnownBand {
  readonly key: number
  readonly page: number
  readonly cluster: number | null
  readonly fingerprint: string
}

async function readKnown(database: Database, pages: readonly Observation[]): Promise<Known> {
  const keys = JSON.stringify([...new Set(pages.flatMap(({ fingerprint }) => (fingerprint === null ? [] : bandKeys(fingerprintBytes(fingerprint)))))])
  const [known, bands, counters] = (await database.batch([
    { sql: READ_PAGES, values: [JSON.stringify(pages.map(({ url }) => url))] },
    { sql: READ_BANDS, values: [keys, keys] },
    { sql: 'SELECT name, value FROM counters', values: [] },
  ])) as [KnownPage[], KnownBand[], { name: Counter; value: number }[]]
  const ids = new Set([...known, ...bands].map(({ cluster }) => cluster))
  const clusters = (await database.all(READ_CLUSTERS, [JSON.stringify([...ids])])) as KnownCluster[]
  const entryOf = new Map<number, Entry>()
  for (const { page, cluster, fingerprint } of bands) if (!entryOf.has(page)) entryOf.set(page, { page, bytes: fingerprintBytes(fingerprint), group: cluster })
  return {
    pages: new Map(known.map((page) => [page.url, page])),
    entries: new Map(bands.map(({ key, page }) => [key, entryOf.get(page) as Entry])),
    clusters: new Map(clusters.map((cluster) => [cluster.id, cluster])),
    counters: Object.fromEntries(counters.map(({ name, value }) => [name, value])) as Record<Counter, number>,
  }
}

const READ_PAGES = 'SELECT id, url, sha256, verdict, likelihood, fingerprint, cluster, gone FROM pages WHERE url IN (SELECT value FROM json_each(?))'
const READ_BANDS = ['bands', 'new_bands']
  .map(
    (table) =>
      `SELECT b.key, b.page, p.cluster, p.fingerprint FROM json_each(?) k CROSS JOIN ${table} b ON b.key = k.value JOIN pages p ON p.id = b.page WHERE p.fingerprint IS NOT NULL`,
  )
  .join(' UNION ALL ')
const READ_CLUSTERS = 'SELECT id, pages, templates FROM clusters WHERE id IN (SELECT value FROM json_each(?))'
