/**
 * Judging families and sites anew when enough has changed: a tenth of their pages. So a site of a hundred thousand pages is not read again for each
 * new one, and over its whole growth each page is read a bounded number of times.
 */
import { commonTraits, isFamily, judgeFamily } from '../site/family-verdict.ts'
import { isOfficialHost } from '../site/hosts.ts'
import { judgeSite, type SitePage } from '../site/site-verdict.ts'
import type { PageVerdict, Slot } from '../site/types.ts'
import type { Verdict } from '../verdict/types.ts'
import type { Database, Statement } from './database.ts'
import { MAX_FAMILIES } from './pages.ts'

/** Newest pages of a site that are looked at. */
const SITE_SAMPLE = 1000
/** Newest pages of a family whose reasons are counted. */
const FAMILY_SAMPLE = 100
/** Sites that are judged anew at once because a family of theirs is seen in another light; the others follow with their next page. */
const MAX_SITES = 100

/** Kinds, reasons and what else a page's row keeps as JSON. */
export interface Details extends Pick<PageVerdict, 'kinds' | 'language' | 'model'> {
  readonly reasons: readonly (readonly [signal: string, points: number])[]
}

/** Reads the JSON of a page's row. */
export function readDetails(text: string): Pick<PageVerdict, 'kinds' | 'reasons' | 'language' | 'model'> {
  const { kinds, reasons, language, model } = JSON.parse(text) as Details
  return { kinds, reasons: reasons.map(([signal, points]) => ({ signal, points })), language, model }
}

/** Judges those of the sites and clusters that have changed enough. */
export async function judgeChanged(database: Database, sites: readonly string[], clusters: readonly number[]): Promise<void> {
  const turned = await judgeClusters(database, clusters)
  const affected = turned.length === 0 ? [] : ((await database.all(SITES_OF_CLUSTERS, [JSON.stringify(turned), MAX_SITES])) as { site: string }[]).map(({ site }) => site)
  if (affected.length > 0) await database.all('UPDATE sites SET changes = max(changes, pages) WHERE site IN (SELECT value FROM json_each(?))', [JSON.stringify(affected)])
  await judgeSites(database, [...new Set([...sites, ...affected])])
}

/** Ids of families by cluster, for those clusters that are families. */
export async function familyIds(database: Database, clusters: readonly number[]): Promise<ReadonlyMap<number, string>> {
  if (clusters.length === 0) return new Map()
  const rows = await database.all('SELECT id FROM clusters WHERE family = 1 AND id IN (SELECT value FROM json_each(?))', [JSON.stringify(clusters)])
  return new Map((rows as { id: number }[]).map(({ id }) => [id, String(id)]))
}

interface ClusterRow {
  readonly id: number
  readonly verdict: Verdict['verdict'] | null
}

interface StatsRow extends Readonly<Record<Slot, number>> {
  readonly pages: number
  readonly hosts: number
  readonly sites: number
  readonly score: number | null
  readonly since: string | null
  readonly seen: string | null
}

/** @returns clusters whose verdict is another than before */
async function judgeClusters(database: Database, clusters: readonly number[]): Promise<number[]> {
  if (clusters.length === 0) return []
  const due = (await database.all(DUE_CLUSTERS, [JSON.stringify(clusters)])) as ClusterRow[]
  if (due.length === 0) return []
  const answers = await database.batch(
    due.flatMap(({ id }) => [
      { sql: CLUSTER_STATS, values: [id] },
      { sql: CLUSTER_SAMPLE, values: [id, FAMILY_SAMPLE] },
    ]),
  )
  const turned: number[] = []
  const writes = due.flatMap(({ id, verdict }, i): Statement[] => {
    const [row] = answers[i * 2] as readonly StatsRow[]
    const sample = answers[i * 2 + 1] as readonly { host: string; details: string }[]
    if (row === undefined || row.pages === 0) return [{ sql: 'DELETE FROM clusters WHERE id = ?', values: [id] }]
    const { pages, hosts, sites, place, topic, institution, score, since, seen } = row
    const slots = { place, topic, institution }
    const official = sample.filter(({ host }) => isOfficialHost(host)).length / Math.max(1, sample.length)
    const stats = { pages, hosts, sites, slots, official, score: score ?? 0, ...commonTraits(sample.map(({ details }) => readDetails(details))) }
    const family = isFamily(stats) ? judgeFamily(stats) : null
    if ((family?.verdict ?? null) !== verdict) turned.push(id)
    return [{ sql: WRITE_CLUSTER, values: [pages, since ?? '', seen ?? '', family === null ? 0 : 1, family?.verdict ?? null, family === null ? null : JSON.stringify(family), id] }]
  })
  await database.batch(writes)
  return turned
}

