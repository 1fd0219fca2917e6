/** Reading pages, sites and families out of the database. */

import { nameOf } from '../site/family-verdict.ts'
import { type Cell, type FamilyVerdict, MAX_CELLS, type PageVerdict, type Share, type SiteVerdict, type Slot, type Template } from '../site/types.ts'
import type { Database, SqlValue } from './database.ts'
import { readDetails } from './judge.ts'
import { DIGITS, listing, NAME, readCursor, sizeOf } from './listing.ts'
import type { FamilyDetail, FamilyRecord, FamilyStore, ListQuery, PageRecord, PageStore, SiteRecord, SiteStore } from './pages.ts'
import { readVoices, type VoiceRow, voiceColumns } from './voices.ts'

interface PageRow extends VoiceRow, Readonly<Record<Slot, string | null>> {
  readonly id: number
  readonly url: string
  readonly host: string
  readonly site: string
  readonly sha256: string
  readonly verdict: PageVerdict['verdict']
  readonly likelihood: number
  readonly score: number
  readonly details: string
  readonly family: number | null
  readonly since: string
  readonly seen: string
  readonly gone: string | null
}

const PAGES = `SELECT p.id, p.url, p.host, p.site, p.sha256, p.verdict, p.likelihood, p.score, p.details, p.place, p.topic, p.institution, p.since, p.seen, p.gone,
  c.id AS family, ${voiceColumns("'page:' || p.url")} FROM pages p LEFT JOIN clusters c ON c.id = p.cluster AND c.family = 1`
const SITES = `SELECT s.site, s.since, s.seen, s.pages, s.body, ${voiceColumns("'site:' || s.site")} FROM sites s`
const FAMILIES = `SELECT c.id, c.since, c.seen, c.pages, c.templates, c.body, ${voiceColumns("'family:' || c.id")} FROM clusters c`

export function readPages(database: Database): Pick<PageStore, 'get' | 'list'> {
  return {
    async get(url) {
      const [row] = (await database.all(`${PAGES} WHERE p.url = ?`, [url])) as readonly PageRow[]
      return row === undefined ? null : toPage(row)
    },
    async list(query) {
      const [where, owner] = 'site' in query ? ['p.site = ?', query.site] : ['p.cluster = ?', await clusterOf(database, query.family)]
      const rows = await listRows<PageRow>(database, `${PAGES} WHERE ${where} AND p.id > ?`, 'p.verdict', 'p.id', [owner, Number(readCursor(query, DIGITS) ?? 0)], query)
      return listing(rows, query, toPage, ({ id }) => String(id))
    },
  }
}

export function readSites(database: Database): SiteStore {
  return {
    async get(site) {
      const [row] = (await database.all(`${SITES} WHERE s.site = ? AND s.body IS NOT NULL`, [site])) as readonly SiteRow[]
      return row === undefined ? null : toSite(row)
    },
    async list(query) {
      const named = query.named ?? ''
      const where = `${SITES} WHERE s.body IS NOT NULL AND s.site > ?${named === '' ? '' : ' AND instr(s.site, ?) > 0'}`
      const rows = await listRows<SiteRow>(database, where, 's.verdict', 's.site', [readCursor(query, NAME) ?? '', ...(named === '' ? [] : [named])], query)
      return listing(rows, query, toSite, ({ site }) => site)
    },
  }
}

export function readFamilies(database: Database): FamilyStore {
  return {
    get: (id) => readFamily(database, id),
    async list(query) {
      const last = Number(readCursor(query, DIGITS) ?? Number.MAX_SAFE_INTEGER)
      const rows = await listRows<FamilyRow>(database, `${FAMILIES} WHERE c.family = 1 AND c.id < ?`, 'c.verdict', 'c.id DESC', [last], query)
      return listing(rows, query, toFamily, ({ id }) => String(id))
    },
  }
}

