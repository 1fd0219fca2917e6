import type { D1Database } from '@cloudflare/workers-types'
import { createSqlStore, type Database, type Statement } from './sql-store.ts'
import type { Store } from './store.ts'

/** A store in a D1 binding. Its tables come from `npx wrangler d1 migrations apply`. */
export function createD1Store(database: D1Database): Store {
  return createSqlStore(openD1(database))
}

/** The database behind a D1 binding. */
export function openD1(database: D1Database): Database {
  const prepare = ([sql, values]: Statement) => database.prepare(sql).bind(...values)
  return {
    async all(sql, values) {
      return (await prepare([sql, values]).all()).results
    },
    async batch(statements) {
      return (await database.batch(statements.map(prepare))).map(({ results }) => results)
    },
    async close() {},
  }
}
