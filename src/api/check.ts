/** One question answered: judged, counted, and kept if that was asked. Every door of the service comes through here. */
import { advisePage } from '../advise.ts'
import { judgePage, readPage } from '../analyse.ts'
import type { Page } from '../page/types.ts'
import type { AdviceReport } from '../report/advice.ts'
import { canonicalUrl } from '../site/canonical-url.ts'
import { observePage } from '../site/observe.ts'
import type { VerdictRecord } from '../store/store.ts'
import type { Input, Locale, Verdict } from '../verdict/types.ts'
import { type Caller, mayDo, toHex } from './auth.ts'
import type { Fields } from './fields.ts'
import type { Source } from './metrics.ts'
import { fail, type Result } from './problems.ts'
import type { Service } from './service.ts'

/** Where a kept verdict can be asked for again: /v1/verdicts/<id>. */
export interface Kept extends Omit<VerdictRecord, 'verdict'> {
  readonly id: string
  /** Id of the page's family of doorway pages, or null; only for callers who may count pages. */
  readonly family?: string | null
}

export interface Answer extends Verdict {
  /** `page.text`, into which all spans count; only when asked for. */
  readonly text?: string
  /** What could be changed; only when asked for. */
  readonly advice?: AdviceReport
  /** Only when asked for. */
  readonly stored?: Kept
}

export interface Question {
  /** Checked fields; those about the page itself are in `input`. */
  readonly fields: Fields
  readonly input: Input
  /** For titles of reasons, when the fields name none. */
  readonly locale: Locale
  readonly source: Source
  /** Who asks, where keeping may be asked for. With the scope `scan` a kept page counts for its site and family. */
  readonly caller?: Caller
  /** Keeps once what may be asked twice. */
  readonly once?: (keep: () => Promise<Result<Kept>>) => Promise<Result<KeptOnce>>
}

export interface KeptOnce {
  readonly kept: Kept
  readonly isReplay: boolean
}

/** What came of a question. */
export interface Answered {
  readonly answer: Answer
  readonly milliseconds: number
  /** Whether the verdict had been kept before under the same Idempotency-Key. */
  readonly isReplay: boolean
}

/** The page that checked fields describe. */
export function inputOf({ text, html, url, title, language }: Fields): Input {
  return { text, html, url, title, language }
}

/** Judges one page. Fails only when it cannot be kept although that was asked. */
export async function answer(service: Service, { fields, input, locale, source, caller, once = keepAnew }: Question): Promise<Result<Answered>> {
  const started = performance.now()
  const options = { model: service.model, locale: fields.locale ?? locale, prior: fields.prior, explain: fields.explain }
  const page = readPage(input)
  const verdict = judgePage(page, options)
  const milliseconds = performance.now() - started
  service.metrics.check(verdict, source, milliseconds / 1000)
  const advice = fields.advice === true ? { advice: advisePage(page, options, fields.explain === false ? undefined : verdict) } : {}
  const text = fields.return_text === true ? { text: page.text } : {}
  if (fields.store !== true) return { ok: true, value: { answer: { ...verdict, ...text, ...advice }, milliseconds, isReplay: false } }
  // An answer quotes the page and is not kept: a repeated question is judged again, which gives the same, and only its keeping is not repeated.
  const stored = await once(() => keep(service, input, page, verdict, caller))
  if (!stored.ok) return stored
  const { kept, isReplay } = stored.value
  return { ok: true, value: { answer: { ...verdict, ...text, ...advice, stored: kept }, milliseconds, isReplay } }
}

async function keepAnew(keep: () => Promise<Result<Kept>>): Promise<Result<KeptOnce>> {
  const kept = await keep()
  return kept.ok ? { ok: true, value: { kept: kept.value, isReplay: false } } : kept
}

async function keep({ store, clock, access, model }: Service, input: Input, page: Page, verdict: Verdict, caller: Caller | undefined): Promise<Result<Kept>> {
  if (store === null) return fail('store-unavailable', 'This service has no store. Ask without "store".')
  if (access.readOnly) return fail('read-only', 'This service writes nothing at the moment. Ask without "store".')
  const record = { url: input.url === undefined ? null : canonicalUrl(input.url), sha256: await hashContent(input), created: clock().toISOString() }
  try {
    const kept = { id: await store.put({ ...record, verdict }), ...record }
    if (caller === undefined || !mayDo(caller, 'scan')) return { ok: true, value: kept }
    // Whoever may scan vouches that the page stands at its address; a stranger's word must not stain somebody's site.
    const judge = (text: string) => judgePage(readPage({ text }), { model, explain: false })
    const observed = observePage(page, verdict, { sha256: record.sha256, seen: record.created }, judge)
    const [family = null] = observed === null ? [] : await store.pages.observe([observed])
    return { ok: true, value: { ...kept, family } }
  } catch (cause) {
    console.error('store.put failed:', cause)
    return fail('store-unavailable', 'The page was judged, but the verdict could not be kept. Ask again later, or without "store".')
  }
}

/** Of the content as received: the raw bytes, or the string as UTF-8. */
async function hashContent({ bytes, html, text }: Input): Promise<string> {
  const content = bytes ?? new TextEncoder().encode(html ?? text ?? '')
  return toHex(await crypto.subtle.digest('SHA-256', content as Uint8Array<ArrayBuffer>))
}
