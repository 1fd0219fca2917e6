/**
 * Lists that clients keep a copy of: how the service sends one, whole or as a change, and how a client takes it in. The shape is that of Safe Browsing
 * version 5 (`hashLists:batchGet`); only hashes of full length travel plainly, because their gaps do not shrink.
 */
import { fromBase64, toBase64 } from './base64.ts'
import { isRecord } from './check.ts'
import type { Tier } from './detail.ts'
import { changedBy, checksumOf, countOf, differenceOf, emptySet, fromNumbers, type HashSet, toNumbers } from './hash-set.ts'
import { decodeRice, encodeRice, type RiceNumbers } from './rice.ts'

/** Every list by name, with the width of its hashes, which the name ends in. A name once given out never vanishes. */
export const HASH_LISTS = { 'certain-4b': 4, 'likely-4b': 4, 'watch-4b': 4, 'allow-32b': 32 } as const satisfies Readonly<Record<`${Tier}-4b` | 'allow-32b', HashSet['width']>>

export type HashListName = keyof typeof HASH_LISTS

export function isHashListName(name: string): name is HashListName {
  return Object.hasOwn(HASH_LISTS, name)
}

/** A list at some version. */
export interface HashList {
  readonly name: HashListName
  /** Made by the service; clients hand it back as it is. */
  readonly version: string
  readonly set: HashSet
}

/** A set on its way; neither field for an empty one. */
export interface EncodedSet {
  readonly additionsFourBytes?: RiceNumbers
  /** base64url of the sorted hashes one behind the other. */
  readonly additionsThirtyTwoBytes?: string
}

/** What the service sends of a list. */
export interface HashListUpdate extends EncodedSet {
  readonly name: HashListName
  readonly version: string
  /** Whether this changes the version that the client said it has, or stands for itself. */
  readonly partialUpdate: boolean
  /** Indexes into the client's sorted copy, removed before anything is added. */
  readonly compressedRemovals?: RiceNumbers
  /** Seconds with an s: how long to wait before asking again. */
  readonly minimumWaitDuration: string
  /** base64url of the SHA-256 of the sorted hashes after the update. */
  readonly sha256Checksum: string
}

/** A change is sent instead of the whole while it has fewer hashes than this share of it. */
const MAX_CHANGE = 0.5

export function encodeSet(set: HashSet): EncodedSet {
  if (set.bytes.length === 0) return {}
  return set.width === 4 ? { additionsFourBytes: encodeRice(toNumbers(set)) } : { additionsThirtyTwoBytes: toBase64(set.bytes) }
}

/** null when the code is damaged or of another width. */
export function decodeSet({ additionsFourBytes: four, additionsThirtyTwoBytes: thirtyTwo }: EncodedSet, width: HashSet['width']): HashSet | null {
  if ((width === 4 ? thirtyTwo : four) !== undefined) return null
  if (four !== undefined) {
    const numbers = decodeRice(four)
    return numbers === null ? null : fromNumbers(numbers)
  }
  const bytes = fromBase64(thirtyTwo ?? '')
  return bytes === null || bytes.length % width !== 0 ? null : { width, bytes }
}

/** A list as it is kept: encoded once, and sent as it is to clients that have none. */
export interface EncodedList {
  readonly name: HashListName
  readonly version: string
  readonly set: EncodedSet
  /** base64url, of the set. */
  readonly checksum: string
}

/** @param waitSeconds how long clients should wait before they ask again */
export function wholeUpdate({ name, version, set, checksum }: EncodedList, waitSeconds: number): HashListUpdate {
  return { name, version, partialUpdate: false, ...set, minimumWaitDuration: `${waitSeconds}s`, sha256Checksum: checksum }
}

/** The update that brings a client from a set to a list: a change where little changed, else the whole. */
export function updateFrom(before: HashSet, list: EncodedList, waitSeconds: number): HashListUpdate {
  const whole = wholeUpdate(list, waitSeconds)
  const set = decodeSet(list.set, HASH_LISTS[list.name])
  if (set === null) return whole
  const { removals, additions } = differenceOf(before, set)
  if (removals.length + countOf(additions) > countOf(set) * MAX_CHANGE) return whole
  const { name, version, minimumWaitDuration, sha256Checksum } = whole
  const change = { ...(removals.length === 0 ? {} : { compressedRemovals: encodeRice(removals) }), ...encodeSet(additions) }
  return { name, version, partialUpdate: true, ...change, minimumWaitDuration, sha256Checksum }
}

/**
 * The client's copy after an update.
 *
 * @param list the copy so far, null for none
 * @param update as received: anything
 * @returns null when the update is damaged or does not fit the copy: drop the copy and fetch the whole
 */
export function applyUpdate(list: HashList | null, update: unknown): HashList | null {
  if (!isUpdate(update) || (list !== null && list.name !== update.name)) return null
  const width = HASH_LISTS[update.name]
  const additions = decodeSet(update, width)
  if (additions === null || (update.partialUpdate && list === null)) return null
  const removals = update.compressedRemovals === undefined ? new Uint32Array(0) : decodeRice(update.compressedRemovals)
  if (removals === null) return null
  const before = update.partialUpdate && list !== null ? list.set : emptySet(width)
  const set = changedBy(before, { removals, additions })
  if (set === null || toBase64(checksumOf(set)) !== toBase64(fromBase64(update.sha256Checksum) ?? new Uint8Array(0))) return null
  return { name: update.name, version: update.version, set }
}

function isUpdate(value: unknown): value is HashListUpdate {
  return (
    isRecord(value) &&
    typeof value['name'] === 'string' &&
    isHashListName(value['name']) &&
    typeof value['version'] === 'string' &&
    typeof value['partialUpdate'] === 'boolean' &&
    typeof value['sha256Checksum'] === 'string' &&
    ['undefined', 'string'].includes(typeof value['additionsThirtyTwoBytes']) &&
    [value['additionsFourBytes'], value['compressedRemovals']].every((each) => each === undefined || isRice(each))
  )
}

function isRice(value: unknown): value is RiceNumbers {
  return isRecord(value) && ['firstValue', 'riceParameter', 'entriesCount'].every((field) => typeof value[field] === 'number') && typeof value['encodedData'] === 'string'
}
