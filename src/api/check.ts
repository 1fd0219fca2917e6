/** One question answered: judged, counted, and kept if that was asked. Every door of the service comes through here. */
import { advise } from '../advise.ts'
import { analyse, readPage } from '../analyse.ts'
import type { AdviceReport } from '../report/advice.ts'
import type { VerdictRecord } from '../store/store.ts'
import type { Input, Locale, Verdict } from '../verdict/types.ts'
import type { Fields } from './fields.ts'
import type { Source } from './metrics.ts'
import { fail, type Result } from './problems.ts'
import type { Service } from './service.ts'

/** Where a kept verdict can be asked for again: /v1/verdicts/<id>. */
export interface Kept extends Omit<VerdictRecord, 'verdict'> {
  readonly id: string
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
}

/** The page that checked fields describe. */
export function inputOf({ text, html, url, title, language }: Fields): Input {
  return { text, html, url, title, language }
}

/** Judges one page. Fails only when it cannot be kept although that was asked. */
export async function answer(service: Service, { fields, input, locale, source }: Question): Promise<Result<{ answer: Answer; milliseconds: number }>> {
  const started = performance.now()
  const options = { model: service.model, locale: fields.locale ?? locale, prior: fields.prior, explain: fields.explain }
  const verdict = analyse(input, options)
  const milliseconds = performance.now() - started
  service.metrics.check(verdict, source, milliseconds / 1000)
  const advice = fields.advice === true ? { advice: advise(input, options, fields.explain === false ? undefined : verdict) } : {}
  const text = fields.return_text === true ? { text: readPage(input).text } : {}
  if (fields.store !== true) return { ok: true, value: { answer: { ...verdict, ...text, ...advice }, milliseconds } }
  const kept = await keep(service, input, verdict)
  return kept.ok ? { ok: true, value: { answer: { ...verdict, ...text, ...advice, stored: kept.value }, milliseconds } } : kept
}

async function keep({ store, clock }: Service, input: Input, verdict: Verdict): Promise<Result<Kept>> {
  if (store === null) return fail('store-unavailable', 'This service has no store. Ask without "store".')
  const record = { url: input.url === undefined ? null : publicUrl(input.url), sha256: await sha256(input), created: clock().toISOString() }
  try {
    return { ok: true, value: { id: await store.put({ ...record, verdict }), ...record } }
  } catch (cause) {
    console.error('store.put failed:', cause)
    return fail('store-unavailable', 'The page was judged, but the verdict could not be kept. Ask again later, or without "store".')
  }
}

/** The address without what belongs to one visitor: user, password, fragment. */
function publicUrl(address: string): string {
  const url = new URL(address)
  url.username = ''
  url.password = ''
  url.hash = ''
  return url.href
}

/** Of the content as received: the raw bytes, or the string as UTF-8. */
async function sha256({ bytes, html, text }: Input): Promise<string> {
  const content = bytes ?? new TextEncoder().encode(html ?? text ?? '')
  const digest = await crypto.subtle.digest('SHA-256', content as Uint8Array<ArrayBuffer>)
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('')
}
