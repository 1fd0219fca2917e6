/** Results as a SQLite file with one table, `pages`. */
import { rmSync } from 'node:fs'
import Sqlite from 'better-sqlite3'
import { COLUMNS, readRows } from './rows.ts'

const TYPES = { text: 'TEXT', json: 'TEXT', number: 'REAL', integer: 'INTEGER', flag: 'INTEGER' } as const
const GROUP_ROWS = 10_000

/** Turns a file of NDJSON results into a SQLite file. */
export async function writeSqlite(from: string, to: string): Promise<void> {
  rmSync(to, { force: true })
  const database = new Sqlite(to)
  try {
    database.pragma('journal_mode = OFF')
    database.exec(`CREATE TABLE pages (${COLUMNS.map(([name, kind]) => `${name} ${TYPES[kind]}`).join(', ')}) STRICT`)
    const insert = database.prepare(`INSERT INTO pages VALUES (${COLUMNS.map(() => '?').join(', ')})`)
    const insertAll = database.transaction((rows: readonly (readonly unknown[])[]) => {
      for (const row of rows) insert.run(row.map((cell) => (typeof cell === 'boolean' ? Number(cell) : cell)))
    })
    for await (const rows of readRows(from, GROUP_ROWS)) insertAll(rows)
    database.exec('CREATE INDEX pages_by_url ON pages (url); CREATE INDEX pages_by_verdict ON pages (verdict, likelihood DESC)')
  } finally {
    database.close()
  }
}
