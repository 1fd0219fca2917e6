/**
 * Whether an address is listed: asked with the address itself, or privately with four bytes of hashes, in the shape of Safe Browsing version 5. Neither
 * addresses nor prefixes are logged or counted.
 */
import type { Context, Hono } from 'hono'
import { hashListsAnswer, listHashLists, lookUp, readPrefixes, searchAnswer } from '../lists/serve.ts'
import { explainLookup } from '../lookup/explain.ts'
import { HASH_LISTS, type HashListName, isHashListName } from '../lookup/hash-list.ts'
import { type ListStore, MAX_PREFIXES } from '../store/lists.ts'
import { type Problem, problem, type Result, sendProblem } from './problems.ts'
import { invalid, readRepeated } from './repeated.ts'
import type { AppEnv, Service } from './service.ts'

const MAX_URL_CHARS = 8192
const LIST_NAMES = Object.keys(HASH_LISTS)
const PRIVATE = { 'Cache-Control': 'no-store' } as const

export function routeLookup(app: Hono<AppEnv>, service: Service): void {
  const { metrics } = service

  app.get('/v1/lookup', (c) =>
    withLists(c, service, async (lists) => {
      const query = readRepeated(queryOf(c), { url: 1 })
      if (!query.ok) return sendProblem(c, query.problem)
      const [url = ''] = query.value.url
      const explanation = url.length > MAX_URL_CHARS ? null : explainLookup(url)
      if (explanation === null) return sendProblem(c, invalid('url', `must be a web address of at most ${MAX_URL_CHARS} characters`).problem)
      const answer = await lookUp(lists, explanation)
      metrics.lookup('url', answer.state)
      return c.json(answer, 200, PRIVATE)
    }),
  )

  app.get('/v1/hashes:search', (c) =>
    withLists(c, service, async (lists) => {
      const prefixes = readHashPrefixes(queryOf(c))
      if (!prefixes.ok) return sendProblem(c, prefixes.problem)
      const answer = await searchAnswer(lists, prefixes.value)
      metrics.lookup('hashes', answer.fullHashes.length > 0 ? 'listed' : 'unknown')
      return c.json(answer, 200, PRIVATE)
    }),
  )

  app.get('/v1/hashLists', (c) => withLists(c, service, async (lists) => c.json(await listHashLists(lists))))

  app.get('/v1/hashLists:batchGet', (c) =>
    withLists(c, service, async (lists) => {
      const query = readRepeated(queryOf(c), { names: LIST_NAMES.length, version: LIST_NAMES.length })
      if (!query.ok) return sendProblem(c, query.problem)
      const { names, version } = query.value
      const wrong = names.find((name, i) => !isHashListName(name) || names.indexOf(name) !== i)
      if (wrong !== undefined || names.length === 0)
        return sendProblem(c, invalid('names', `must be some of ${LIST_NAMES.join(', ')}, each once: names=${LIST_NAMES[0]}&names=allow-32b`).problem)
      return c.json(await hashListsAnswer(lists, names as readonly HashListName[], version), 200, PRIVATE)
    }),
  )
}

function queryOf(c: Context<AppEnv>): URLSearchParams {
  return new URL(c.req.url).searchParams
}

function readHashPrefixes(query: URLSearchParams): Result<readonly number[]> {
  const read = readRepeated(query, { hashPrefixes: MAX_PREFIXES })
  if (!read.ok) return read
  const { hashPrefixes } = read.value
  if (hashPrefixes.length === 0) return invalid('hashPrefixes', 'must name at least one prefix: four bytes in base64, as in hashPrefixes=c9mG4A')
  const prefixes = readPrefixes(hashPrefixes)
  return 'wrong' in prefixes ? invalid('hashPrefixes', `must be four bytes in base64 each; number ${prefixes.wrong + 1} is not`) : { ok: true, value: prefixes }
}

/** Answers from the lists, or says that there are none to ask. */
export async function withLists(c: Context<AppEnv>, { store }: Service, answer: (lists: ListStore) => Promise<Response>): Promise<Response> {
  if (store === null) return sendProblem(c, problem('store-unavailable', 'This service has no store, so it has no lists.'))
  try {
    return await answer(store.lists)
  } catch (cause) {
    console.error('lists failed:', cause instanceof Error ? cause.message : typeof cause)
    const trouble: Problem = problem('store-unavailable', 'The lists could not be read. Ask again later.')
    return sendProblem(c, trouble, { 'Retry-After': '10' })
  }
}
