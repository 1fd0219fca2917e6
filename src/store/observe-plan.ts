/** What has to be written when pages are taken in: pure, from what was seen and what was known. */
import { BAND_KEYS, bandKeys, fingerprintBytes } from '../site/fingerprint.ts'
import { type Entry, groupArrivals } from '../site/grouping.ts'
import { mergeTemplates } from '../site/templates.ts'
import type { Observation, Template } from '../site/types.ts'
import type { SqlValue, Statement } from './database.ts'
import { guard } from './guard.ts'

/** In so many steps the new bands are moved: with more the small table grows, with fewer each step is spread over more of the large one. */
const SLICES = 64
/** Numbers travel as decimals, which may cost the last bit. */
const SAME_LIKELIHOOD = 1e-9

export type Counter = 'page' | 'cluster' | 'revision'

export interface KnownPage {
  readonly id: number
  readonly url: string
  readonly sha256: string
  readonly verdict: string
  readonly likelihood: number
  readonly fingerprint: string | null
  readonly cluster: number | null
  readonly gone: string | null
}

export interface KnownCluster {
  readonly id: number
  readonly pages: number
  readonly templates: string
}

export interface Known {
  readonly pages: ReadonlyMap<string, KnownPage>
  readonly entries: ReadonlyMap<number, Entry>
  readonly clusters: ReadonlyMap<number, KnownCluster>
  readonly counters: Readonly<Record<Counter, number>>
}

/** A page with its place among those before it. */
interface Placed {
  readonly id: number
  readonly page: Observation
  readonly before: KnownPage | undefined
  /** Its text under the mask is new to the store. */
  readonly arrives: boolean
  /** The cluster that it was in and is no more because its text is another. */
  readonly left: number | null
}

/** What has to be written, all or none. */
export function planPages(pages: readonly Observation[], known: Known): { statements: Statement[]; clusters: ReadonlyMap<string, number | null> } {
  const last = { ...known.counters }
  const placed = pages.map((page): Placed => {
    const before = known.pages.get(page.url)
    const arrives = page.fingerprint !== null && page.fingerprint !== before?.fingerprint
    return { id: before?.id ?? ++last.page, page, before, arrives, left: before !== undefined && before.fingerprint !== page.fingerprint ? before.cluster : null }
  })
  const rewritten = new Set(placed.filter(({ before, page }) => before !== undefined && before.fingerprint !== page.fingerprint).map(({ id }) => id))
  const arrivals = placed.filter(({ arrives }) => arrives)
  const grouping = groupArrivals(
    arrivals.map(({ id, page }) => ({ page: id, bytes: fingerprintBytes(page.fingerprint as string) })),
    {
      find(key) {
        const entry = known.entries.get(key)
        // A page that was alone and has another text now is not alike to its former self. One of a group still leads to the others of it.
        return entry?.group === null && rewritten.has(entry.page) ? undefined : entry
      },
      size: (group) => known.clusters.get(group)?.pages ?? 0,
      next: () => ++last.cluster,
    },
  )
  const groupOfArrival = new Map(arrivals.map(({ id }, i) => [id, grouping.groups[i] ?? null]))
  const rootOf = (cluster: number) => grouping.merged.get(cluster) ?? cluster
  const clusterOf = ({ id, before, page }: Placed): number | null => {
    const arrived = groupOfArrival.get(id)
    if (arrived !== undefined) return arrived
    const kept = before !== undefined && before.fingerprint === page.fingerprint ? before.cluster : null
    return grouping.joined.get(id) ?? (kept === null ? null : rootOf(kept))
  }
  const clusters = new Map(placed.map((each) => [each.page.url, clusterOf(each)]))
  const changes = placed.filter((each) => isNews(each, clusterOf(each)))
  return {
    clusters,
    statements: [
      guard(known.counters.revision),
      ...LEAVE.flatMap((sql) => writeRows(sql, placed.flatMap(leftBands))),
      ...writeRows(
        WRITE_PAGES,
        placed.map((each) => pageRow(each, clusterOf(each))),
      ),
      ...writeRows(WRITE_BANDS, [...grouping.bands]),
      ...moveBands(known.counters.revision),
      ...writeRows(JOIN, [...grouping.joined]),
      ...[...grouping.merged].flatMap(([from, into]) => MERGE.map((sql) => ({ sql, values: [into, from] }))),
      ...writeRows(WRITE_CLUSTERS, clusterRows(placed, grouping, clusterOf, changes, known)),
      ...writeRows(WRITE_SITES, siteRows(placed, changes)),
      ...writeRows(COUNT, Object.entries({ ...last, revision: last.revision + 1 })),
    ],
  }
}

