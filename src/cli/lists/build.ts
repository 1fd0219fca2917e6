import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { catalogueOf } from '../../lists/catalogue.ts'
import { FORMATS, type FormatName, fileNameOf } from '../../lists/formats/index.ts'
import { readJson } from '../../lists/formats/json.ts'
import { listsFromStore } from '../../lists/from-store.ts'
import { type Plan, planRelease } from '../../lists/plan.ts'
import { countTiers, entriesOfTier, publishLists, releaseOf } from '../../lists/publish.ts'
import type { ListEntry, ListSource, Release } from '../../lists/types.ts'
import { TIERS, type Tier } from '../../lookup/detail.ts'
import { openSqliteStore } from '../../store/sqlite.ts'
import { UsageError } from '../usage.ts'
import { openList } from './read-file.ts'

interface Values {
  readonly db?: string | undefined
  readonly from?: string | undefined
  readonly out?: string | undefined
  readonly homepage?: string | undefined
  readonly date?: string | undefined
  readonly 'accept-change'?: boolean | undefined
  readonly 'dry-run'?: boolean | undefined
  readonly json?: boolean | undefined
  readonly quiet?: boolean | undefined
}

const DEFAULT_DB = 'nostrum.db'
const DEFAULT_HOMEPAGE = 'http://127.0.0.1:8787'
const SHOWN_REFUSALS = 20

interface Built {
  readonly plan: Plan
  readonly release: Release | null
  readonly isNew: boolean
}

export async function build(values: Values, rest: readonly string[]): Promise<number> {
  if (rest.length > 0) throw new UsageError(`"lists build" takes no "${rest[0]}". A file to publish is named with --from.`)
  if (values.db === undefined && values.from !== undefined && values.out === undefined)
    throw new UsageError('With --from, name where the lists go: --out DIR for files, --db FILE for a service.')
  const now = dateOf(values.date)
  const built = values.from !== undefined && values.db === undefined ? await buildFiles(values.from, values.out as string, values, now) : await buildInStore(values, now)
  report(built, values)
  return built.plan.hold !== null && values['accept-change'] !== true ? 1 : 0
}

/** Publishes in a database, and writes files of what is then in force. */
async function buildInStore(values: Values, now: Date): Promise<Built> {
  const path = values.db ?? DEFAULT_DB
  if (!existsSync(path)) throw new UsageError(`There is no database ${path}. "nostrum serve" and "nostrum scan" make one; or publish a file with --from and --out.`)
  const store = openSqliteStore(path)
  try {
    const source = values.from === undefined ? listsFromStore(store, now) : await sourceOfFile(values.from)
    if (values['dry-run'] === true) {
      const before = await store.lists.latest()
      return { plan: await planRelease(source, before === null ? null : await store.lists.entries(before.version)), release: before, isNew: false }
    }
    const built = await publishLists(source, store.lists, { now, source: values.from === undefined ? 'sites' : 'file', acceptChange: values['accept-change'] })
    if (values.out !== undefined && built.release !== null) writeFiles(values.out, built.release, await store.lists.entries(built.release.version), values.homepage)
    return built
  } finally {
    await store.close()
  }
}

/** Writes files only; the release before is what the folder holds. */
async function buildFiles(from: string, out: string, values: Values, now: Date): Promise<Built> {
  const before = readRelease(out)
  // Entries on trial are for private look-ups, which files cannot answer.
  const source = await sourceOfFile(from)
  const plan = await planRelease({ ...source, entries: () => [...(source.entries() as Iterable<ListEntry>)].filter(({ canary }) => !canary) }, before?.entries ?? null)
  const isNew = before === null || plan.added.length + plan.removed.length + plan.changed.length > 0
  if (values['dry-run'] === true || (plan.hold !== null && values['accept-change'] !== true)) return { plan, release: before?.release ?? null, isNew: false }
  const release = releaseOf(plan, (before?.release.version ?? 0) + 1, now, 'file')
  const current = isNew ? release : before.release
  writeFiles(out, current, plan.entries, values.homepage)
  return { plan, release: current, isNew }
}

