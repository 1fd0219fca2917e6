import Sqlite from 'better-sqlite3'
import type { Database, SqlValue, Statement } from './database.ts'
import { migrate } from './migrate.ts'
import { createSqlStore } from './sql-store.ts'
import type { Store } from './store.ts'

/** How long a writer waits for another process to let go of the file. */
const BUSY_MILLISECONDS = 5000
/** Pages of the file kept in memory, in KiB (SQLite's own default is 2,000): the bands of a million pages are a few hundred MB, their upper levels fit. */
const CACHE_KIB = 65_536
/**
 * Pages of the log that are gathered before they go into the file (SQLite's own default is 1,000): 64 MB. What many batches touch is then written once.
 */
const CHECKPOINT_PAGES = 16_000

interface Job {
  run(): unknown
  readonly resolve: (value: never) => void
  readonly reject: (cause: unknown) => void
}

/**
 * Opens a store in a file, makes it when there is none, and brings its tables up to date.
 *
 * @param path file name; ":memory:" for a store that ends with the process
 * @throws Error when the file cannot be opened, is no database, or was made by a newer version
 */
export function openSqliteStore(path: string): Store {
  return createSqlStore(openSqlite(path))
}

/**
 * The same as a database, for those who keep more in it.
 *
 * What was acknowledged survives even a power cut (`synchronous = FULL`). Since each commit waits for the disk, writes that arrive together share one:
 * they are gathered until the event loop comes round, and answered when all of them are on the disk.
 *
 * @throws Error as {@link openSqliteStore}
 */
export function openSqlite(path: string): Database {
  const database = open(path)
  const statements = new Map<string, Sqlite.Statement>()
  let jobs: Job[] = []

  function prepare(sql: string): Sqlite.Statement {
    const statement = statements.get(sql) ?? database.prepare(sql)
    statements.set(sql, statement)
    return statement
  }

  function run(sql: string, values: readonly SqlValue[]): readonly unknown[] {
    const statement = prepare(sql)
    if (statement.reader) return statement.all(...values)
    statement.run(...values)
    return []
  }

  // Nested in the transaction of `flush` this is a savepoint: one batch that fails takes none of the others with it.
  const runAll = database.transaction((batch: readonly Statement[]) => batch.map(({ sql, values }) => run(sql, values)))

  const commit = database.transaction((batch: readonly Job[]) =>
    batch.map((job) => {
      try {
        const value = job.run()
        return () => job.resolve(value as never)
      } catch (cause) {
        // An error that ends the transaction (a full disk) concerns all jobs.
        if (!database.inTransaction) throw cause
        return () => job.reject(cause)
      }
    }),
  )

  function flush(): void {
    const batch = jobs
    jobs = []
    if (batch.length === 0) return
    let answers: readonly (() => void)[]
    try {
      answers = commit.immediate(batch)
    } catch (cause) {
      answers = batch.map((job) => () => job.reject(cause))
    }
    for (const answer of answers) answer()
  }

  function write<T>(work: () => T): Promise<T> {
    return new Promise((resolve, reject) => {
      if (jobs.push({ run: work, resolve, reject }) === 1) setImmediate(flush)
    })
  }

  return {
    async all(sql, values) {
      return prepare(sql).readonly ? run(sql, values) : write(() => run(sql, values))
    },
    async batch(batch) {
      return batch.every(({ sql }) => prepare(sql).readonly) ? runAll.deferred(batch) : write(() => runAll(batch))
    },
    async close() {
      if (!database.open) return
      flush()
      database.close()
    },
  }
}

function open(path: string): Sqlite.Database {
  let database: Sqlite.Database | undefined
  try {
    database = new Sqlite(path, { timeout: BUSY_MILLISECONDS })
    // Readers do not wait for the writer.
    database.pragma('journal_mode = WAL')
    database.pragma('synchronous = FULL')
    database.pragma(`wal_autocheckpoint = ${CHECKPOINT_PAGES}`)
    database.pragma(`cache_size = -${CACHE_KIB}`)
    migrate(database)
    return database
  } catch (cause) {
    database?.close()
    const why = cause instanceof Error ? cause.message : String(cause)
    throw new Error(`Cannot open the store ${path}: ${why}. Check that the folder exists and may be written to, or name another file.`, { cause })
  }
}
