import Sqlite from 'better-sqlite3'
import { migrate } from './migrate.ts'
import { createSqlStore, type Database, type Statement } from './sql-store.ts'
import type { Store } from './store.ts'

/** How long a writer waits for another process to let go of the file. */
const BUSY_MILLISECONDS = 5000

/**
 * Opens a store in a file, makes it when there is none, and brings its tables up to date.
 *
 * @param path file name; ":memory:" for a store that ends with the process
 * @throws Error when the file cannot be opened, is no database, or was made by a newer version
 */
export function openSqliteStore(path: string): Store {
  return createSqlStore(openSqlite(path))
}

/** The same as a database, for those who keep more in it than verdicts. @throws Error as {@link openSqliteStore} */
export function openSqlite(path: string): Database {
  const database = open(path)
  const statements = new Map<string, Sqlite.Statement>()
  const run = ([sql, values]: Statement): readonly unknown[] => {
    const statement = statements.get(sql) ?? database.prepare(sql)
    statements.set(sql, statement)
    if (statement.reader) return statement.all(...values)
    statement.run(...values)
    return []
  }
  const runAll = database.transaction((all: readonly Statement[]) => all.map(run))
  return {
    all: async (sql, values) => run([sql, values]),
    batch: async (all) => runAll.immediate(all),
    async close() {
      database.close()
    },
  }
}

function open(path: string): Sqlite.Database {
  let database: Sqlite.Database | undefined
  try {
    database = new Sqlite(path, { timeout: BUSY_MILLISECONDS })
    // Readers do not wait for the writer; with NORMAL a power cut may lose the last verdicts but never harms the file.
    database.pragma('journal_mode = WAL')
    database.pragma('synchronous = NORMAL')
    migrate(database)
    return database
  } catch (cause) {
    database?.close()
    const why = cause instanceof Error ? cause.message : String(cause)
    throw new Error(`Cannot open the store ${path}: ${why}. Check that the folder exists and may be written to, or name another file.`, { cause })
  }
}
