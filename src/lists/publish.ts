/** From a plan to a release: the hashes that clients keep are made here, once. */
import { holdsTier, TIERS, type Tier } from '../lookup/detail.ts'
import { hashExpression, toHex } from '../lookup/hash.ts'
import { encodeSet, HASH_LISTS, type HashListName } from '../lookup/hash-list.ts'
import { checksumOf, countOf, type HashSet, hashSetOf } from '../lookup/hash-set.ts'
import type { HashListRecord, ListStore } from '../store/lists.ts'
import { listsFromStore, type Seen } from './from-store.ts'
import { type Plan, planRelease } from './plan.ts'
import type { ListEntry, ListSource, Release } from './types.ts'

export interface Published {
  readonly plan: Plan
  /** The release in force afterwards: the new one, or the one before when nothing changed or the plan is on hold; null when there is none at all. */
  readonly release: Release | null
  readonly isNew: boolean
}

export interface PublishOptions {
  readonly now: Date
  readonly source: Release['source']
  /** Publish although the change is large. */
  readonly acceptChange?: boolean | undefined
}

/** Plans the next release and publishes it, unless there is nothing to change or the change is too large. */
export async function publishLists(source: ListSource, store: ListStore, { now, source: kind, acceptChange = false }: PublishOptions): Promise<Published> {
  for (let attempt = 1; ; attempt++) {
    const before = await store.latest()
    const previous = before === null ? null : await store.entries(before.version)
    const plan = await planRelease(source, previous)
    const hashLists = await changedHashLists(plan, store, (before?.version ?? 0) + 1)
    const isSame = before !== null && before.checksum === plan.checksum && hashLists.length === 0
    if (isSame || (plan.hold !== null && !acceptChange)) return { plan, release: before, isNew: false }
    const release = releaseOf(plan, (before?.version ?? 0) + 1, now, kind)
    const isFirst = await store.publish({ release, put: [...plan.added, ...plan.changed], remove: plan.removed.map(({ expression }) => expression), hashLists })
    if (isFirst) return { plan, release, isNew: true }
    if (attempt === MAX_ATTEMPTS) throw new Error('Other releases came first again and again. Let one program publish at a time.')
  }
}

const MAX_ATTEMPTS = 3

/** What a plan is called once it is out. */
export function releaseOf({ entries, added, removed, changed, checksum }: Plan, version: number, now: Date, source: Release['source']): Release {
  const counts = { added: added.length, removed: removed.length, changed: changed.length }
  return { version, created: now.toISOString(), source, entries: entries.length, tiers: countTiers(entries), ...counts, checksum }
}

export function countTiers(entries: readonly ListEntry[]): Release['tiers'] {
  const count = (tier: Tier) => entriesOfTier(entries, tier).length
  return { certain: count('certain'), likely: count('likely'), watch: count('watch') }
}

/**
 * Publishes what a store knows of sites, as services do by themselves every hour. Lists that somebody published from a file are theirs to renew.
 *
 * @returns null when the lists come from a file
 */
export async function publishSites(store: Seen & { readonly lists: ListStore }, now: Date): Promise<Published | null> {
  if ((await store.lists.latest())?.source === 'file') return null
  return publishLists(listsFromStore(store, now), store.lists, { now, source: 'sites' })
}

async function changedHashLists(plan: Plan, store: ListStore, version: number): Promise<HashListRecord[]> {
  const records: HashListRecord[] = []
  for (const [name, set] of hashListsOf(plan)) {
    const checksum = toHex(checksumOf(set))
    if ((await store.hashList(name))?.checksum !== checksum) records.push({ name, version, count: countOf(set), checksum, set: encodeSet(set) })
  }
  return records
}

/** The hashes of every list: those of a tier hold the surer tiers too, entries on trial included. */
function hashListsOf({ entries, allowed }: Plan): [name: HashListName, set: HashSet][] {
  const hashed = entries.map((entry) => ({ tier: entry.tier, hash: hashExpression(entry.expression) }))
  const tiers = (Object.keys(TIERS) as Tier[]).map((tier): [HashListName, HashSet] => {
    const name = `${tier}-4b` as const
    return [
      name,
      hashSetOf(
        hashed.filter((each) => holdsTier(tier, each.tier)).map(({ hash }) => hash),
        HASH_LISTS[name],
      ),
    ]
  })
  return [...tiers, ['allow-32b', hashSetOf(allowed.map(hashExpression), HASH_LISTS['allow-32b'])]]
}

/** Entries that a list of this tier shows: the surer ones too, none on trial. */
export function entriesOfTier(entries: readonly ListEntry[], tier: Tier): ListEntry[] {
  return entries.filter((entry) => !entry.canary && holdsTier(tier, entry.tier))
}