/** Whether a sighting may change what is thought of a site or family. */
function isNews({ before, page, left }: Placed, cluster: number | null): boolean {
  if (before === undefined || left !== null || before.gone !== null || before.cluster !== cluster) return true
  return before.sha256 !== page.sha256 || before.verdict !== page.verdict.verdict || Math.abs(before.likelihood - page.verdict.likelihood) > SAME_LIKELIHOOD
}

/** Bands that lead to a page which is leaving its cluster: they will lead to another page of it. */
function leftBands({ id, before, left }: Placed): SqlValue[][] {
  return left === null || before?.fingerprint == null ? [] : bandKeys(fingerprintBytes(before.fingerprint)).map((key) => [key, id, left])
}

function pageRow({ id, page }: Placed, cluster: number | null): SqlValue[] {
  const { verdict, fillers, traits } = page
  const details = { kinds: verdict.kinds, reasons: verdict.reasons.map(({ signal, points }) => [signal, points]), language: verdict.language, model: verdict.model }
  return [
    ...[id, page.url, page.host, page.site, page.sha256, verdict.verdict, verdict.likelihood, verdict.score, JSON.stringify(details), page.fingerprint, cluster],
    ...[fillers.place, fillers.topic, fillers.institution, Number(traits.medical), Number(traits.planted), page.seen],
  ]
}

function clusterRows(
  placed: readonly Placed[],
  { joined, merged }: { readonly joined: ReadonlyMap<number, number>; readonly merged: ReadonlyMap<number, number> },
  clusterOf: (placed: Placed) => number | null,
  changes: readonly Placed[],
  known: Known,
): SqlValue[][] {
  const rows = new Map<number, { pages: number; changes: number; templates: readonly Template[]; seen: string }>()
  const rowOf = (cluster: number) => {
    const id = merged.get(cluster) ?? cluster
    const row = rows.get(id) ?? { pages: 0, changes: 0, templates: templatesIn(known, id), seen: '' }
    rows.set(id, row)
    return row
  }
  const grow = (cluster: number, pages: number) => {
    const row = rowOf(cluster)
    row.pages += pages
    row.changes += Math.abs(pages)
  }
  for (const [from, into] of merged) {
    grow(into, known.clusters.get(from)?.pages ?? 0)
    const row = rowOf(into)
    row.templates = mergeTemplates(row.templates, templatesIn(known, from))
  }
  for (const cluster of joined.values()) grow(cluster, 1)
  for (const each of placed) {
    if (each.left !== null) grow(each.left, -1)
    const cluster = clusterOf(each)
    if (cluster === null) continue
    const row = rowOf(cluster)
    if (each.arrives) grow(cluster, 1)
    else if (changes.includes(each)) row.changes++
    row.templates = mergeTemplates(row.templates, each.page.templates)
    if (each.page.seen > row.seen) row.seen = each.page.seen
  }
  return [...rows].map(([id, row]) => [id, row.pages, row.changes, JSON.stringify(row.templates), row.seen])
}

function templatesIn({ clusters }: Known, cluster: number): readonly Template[] {
  return JSON.parse(clusters.get(cluster)?.templates ?? '[]') as Template[]
}

function siteRows(placed: readonly Placed[], changes: readonly Placed[]): SqlValue[][] {
  return [...Map.groupBy(placed, ({ page }) => page.site)].map(([site, group]) => {
    const times = group.map(({ page }) => page.seen).sort()
    const news = changes.filter(({ page }) => page.site === site).length
    return [site, group.filter(({ before }) => before === undefined).length, news, times[0] as string, times.at(-1) as string]
  })
}

/**
 * Moves one slice of the new bands to the others. Bands are random numbers: written one by one into a table of millions, each would cost a page of the
 * file for itself. In a small table they share pages, and a slice of it, sorted, lands on neighbouring pages of the large one.
 */
function moveBands(revision: number): Statement[] {
  const slice = revision % SLICES
  const range = [Math.floor((slice * BAND_KEYS) / SLICES), Math.floor(((slice + 1) * BAND_KEYS) / SLICES)]
  return MOVE.map((sql) => ({ sql, values: range }))
}

