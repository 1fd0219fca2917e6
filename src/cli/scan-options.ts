/** The options of `nostrum scan`, read and checked. */
import type { SourceKind } from '../crawl/archive/inputs.ts'
import type { JudgeOptions } from '../crawl/archive/job.ts'
import { type Shard, WHOLE } from '../crawl/archive/scan.ts'
import type { HostRunLimits } from '../crawl/host-run.ts'
import { localeFor } from '../report/texts.ts'
import type { ScanOptions, Seed } from '../store/scans.ts'
import { modelFrom } from './model-option.ts'
import { numberOption, type parseOptions, readContact, UsageError } from './usage.ts'

export const OPTIONS = {
  out: { type: 'string', short: 'o' },
  resume: { type: 'boolean' },
  force: { type: 'boolean' },
  'dry-run': { type: 'boolean' },
  shard: { type: 'string' },
  concurrency: { type: 'string' },
  as: { type: 'string' },
  contact: { type: 'string' },
  site: { type: 'boolean' },
  sitemap: { type: 'boolean' },
  scope: { type: 'string' },
  'max-depth': { type: 'string' },
  'max-pages': { type: 'string' },
  delay: { type: 'string' },
  backoff: { type: 'string' },
  timeout: { type: 'string' },
  cache: { type: 'string' },
  'allow-private': { type: 'boolean' },
  explain: { type: 'boolean' },
  families: { type: 'boolean' },
  lang: { type: 'string' },
  locale: { type: 'string' },
  prior: { type: 'string' },
  model: { type: 'string' },
  json: { type: 'boolean', short: 'j' },
  'json-progress': { type: 'boolean' },
  quiet: { type: 'boolean' },
} as const

export type Values = ReturnType<typeof parseOptions<typeof OPTIONS>>['values']

/** Options that decide what stands in the results: a resumed scan must have the same. */
const RESULT_OPTIONS = ['as', 'site', 'sitemap', 'scope', 'max-depth', 'max-pages', 'allow-private', 'explain', 'families', 'lang', 'locale', 'prior', 'model'] as const

export function resultOptions(values: Values): Partial<Values> {
  return Object.fromEntries(RESULT_OPTIONS.filter((name) => values[name] !== undefined).map((name) => [name, values[name]]))
}

const DEFAULT_PAGES = 100_000
const DEFAULT_DEPTH = 16
const MAX_PAGES = 100_000_000
const MAX_DELAY_SECONDS = 3600

export function readJudge(values: Values): JudgeOptions {
  return {
    model: modelFrom(values.model),
    locale: localeFor(values.locale ?? (process.env['LC_ALL'] || process.env['LANG'] || 'en').replace('_', '-')),
    prior: numberOption('prior', values.prior, 0.001, 0.999),
    language: values.lang,
    explain: values.explain === true,
    families: values.families === true,
  }
}

/** `2/8`: the third of eight. */
export function readShard(value: string | undefined): Shard {
  if (value === undefined) return WHOLE
  const [, index = '', of = ''] = /^(\d{1,6})\/(\d{1,6})$/.exec(value) ?? []
  if (index === '' || Number(of) < 1 || Number(index) >= Number(of)) throw new UsageError(`--shard takes I/N with I from 0 to N - 1, such as 0/4, not "${value}".`)
  return { index: Number(index), of: Number(of) }
}

export function readKind(value: string | undefined): SourceKind | undefined {
  if (value === undefined || value === 'warc' || value === 'ndjson' || value === 'urls' || value === 'page') return value
  throw new UsageError(`--as takes warc, ndjson, urls or page, not "${value}".`)
}

export function readScan(values: Values, seeds: readonly Seed[], label: string): ScanOptions {
  const { scope = 'site' } = values
  if (scope !== 'site' && scope !== 'host' && scope !== 'path') throw new UsageError(`--scope takes site, host or path, not "${scope}".`)
  return {
    seeds,
    scope,
    maxDepth: numberOption('max-depth', values['max-depth'], 0, 1000) ?? DEFAULT_DEPTH,
    maxPages: numberOption('max-pages', values['max-pages'], 1, MAX_PAGES) ?? DEFAULT_PAGES,
    label,
  }
}

export function readManners(values: Values): Partial<HostRunLimits> {
  const delay = numberOption('delay', values.delay, 0, MAX_DELAY_SECONDS)
  const backoff = numberOption('backoff', values.backoff, 0, MAX_DELAY_SECONDS)
  return { ...(delay === undefined ? {} : { delay: delay * 1000 }), ...(backoff === undefined ? {} : { backoff: backoff * 1000 }) }
}

/** Those whose pages are fetched must be able to reach somebody. */
export function contactOf(values: Values): string {
  const contact = values.contact ?? process.env['NOSTRUM_CONTACT']
  if (contact === undefined || contact === '')
    throw new UsageError('Say whom the visited sites may turn to: --contact you@your.example, or the variable NOSTRUM_CONTACT. It is sent with every request.')
  return readContact('contact', contact)
}
