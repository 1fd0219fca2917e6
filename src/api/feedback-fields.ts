/** The fields of reports, appeals and decisions, and what they are about. */
import { canonicalUrl } from '../site/canonical-url.ts'
import { siteOf } from '../site/site-of.ts'
import type { Label, Report, ReportedContent, Target } from '../store/feedback.ts'
import type { Store } from '../store/store.ts'
import { sha256 } from './auth.ts'
import { webUrl } from './fields.ts'
import { asciiHost } from './pictures.ts'
import { type FieldError, fail, type Result } from './problems.ts'
import { type Check, type Checks, text, word } from './records.ts'

const MAX_REASON_CHARS = 2000
const MAX_CONTACT_CHARS = 256
const MAX_CONTENT_CHARS = 500_000
const MAX_SPANS = 50

/** What is spoken of: exactly one of these. */
interface About {
  readonly url?: string
  /** Of a page's content, in hex. */
  readonly sha256?: string
  /** Of a kept verdict. */
  readonly id?: string
  readonly site?: string
  readonly family?: string
}

export interface ReportFields extends About {
  readonly label: Label
  readonly reason?: string
  readonly spans?: Report['spans']
  readonly text?: string
  readonly html?: string
}

export interface AppealFields extends About {
  readonly reason: string
  readonly contact?: string
}

export interface DecisionFields extends About {
  readonly label: Label | 'none'
  readonly reason: string
}

export const hash: Check = (value) => (typeof value === 'string' && /^[0-9a-f]{64}$/.test(value) ? { value } : { expected: 'must be a SHA-256 in lower-case hex' })
const digits: Check = (value) => (/^\d{1,15}$/.test(String(value)) ? { value: String(value) } : { expected: 'must be the id of a family' })
const reason: Check = (value) =>
  typeof value === 'string' && value.trim() !== '' && value.length <= MAX_REASON_CHARS ? { value } : { expected: `must be a reason of at most ${MAX_REASON_CHARS} characters` }
const host: Check = (value) => {
  const site = typeof value === 'string' ? siteOf(asciiHost(value)) : null
  return site === null ? { expected: 'must be the host name of a site that somebody can own' } : { value: site }
}
const spans: Check = (value) =>
  Array.isArray(value) && value.length <= MAX_SPANS && value.every(isSpan) ? { value } : { expected: `must be at most ${MAX_SPANS} pairs [start, end] of offsets` }

const ABOUT: Checks<Required<About>> = { url: webUrl, sha256: hash, id: text(64), site: host, family: digits }

export const REPORT: Checks<Required<ReportFields>> = {
  ...ABOUT,
  label: word('spam', 'ham', 'borderline'),
  reason: text(MAX_REASON_CHARS),
  spans,
  text: text(MAX_CONTENT_CHARS),
  html: text(MAX_CONTENT_CHARS),
}
export const APPEAL: Checks<Required<AppealFields>> = { ...ABOUT, reason, contact: text(MAX_CONTACT_CHARS) }
export const DECISION: Checks<Required<DecisionFields>> = { ...ABOUT, label: word('spam', 'ham', 'borderline', 'none'), reason }

/** Faults of a record as a whole: it is about one thing, and has the fields named. */
export function requireAbout(...required: readonly string[]): (record: object) => FieldError[] {
  return (record) => {
    const about = Object.keys(ABOUT).filter((name) => name in record)
    const missing = required.filter((name) => !(name in record)).map((name) => ({ pointer: `#/${name}`, detail: 'is missing' }))
    return about.length === 1 ? missing : [{ pointer: '#', detail: `must have exactly one of ${Object.keys(ABOUT).join(', ')}` }, ...missing]
  }
}

/** The target that a checked record is about, with its site. */
export async function targetOf(store: Store, { url, sha256: content, id, site, family }: About): Promise<Result<{ target: Target; site: string | null }>> {
  if (url !== undefined) return { ok: true, value: pageTarget(url) }
  if (content !== undefined) return { ok: true, value: { target: `content:${content}`, site: null } }
  if (site !== undefined) return { ok: true, value: { target: `site:${site}`, site } }
  if (id !== undefined) {
    const kept = await store.get(id)
    if (kept === null) return fail('not-found', 'No verdict is kept under that id.')
    return { ok: true, value: kept.url === null ? { target: `content:${kept.sha256}`, site: null } : pageTarget(kept.url) }
  }
  const known = await store.families.get(family as string)
  return known === null ? fail('not-found', 'There is no family of that id.') : { ok: true, value: { target: `family:${known.id}`, site: null } }
}

/** The page that came along, if one did. */
export async function contentOf({ text: plain, html }: Pick<ReportFields, 'text' | 'html'>): Promise<ReportedContent | null> {
  const content = html ?? plain
  return content === undefined ? null : { sha256: await sha256(content), format: html === undefined ? 'text' : 'html', content }
}

function pageTarget(url: string): { target: Target; site: string | null } {
  return { target: `page:${canonicalUrl(url)}`, site: siteOf(new URL(url).hostname) }
}

function isSpan(value: unknown): boolean {
  if (!Array.isArray(value) || value.length !== 2) return false
  const [start, end] = value as unknown[]
  return Number.isSafeInteger(start) && Number.isSafeInteger(end) && (start as number) >= 0 && (start as number) < (end as number)
}
