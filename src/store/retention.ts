/** What is forgotten, and when. Decisions and what reporters' weights rest on stay for good; nothing else does. */
import { bandKeys, fingerprintBytes } from '../site/fingerprint.ts'
import type { Database, Statement } from './database.ts'
import { guard, replan } from './guard.ts'
import { judgeChanged } from './judge.ts'
import { LEAVE, writeRows } from './observe-plan.ts'
import { DROP_CONTENTS } from './sql-feedback.ts'
import type { Store } from './store.ts'

/** Ages in days at which things are forgotten. */
export interface Retention {
  /** Verdicts that somebody asked to keep. */
  readonly verdicts: number
  /** Pages that were found missing. Until then a page that comes back is as it was. */
  readonly gone: number
  /** Pages that nobody has seen for so long. */
  readonly unseen: number
  /** Reports that were withdrawn or decided, with the pages that came along, and appeals that were decided. */
  readonly settled: number
  /** Reports and appeals that nobody decided. */
  readonly open: number
}

export const RETENTION: Retention = { verdicts: 365, gone: 30, unseen: 400, settled: 365, open: 730 }

/** How many things were forgotten; `more` says whether there is more to forget. */
export interface Forgotten {
  readonly verdicts: number
  readonly pages: number
  readonly reports: number
  readonly more: boolean
}

/** Parts that are forgotten in one go: after a long pause the rest waits for the next day. */
const MAX_PARTS = 200

/** Forgets what is old, in parts between which others get their turn. @returns how many parts it took */
export async function forgetOld(store: Pick<Store, 'forget'>, now: number, retention = RETENTION): Promise<number> {
  for (let part = 1; part < MAX_PARTS; part++) if (!(await store.forget(now, retention)).more) return part
  return MAX_PARTS
}

/** Rows that one call removes of each kind: a fraction of a second's work. */
const MAX_REMOVED = 500
const ANSWER_DAYS = 1
const DAY = 86_400_000

/** Forgets what is old, a part at a time. @param now milliseconds since 1970 */
export async function forget(database: Database, now: number, { verdicts, gone, unseen, settled, open }: Retention): Promise<Forgotten> {
  const before = (days: number) => new Date(now - days * DAY).toISOString()
  const [removedVerdicts, settledReports, openReports] = (await database.batch([
    { sql: FORGET_VERDICTS, values: [before(verdicts), MAX_REMOVED] },
    { sql: FORGET_REPORTS("state <> 'open'"), values: [before(settled), MAX_REMOVED] },
    { sql: FORGET_REPORTS("state = 'open'"), values: [before(open), MAX_REMOVED] },
    { sql: "DELETE FROM appeals WHERE updated < ? AND (state <> 'open' OR updated < ?)", values: [before(settled), before(open)] },
    { sql: DROP_CONTENTS, values: [] },
    { sql: 'DELETE FROM answers WHERE created < ?', values: [before(ANSWER_DAYS)] },
  ])) as [unknown[], unknown[], unknown[]]
  const pages = await replan(() => forgetPages(database, before(gone), before(unseen)))
  const reports = settledReports.length + openReports.length
  const parts = [removedVerdicts.length, settledReports.length, openReports.length, pages]
  return { verdicts: removedVerdicts.length, pages, reports, more: parts.includes(MAX_REMOVED) }
}

interface PageRow {
  readonly id: number
  readonly site: string
  readonly cluster: number | null
  readonly fingerprint: string | null
}

async function forgetPages(database: Database, goneBefore: string, unseenSince: string): Promise<number> {
  const [rows, [{ value: revision }]] = (await database.batch([
    { sql: OLD_PAGES, values: [goneBefore, MAX_REMOVED, unseenSince, MAX_REMOVED, MAX_REMOVED] },
    { sql: "SELECT value FROM counters WHERE name = 'revision'", values: [] },
  ])) as unknown as [readonly PageRow[], [{ value: number }]]
  if (rows.length === 0) return 0
  const keys = rows.flatMap(({ id, cluster, fingerprint }) => (fingerprint === null ? [] : bandKeys(fingerprintBytes(fingerprint)).map((key) => [key, id, cluster])))
  const tally = (of: (row: PageRow) => string | number | null) => [...Map.groupBy(rows, of)].filter(([key]) => key !== null).map(([key, group]) => [key, group.length])
  const sites = tally(({ site }) => site)
  const clusters = tally(({ cluster }) => cluster)
  const statements: Statement[] = [
    guard(revision),
    { sql: 'DELETE FROM pages WHERE id IN (SELECT value FROM json_each(?))', values: [JSON.stringify(rows.map(({ id }) => id))] },
    // Of a group somebody else must be found through the bands; those of a single page lead nowhere.
    ...LEAVE.flatMap((sql) =>
      writeRows(
        sql,
        keys.filter(([, , cluster]) => cluster !== null),
      ),
    ),
    ...DROP_BANDS.flatMap((sql) => writeRows(sql, keys)),
    ...writeRows(SHRINK('clusters', 'id'), clusters),
    ...writeRows(SHRINK('sites', 'site'), sites),
    { sql: 'DELETE FROM sites WHERE pages <= 0 AND site IN (SELECT value FROM json_each(?))', values: [JSON.stringify(sites.map(([site]) => site))] },
    { sql: "UPDATE counters SET value = value + 1 WHERE name = 'revision'", values: [] },
  ]
  await database.batch(statements)
  await judgeChanged(
    database,
    sites.map(([site]) => String(site)),
    clusters.map(([id]) => Number(id)),
  )
  return rows.length
}

const FORGET_VERDICTS = 'DELETE FROM verdicts WHERE id IN (SELECT id FROM verdicts WHERE created < ? ORDER BY created LIMIT ?) RETURNING id'
const FORGET_REPORTS = (state: string) => `DELETE FROM feedback WHERE id IN (SELECT id FROM feedback WHERE updated < ? AND ${state} ORDER BY updated LIMIT ?) RETURNING id`
// Each half walks its own index and stops early.
const OLD_PAGES = `SELECT id, site, cluster, fingerprint FROM pages WHERE id IN (
  SELECT id FROM (SELECT id FROM pages WHERE gone IS NOT NULL AND gone < ? ORDER BY gone LIMIT ?)
  UNION SELECT id FROM (SELECT id FROM pages WHERE seen < ? ORDER BY seen LIMIT ?)) LIMIT ?`
const DROP_BANDS = ['bands', 'new_bands'].map(
  (table) => `DELETE FROM ${table} WHERE key IN (SELECT value ->> 0 FROM json_each(?)) AND NOT EXISTS (SELECT 1 FROM pages p WHERE p.id = ${table}.page)`,
)
const SHRINK = (table: 'clusters' | 'sites', key: 'id' | 'site') => `UPDATE ${table} SET pages = pages - j.gone, changes = changes + j.gone
  FROM (SELECT value ->> 0 AS key, value ->> 1 AS gone FROM json_each(?)) j WHERE ${table}.${key} = j.key`
