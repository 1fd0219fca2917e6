/** Answers of the private look-up, made from a store. */
import { fromBase64, toBase64 } from '../lookup/base64.ts'
import { CACHE_SECONDS, type SearchAnswer } from '../lookup/answer.ts'
import type { Detail } from '../lookup/detail.ts'
import { hashExpression, PREFIX_BYTES, prefixOf } from '../lookup/hash.ts'
import { decodeSet, HASH_LISTS, type HashList, type HashListName, type HashListUpdate, isHashListName, makeUpdate } from '../lookup/hash-list.ts'
import { emptySet } from '../lookup/hash-set.ts'
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

/** @param texts prefixes in base64. @throws RangeError for one that is none */
export async function searchAnswer(lists: ListStore, texts: readonly string[]): Promise<SearchAnswer> {
  const prefixes = readPrefixes(texts)
  if ('wrong' in prefixes) throw new RangeError(`Prefix ${prefixes.wrong + 1} is not four bytes in base64.`)
  const found = await lists.search(prefixes)
  const fullHashes = found.map((entry) => ({ fullHash: toBase64(hashExpression(entry.expression)), details: [detailOf(entry)] }))
  return { fullHashes, cacheDuration: `${fullHashes.length === 0 ? CACHE_SECONDS.empty : CACHE_SECONDS.listed}s` }
}

export function detailOf({ kind, tier, reasons, family, since, canary }: ListEntry): Detail {
  return { kind, tier, reasons, family, since, attributes: canary ? ['CANARY'] : [] }
}

/**
 * @param names lists, each once
 * @param versions what the client has, as this function once said; others are passed over
 * @throws RangeError for a name that is none
 */
export async function hashListsAnswer(lists: ListStore, names: readonly string[], versions: readonly string[]): Promise<{ hashLists: HashListUpdate[] }> {
  const unknown = names.find((name) => !isHashListName(name))
  if (unknown !== undefined) throw new RangeError(`There is no list "${unknown}".`)
  return { hashLists: await Promise.all((names as HashListName[]).map((name) => updateOf(lists, name, versions))) }
}

async function updateOf(lists: ListStore, name: HashListName, versions: readonly string[]): Promise<HashListUpdate> {
  const [current, known] = await Promise.all([readList(lists, name), readList(lists, name, versionIn(name, versions))])
  return makeUpdate(current ?? { name, version: `${name}.0`, set: emptySet(HASH_LISTS[name]) }, known, UPDATE_SECONDS)
}

/** A version is the list's name, a dot and the number of the release that changed it last. */
function versionIn(name: HashListName, versions: readonly string[]): number {
  const own = versions.find((version) => version.startsWith(`${name}.`))
  return own !== undefined && /^\d{1,15}$/.test(own.slice(name.length + 1)) ? Number(own.slice(name.length + 1)) : 0
}

async function readList(lists: ListStore, name: HashListName, version?: number): Promise<HashList | null> {
  if (version === 0) return null
  const record = await lists.hashList(name, version)
  const set = record === null ? null : decodeSet(record.set, HASH_LISTS[name])
  return record === null || set === null ? null : { name, version: `${name}.${record.version}`, set }
}