/** One statement for many rows: they travel as one JSON array, which knows no limit on the number of values. */
export function writeRows(sql: string, rows: readonly (readonly SqlValue[])[]): Statement[] {
  return rows.length === 0 ? [] : [{ sql, values: [JSON.stringify(rows)] }]
}

/** `value ->> 0, value ->> 1, ...`: the columns of such a row. */
const columns = (count: number, from = 0) => Array.from({ length: count }, (_, i) => `value ->> ${i + from}`).join(', ')

/** Bands of a page that leaves its group lead to another page of it; takes rows of key, page and cluster. */
export const LEAVE = ['bands', 'new_bands'].map(
  (table) => `UPDATE ${table} SET page = (SELECT p.id FROM pages p WHERE p.cluster = j.cluster AND p.id <> j.page LIMIT 1)
  FROM (SELECT value ->> 0 AS key, value ->> 1 AS page, value ->> 2 AS cluster FROM json_each(?)) j
  WHERE ${table}.key = j.key AND ${table}.page = j.page AND EXISTS (SELECT 1 FROM pages p WHERE p.cluster = j.cluster AND p.id <> j.page)`,
)
const WRITE_PAGES = `INSERT INTO pages
  (id, url, host, site, sha256, verdict, likelihood, score, details, fingerprint, cluster, place, topic, institution, medical, planted, since, seen)
  SELECT ${columns(17)}, value ->> 16 FROM json_each(?) WHERE true
  ON CONFLICT (url) DO UPDATE SET sha256 = excluded.sha256, verdict = excluded.verdict, likelihood = excluded.likelihood, score = excluded.score,
    details = excluded.details, fingerprint = excluded.fingerprint, cluster = excluded.cluster, place = excluded.place, topic = excluded.topic,
    institution = excluded.institution, medical = excluded.medical, planted = excluded.planted, since = min(since, excluded.since),
    seen = max(seen, excluded.seen), gone = NULL`
const WRITE_BANDS = `INSERT INTO new_bands (key, page) SELECT ${columns(2)} FROM json_each(?) WHERE true ON CONFLICT (key) DO UPDATE SET page = excluded.page`
const MOVE = [
  'INSERT INTO bands (key, page) SELECT key, page FROM new_bands WHERE key >= ? AND key < ? ORDER BY key ON CONFLICT (key) DO UPDATE SET page = excluded.page',
  'DELETE FROM new_bands WHERE key >= ? AND key < ?',
] as const
const JOIN = 'UPDATE pages SET cluster = j.cluster FROM (SELECT value ->> 0 AS id, value ->> 1 AS cluster FROM json_each(?)) j WHERE pages.id = j.id'
const MERGE = [
  'UPDATE pages SET cluster = ? WHERE cluster = ?',
  'UPDATE aliases SET cluster = ? WHERE cluster = ?',
  'INSERT INTO aliases (cluster, id) VALUES (?, ?)',
  "UPDATE OR IGNORE feedback SET target = 'family:' || CAST(? AS INTEGER) WHERE target = 'family:' || CAST(? AS INTEGER)",
  "UPDATE decisions SET target = 'family:' || CAST(? AS INTEGER) WHERE target = 'family:' || CAST(? AS INTEGER)",
  'DELETE FROM clusters WHERE id <> ? AND id = ?',
] as const
const WRITE_CLUSTERS = `INSERT INTO clusters (id, pages, changes, templates, since, seen) SELECT ${columns(5)}, value ->> 4 FROM json_each(?) WHERE true
  ON CONFLICT (id) DO UPDATE SET pages = pages + excluded.pages, changes = changes + excluded.changes, templates = excluded.templates,
    seen = max(seen, excluded.seen)`
const WRITE_SITES = `INSERT INTO sites (site, pages, changes, since, seen) SELECT ${columns(5)} FROM json_each(?) WHERE true
  ON CONFLICT (site) DO UPDATE SET pages = pages + excluded.pages, changes = changes + excluded.changes, since = min(since, excluded.since),
    seen = max(seen, excluded.seen)`
/** Notes when pages were first found missing. */
export const MISS = 'UPDATE pages SET gone = ? WHERE gone IS NULL AND url IN (SELECT value FROM json_each(?))'
const COUNT = 'UPDATE counters SET value = j.value FROM (SELECT value ->> 0 AS name, value ->> 1 AS value FROM json_each(?)) j WHERE counters.name = j.name'
