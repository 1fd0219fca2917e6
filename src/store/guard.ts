/** Changes that were planned on a picture which somebody else has changed meanwhile: noticed, undone as a whole, and planned anew. */
import type { Statement } from './database.ts'

const MAX_ATTEMPTS = 10

/** Does work again that met its {@link guard}. */
export async function replan<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work()
    } catch (cause) {
      if (attempt === MAX_ATTEMPTS || !(cause instanceof Error && cause.message.includes(GUARDED))) throw cause
    }
  }
}

/** Makes a batch fail when the picture has been changed since that revision was read. */
export function guard(revision: number): Statement {
  return { sql: GUARD, values: [revision] }
}

// Breaks the primary key when the revision is another than the one that was read.
const GUARD = "INSERT INTO counters (name, value) SELECT name, value FROM counters WHERE name = 'revision' AND value <> ?"
const GUARDED = 'UNIQUE constraint failed: counters.name'