function toPage({ family, details, verdict, likelihood, score, place, topic, institution, url, host, site, sha256, since, seen, gone, ...voices }: PageRow): PageRecord {
  return {
    ...{ url, host, site, sha256, since, seen, gone },
    verdict: { verdict, likelihood, score, ...readDetails(details) },
    fillers: { place, topic, institution },
    family: family === null ? null : String(family),
    ...readVoices(voices, verdict),
  }
}

interface SiteRow extends VoiceRow {
  readonly site: string
  readonly since: string
  readonly seen: string
  readonly pages: number
  readonly body: string
}

function toSite({ site, since, seen, pages, body, ...voices }: SiteRow): SiteRecord {
  const verdict = JSON.parse(body) as SiteVerdict & Pick<SiteRecord, 'families'>
  return { site, since, seen, ...verdict, pages, ...readVoices(voices, verdict.verdict) }
}

interface FamilyRow extends VoiceRow {
  readonly id: number
  readonly since: string
  readonly seen: string
  readonly pages: number
  readonly templates: string
  readonly body: string
}

function toFamily({ id, since, seen, pages, templates, body, ...voices }: FamilyRow): FamilyRecord {
  const verdict = JSON.parse(body) as FamilyVerdict
  return { id: String(id), name: nameOf(JSON.parse(templates) as Template[]), since, seen, ...verdict, pages, ...readVoices(voices, verdict.verdict) }
}

/** The cluster that an id stands for, whether by itself or because it became part of another; 0 for none. */
async function clusterOf(database: Database, id: string): Promise<number> {
  if (!DIGITS.test(id)) return 0
  const [row] = (await database.all('SELECT coalesce((SELECT cluster FROM aliases WHERE id = ?), ?) AS cluster', [Number(id), Number(id)])) as readonly { cluster: number }[]
  return row?.cluster ?? 0
}

async function readFamily(database: Database, id: string): Promise<FamilyDetail | null> {
  const cluster = await clusterOf(database, id)
  const [row] = (await database.all(`${FAMILIES} WHERE c.id = ? AND c.family = 1`, [cluster])) as readonly FamilyRow[]
  if (row === undefined) return null
  const tally = (column: Slot | 'host') => ({
    sql: `SELECT ${column} AS name, COUNT(*) AS pages, MIN(since) AS since FROM pages WHERE cluster = ? AND ${column} IS NOT NULL GROUP BY ${column} ORDER BY pages DESC, name LIMIT ?`,
    values: [cluster, MAX_CELLS],
  })
  const [place, topic, institution, host, cells, growth] = (await database.batch([
    ...[tally('place'), tally('topic'), tally('institution'), tally('host')],
    { sql: CELLS, values: [cluster, MAX_CELLS] },
    { sql: GROWTH, values: [cluster, MAX_CELLS] },
  ])) as [Share[], Share[], Share[], Share[], Cell[], FamilyDetail['growth']]
  return { ...toFamily(row), templates: JSON.parse(row.templates) as Template[], fillers: { place, topic, institution, host }, cells, growth }
}

const CELLS = `SELECT place, topic, institution, host, COUNT(*) AS pages, MIN(since) AS since FROM pages WHERE cluster = ?
  GROUP BY place, topic, institution, host ORDER BY since, place, topic, institution, host LIMIT ?`
const GROWTH = 'SELECT substr(since, 1, 10) AS day, COUNT(*) AS pages FROM pages WHERE cluster = ? GROUP BY day ORDER BY day LIMIT ?'

/** Runs a query for one row more than asked, which tells whether there is a next page. */
async function listRows<Row>(database: Database, select: string, verdictColumn: string, order: string, values: readonly SqlValue[], query: ListQuery): Promise<readonly Row[]> {
  const { verdict } = query
  const where = verdict === undefined ? '' : ` AND ${verdictColumn} = ?`
  return (await database.all(`${select}${where} ORDER BY ${order} LIMIT ?`, [...values, ...(verdict === undefined ? [] : [verdict]), sizeOf(query) + 1])) as readonly Row[]
}
