import { availableParallelism } from 'node:os'
import { resolve } from 'node:path'
import type { ArchiveInput } from '../crawl/archive/inputs.ts'
import type { JudgeOptions } from '../crawl/archive/job.ts'
import { type Shard, scanArchives } from '../crawl/archive/scan.ts'
import { openArchiveState } from '../crawl/archive/state.ts'
import { createThreads } from '../crawl/archive/threads.ts'
import { hostOf } from '../crawl/scope.ts'
import { TROUBLES } from '../crawl/trouble.ts'
import type { FamilyRecord } from '../store/pages.ts'
import { createScanStore, type Seed } from '../store/scans.ts'
import { createSqlStore } from '../store/sql-store.ts'
import { fnv1a } from '../text/hash.ts'
import { VERSION } from '../version.generated.ts'
import { contactOf, OPTIONS, readJudge, readKind, readManners, readScan, readShard, resultOptions, type Values } from './scan-options.ts'
import { formatOf, openPlace, type ScanPlace } from './scan-place.ts'
import { createScanProgress, renderSummary, type ScanProgress, type Summary } from './scan-report.ts'
import { readSources } from './scan-sources.ts'
import { numberOption, parseOptions, UsageError } from './usage.ts'

export const HELP = `nostrum scan SOURCE... --out FILE: judge many pages

Sources: addresses, files of addresses (one a line), sitemaps (.xml, .xml.gz), or with --site whole sites; or archives: WARC, WET, WACZ,
NDJSON ({"id","text"|"html","url"?} a line), each gzipped or not, folders and files of HTML or text; "-" reads stdin. What a file is, its
first bytes tell.

  --out FILE       .ndjson, .parquet or .sqlite; "-" writes NDJSON to stdout. A line is the verdict with its "url", or "skipped" or "failed"
  --resume         go on with a scan that was stopped, however it was: nothing is lost, nothing comes twice
  --force          write over what is there
  --dry-run        say what would be read and where it would go, and write nothing
  --shard I/N      only the I-th of N parts, counted from 0: archives by place, addresses by host
  --concurrency N  threads for archives (default: one for each core; 0: none), hosts visited at once for addresses (default: 32)
  --as KIND        take files for warc, ndjson, urls or page, instead of looking

Addresses:
  --contact WHO    mail address or web page of yours, which the sites are told (default: NOSTRUM_CONTACT); required
  --site           follow links
  --sitemap        take addresses as sitemaps; that of a host alone is looked up in its robots.txt
  --scope SCOPE    how far --site goes: site (the registrable domain; default), host, path
  --max-depth N    links away from the start (default: 16)
  --max-pages N    addresses taken in (default: 100000)
  --delay S        seconds between two requests to a host, at least (default: 1); robots.txt may ask for more
  --backoff S      seconds until a page is tried again after server trouble, at first; doubled each time, three tries (default: 10)
  --timeout S      seconds for a whole answer (default: 20)
  --cache FILE     keep what was seen in this file, and ask for known pages only if they changed
  --allow-private  visit addresses in your own network as well

Judging:
  --explain        with the words that gave a page away
  --families       find families of doorway pages as well, and list the largest in the summary (takes longer, and room beside the output)
  --lang TAG       language of the pages, instead of detecting it
  --locale TAG     language of the reasons: en, zh-Hans, zh-Hant (default: LANG)
  --prior P        share of spam among the pages (default: the model's, 0.5)
  --model DIR      a model folder (default: the one that ships)

  --json           the summary as JSON
  --json-progress  progress as JSON lines on stderr
  --quiet          no progress and no summary

Kinds of "skipped" and "failed":
${Object.entries(TROUBLES)
  .map(([kind, meaning]) => `  ${kind.padEnd(20)} ${meaning}`)
  .join('\n')}

Exit code: 0 done, 2 error, 4 wrong options, 5 done but some documents failed, 130 stopped (--resume goes on).
`

const EXIT = { done: 0, usage: 4, someFailed: 5, stopped: 130 } as const
const DEFAULT_HOSTS = 32
const WORST_SITES = 20

export async function run(args: readonly string[]): Promise<number> {
  try {
    return await scan(args)
  } catch (error) {
    if (!(error instanceof UsageError)) throw error
    process.stderr.write(`nostrum: ${error.message}\n`)
    return EXIT.usage
  }
}

