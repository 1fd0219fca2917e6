import type { Context, Hono } from 'hono'
import { html } from 'hono/html'
import { callerOf, mayDo } from '../../api/auth.ts'
import { readBytes, readFormat } from '../../api/body.ts'
import { answer } from '../../api/check.ts'
import { webUrl } from '../../api/fields.ts'
import { fail, type Problem, type Result } from '../../api/problems.ts'
import type { AppEnv, Service } from '../../api/service.ts'
import type { Input } from '../../verdict/types.ts'
import { EXAMPLES } from '../examples.generated.ts'
import { type Html, PAGE_HEADERS, renderLayout } from '../layout.ts'
import { type Reader, readerOf } from '../reader.ts'
import { renderAlert, renderMessages, sentenceFor } from '../trouble.ts'
import { EMPTY, type Entry, FORMATS, renderForm } from './form.ts'
import { renderVerdict } from './verdict.ts'

/** What opens HTML when nothing is said about the format: a tag or doctype at the very beginning. */
const HTML_START = /^\s{0,200}<(?:!doctype|!--|\/?[a-z][a-z0-9]{0,15}[\s>/])/i
/** Nothing but an address: `https://clinic.example/page`, not `see https://clinic.example`. */
const ADDRESS_ONLY = /^https?:\/\/[^\s<>"]{1,8000}$/i

/** What somebody pasted stays out of every cache. */
const VERDICT_HEADERS = { ...PAGE_HEADERS, 'Cache-Control': 'no-store' } as const

/** What the form says instead of a verdict. */
interface Refusal {
  readonly status: Problem['status']
  readonly sentence: string
  /** What only the service knows, in English. */
  readonly detail?: string
}

/** The page that judges: a form, and below it the verdict. It works without scripts. */
export function routeCheck(app: Hono<AppEnv>, service: Service): void {
  app.get('/', async (c) => {
    const reader = readerOf(c)
    const example = EXAMPLES.find(({ folder }) => folder === c.req.query('example'))
    if (example === undefined) return c.html(await page(c, reader, EMPTY, ''), 200, PAGE_HEADERS)
    return judge(c, reader, { ...EMPTY, content: example.text })
  })

  app.post('/', async (c) => {
    const read = await readEntry(c, service)
    if (read.ok) return judge(c, readerOf(c, read.value.lang), read.value.entry)
    const reader = readerOf(c)
    return refuse(c, reader, EMPTY, { status: read.problem.status, sentence: sentenceFor(read.problem, reader.texts), detail: read.problem.detail })
  })

  async function judge(c: Context<AppEnv>, reader: Reader, entry: Entry): Promise<Response> {
    const read = await readInput(c, reader, entry)
    if ('sentence' in read) return refuse(c, reader, entry, read)
    const fields = { return_text: true, advice: true, store: entry.store, locale: reader.locale }
    const answered = await answer(service, { fields, input: read, locale: reader.locale, source: 'web' })
    if (!answered.ok) return refuse(c, reader, entry, { status: answered.problem.status, sentence: sentenceFor(answered.problem, reader.texts) })
    const { text = '', advice, stored, ...verdict } = answered.value.answer
    const fetched = read.bytes === undefined ? undefined : read.url
    return c.html(await page(c, reader, entry, renderVerdict({ verdict, text, advice, stored: stored?.id, fetched }, reader)), 200, VERDICT_HEADERS)
  }

  /** The page that an entry stands for: what was pasted, or what its address leads to. */
  async function readInput(c: Context<AppEnv>, { texts }: Reader, { content, format, url }: Entry): Promise<Input | Refusal> {
    if (url !== '' && 'expected' in webUrl(url)) return { status: 422, sentence: texts.troubles['invalid-address'] }
    const pasted = content.trim()
    const address = pasted === '' ? url : ADDRESS_ONLY.test(pasted) ? pasted : ''
    if (address === '') {
      if (pasted === '') return { status: 422, sentence: texts.check.empty }
      const known = url === '' ? {} : { url }
      return format === 'html' || (format === 'auto' && HTML_START.test(content)) ? { html: content, ...known } : { text: content, ...known }
    }
    if (!(await mayFetch(c))) return { status: 422, sentence: texts.check.noFetch }
    const fetched = await service.scans?.fetch(address)
    if (fetched === undefined || !fetched.ok) return { status: 422, sentence: texts.check.unfetched(fetched?.trouble.kind ?? ''), detail: fetched?.trouble.detail ?? '' }
    if (fetched.status >= 300 || fetched.bytes.length === 0) return { status: 422, sentence: texts.check.unfetched(`HTTP ${fetched.status} ${fetched.contentType}`) }
    return { bytes: fetched.bytes, contentType: fetched.contentType, url: fetched.url }
  }

  /** A page is fetched for whoever may scan, where pages are fetched at all: else anybody could send this service to anybody. */
  async function mayFetch(c: Context<AppEnv>): Promise<boolean> {
    if (service.scans === null) return false
    const caller = await callerOf(c.req.raw, service.access)
    return caller.ok && mayDo(caller.value, 'scan')
  }

  async function page(c: Context<AppEnv>, reader: Reader, entry: Entry, result: Html | string): Promise<Html> {
    const { check } = reader.texts
    const offer = { fetches: await mayFetch(c), keeps: service.store !== null && !service.access.readOnly }
    const body = html`<h1>${check.title}</h1>
<p class="lead">${check.tagline}</p>
${renderForm(reader, entry, offer)}
<div id="result">${result}</div>
${renderMessages(reader, service.limits.bodyBytes)}`
    return renderLayout(reader, { title: check.title, body, islands: ['check'] })
  }

  async function refuse(c: Context<AppEnv>, reader: Reader, entry: Entry, { status, sentence, detail }: Refusal): Promise<Response> {
    return c.html(await page(c, reader, entry, renderAlert(reader.texts.troubles.title, sentence, detail)), status, VERDICT_HEADERS)
  }
}

async function readEntry(c: Context<AppEnv>, { limits }: Service): Promise<Result<{ entry: Entry; lang: string | undefined }>> {
  const format = readFormat(c.req.raw.headers, ['form'])
  if (!format.ok) return format
  const bytes = await readBytes(c.req.raw, limits.bodyBytes)
  if (!bytes.ok) return bytes
  const form = await parseForm(bytes.value, c.req.header('Content-Type') ?? '')
  if (form === null) return fail('unsupported-media-type', 'The form cannot be read. Send it as a browser does.')
  const entry: Entry = {
    content: form.get('content') ?? '',
    format: FORMATS.find((each) => each === form.get('format')) ?? 'auto',
    url: (form.get('url') ?? '').trim(),
    store: form.get('store') === '1',
  }
  return { ok: true, value: { entry, lang: form.get('lang') ?? undefined } }
}

/** The fields of a sent form, or null when it cannot be taken apart. Browsers send parts: percent signs would make Chinese text three times as long. */
async function parseForm(bytes: Uint8Array, type: string): Promise<URLSearchParams | null> {
  if (!type.toLowerCase().startsWith('multipart/')) return new URLSearchParams(new TextDecoder().decode(bytes))
  try {
    const form = await new Response(bytes as Uint8Array<ArrayBuffer>, { headers: { 'Content-Type': type } }).formData()
    return new URLSearchParams([...form].filter((entry): entry is [string, string] => typeof entry[1] === 'string'))
  } catch {
    return null
  }
}
