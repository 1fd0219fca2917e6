import Sqlite from 'better-sqlite3'
import type { SqlValue, Statement } from './database.ts'
import { migrate } from './migrate.ts'
import { createSqlStore } from './sql-store.ts'
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
  const database = open(path)
  const statements = new Map<string, Sqlite.Statement>()
  const run = (sql: string, values: readonly SqlValue[]): readonly unknown[] => {
    const statement = statements.get(sql) ?? database.prepare(sql)
    statements.set(sql, statement)
    if (statement.reader) return statement.all(...values)
    statement.run(...values)
    return []
  }
  const runAll = database.transaction((batch: readonly Statement[]) => batch.map(({ sql, values }) => run(sql, values)))
  return createSqlStore({
    all: async (sql, values) => run(sql, values),
    batch: async (batch) => runAll.immediate(batch),
    async close() {
      database.close()
    },
  })
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