async function scan(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseOptions('scan', args, OPTIONS)
  if (positionals.length === 0) throw new UsageError('Name something to scan, for instance "nostrum scan pages.ndjson --out results.ndjson".')
  const shard = readShard(values.shard)
  const judge = readJudge(values)
  const { out } = values
  formatOf(out)
  const sources = await readSources(positionals, { site: values.site === true, sitemap: values.sitemap === true, as: readKind(values.as) })
  const seeds = sources.kind === 'addresses' ? sources.seeds.filter(({ url }) => fnv1a(hostOf(url)) % shard.of === shard.index) : []
  if (sources.kind === 'addresses') contactOf(values)
  if (values['dry-run'] === true) {
    process.stdout.write(`${[...(sources.kind === 'archives' ? describeInputs(sources.inputs) : describeSeeds(seeds)), `Results would go to ${out}.`].join('\n')}\n`)
    return EXIT.done
  }
  const question = JSON.stringify({ sources: positionals.map((name) => (/^https?:|^-$/.test(name) ? name : resolve(name))), shard: values.shard, ...resultOptions(values) })
  const place = await openPlace({ out: out as string, resume: values.resume === true, force: values.force === true, cache: values.cache, question })

  const stopping = new AbortController()
  const stop = () => stopping.abort()
  // A second signal finds no handler and ends the process at once; the state is whole at any moment.
  process.once('SIGINT', stop)
  process.once('SIGTERM', stop)
  const progress = createScanProgress(values.quiet === true ? 'none' : values['json-progress'] === true ? 'json' : 'text')
  const context: Context = { values, judge, place, progress, signal: stopping.signal, started: performance.now() }
  try {
    const summary = sources.kind === 'archives' ? await runArchives(sources.inputs, shard, context) : await runPages(seeds, context)
    if (summary.complete) await place.finish()
    tell(summary, values)
    if (!summary.complete) return EXIT.stopped
    return Object.values(summary.failed).some((count) => count > 0) ? EXIT.someFailed : EXIT.done
  } finally {
    process.off('SIGINT', stop)
    process.off('SIGTERM', stop)
    await place.close()
  }
}

interface Context {
  readonly values: Values
  readonly judge: JudgeOptions
  readonly place: ScanPlace
  readonly progress: (progress: ScanProgress, isLast?: boolean) => void
  readonly signal: AbortSignal
  readonly started: number
}

async function runArchives(inputs: readonly ArchiveInput[], shard: Shard, { values, judge, place, progress, signal, started }: Context): Promise<Summary> {
  const state = await openArchiveState(place.database)
  const families = values.families === true ? createSqlStore(place.database).pages : null
  const threads = createThreads(numberOption('concurrency', values.concurrency, 0, 256) ?? availableParallelism(), judge)
  let last: ScanProgress = { verdicts: { spam: 0, unsure: 0, ham: 0 }, skipped: {}, failed: {}, done: 0, total: 0 }
  try {
    const complete = await scanArchives({
      inputs,
      shard,
      threads,
      state,
      output: place.output,
      observe: families?.observe,
      signal,
      onProgress({ counts, done, total }) {
        last = { ...counts, done, total }
        progress(last)
      },
    })
    last = { ...last, ...(await state.load())?.counts }
    progress(last, true)
    const { verdicts, skipped, failed } = last
    const worst_sites = await state.worstSites(WORST_SITES)
    return {
      output: place.out,
      seconds: secondsSince(started),
      complete,
      verdicts,
      skipped,
      failed,
      worst_sites,
      signals: await state.signals(),
      families: await largestFamilies(place, values),
    }
  } finally {
    await threads.close()
  }
}

