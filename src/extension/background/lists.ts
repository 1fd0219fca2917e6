/** The reader's copies of the lists: kept between starts, renewed when the service allows. */
import { fromBase64, toBase64 } from '../../lookup/base64.ts'
import { isRecord, readSeconds } from '../../lookup/check.ts'
import type { LocalLists } from '../../lookup/client.ts'
import { applyUpdate, HASH_LISTS, type HashList, type HashListName, isHashListName } from '../../lookup/hash-list.ts'
import { countOf } from '../../lookup/hash-set.ts'
import { nextUpdate } from '../../lookup/schedule.ts'
import { api } from '../browser.ts'
import type { ListsState } from '../messages.ts'
import type { Settings } from '../settings.ts'
import { askService } from './service.ts'

const KEY = 'lists'
export const UPDATE_ALARM = 'update-lists'

interface Kept extends LocalLists {
  /** Which service they are of: another one's are worth nothing. */
  readonly service: string
  readonly updated: number | null
  readonly failures: number
}

let kept: Promise<Kept> | undefined

/** The copies that fit the settings, and none where no service is chosen. */
export async function localLists(settings: Settings): Promise<LocalLists> {
  const { service, block, allow } = await load()
  if (settings.service === '' || service !== settings.service) return { block: null, allow: null }
  return { block: block?.name === `${settings.tier}-4b` ? block : null, allow }
}

/** How the copies are. */
export async function listsState(settings: Settings): Promise<ListsState> {
  const { block, allow } = await localLists(settings)
  const { updated, failures, service } = await load()
  const isOurs = service === settings.service
  return {
    listed: block === null ? null : countOf(block.set),
    allowed: allow === null ? null : countOf(allow.set),
    updated: isOurs ? updated : null,
    failures: isOurs ? failures : 0,
  }
}

/** Fetches what is new and settles when to ask again. With another service or tier than before, the whole is fetched. */
export async function updateLists(settings: Settings): Promise<void> {
  if (settings.service === '') {
    await api.alarms.clear(UPDATE_ALARM)
    return
  }
  const before = await load()
  const have = await localLists(settings)
  const names: readonly HashListName[] = [`${settings.tier}-4b`, 'allow-32b']
  // Versions are told for all lists or for none, since they stand in the order of the names.
  const versions = have.block !== null && have.allow !== null ? [have.block.version, have.allow.version] : []
  const query = [...names.map((name) => `names=${name}`), ...versions.map((version) => `version=${encodeURIComponent(version)}`)].join('&')
  const answer = await askService(settings.service, `/v1/hashLists:batchGet?${query}`)
  const updates = isRecord(answer) && Array.isArray(answer['hashLists']) ? (answer['hashLists'] as readonly unknown[]) : null
  const [block, allow] = updates === null ? [have.block, have.allow] : [take(have.block, updates[0], names[0]), take(have.allow, updates[1], names[1])]
  const outcome = updates === null ? 'failed' : block === null || allow === null ? 'damaged' : 'updated'
  const failures = outcome === 'updated' ? 0 : (before.service === settings.service ? before.failures : 0) + 1
  const wait = Math.max(0, ...(updates ?? []).map((update) => (isRecord(update) ? (readSeconds(update['minimumWaitDuration']) ?? 0) : 0)))
  await save({ service: settings.service, block, allow, updated: outcome === 'updated' ? Date.now() : before.service === settings.service ? before.updated : null, failures })
  await api.alarms.create(UPDATE_ALARM, { delayInMinutes: Math.max(1, nextUpdate(outcome, failures, wait, Math.random) / 60) })
}

function take(list: HashList | null, update: unknown, name: HashListName | undefined): HashList | null {
  const taken = applyUpdate(list, update)
  return taken?.name === name ? taken : null
}

function load(): Promise<Kept> {
  kept ??= api.storage.local.get(KEY).then((stored) => readKept(stored[KEY]))
  return kept
}

async function save(lists: Kept): Promise<void> {
  kept = Promise.resolve(lists)
  const { block, allow, ...rest } = lists
  await api.storage.local.set({ [KEY]: { ...rest, block: written(block), allow: written(allow) } })
}

function written(list: HashList | null): object | null {
  return list === null ? null : { name: list.name, version: list.version, hashes: toBase64(list.set.bytes) }
}

function readKept(value: unknown): Kept {
  const { service, block, allow, updated, failures } = isRecord(value) ? value : ({} as Readonly<Record<string, unknown>>)
  return {
    service: typeof service === 'string' ? service : '',
    block: readList(block),
    allow: readList(allow),
    updated: typeof updated === 'number' ? updated : null,
    failures: typeof failures === 'number' ? failures : 0,
  }
}

function readList(value: unknown): HashList | null {
  if (!isRecord(value)) return null
  const { name, version, hashes } = value
  if (typeof name !== 'string' || !isHashListName(name) || typeof version !== 'string' || typeof hashes !== 'string') return null
  const bytes = fromBase64(hashes)
  const width = HASH_LISTS[name]
  return bytes === null || bytes.length % width !== 0 ? null : { name, version, set: { width, bytes } }
}
