/** Asking the store on behalf of a request: what can go wrong there becomes a problem, in one place. */
import type { Context } from 'hono'
import type { Store } from '../store/store.ts'
import { fail, type Result, sendProblem } from './problems.ts'
import { type Checks, readParameters, word } from './records.ts'
import type { AppEnv, Service } from './service.ts'

/** What `ask` gets out of the store; without one, or when it does not answer, a problem. A cursor that is wrong is the caller's. */
export async function fromStore<T>({ store }: Service, ask: (store: Store) => Promise<T>): Promise<Result<T>> {
  if (store === null) return fail('store-unavailable', 'This service has no store.')
  try {
    return { ok: true, value: await ask(store) }
  } catch (cause) {
    if (cause instanceof RangeError) return fail('invalid-fields', 'One field cannot be used; see errors.', { errors: [{ parameter: 'cursor', detail: cause.message }] })
    console.error('The store failed:', cause)
    return fail('store-unavailable', 'The store does not answer. Ask again later.')
  }
}

/** Answers with a problem, and says when to try again where that helps: no store, or the same request is under way. */
export function sendTrouble(c: Context<AppEnv>, { problem }: { readonly problem: Parameters<typeof sendProblem>[1] }): Response {
  return sendProblem(c, problem, problem.status === 503 ? { 'Retry-After': '10' } : problem.status === 409 ? { 'Retry-After': '1' } : {})
}

const DEFAULT_LIMIT = 50
const MOST = 500

interface Paging {
  readonly limit: number
  readonly cursor: string
  readonly verdict: 'spam' | 'unsure' | 'ham'
}

const PAGING: Checks<Paging> = {
  limit: (value) =>
    /^\d{1,3}$/.test(value as string) && Number(value) >= 1 && Number(value) <= MOST ? { value: Number(value) } : { expected: `must be a number from 1 to ${MOST}` },
  cursor: (value) => ({ value }),
  verdict: word('spam', 'unsure', 'ham'),
}

/** Which part of a listing is asked for, with further parameters of its own. */
export function readPaging<T extends object>(c: Context<AppEnv>, more: Checks<T>): Result<Omit<Paging, 'cursor' | 'verdict'> & { cursor?: string } & Partial<T>> {
  const { limit, cursor } = PAGING
  const read = readParameters<Paging & T>(new URL(c.req.url).searchParams, { limit, cursor, ...more } as unknown as Checks<Paging & T>)
  return read.ok ? { ok: true, value: { limit: DEFAULT_LIMIT, ...read.value } as never } : read
}

/** The parameter `verdict` of listings. */
export const BY_VERDICT: Checks<Pick<Paging, 'verdict'>> = { verdict: PAGING.verdict }

/** Sends a part of a listing with the address of the next (RFC 8288). */
export function sendPart(c: Context<AppEnv>, name: string, items: readonly unknown[], next: string | null): Response {
  if (next !== null) {
    const url = new URL(c.req.url)
    url.searchParams.set('cursor', next)
    c.header('Link', `<${url.pathname}${url.search}>; rel="next"`)
  }
  return c.json({ [name]: items, next_cursor: next })
}
