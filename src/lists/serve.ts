/** Answers of the private look-up, made from a store. */

import { CACHE_SECONDS, type SearchAnswer } from '../lookup/answer.ts'
import { fromBase64, toBase64 } from '../lookup/base64.ts'
import type { Detail } from '../lookup/detail.ts'
import type { Explanation } from '../lookup/explain.ts'
import { fromHex, hashExpression, PREFIX_BYTES, prefixOf } from '../lookup/hash.ts'
import { decodeSet, HASH_LISTS, type HashListName, type HashListUpdate, updateFrom, wholeUpdate } from '../lookup/hash-list.ts'
import { checksumOf, emptySet, type HashSet, hasHash } from '../lookup/hash-set.ts'
import type { ListStore } from '../store/lists.ts'
import type { ListEntry } from './types.ts'

/** Seconds between updates of a client's lists: a correction reaches everybody within an hour, with room for those who are late. */
export const UPDATE_SECONDS = 1800

/** The prefixes that a query names, or which of them is wrong. */
export function readPrefixes(texts: readonly string[]): readonly number[] | { readonly wrong: number } {
  const prefixes: number[] = []
  for (const [i, text] of texts.entries()) {
    const bytes = fromBase64(text)
    if (bytes === null || bytes.length !== PREFIX_BYTES) return { wrong: i }
    prefixes.push(prefixOf(bytes))
  }
  return prefixes
}

export async function searchAnswer(lists: ListStore, prefixes: readonly number[]): Promise<SearchAnswer> {
  const found = await lists.search(prefixes)
  const fullHashes = found.map((entry) => ({ fullHash: toBase64(hashExpression(entry.expression)), details: [detailOf(entry)] }))
  return { fullHashes, cacheDuration: `${fullHashes.length === 0 ? CACHE_SECONDS.empty : CACHE_SECONDS.listed}s` }
}

export function detailOf({ kind, tier, reasons, family, since, canary }: ListEntry): Detail {
  return { kind, tier, reasons, family, since, attributes: canary ? ['CANARY'] : [] }
}

/** @param versions what the client has, as this function once said; others are passed over */
export async function hashListsAnswer(lists: ListStore, names: readonly HashListName[], versions: readonly string[]): Promise<{ hashLists: HashListUpdate[] }> {
  return { hashLists: await Promise.all(names.map((name) => updateOf(lists, name, versions))) }
}

async function updateOf(lists: ListStore, name: HashListName, versions: readonly string[]): Promise<HashListUpdate> {
  const record = await lists.hashList(name)
  if (record === null) return wholeUpdate({ name, version: `${name}.0`, set: {}, checksum: toBase64(checksumOf(emptySet(HASH_LISTS[name]))) }, UPDATE_SECONDS)
  const list = { name, version: `${name}.${record.version}`, set: record.set, checksum: toBase64(fromHex(record.checksum)) }
  const known = versionIn(name, versions)
  const before = known === 0 ? null : await readSet(lists, name, known)
  return before === null ? wholeUpdate(list, UPDATE_SECONDS) : updateFrom(before, list, UPDATE_SECONDS)
}

/** A version is the list's name, a dot and the number of the release that changed it last. */
function versionIn(name: HashListName, versions: readonly string[]): number {
  const own = versions.find((version) => version.startsWith(`${name}.`))
  return own !== undefined && /^\d{1,15}$/.test(own.slice(name.length + 1)) ? Number(own.slice(name.length + 1)) : 0
}

async function readSet(lists: ListStore, name: HashListName, version?: number): Promise<HashSet | null> {
  const record = await lists.hashList(name, version)
  return record === null ? null : decodeSet(record.set, HASH_LISTS[name])
}

/** Every list with how many hashes it has. */
export async function listHashLists(lists: ListStore) {
  const hashLists = await Promise.all(
    (Object.keys(HASH_LISTS) as HashListName[]).map(async (name) => {
      const record = await lists.hashList(name)
      return { name, hashLength: HASH_LISTS[name], entries: record?.count ?? 0, version: `${name}.${record?.version ?? 0}` }
    }),
  )
  return { hashLists }
}

/** What is known of an address. */
export interface Looked {
  readonly canonical: string
  readonly expressions: readonly string[]
  readonly state: 'listed' | 'allowed' | 'unknown'
  /** Most specific first. */
  readonly matches: readonly Omit<ListEntry, 'canary'>[]
}

/** Looks up an address that somebody was willing to tell. Entries on trial are left out. */
export async function lookUp(lists: ListStore, { canonical, expressions, hashes }: Explanation): Promise<Looked> {
  const prefixes = hashes.map((hash) => Number.parseInt(hash.slice(0, PREFIX_BYTES * 2), 16))
  const [found, allow] = await Promise.all([lists.search(prefixes), readSet(lists, 'allow-32b')])
  const isAllowed = expressions.some((expression) => allow !== null && hasHash(allow, hashExpression(expression)))
  const matches = expressions.flatMap((expression) => found.filter((entry) => !isAllowed && !entry.canary && entry.expression === expression).map(({ canary, ...entry }) => entry))
  return { canonical, expressions, state: isAllowed ? 'allowed' : matches.length > 0 ? 'listed' : 'unknown', matches }
}
