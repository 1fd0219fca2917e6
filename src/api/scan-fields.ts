/** The fields of POST /v1/scans, checked by one table. */
import type { ScanOptions, VisitKind } from '../store/scans.ts'
import { nearest } from './nearest.ts'
import { type FieldError, fail, type Result } from './problems.ts'

const MAX_SEEDS = 1000
const MAX_URL_CHARS = 2000
const MAX_PAGES = 100_000
const MAX_DEPTH = 50
const MAX_ERRORS = 20

/** What holds where the request says nothing. */
export const SCAN_DEFAULTS = { scope: 'site', max_depth: 16, max_pages: 1000 } as const

export const SCAN_FIELDS = ['urls', 'sites', 'sitemaps', 'scope', 'max_depth', 'max_pages'] as const

type ScanField = (typeof SCAN_FIELDS)[number]

/** Seeds by the field that names them; the home page of a site also tells of its sitemaps only when asked for by `sitemaps`. */
const KINDS = { urls: 'page', sites: 'site', sitemaps: 'sitemap' } as const satisfies Partial<Record<ScanField, VisitKind>>

/** What to scan, from a parsed JSON body. */
export function readScanOptions(body: unknown): Result<ScanOptions> {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return fail('malformed-json', 'A scan is one JSON object, such as {"urls": ["https://..."]}.')
  const fields = Object.fromEntries(Object.entries(body).filter(([, value]) => value !== null))
  const errors: FieldError[] = []
  for (const name of Object.keys(fields)) {
    if (errors.length === MAX_ERRORS) break
    if (SCAN_FIELDS.some((each) => each === name)) continue
    const close = nearest(name, SCAN_FIELDS)
    const pointer = `#/${encodeURIComponent(name.slice(0, 256).toWellFormed().replaceAll('~', '~0').replaceAll('/', '~1'))}`
    errors.push({ pointer, detail: close === null ? `is not a field; there are ${SCAN_FIELDS.join(', ')}` : `is not a field; did you mean "${close}"?` })
  }
  const seeds = (Object.keys(KINDS) as (keyof typeof KINDS)[]).flatMap((name) => readUrls(name, fields[name], errors).map((url) => seedOf(url, KINDS[name])))
  if (seeds.length === 0 && errors.length === 0) errors.push({ pointer: '#', detail: 'must have an address in "urls", "sites" or "sitemaps"' })
  if (seeds.length > MAX_SEEDS) errors.push({ pointer: '#', detail: `must have at most ${MAX_SEEDS} addresses; put more into a sitemap, or start several scans` })
  const { scope = SCAN_DEFAULTS.scope } = fields
  if (scope !== 'site' && scope !== 'host' && scope !== 'path') errors.push({ pointer: '#/scope', detail: 'must be site, host or path' })
  const maxDepth = readNumber('max_depth', fields['max_depth'], 0, MAX_DEPTH, errors)
  const maxPages = readNumber('max_pages', fields['max_pages'], 1, MAX_PAGES, errors)
  if (errors.length > 0)
    return fail('invalid-fields', errors.length === 1 ? 'One field cannot be used; see errors.' : `${errors.length} fields cannot be used; see errors.`, { errors })
  return { ok: true, value: { seeds, scope: scope as ScanOptions['scope'], maxDepth, maxPages } }
}

function readUrls(name: ScanField, value: unknown, errors: FieldError[]): readonly string[] {
  if (value === undefined) return []
  if (!Array.isArray(value)) {
    errors.push({ pointer: `#/${name}`, detail: 'must be a list of addresses' })
    return []
  }
  value.forEach((each: unknown, i) => {
    const isUrl = typeof each === 'string' && each.length <= MAX_URL_CHARS && URL.canParse(each) && /^https?:$/.test(new URL(each).protocol)
    if (!isUrl && errors.length < MAX_ERRORS) errors.push({ pointer: `#/${name}/${i}`, detail: `must be an absolute http or https URL of at most ${MAX_URL_CHARS} characters` })
  })
  return value as readonly string[]
}

/** A sitemap named by its host alone is looked for through robots.txt. */
function seedOf(url: string, kind: VisitKind): { url: string; kind: VisitKind } {
  return kind === 'sitemap' && URL.canParse(url) && new URL(url).pathname === '/' ? { url: new URL('/robots.txt', url).href, kind: 'robots' } : { url, kind }
}

function readNumber(name: keyof typeof SCAN_DEFAULTS & ('max_depth' | 'max_pages'), value: unknown, least: number, most: number, errors: FieldError[]): number {
  if (value === undefined) return SCAN_DEFAULTS[name]
  if (Number.isInteger(value) && (value as number) >= least && (value as number) <= most) return value as number
  errors.push({ pointer: `#/${name}`, detail: `must be a whole number from ${least} to ${most}` })
  return SCAN_DEFAULTS[name]
}
