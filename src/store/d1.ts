import type { D1Database } from '@cloudflare/workers-types'
import type { Database } from './database.ts'
import { createSqlStore } from './sql-store.ts'
import type { Store } from './store.ts'

/** A store in a D1 binding. Its tables come from `npx wrangler d1 migrations apply`. */
export function createD1Store(database: D1Database): Store {
  return createSqlStore(openD1(database))
}

/** The database behind a D1 binding. */
export function openD1(database: D1Database): Database {
  return {
    async all(sql, values) {
      const { results } = await database
        .prepare(sql)
        .bind(...values)
        .all()
      return results
    },
    async batch(statements) {
      if (statements.length === 0) return []
      const answers = await database.batch(statements.map(({ sql, values }) => database.prepare(sql).bind(...values)))
      return answers.map(({ results }) => results)
    },
    async close() {},
  }
}
