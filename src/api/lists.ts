/** Blocklists as files, in every format and tier. The files of a release never change, so a client that has one is told so without making it again. */
import type { Context, Hono } from 'hono'
import { catalogueOf, type ListCatalogue } from '../lists/catalogue.ts'
import { FORMATS, type FormatName, fileNameOf } from '../lists/formats/index.ts'
import { entriesOfTier } from '../lists/publish.ts'
import { UPDATE_SECONDS } from '../lists/serve.ts'
import type { ListEntry, Release } from '../lists/types.ts'
import { TIERS, type Tier } from '../lookup/detail.ts'
import { hashExpression, toHex } from '../lookup/hash.ts'
import type { ListStore } from '../store/lists.ts'
import { withLists } from './lookup.ts'
import { problem, sendProblem } from './problems.ts'
import type { AppEnv, Service } from './service.ts'

/** Every file by name. */
export const LIST_FILES: readonly string[] = (Object.keys(TIERS) as Tier[]).flatMap((tier) => (Object.keys(FORMATS) as FormatName[]).map((format) => fileNameOf(tier, format)))

export function routeLists(app: Hono<AppEnv>, service: Service): void {
  const { version, metrics } = service
  const files = createFileCache()

  app.get('/v1/lists', (c) => withLists(c, service, async (lists) => c.json(await readCatalogue(c, service, lists), 200, CACHED)))

  app.get('/v1/lists/:file', (c) =>
    withLists(c, service, async (lists) => {
      const file = readFileName(c.req.param('file'))
      if (file === null) return sendProblem(c, problem('not-found', 'There is no list of that name. GET /v1/lists names them all.'))
      const release = await lists.latest()
      if (release === null) return sendProblem(c, problem('not-found', 'Nothing has been published yet. The first release comes within the hour, or with "nostrum lists build".'))
      metrics.release(release)
      const homepage = homepageOf(c, service)
      const tag = `"${toHex(hashExpression(JSON.stringify([release, file, homepage, version]))).slice(0, TAG_CHARS)}"`
      const headers = { ...CACHED, ETag: tag, 'Last-Modified': new Date(release.created).toUTCString() }
      if (isKnown(c, tag, release)) return c.body(null, 304, headers)
      const text = await files.get(tag, () => write(lists, release, file, homepage))
      return c.body(text, 200, { ...headers, 'Content-Type': FORMATS[file.format].mediaType })
    }),
  )
}

/** All lists as of now, with addresses by which this request could reach them. */
export async function readCatalogue(c: Context<AppEnv>, service: Service, lists: ListStore): Promise<ListCatalogue> {
  return catalogueOf(await lists.latest(), `${homepageOf(c, service)}/v1/lists`)
}

function homepageOf(c: Context<AppEnv>, { homepage }: Service): string {
  return homepage ?? new URL(c.req.url).origin
}

const CACHED = { 'Cache-Control': `public, max-age=${UPDATE_SECONDS}` } as const
const TAG_CHARS = 32

interface FileName {
  readonly tier: Tier
  readonly format: FormatName
}

/** `certain.ublacklist.txt`, or with the name of the format alone: `certain.ublacklist`. */
function readFileName(name: string): FileName | null {
  for (const tier of Object.keys(TIERS) as Tier[])
    for (const format of Object.keys(FORMATS) as FormatName[]) if (name === fileNameOf(tier, format) || name === `${tier}.${format}`) return { tier, format }
  return null
}

async function write(lists: ListStore, release: Release, { tier, format }: FileName, homepage: string): Promise<string> {
  const entries: readonly ListEntry[] = await lists.entries(release.version)
  return FORMATS[format].write({ tier, version: release.version, modified: release.created, homepage, entries: entriesOfTier(entries, tier) }).text
}

/** Whether the client has the file already (RFC 9110, section 13.2.2: a tag goes before a date). */
function isKnown(c: Context<AppEnv>, tag: string, { created }: Release): boolean {
  const tags = c.req.header('If-None-Match')
  if (tags !== undefined) return tags.split(',').some((each) => ['*', tag].includes(each.trim().replace(/^W\//, '')))
  const since = Date.parse(c.req.header('If-Modified-Since') ?? '')
  return since >= Math.floor(Date.parse(created) / 1000) * 1000
}

/** Files in memory, the least recently asked for leaving first. */
const MAX_CACHED_CHARS = 16_000_000

function createFileCache() {
  const texts = new Map<string, string>()
  let chars = 0
  return {
    async get(tag: string, make: () => Promise<string>): Promise<string> {
      const text = texts.get(tag) ?? (await make())
      if (texts.delete(tag)) chars -= text.length
      texts.set(tag, text)
      chars += text.length
      for (const [oldest, old] of texts) {
        if (chars <= MAX_CACHED_CHARS) break
        texts.delete(oldest)
        chars -= old.length
      }
      return text
    },
  }
}
