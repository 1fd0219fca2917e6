/** Published lists in SQL. Thousands of rows travel as one JSON value, because D1 counts statements and their values. */
import type { ListEntry, Release } from '../lists/types.ts'
import { hashExpression, prefixOf } from '../lookup/hash.ts'
import type { EncodedSet, HashListName } from '../lookup/hash-list.ts'
import type { Database, Statement } from './database.ts'
import { type HashListRecord, KEPT_VERSIONS, type ListChange, type ListStore, MAX_PREFIXES, type NextRelease } from './lists.ts'

/** D1 takes values of up to 2,000,000 bytes; all of it is ASCII. */
const MAX_VALUE_CHARS = 1_000_000

const RELEASE_COLUMNS = 'version, created, source, entries, tiers, added, removed, changed, checksum'
const LATEST = `SELECT ${RELEASE_COLUMNS} FROM list_releases ORDER BY version DESC LIMIT 1`
const PUT_RELEASE = `INSERT INTO list_releases (${RELEASE_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`
const ENTRIES = 'SELECT expression, tier, body FROM list_entries WHERE added <= ? AND (removed IS NULL OR removed > ?) ORDER BY expression'
const SEARCH = 'SELECT expression, tier, body FROM list_entries WHERE removed IS NULL AND prefix IN (SELECT value FROM json_each(?))'
const HISTORY = `SELECT entry.expression, entry.tier, entry.body, entry.added, entry.removed, first.created, last.created AS ended FROM list_entries entry
  JOIN list_releases first ON first.version = entry.added LEFT JOIN list_releases last ON last.version = entry.removed WHERE entry.expression = ? ORDER BY entry.added`
const END = 'UPDATE list_entries SET removed = ? WHERE removed IS NULL AND expression IN (SELECT value FROM json_each(?))'
const PUT_ENTRIES = `INSERT INTO list_entries (expression, prefix, tier, body, added)
  SELECT value ->> 0, value ->> 1, value ->> 2, value ->> 3, ? FROM json_each(?)`
const NEWEST_LIST = 'SELECT name, version, count, checksum, body FROM hash_lists WHERE name = ? ORDER BY version DESC LIMIT 1'
const LIST = 'SELECT name, version, count, checksum, body FROM hash_lists WHERE name = ? AND version = ?'
const PUT_LIST = 'INSERT INTO hash_lists (name, version, count, checksum, body) VALUES (?, ?, ?, ?, ?)'
const FORGET_LISTS = 'DELETE FROM hash_lists WHERE name = ? AND version <= (SELECT version FROM hash_lists WHERE name = ? ORDER BY version DESC LIMIT 1 OFFSET ?)'

interface EntryRow {
  readonly expression: string
  readonly tier: ListEntry['tier']
  readonly body: string
}

interface HistoryRow extends EntryRow {
  readonly added: number
  readonly removed: number | null
  readonly created: string
  readonly ended: string | null
}

interface ListRow extends Omit<HashListRecord, 'set'> {
  readonly body: string
}

export function createSqlLists(database: Database): ListStore {
  return {
    latest: () => latest(database),
    async entries(version) {
      return ((await database.all(ENTRIES, [version, version])) as readonly EntryRow[]).map(toEntry)
    },
    async search(prefixes) {
      if (prefixes.length > MAX_PREFIXES) throw new RangeError(`At most ${MAX_PREFIXES} prefixes are looked up at once, not ${prefixes.length}.`)
      return ((await database.all(SEARCH, [JSON.stringify(prefixes)])) as readonly EntryRow[]).map(toEntry)
    },
    async hashList(name, version) {
      const [row] = (await (version === undefined ? database.all(NEWEST_LIST, [name]) : database.all(LIST, [name, version]))) as readonly ListRow[]
      return row === undefined ? null : toHashList(row)
    },
    async history(expression) {
      return toHistory((await database.all(HISTORY, [expression])) as readonly HistoryRow[])
    },
    publish: (next) => publish(database, next),
  }
}

async function latest(database: Database): Promise<Release | null> {
  const [row] = (await database.all(LATEST, [])) as readonly (Omit<Release, 'tiers'> & { readonly tiers: string })[]
  return row === undefined ? null : { ...row, tiers: JSON.parse(row.tiers) as Release['tiers'] }
}

async function publish(database: Database, next: NextRelease): Promise<boolean> {
  try {
    await database.batch(statementsOf(next))
    return true
  } catch (cause) {
    const now = await latest(database)
    if (now !== null && now.version >= next.release.version) return false
    throw cause
  }
}

function statementsOf({ release, put, remove, hashLists }: NextRelease): Statement[] {
  const { version, created, source, entries, tiers, added, removed, changed, checksum } = release
  const ended = [...put.map(({ expression }) => expression), ...remove]
  return [
    // First, because two programs that publish the same version must not both get further.
    { sql: PUT_RELEASE, values: [version, created, source, entries, JSON.stringify(tiers), added, removed, changed, checksum] },
    ...inValues(ended.map((expression) => JSON.stringify(expression))).map((json) => ({ sql: END, values: [version, json] })),
    ...inValues(put.map((entry) => JSON.stringify(toRow(entry)))).map((json) => ({ sql: PUT_ENTRIES, values: [version, json] })),
    ...hashLists.flatMap(({ name, version, count, checksum, set }) => [
      { sql: PUT_LIST, values: [name, version, count, checksum, JSON.stringify(set)] },
      { sql: FORGET_LISTS, values: [name, name, KEPT_VERSIONS] },
    ]),
  ]
}

/** JSON arrays of these items, none longer than a value may be. */
function inValues(items: readonly string[]): string[] {
  const values: string[] = []
  let from = 0
  let chars = 0
  items.forEach((item, i) => {
    chars += item.length + 1
    if (chars <= MAX_VALUE_CHARS) return
    values.push(`[${items.slice(from, i).join(',')}]`)
    from = i
    chars = item.length + 1
  })
  return from < items.length ? [...values, `[${items.slice(from).join(',')}]`] : values
}

function toRow({ expression, tier, kind, reasons, family, since, date, canary }: ListEntry): readonly unknown[] {
  return [expression, prefixOf(hashExpression(expression)), tier, JSON.stringify({ kind, reasons, family, since, date, canary })]
}

function toEntry({ expression, tier, body }: EntryRow): ListEntry {
  return { expression, tier, ...(JSON.parse(body) as Omit<ListEntry, 'expression' | 'tier'>) }
}

function toHashList({ name, version, count, checksum, body }: ListRow): HashListRecord {
  return { name: name as HashListName, version, count, checksum, set: JSON.parse(body) as EncodedSet }
}

function toHistory(rows: readonly HistoryRow[]): ListChange[] {
  return rows.flatMap((row, i): ListChange[] => {
    const { added, removed, created, ended } = row
    const begun = { version: added, at: created, entry: toEntry(row) }
    // A change ends one row and begins the next with the same release.
    return removed === null || ended === null || rows[i + 1]?.added === removed ? [begun] : [begun, { version: removed, at: ended, entry: null }]
  })
}
