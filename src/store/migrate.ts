import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Database } from 'better-sqlite3'

/** The SQL files that D1 gets from `wrangler d1 migrations apply`; a built door finds its copy beside itself. */
const FOLDER = fileURLToPath(new URL('./migrations/', import.meta.url))

/**
 * Applies the migrations that a SQLite file has not seen, in order of their names, and records them. A released one is never edited: add the next.
 *
 * @throws Error when the file has migrations that this version does not know
 */
export function migrate(database: Database): void {
  const known = readdirSync(FOLDER)
    .filter((name) => name.endsWith('.sql'))
    .sort()
  const apply = database.transaction(() => {
    database.exec('CREATE TABLE IF NOT EXISTS migrations (name TEXT PRIMARY KEY, applied TEXT NOT NULL DEFAULT CURRENT_TIMESTAMP) STRICT')
    const done = new Set(database.prepare('SELECT name FROM migrations').pluck().all() as string[])
    const newer = [...done].filter((name) => !known.includes(name))
    if (newer.length > 0) throw new Error(`it was made by a newer version (${newer.join(', ')} is unknown here)`)
    for (const name of known) {
      if (done.has(name)) continue
      database.exec(readFileSync(FOLDER + name, 'utf8'))
      database.prepare('INSERT INTO migrations (name) VALUES (?)').run(name)
    }
  })
  // Immediate: two processes that open a new file at once take turns.
  apply.immediate()
}
