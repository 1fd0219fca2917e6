/** A SQLite database as the store needs it: better-sqlite3 or D1 behind two methods. */
export type SqlValue = string | number | null

export interface Statement {
  readonly sql: string
  readonly values: readonly SqlValue[]
}

export interface Database {
  /** Runs one statement and returns its rows; a statement that returns none gives []. */
  all(sql: string, values: readonly SqlValue[]): Promise<readonly unknown[]>
  /** Runs statements in order, all or none, and returns the rows of each. */
  batch(statements: readonly Statement[]): Promise<readonly (readonly unknown[])[]>
  close(): Promise<void>
}

/** Lets one caller in at a time, in order of arrival. */
export function createTurnstile(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve()
  return (work) => {
    const turn = last.then(work, work)
    last = turn.catch(() => undefined)
    return turn
  }
}
