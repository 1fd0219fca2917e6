/** The store in SQL, written once: both drivers run these very statements, so a driver is only a way to run one. */
import { createAnswers } from './answers.ts'
import { createTurnstile, type Database, type SqlValue } from './database.ts'
import { sizeOf } from './listing.ts'
import { observePages } from './observe.ts'
import { MISS } from './observe-plan.ts'
import { readFamilies, readPages, readSites } from './pictures.ts'
import { forget } from './retention.ts'
import { createFeedback } from './sql-feedback.ts'
import { createSqlLists } from './sql-lists.ts'
import { dropQuotes, type KeptVerdict, type Recent, type RecentQuery, type Store, type StoredVerdict } from './store.ts'

interface Row {
  readonly id: string
  readonly url: string | null
  readonly sha256: string
  readonly created: string
  readonly body: string
}

const PUT = 'INSERT OR REPLACE INTO verdicts (id, url, sha256, verdict, likelihood, model, created, body) VALUES (?, ?, ?, ?, ?, ?, ?, ?)'
const GET = 'SELECT id, url, sha256, created, body FROM verdicts WHERE id = ?'
const GET_BY_CONTENT = `SELECT id, url, sha256, created, body FROM verdicts WHERE substr(sha256, 1, 16) = substr(?, 1, 16) AND sha256 = ? ORDER BY created DESC, id DESC LIMIT 1`
const REMOVE = 'DELETE FROM verdicts WHERE id = ? RETURNING id'
// Asks for the newest table and index of each migration: an older database is not ready.
const READY =
  "SELECT (SELECT id FROM verdicts INDEXED BY verdicts_by_content WHERE substr(sha256, 1, 16) = '' LIMIT 1), (SELECT id FROM pages LIMIT 1), (SELECT id FROM decisions LIMIT 1), (SELECT version FROM list_releases LIMIT 1)"

/** A store over a database that already has its tables. */
export function createSqlStore(database: Database): Store {
  // Each page is placed among those before it, so one batch at a time.
  const inTurn = createTurnstile()
  return {
    async put({ url, sha256, created, verdict }, id = crypto.randomUUID()) {
      const kept = dropQuotes(verdict)
      await database.all(PUT, [id, url, sha256, kept.verdict, kept.likelihood, kept.model.version, created, JSON.stringify(kept)])
      return id
    },
    async get(id) {
      const [row] = (await database.all(GET, [id])) as readonly Row[]
      return row === undefined ? null : toStored(row)
    },
    async getByContent(sha256) {
      const [row] = (await database.all(GET_BY_CONTENT, [sha256, sha256])) as readonly Row[]
      return row === undefined ? null : toStored(row)
    },
    recent: (query) => findRecent(database, query),
    async remove(id) {
      return (await database.all(REMOVE, [id])).length > 0
    },
    pages: {
      ...readPages(database),
      observe: (pages) => inTurn(() => observePages(database, pages)),
      async miss(urls, at) {
        await database.all(MISS, [at, JSON.stringify(urls)])
      },
    },
    sites: readSites(database),
    families: readFamilies(database),
    feedback: createFeedback(database),
    answers: createAnswers(database),
    forget: (now, retention) => inTurn(() => forget(database, now, retention)),
    lists: createSqlLists(database),
    async ready() {
      await database.all(READY, [])
    },
    close: () => database.close(),
  }
}

async function findRecent(database: Database, query: RecentQuery): Promise<Recent> {
  const { cursor, verdict } = query
  const size = sizeOf(query)
  const conditions: string[] = []
  const values: SqlValue[] = []
  if (verdict !== undefined) {
    conditions.push('verdict = ?')
    values.push(verdict)
  }
  if (cursor !== undefined) {
    conditions.push('(created, id) < (?, ?)')
    values.push(...readCursor(cursor))
  }
  const where = conditions.length === 0 ? '' : `WHERE ${conditions.join(' AND ')} `
  // One row more than asked tells whether there is a next page.
  const rows = (await database.all(`SELECT id, url, sha256, created, body FROM verdicts ${where}ORDER BY created DESC, id DESC LIMIT ?`, [...values, size + 1])) as readonly Row[]
  const items = rows.slice(0, size).map(toStored)
  const last = items.at(-1)
  return { items, next: rows.length > size && last !== undefined ? writeCursor(last) : null }
}

function toStored({ id, url, sha256, created, body }: Row): StoredVerdict {
  return { id, url, sha256, created, verdict: JSON.parse(body) as KeptVerdict }
}

function writeCursor({ created, id }: StoredVerdict): string {
  return `${created}_${id}`
}

// Matches `2026-01-31T09:00:00.000Z_3b241101-e2bb-4255-8caf-4136c566a962`, not `2026-01-31_1`.
const CURSOR = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)_([0-9a-f-]{36})$/

function readCursor(cursor: string): [created: string, id: string] {
  const match = CURSOR.exec(cursor)
  if (match === null) throw new RangeError('This cursor was not made by this store. Take "next" from the answer before, or leave the cursor out to start anew.')
  return [match[1] as string, match[2] as string]
}