async function sourceOfFile(name: string): Promise<ListSource> {
  const entries: ListEntry[] = []
  const file = await openList(name, 'json')
  const reader = readJson((entry) => entries.push(entry))
  let number = 0
  for await (const { lines } of file.batches())
    for (const line of lines) {
      number++
      const read = 'text' in line ? reader.read(line.text) : null
      if (read === null || read.kind === 'dead')
        throw new UsageError(`${name}:${number}: ${read === null ? 'the line cannot be read' : read.why}. "nostrum lists lint ${name}" shows all such lines.`)
    }
  const [problem] = reader.end()
  if (problem !== undefined) throw new UsageError(`${name}: ${problem.message}`)
  return { entries: () => entries, allowed: () => [] }
}

const FULLEST: Tier = 'watch'

/** The release whose files are in a folder, or null when there are none. */
function readRelease(folder: string): { release: Release; entries: ListEntry[] } | null {
  const path = join(folder, fileNameOf(FULLEST, 'json'))
  if (!existsSync(path)) return null
  const text = readFileSync(path, 'utf8')
  const entries: ListEntry[] = []
  const reader = readJson((entry) => entries.push(entry))
  for (const line of text.split('\n')) reader.read(line)
  const { version, last_modified: created } = JSON.parse(text) as { version?: string; last_modified?: string }
  if (reader.end().length > 0 || !(Number(version) > 0) || created === undefined)
    throw new UsageError(`${path} was not written by "nostrum lists build". Choose another folder with --out.`)
  return {
    release: { version: Number(version), created, source: 'file', entries: entries.length, tiers: countTiers(entries), added: 0, removed: 0, changed: 0, checksum: '' },
    entries,
  }
}

function writeFiles(folder: string, release: Release, entries: readonly ListEntry[], homepage = DEFAULT_HOMEPAGE): void {
  mkdirSync(folder, { recursive: true })
  const root = homepage.replace(/\/$/, '')
  for (const tier of Object.keys(TIERS) as Tier[])
    for (const format of Object.keys(FORMATS) as FormatName[]) {
      const list = { tier, version: release.version, modified: release.created, homepage: root, entries: entriesOfTier(entries, tier) }
      writeFileSync(join(folder, fileNameOf(tier, format)), FORMATS[format].write(list).text)
    }
  writeFileSync(join(folder, 'index.json'), `${JSON.stringify(catalogueOf(release, `${root}/v1/lists`), null, 2)}\n`)
}

function dateOf(date: string | undefined): Date {
  const epoch = process.env['SOURCE_DATE_EPOCH']
  if (date === undefined && epoch === undefined) return new Date()
  const time = new Date(date ?? Number(epoch) * 1000)
  if (!Number.isNaN(time.getTime())) return time
  throw new UsageError(
    date === undefined ? `SOURCE_DATE_EPOCH is "${epoch}"; write seconds since 1970.` : `--date ${date}: write a time such as 2026-01-31 or 2026-01-31T09:00:00Z.`,
  )
}

function report({ plan, release, isNew }: Built, { json = false, quiet = false, out, 'dry-run': dry = false, 'accept-change': accepted = false }: Values): void {
  const { blast, refused, hold } = plan
  if (json) process.stdout.write(`${JSON.stringify({ release, published: isNew, hold, blast, refused }, null, 2)}\n`)
  if (quiet) return
  const lines = refused.slice(0, SHOWN_REFUSALS).map(({ expression, reason, message }) => `refused ${expression}: ${reason}, ${message}`)
  if (refused.length > SHOWN_REFUSALS) lines.push(`refused ${refused.length - SHOWN_REFUSALS} more; --json lists them all`)
  lines.push(
    `Blast radius: ${blast.added} added, ${blast.removed} removed, ${blast.changed} changed; ${blast.hosts} hosts with all below them and ${blast.paths} paths; ${blast.guardedSites} of ${blast.known} well-known sites; ${refused.length} candidates refused.`,
  )
  if (hold !== null && !accepted) lines.push(`Not published: ${hold} Look at the change, then publish it with --accept-change.`)
  else if (dry) lines.push('Nothing was written.')
  else lines.push(`${isNew ? 'Published' : 'Nothing changed since'} release ${release?.version} of ${release?.created}${out === undefined ? '' : `, files in ${out}`}.`)
  process.stderr.write(`${lines.join('\n')}\n`)
}
