/** First answers to requests that carry an Idempotency-Key, so that a repeated one is answered and not done again. */
import type { Database } from './database.ts'

export interface Claim {
  /** Whose key it is. */
  readonly caller: string
  readonly key: string
  /** Hash of what was asked. */
  readonly request: string
  /** ISO 8601. */
  readonly at: string
}

export interface Answered {
  readonly status: number
  readonly body: string
}

/**
 * mine: nobody asked this before, the caller has to answer it · pending: somebody is answering it · other: the key was used for something else ·
 * answered: here is the answer.
 */
export type Claimed = { readonly state: 'mine' | 'pending' | 'other' } | ({ readonly state: 'answered' } & Answered)

export interface AnswerStore {
  /** Takes a key. A claim that was never settled can be taken over after {@link PENDING_SECONDS}: its process died. */
  claim(claim: Claim): Promise<Claimed>
  /** Keeps the answer; null gives the key back, for an answer that is worth another try. */
  settle(claim: Claim, answer: Answered | null): Promise<void>
}

export const PENDING_SECONDS = 60

interface Row {
  readonly request: string
  readonly status: number | null
  readonly body: string | null
  readonly created: string
}

export function createAnswers(database: Database): AnswerStore {
  return {
    async claim({ caller, key, request, at }) {
      const stale = new Date(Date.parse(at) - PENDING_SECONDS * 1000).toISOString()
      const taken = await database.all(CLAIM, [caller, key, request, at, request, stale])
      if (taken.length > 0) return { state: 'mine' }
      const [row] = (await database.all('SELECT request, status, body, created FROM answers WHERE caller = ? AND key = ?', [caller, key])) as readonly Row[]
      if (row === undefined) return { state: 'pending' }
      if (row.request !== request) return { state: 'other' }
      return row.status === null || row.body === null ? { state: 'pending' } : { state: 'answered', status: row.status, body: row.body }
    },
    async settle({ caller, key }, answer) {
      if (answer === null) await database.all('DELETE FROM answers WHERE caller = ? AND key = ? AND status IS NULL', [caller, key])
      else await database.all('UPDATE answers SET status = ?, body = ? WHERE caller = ? AND key = ?', [answer.status, answer.body, caller, key])
    },
  }
}

const CLAIM = `INSERT INTO answers (caller, key, request, created) VALUES (?, ?, ?, ?)
  ON CONFLICT (caller, key) DO UPDATE SET created = excluded.created WHERE request = ? AND status IS NULL AND answers.created < ? RETURNING key`
