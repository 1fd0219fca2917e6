/**
 * Scans in a store: what each one knows, what waits, what came of it. One page is settled by one batch, all or none, and once only: whoever comes second
 * (a message delivered twice, a process that was thought dead) changes nothing.
 */
import type { Database, SqlValue, Statement } from './database.ts'
import type { KeptVerdict } from './store.ts'

/** How an address is visited: judged; judged and its links followed; read as a sitemap; read for the sitemaps that robots.txt names. */
export type VisitKind = 'page' | 'site' | 'sitemap' | 'robots'

export interface Seed {
  readonly url: string
  readonly kind: VisitKind
}

export interface ScanOptions {
  readonly seeds: readonly Seed[]
  readonly scope: 'site' | 'host' | 'path'
  /** Links away from a seed. */
  readonly maxDepth: number
  /** Addresses taken in. */
  readonly maxPages: number
  /** By which whoever began it finds it again. */
  readonly label?: string | undefined
}

export interface Scan {
  readonly id: string
  readonly state: 'running' | 'done' | 'stopped'
  readonly options: ScanOptions
  readonly created: string
  readonly counts: ScanCounts
}

export interface ScanCounts {
  /** Addresses known; those not yet settled wait. */
  readonly known: number
  readonly settled: number
  readonly spam: number
  readonly unsure: number
  readonly ham: number
  readonly skipped: number
  readonly failed: number
  /** Addresses not taken in because the scan was full. */
  readonly beyond: number
  /** Links that led out of the scan. */
  readonly outside: number
}

/** An address to be visited. */
export interface WaitingPage {
  readonly n: number
  readonly scan: string
  readonly url: string
  readonly host: string
  readonly kind: VisitKind
  readonly depth: number
  readonly hops: number
  readonly via: string | null
  /** This visit included. */
  readonly attempts: number
}

/** An address found on a visit. With a trouble it is settled at once. */
export interface FoundPage {
  readonly url: string
  readonly host: string
  readonly kind: VisitKind
  readonly depth: number
  readonly hops: number
  readonly via: string | null
  readonly trouble?: { readonly kind: string; readonly detail: string } | undefined
}

/** What came of a visit. */
export interface Settlement {
  readonly state: 'read' | 'spam' | 'unsure' | 'ham' | 'skipped' | 'failed'
  readonly trouble?: { readonly kind: string; readonly detail: string } | undefined
  /** Id of the kept verdict. */
  readonly verdict?: string | undefined
  /** SHA-256 of the model that judged. */
  readonly model?: string | undefined
  readonly etag?: string | null | undefined
  readonly modified?: string | null | undefined
  readonly line?: string | undefined
  /** ISO 8601. */
  readonly settled: string
  readonly found: readonly FoundPage[]
  readonly outside: number
}

/** A settled page. */
export interface PageResult {
  readonly seq: number
  readonly url: string
  readonly via: string | null
  readonly state: Settlement['state']
  readonly trouble: { readonly kind: string; readonly detail: string } | null
  readonly settled: string
  /** The kept verdict and its id. */
  readonly verdict: KeptVerdict | null
  readonly id: string | null
  readonly line: string | null
}

/** What an earlier visit left, of a page judged by the same model. */
export interface SeenPage {
  readonly state: 'spam' | 'unsure' | 'ham'
  readonly verdict: string | null
  readonly line: string | null
  readonly etag: string | null
  readonly modified: string | null
}

export interface ScanStore {
  /** Makes a scan with its seeds waiting and returns its id, which cannot be guessed. */
  create(options: ScanOptions, created: string, seeds: readonly FoundPage[]): Promise<string>
  get(id: string): Promise<Scan | null>
  /** The newest scan of that label. */
  find(label: string): Promise<Scan | null>
  /**
   * Takes the next page of a host that may be visited now, shallow ones first, and puts it off until `until`: if its visitor vanishes, another takes it
   * then. null when there is none.
   *
   * @param now and until in milliseconds since 1970
   */
  take(host: string, now: number, until: number): Promise<WaitingPage | null>
  /** Settles a page and takes in what was found on it. False when it was settled before, and nothing changed. */
  settle(page: WaitingPage, settlement: Settlement): Promise<boolean>
  /** Lets a page wait until a time in milliseconds since 1970. */
  postpone(page: WaitingPage, due: number): Promise<void>
  /** When the next page of the host is due, in milliseconds since 1970; null when none waits. */
  nextDue(host: string): Promise<number | null>
  /** Hosts with pages that are due, at most `limit`. */
  dueHosts(now: number, limit: number): Promise<readonly string[]>
  /** Pages that wait, due or not. */
  waiting(): Promise<number>
  /** When the first waiting page of all is due. */
  firstDue(): Promise<number | null>
  /** Results in the order in which they came, after a number; at most `limit`, and only those of a state when one is named. */
  results(id: string, after: number, limit: number, state?: PageResult['state']): Promise<readonly PageResult[]>
  /** How often each kind of trouble came. */
  troubles(id: string): Promise<Readonly<Record<string, number>>>
  /** The newest verdict of an address by this model. */
  seen(url: string, model: string): Promise<SeenPage | null>
  /** Settles all that waits at a host as failed: visiting it ended in errors that are not of its pages. */
  giveUp(host: string, settled: string): Promise<void>
  /** Settles all that waits as skipped. False when the scan was over or does not exist. */
  stop(id: string, settled: string): Promise<boolean>
  /** Lets go of every page that a dead process held, as if it had not been tried. For the one process that owns the store. */
  release(): Promise<void>
}