interface SiteRow {
  readonly site: string
  readonly pages: number
}

interface PageRow {
  readonly verdict: Verdict['verdict']
  readonly likelihood: number
  readonly cluster: number | null
  readonly family: number | null
  readonly doorway: number
  readonly medical: number
  readonly planted: number
  readonly details: string
}

async function judgeSites(database: Database, sites: readonly string[]): Promise<void> {
  const due = (await database.all(DUE_SITES, [JSON.stringify(sites)])) as SiteRow[]
  if (due.length === 0) return
  const answers = await database.batch(
    due.flatMap(({ site }) => [
      { sql: SITE_COUNTS, values: [site] },
      { sql: SITE_PAGES, values: [site, SITE_SAMPLE] },
    ]),
  )
  await database.batch(
    due.map(({ site, pages }, i) => {
      const counts = Object.fromEntries((answers[i * 2] as readonly { verdict: Verdict['verdict']; count: number }[]).map(({ verdict, count }) => [verdict, count]))
      const rows = answers[i * 2 + 1] as readonly PageRow[]
      const verdict = judgeSite({ site, total: pages, counts: { spam: 0, unsure: 0, ham: 0, ...counts }, pages: rows.map(toSitePage) })
      const body = JSON.stringify({ ...verdict, families: largestFamilies(rows) })
      return { sql: 'UPDATE sites SET changes = 0, verdict = ?, body = ? WHERE site = ?', values: [verdict.verdict, body, site] }
    }),
  )
}

function toSitePage({ verdict, likelihood, cluster, doorway, medical, planted, details }: PageRow): SitePage {
  const isCounted = verdict === 'spam' || planted === 1
  const { kinds, reasons } = isCounted ? readDetails(details) : { kinds: [], reasons: [] }
  return { verdict, likelihood, group: cluster, doorway: doorway === 1, medical: medical === 1, planted: planted === 1, kinds, reasons }
}

function largestFamilies(rows: readonly PageRow[]): string[] {
  const families = Map.groupBy(
    rows.filter(({ family }) => family !== null),
    ({ family }) => family as number,
  )
  return [...families]
    .sort((a, b) => b[1].length - a[1].length || a[0] - b[0])
    .slice(0, MAX_FAMILIES)
    .map(([id]) => String(id))
}

const DUE_CLUSTERS = 'SELECT id, verdict FROM clusters WHERE id IN (SELECT value FROM json_each(?)) AND changes > 0 AND changes * 10 >= pages'
// Bounds of the score as in clipScore.
const CLUSTER_STATS = `SELECT COUNT(*) AS pages, COUNT(DISTINCT host) AS hosts, COUNT(DISTINCT site) AS sites, COUNT(DISTINCT place) AS place,
  COUNT(DISTINCT topic) AS topic, COUNT(DISTINCT institution) AS institution, AVG(max(-4, min(4, score))) AS score, MIN(since) AS since, MAX(seen) AS seen
  FROM pages WHERE cluster = ?`
const CLUSTER_SAMPLE = 'SELECT host, details FROM pages WHERE cluster = ? ORDER BY id DESC LIMIT ?'
const WRITE_CLUSTER = 'UPDATE clusters SET changes = 0, pages = ?, since = ?, seen = ?, family = ?, verdict = ?, body = ? WHERE id = ?'
const SITES_OF_CLUSTERS = 'SELECT DISTINCT site FROM pages WHERE cluster IN (SELECT value FROM json_each(?)) LIMIT ?'
const DUE_SITES = 'SELECT site, pages FROM sites WHERE site IN (SELECT value FROM json_each(?)) AND changes > 0 AND changes * 10 >= pages'
const SITE_COUNTS = 'SELECT verdict, COUNT(*) AS count FROM pages WHERE site = ? GROUP BY verdict'
const SITE_PAGES = `SELECT p.verdict, p.likelihood, p.cluster, c.id AS family, coalesce(c.verdict = 'spam', 0) AS doorway, p.medical, p.planted, p.details
  FROM pages p LEFT JOIN clusters c ON c.id = p.cluster AND c.family = 1 WHERE p.site = ? ORDER BY p.id DESC LIMIT ?`
