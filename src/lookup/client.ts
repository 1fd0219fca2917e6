/**
 * A look-up as a client does it, as steps without network, clock or chance of its own, so that a browser extension, the command line and a test run the
 * very same one. Most look-ups end without a request:
 *
 *     allow-list ── hit ──> allowed
 *       │ local list ── no hit ──> unknown
 *         │ cache ── all known ──> listed or unknown
 *           │ ask for 4-byte prefixes ── answer ──> listed or unknown
 *                                     └─ none ────> unsure
 *
 * What the scheme gives is k-anonymity, not secrecy: an address stands behind each prefix together with many others, but whoever has crawled the web may
 * guess. Requests are filled up with prefixes of other entries of the client's own list. Random numbers would not do: the service knows its list, and a
 * prefix that is not on it would give itself away as filling.
 */
import { readSearchAnswer } from './answer.ts'
import { toBase64 } from './base64.ts'
import { canonicalise } from './canonical.ts'
import { type Detail, holdsTier, type Tier } from './detail.ts'
import { urlExpressions } from './expressions.ts'
import { hashExpression, prefixBytes, prefixOf, toHex } from './hash.ts'
import type { HashList } from './hash-list.ts'
import { countOf, hasHash } from './hash-set.ts'

/** A client's copies. Either may be missing until it is fetched. */
export interface LocalLists {
  /** `certain-4b`, `likely-4b` or `watch-4b`. */
  readonly block: HashList | null
  /** `allow-32b`. */
  readonly allow: HashList | null
}

/** What the service said of a prefix. */
export interface CacheLine {
  /** Milliseconds of the caller's clock. */
  readonly expires: number
  /** By full hash in hex; empty for a miss, which is worth remembering too. */
  readonly details: ReadonlyMap<string, readonly Detail[]>
}

export type LookupCache = Map<number, CacheLine>

export interface Match extends Detail {
  /** Which expression of the address is listed. */
  readonly expression: string
}

export interface LookupResult {
  /** unknown: nothing is known against the address. unsure: the service could not be asked; nothing must be shown or hindered. */
  readonly state: 'allowed' | 'listed' | 'unknown' | 'unsure'
  /** Most specific first. */
  readonly matches: readonly Match[]
  /** Matches of rules on trial: counted, never shown. */
  readonly canaries: number
  /** What decided; for counting. */
  readonly by: 'list' | 'cache' | 'service'
}

/** What must be asked before the look-up can go on. */
export interface Question {
  /** Query for `GET /v1/hashes:search`. Send it without cookies, referrer or other credentials. */
  readonly query: string
  /** Prefixes in it, filling included, ascending. */
  readonly prefixes: readonly number[]
  /** Expressions whose prefixes are on the local list. */
  readonly candidates: readonly Candidate[]
  readonly tier: Tier
}

interface Candidate {
  readonly expression: string
  readonly hash: string
  readonly prefix: number
}

export type Step = { readonly result: LookupResult } | { readonly question: Question }

/** Requests always hold a multiple of so many prefixes. */
const FILL = 4
/** Beyond it the oldest lines are forgotten. */
const MAX_CACHE_LINES = 10_000

const NOTHING = { matches: [], canaries: 0, by: 'list' } as const

/**
 * Looks an address up as far as that goes on the device.
 *
 * @param now milliseconds, on the clock that the cache's lines were made with
 * @param random like Math.random; chooses the filling
 * @example
 * const step = beginLookup(url, lists, cache, Date.now(), Math.random)
 * const result = 'result' in step ? step.result : finishLookup(step.question, await ask(step.question.query).catch(() => null), cache, Date.now())
 */