const COUNTS = ['known', 'settled', 'spam', 'unsure', 'ham', 'skipped', 'failed', 'beyond', 'outside'] as const

/** Found addresses go in as one JSON value; this many keep it under what D1 takes (2 MB). */
const MAX_FOUND = 2000

const FOUND = `value->>'url', value->>'host', value->>'kind', value->>'depth', value->>'hops', value->>'via'`
/** Holds while the page that something was found on is unsettled, so that a visit made twice counts once; always for seeds, which were found on none. */
const FROM_UNSETTLED = `(? IS NULL OR EXISTS (SELECT 1 FROM scan_pages WHERE n = ? AND state = 'waiting'))`
const UNKNOWN = `NOT EXISTS (SELECT 1 FROM scan_pages WHERE scan = ? AND url = value->>'url')`
// Room is what max_pages leaves, not counting rows that were left out at once.
const ADD = `INSERT OR IGNORE INTO scan_pages (scan, url, host, kind, depth, hops, via, state, due)
SELECT ?, ${FOUND}, 'waiting', ? FROM json_each(?) WHERE ${UNKNOWN} AND ${FROM_UNSETTLED}
LIMIT ifnull((SELECT max(0, max_pages - known + skipped) FROM scans WHERE id = ? AND state = 'running'), 0)`
const ADD_SETTLED = `INSERT OR IGNORE INTO scan_pages (scan, url, host, kind, depth, hops, via, state, reason, detail, settled)
SELECT ?, ${FOUND}, 'skipped', value->>'$.trouble.kind', value->>'$.trouble.detail', ? FROM json_each(?) WHERE ${FROM_UNSETTLED}`
const COUNT_BEYOND = `UPDATE scans SET beyond = beyond + (SELECT count(DISTINCT value->>'url') FROM json_each(?) WHERE ${UNKNOWN}) WHERE id = ? AND ${FROM_UNSETTLED}`
const COUNT_OUTSIDE = `UPDATE scans SET outside = outside + ? WHERE id = ? AND ${FROM_UNSETTLED}`
const TAKE = `UPDATE scan_pages SET attempts = attempts + 1, due = ? WHERE n = (
  SELECT n FROM scan_pages WHERE host = ? AND state = 'waiting' AND due <= ? ORDER BY depth, n LIMIT 1
) RETURNING n, scan, url, host, kind, depth, hops, via, attempts`
const SETTLE = `UPDATE scan_pages SET state = ?, reason = ?, detail = ?, verdict = ?, model = ?, etag = ?, modified = ?, line = ?, settled = ?
WHERE n = ? AND state = 'waiting' RETURNING n`
const STOP = "UPDATE scans SET state = 'stopped' WHERE id = ? AND state = 'running' RETURNING id"
const STOP_PAGES = `UPDATE scan_pages SET state = 'skipped', reason = 'stopped', detail = 'the scan was stopped', settled = ?
WHERE scan = ? AND state = 'waiting' AND EXISTS (SELECT 1 FROM scans WHERE id = ? AND state = 'stopped')`
const RESULTS = `SELECT p.seq, p.url, p.via, p.state, p.reason, p.detail, p.settled, p.verdict AS id, p.line, v.body
FROM scan_pages p LEFT JOIN verdicts v ON v.id = p.verdict
WHERE p.scan = ? AND p.seq > ? AND p.state <> 'read' AND (? IS NULL OR p.state = ?) ORDER BY p.seq LIMIT ?`

