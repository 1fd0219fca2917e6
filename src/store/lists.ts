/** Published lists in a store: every release can be read back, and clients a few releases behind get only the change. */
import type { ListEntry, Release } from '../lists/types.ts'
import type { EncodedSet, HashListName } from '../lookup/hash-list.ts'

/** The hashes of a list as of a release. */
export interface HashListRecord {
  readonly name: HashListName
  /** Of the release that changed it last. */
  readonly version: number
  readonly count: number
  /** Of the set, in hex. */
  readonly checksum: string
  readonly set: EncodedSet
}

/** One step in the history of an expression. */
export interface ListChange {
  readonly version: number
  readonly at: string
  /** The entry from then on; null when it was taken off. */
  readonly entry: ListEntry | null
}

/** What makes a release of the one before. */
export interface NextRelease {
  /** Its version is that of the one before, and one. */
  readonly release: Release
  /** Added, or changed: they replace what is in force under their expressions. */
  readonly put: readonly ListEntry[]
  /** Expressions taken off. */
  readonly remove: readonly string[]
  /** Lists whose hashes changed. */
  readonly hashLists: readonly HashListRecord[]
}

export interface ListStore {
  /** The newest release, null before the first. */
  latest(): Promise<Release | null>
  /** Entries in force as of a release, in order of their expressions. */
  entries(version: number): Promise<readonly ListEntry[]>
  /** Entries of the newest release whose hashes begin with one of these prefixes, at most {@link MAX_PREFIXES}. */
  search(prefixes: readonly number[]): Promise<readonly ListEntry[]>
  /** The list as of its newest version, or of that one; null when it is not kept (any more). */
  hashList(name: HashListName, version?: number): Promise<HashListRecord | null>
  /** What happened to an expression, oldest first. */
  history(expression: string): Promise<readonly ListChange[]>
  /** Publishes, all or nothing. False when another release came first: plan again. */
  publish(next: NextRelease): Promise<boolean>
}

export const MAX_PREFIXES = 1000
/** Older versions of a list are forgotten: clients that have them get the whole. */
export const KEPT_VERSIONS = 50