export function beginLookup(url: string, { block, allow }: LocalLists, cache: LookupCache, now: number, random: () => number): Step {
  const canonical = canonicalise(url)
  if (canonical === null) return { result: { state: 'unknown', ...NOTHING } }
  const hashed = urlExpressions(canonical).map((expression) => ({ expression, bytes: hashExpression(expression) }))
  if (allow !== null && hashed.some(({ bytes }) => hasHash(allow.set, bytes))) return { result: { state: 'allowed', ...NOTHING } }
  if (block === null) return { result: { state: 'unsure', ...NOTHING } }
  const candidates = hashed
    .filter(({ bytes }) => hasHash(block.set, bytes))
    .map(({ expression, bytes }): Candidate => ({ expression, hash: toHex(bytes), prefix: prefixOf(bytes) }))
  if (candidates.length === 0) return { result: { state: 'unknown', ...NOTHING } }
  const tier = block.name.slice(0, -'-4b'.length) as Tier
  const asked = new Set(candidates.map(({ prefix }) => prefix).filter((prefix) => (cache.get(prefix)?.expires ?? 0) <= now))
  if (asked.size === 0) return { result: { ...matchCandidates(candidates, cache, tier), by: 'cache' } }
  fillUp(asked, block, random)
  const prefixes = [...asked].sort((a, b) => a - b)
  return { question: { query: queryOf(prefixes), prefixes, candidates, tier } }
}

/**
 * One query for the questions of several addresses, filled up again where they had prefixes in common. Its answer ends each of their look-ups.
 *
 * @param block the list that they were asked from
 */
export function joinQueries(questions: readonly Question[], block: HashList, random: () => number): string {
  const asked = new Set(questions.flatMap(({ prefixes }) => prefixes))
  fillUp(asked, block, random)
  return queryOf([...asked].sort((a, b) => a - b))
}

function queryOf(prefixes: readonly number[]): string {
  return prefixes.map((prefix) => `hashPrefixes=${toBase64(prefixBytes(prefix))}`).join('&')
}

/**
 * Ends a look-up with the answer of the service, which it puts into the cache.
 *
 * @param answer the parsed JSON, whatever it is; null when there was none
 */
export function finishLookup({ prefixes, candidates, tier }: Question, answer: unknown, cache: LookupCache, now: number): LookupResult {
  const findings = readSearchAnswer(answer)
  if (findings === null) return { state: 'unsure', ...NOTHING, by: 'service' }
  const needed = new Set(candidates.map(({ prefix }) => prefix))
  // A Map keeps the order of insertion: the oldest lines go first.
  for (const prefix of cache.keys()) if (cache.size > MAX_CACHE_LINES && !needed.has(prefix)) cache.delete(prefix)
  const expires = now + findings.seconds * 1000
  for (const prefix of prefixes) {
    const hex = toHex(prefixBytes(prefix))
    cache.set(prefix, { expires, details: new Map([...findings.details].filter(([hash]) => hash.startsWith(hex))) })
  }
  return { ...matchCandidates(candidates, cache, tier), by: 'service' }
}

/** Compares full hashes, here on the device. Details of a tier that the client did not subscribe to only share a prefix with it. */
function matchCandidates(candidates: readonly Candidate[], cache: LookupCache, tier: Tier): Omit<LookupResult, 'by'> {
  const all = candidates.flatMap(({ expression, hash, prefix }) => (cache.get(prefix)?.details.get(hash) ?? []).map((detail): Match => ({ expression, ...detail })))
  const held = all.filter((match) => holdsTier(tier, match.tier))
  const matches = held.filter(({ attributes }) => !attributes.includes('CANARY'))
  return { state: matches.length > 0 ? 'listed' : 'unknown', matches, canaries: held.length - matches.length }
}

/** Adds prefixes of other entries until there is a multiple of {@link FILL}; a list that is too short leaves it at those that it has. */
function fillUp(asked: Set<number>, { set }: HashList, random: () => number): void {
  const wanted = Math.ceil(asked.size / FILL) * FILL
  for (let tries = 0; asked.size < wanted && tries < FILL * 8; tries++) {
    const at = Math.floor(random() * countOf(set)) * set.width
    asked.add(prefixOf(set.bytes.subarray(at, at + set.width)))
  }
}