/** Scans over a database that already has its tables. */
export function createScanStore(database: Database): ScanStore {
  const first = async <T>(sql: string, ...values: SqlValue[]) => ((await database.all(sql, values))[0] ?? null) as T | null
  return {
    async create(options, created, seeds) {
      const id = crypto.randomUUID()
      const sql = "INSERT INTO scans (id, state, options, created, max_pages) VALUES (?, 'running', ?, ?, ?)"
      const insert: Statement = { sql, values: [id, JSON.stringify(options), created, options.maxPages] }
      await database.batch([insert, ...addFound(id, seeds, created, 0)])
      return id
    },
    get: async (id) => toScan(await first<ScanRow>('SELECT * FROM scans WHERE id = ?', id)),
    find: async (label) => toScan(await first<ScanRow>("SELECT * FROM scans WHERE options->>'label' = ? ORDER BY created DESC LIMIT 1", label)),
    take: (host, now, until) => first<WaitingPage>(TAKE, until, host, now),
    async settle(page, { state, trouble, verdict, model, etag, modified, line, settled, found, outside }) {
      const values = [state, trouble?.kind ?? null, trouble?.detail ?? null, verdict ?? null, model ?? null, etag ?? null, modified ?? null, line ?? null, settled, page.n]
      // What was found goes in first: a scan is done when nothing waits, and must not seem so in between.
      const results = await database.batch([...addFound(page.scan, found, settled, outside, page.n), { sql: SETTLE, values }])
      return (results.at(-1)?.length ?? 0) > 0
    },
    async postpone({ n }, due) {
      await database.all("UPDATE scan_pages SET due = ? WHERE n = ? AND state = 'waiting'", [due, n])
    },
    nextDue: async (host) => (await first<{ due: number | null }>("SELECT min(due) AS due FROM scan_pages WHERE host = ? AND state = 'waiting'", host))?.due ?? null,
    async dueHosts(now, limit) {
      const rows = await database.all("SELECT DISTINCT host FROM scan_pages WHERE state = 'waiting' AND due <= ? LIMIT ?", [now, limit])
      return (rows as { host: string }[]).map(({ host }) => host)
    },
    waiting: async () => (await first<{ count: number }>("SELECT count(*) AS count FROM scan_pages WHERE state = 'waiting'"))?.count ?? 0,
    firstDue: async () => (await first<{ due: number | null }>("SELECT min(due) AS due FROM scan_pages WHERE state = 'waiting'"))?.due ?? null,
    async results(id, after, limit, state) {
      const rows = (await database.all(RESULTS, [id, after, state ?? null, state ?? null, limit])) as (Omit<PageResult, 'trouble' | 'verdict'> & {
        reason: string | null
        detail: string | null
        body: string | null
      })[]
      return rows.map(({ reason, detail, body, ...row }) => ({
        ...row,
        trouble: reason === null ? null : { kind: reason, detail: detail ?? '' },
        verdict: body === null ? null : (JSON.parse(body) as KeptVerdict),
      }))
    },
    async troubles(id) {
      const rows = await database.all('SELECT kind, pages FROM scan_troubles WHERE scan = ? ORDER BY kind', [id])
      return Object.fromEntries((rows as { kind: string; pages: number }[]).map(({ kind, pages }) => [kind, pages]))
    },
    seen: (url, model) => first<SeenPage>('SELECT state, verdict, line, etag, modified FROM scan_pages WHERE url = ? AND model = ? ORDER BY settled DESC LIMIT 1', url, model),
    async giveUp(host, settled) {
      const sql =
        "UPDATE scan_pages SET state = 'failed', reason = 'gave-up', detail = 'visiting its host failed again and again', settled = ? WHERE host = ? AND state = 'waiting'"
      await database.all(sql, [settled, host])
    },
    async stop(id, settled) {
      const [stopped] = await database.batch([
        { sql: STOP, values: [id] },
        { sql: STOP_PAGES, values: [settled, id, id] },
      ])
      return (stopped?.length ?? 0) > 0
    },
    async release() {
      await database.all("UPDATE scan_pages SET due = 0, attempts = max(0, attempts - 1) WHERE state = 'waiting' AND attempts > 0", [])
    },
  }
}

type ScanRow = { readonly id: string; readonly state: Scan['state']; readonly options: string; readonly created: string } & ScanCounts

function toScan(row: ScanRow | null): Scan | null {
  if (row === null) return null
  const counts = Object.fromEntries(COUNTS.map((name) => [name, row[name]])) as unknown as ScanCounts
  return { id: row.id, state: row.state, options: JSON.parse(row.options) as ScanOptions, created: row.created, counts }
}

/** Statements that take addresses in, found on the page numbered `from`. */
function addFound(scan: string, found: readonly FoundPage[], settled: string, outside: number, from: number | null = null): Statement[] {
  const waiting = found.filter(({ trouble }) => trouble === undefined)
  const leftOut = found.filter(({ trouble }) => trouble !== undefined)
  const statements: Statement[] = []
  for (let at = 0; at < waiting.length; at += MAX_FOUND) {
    const json = JSON.stringify(waiting.slice(at, at + MAX_FOUND))
    statements.push({ sql: ADD, values: [scan, Date.parse(settled), json, scan, from, from, scan] }, { sql: COUNT_BEYOND, values: [json, scan, scan, from, from] })
  }
  for (let at = 0; at < leftOut.length; at += MAX_FOUND)
    statements.push({ sql: ADD_SETTLED, values: [scan, settled, JSON.stringify(leftOut.slice(at, at + MAX_FOUND)), from, from] })
  if (outside > 0) statements.push({ sql: COUNT_OUTSIDE, values: [outside, scan, from, from] })
  return statements
}
