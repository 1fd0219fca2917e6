/** Looks addresses up: the reader's rules, then the lists on this device, then four bytes of hashes at the service. */
import { isRecord } from '../../lookup/check.ts'
import { beginLookup, type CacheLine, finishLookup, joinQueries, type LookupCache, type LookupResult, type Question } from '../../lookup/client.ts'
import type { HashList } from '../../lookup/hash-list.ts'
import { api } from '../browser.ts'
import { loadRules } from '../kept.ts'
import { actionFor, readRules } from '../rules.ts'
import type { Settings } from '../settings.ts'
import type { Standing, Visited } from '../standing.ts'
import { localLists } from './lists.ts'
import { askService } from './service.ts'

/** More prefixes than these go in several requests, as Safe Browsing's documentation asks of clients. */
const MAX_PREFIXES = 30
/** A result page has tens of results; more than so many at once are nobody's. */
const MAX_PAGES = 200
const CACHE_KEY = 'answers'

/** What is known of each page, in the order asked. */
export async function lookUp(pages: readonly Visited[], settings: Settings): Promise<Standing[]> {
  const asked = pages.slice(0, MAX_PAGES)
  const { rules } = readRules(await loadRules())
  const own = asked.map((page) => actionFor(rules, page))
  // What the reader has settled is not asked about.
  const open = asked.filter((_, i) => own[i] === null).map(({ url }) => url)
  const results = settings.service === '' ? new Map<string, LookupResult>() : await search([...new Set(open)], settings)
  return asked.map(({ url }, i) => {
    const result = results.get(url)
    return { url, own: own[i] ?? null, state: result?.state ?? 'no-service', matches: result?.matches ?? [] }
  })
}

async function search(urls: readonly string[], settings: Settings): Promise<Map<string, LookupResult>> {
  const lists = await localLists(settings)
  const cache = await loadCache()
  const steps = urls.map((url) => ({ url, step: beginLookup(url, lists, cache, Date.now(), Math.random) }))
  const results = new Map(steps.flatMap(({ url, step }) => ('result' in step ? [[url, step.result] as const] : [])))
  const questions = steps.flatMap(({ url, step }) => ('question' in step ? [{ url, question: step.question }] : []))
  for (const group of together(questions)) {
    const query = joinQueries(
      group.map(({ question }) => question),
      lists.block as HashList,
      Math.random,
    )
    const answer = await askService(settings.service, `/v1/hashes:search?${query}`)
    for (const { url, question } of group) results.set(url, finishLookup(question, answer, cache, Date.now()))
  }
  if (questions.length > 0) await saveCache(cache)
  return results
}

/** Questions that go into one request. */
function together<T extends { readonly question: Question }>(questions: readonly T[]): T[][] {
  const groups: T[][] = []
  let room = 0
  for (const each of questions) {
    room -= each.question.prefixes.length
    if (room < 0) {
      groups.push([])
      room = MAX_PREFIXES - each.question.prefixes.length
    }
    groups.at(-1)?.push(each)
  }
  return groups
}

/** Answers are kept in memory that outlives this script but not the browser: a disk would tell where the reader has been. */
async function loadCache(): Promise<LookupCache> {
  const stored = (await api.storage.session.get(CACHE_KEY))[CACHE_KEY]
  const lines = Array.isArray(stored) ? (stored as readonly unknown[]) : []
  return new Map(lines.filter(isLine).map(([prefix, { expires, details }]) => [prefix, { expires, details: new Map(details) }]))
}

async function saveCache(cache: LookupCache): Promise<void> {
  const now = Date.now()
  const lines = [...cache].filter(([, { expires }]) => expires > now).map(([prefix, { expires, details }]) => [prefix, { expires, details: [...details] }])
  await api.storage.session.set({ [CACHE_KEY]: lines })
}

type Line = readonly [
  prefix: number,
  line: { readonly expires: number; readonly details: readonly (readonly [string, CacheLine['details'] extends ReadonlyMap<string, infer D> ? D : never])[] },
]

function isLine(value: unknown): value is Line {
  return Array.isArray(value) && typeof value[0] === 'number' && isRecord(value[1]) && typeof value[1]['expires'] === 'number' && Array.isArray(value[1]['details'])
}