async function runPages(seeds: readonly Seed[], { values, judge, place, progress, signal, started }: Context): Promise<Summary> {
  // A scan of archives needs none of this, and every megabyte of it would count for each process.
  const [{ userAgentOf }, { createNodeFetcher }, { scanPages }] = await Promise.all([
    import('../crawl/fetch/fetcher.ts'),
    import('../crawl/fetch/node.ts'),
    import('../crawl/page-scan.ts'),
  ])
  const seconds = numberOption('timeout', values.timeout, 0.1, 600)
  const { isWhole, tally, counts } = await scanPages({
    scans: createScanStore(place.database),
    scan: readScan(values, seeds, place.label),
    resume: values.resume === true,
    judge,
    output: place.output,
    observe: values.families === true ? createSqlStore(place.database).pages.observe : undefined,
    signal,
    concurrency: numberOption('concurrency', values.concurrency, 1, 1000) ?? DEFAULT_HOSTS,
    limits: readManners(values),
    fetch: createNodeFetcher({
      userAgent: userAgentOf(VERSION, contactOf(values)),
      allowPrivate: values['allow-private'],
      limits: seconds === undefined ? {} : { milliseconds: seconds * 1000 },
    }),
    onProgress: ({ tally: { verdicts, skipped, failed }, counts: { settled, known } }) => progress({ verdicts, skipped, failed, done: settled, total: known }),
    onError: (error) => process.stderr.write(`nostrum: ${error instanceof Error ? error.message : error} Going on.\n`),
  })
  const { verdicts, skipped, failed } = tally
  progress({ verdicts, skipped, failed, done: counts.settled, total: counts.known }, true)
  const worst_sites = [...tally.sites].map(([site, each]) => ({ site, ...each })).filter(({ spam }) => spam > 0)
  const signals = [...tally.signals].map(([signal, each]) => ({ signal, ...each }))
  const bySpam = (a: { spam: number; unsure: number }, b: { spam: number; unsure: number }) => b.spam - a.spam || b.unsure - a.unsure
  return {
    output: place.out,
    seconds: secondsSince(started),
    complete: isWhole,
    verdicts,
    skipped,
    failed,
    worst_sites: worst_sites.sort(bySpam).slice(0, WORST_SITES),
    signals: signals.sort(bySpam),
    families: await largestFamilies(place, values),
  }
}

const MAX_FAMILIES = 10
const LISTED_FAMILIES = 500

/** The largest families found; null when they were not looked for. */
async function largestFamilies({ database }: ScanPlace, { families }: Values): Promise<Summary['families']> {
  if (families !== true) return null
  const store = createSqlStore(database).families
  const all: FamilyRecord[] = []
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const { items, next } = await store.list({ limit: LISTED_FAMILIES, cursor: cursor ?? undefined })
    all.push(...items)
    all.sort((a, b) => b.pages - a.pages).splice(MAX_FAMILIES)
    cursor = next
  }
  return all.map(({ id, name, verdict, pages, hosts }) => ({ id, name, verdict, pages, hosts }))
}

/** The summary is the data of this command, unless the results themselves are on standard output. */
function tell(summary: Summary, { quiet, json, out }: Values): void {
  if (quiet === true && json !== true) return
  const text =
    json === true ? `${JSON.stringify(summary, null, 2)}\n` : `${renderSummary(summary)}${summary.complete || out === '-' ? '' : '\nThe same command with --resume goes on.\n'}`
  ;(out === '-' ? process.stderr : process.stdout).write(text)
}

function secondsSince(started: number): number {
  return Math.round(performance.now() - started) / 1000
}

function describeInputs(inputs: readonly ArchiveInput[]): string[] {
  return inputs.map((input) => {
    switch (input.kind) {
      case 'stretches':
        return `${input.place.name}: ${input.format === 'ndjson' ? 'NDJSON' : 'WARC'}, ${input.place.size} bytes, can be read in parts`
      case 'stream':
        return `${input.name}: ${input.format === 'ndjson' ? 'NDJSON' : 'WARC'}${input.size > 0 ? `, ${input.size} bytes packed` : ''}, can be read from its beginning only`
      case 'files':
        return `${input.name}: ${[...input.list()].length} files`
      default:
        return `${input.name}: cannot be read: ${input.detail}`
    }
  })
}

const MAX_LISTED = 20
const KINDS = { page: 'page', site: 'site', sitemap: 'sitemap', robots: 'sitemaps of robots.txt' } as const

function describeSeeds(seeds: readonly Seed[]): string[] {
  const listed = seeds.slice(0, MAX_LISTED).map(({ url, kind }) => `${url}: ${KINDS[kind]}`)
  const hosts = new Set(seeds.map(({ url }) => hostOf(url))).size
  return [...listed, ...(seeds.length > MAX_LISTED ? [`and ${seeds.length - MAX_LISTED} more`] : []), `${seeds.length} addresses on ${hosts} hosts.`]
}
