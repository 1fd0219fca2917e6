import type { Context, Hono } from 'hono'
import { readBytes, readFormat } from '../api/body.ts'
import { answer, inputOf } from '../api/check.ts'
import { type Fields, readQuery } from '../api/fields.ts'
import { readCatalogue } from '../api/lists.ts'
import { withLists } from '../api/lookup.ts'
import { openApi } from '../api/openapi.ts'
import { PROBLEMS, type Problem, type ProblemSlug, problem, type Result, sendProblem } from '../api/problems.ts'
import type { AppEnv, Service } from '../api/service.ts'
import { localeFor } from '../report/texts.ts'
import type { Locale } from '../verdict/types.ts'
import { renderDocs, renderProblem } from './docs.ts'
import { EMPTY, type Entry, FORMATS, renderAlert, renderForm } from './form.ts'
import { PAGE_HEADERS } from './layout.ts'
import { renderLists } from './lists.ts'
import { STYLE } from './style.ts'
import { renderVerdict } from './verdict.ts'

/** What opens HTML when nothing is said about the format: a tag or doctype at the very beginning. */
const HTML_START = /^\s{0,200}<(?:!doctype|!--|\/?[a-z][a-z0-9]{0,15}[\s>/])/i

/** What somebody pasted stays out of every cache. */
const VERDICT_HEADERS = { ...PAGE_HEADERS, 'Cache-Control': 'no-store' } as const

/** The pages for readers. */
export function routeWeb(app: Hono<AppEnv>, service: Service): void {
  app.get('/', (c) => c.html(renderForm(localeOf(c, c.req.query('locale')), EMPTY, ''), 200, PAGE_HEADERS))

  app.post('/', async (c) => {
    const read = await readEntry(c, service)
    if (!read.ok) return sendAlert(c, localeOf(c), EMPTY, read.problem)
    const { entry, locale } = read.value
    const fields = readPage(entry)
    if (!fields.ok) return sendAlert(c, locale, entry, fields.problem)
    const answered = await answer(service, { fields: { ...fields.value, return_text: true }, input: inputOf(fields.value), locale, source: 'web' })
    if (!answered.ok) return sendAlert(c, locale, entry, answered.problem)
    const { text = '', ...verdict } = answered.value.answer
    return c.html(renderForm(locale, entry, renderVerdict(verdict, text, locale)), 200, VERDICT_HEADERS)
  })

  app.get('/docs', (c) => c.html(renderDocs(openApi(service.version)), 200, PAGE_HEADERS))

  app.get('/lists', (c) =>
    withLists(c, service, async (lists) =>
      c.html(renderLists(await readCatalogue(c, service, lists), localeOf(c, c.req.query('locale'))), 200, { ...PAGE_HEADERS, Vary: 'Accept-Language' }),
    ),
  )

  app.get('/problems/:slug', (c) => {
    const slug = c.req.param('slug')
    if (!Object.hasOwn(PROBLEMS, slug)) return sendProblem(c, problem('not-found', 'There is no problem of that name. /docs lists them all.'))
    return c.html(renderProblem(slug as ProblemSlug), 200, PAGE_HEADERS)
  })

  app.get('/style.css', (c) => c.body(STYLE, 200, { 'Content-Type': 'text/css; charset=utf-8', 'Cache-Control': 'no-cache' }))
}

async function readEntry(c: Context<AppEnv>, { limits }: Service): Promise<Result<{ entry: Entry; locale: Locale }>> {
  const format = readFormat(c.req.raw.headers, ['form'])
  if (!format.ok) return format
  const bytes = await readBytes(c.req.raw, limits.bodyBytes)
  if (!bytes.ok) return bytes
  const form = new URLSearchParams(new TextDecoder().decode(bytes.value))
  const entry = { content: form.get('content') ?? '', format: FORMATS.find((each) => each === form.get('format')) ?? 'auto', url: (form.get('url') ?? '').trim() }
  return { ok: true, value: { entry, locale: localeOf(c, form.get('locale') ?? undefined) } }
}

/** The question that a filled form asks. */
function readPage({ content, format, url }: Entry): Result<Fields> {
  const isHtml = format === 'html' || (format === 'auto' && HTML_START.test(content))
  const page = isHtml ? { html: content } : { text: content }
  if (url === '') return { ok: true, value: page }
  const query = readQuery(new URLSearchParams({ url }), ['url'])
  return query.ok ? { ok: true, value: { ...page, ...query.value } } : query
}

function sendAlert(c: Context<AppEnv>, locale: Locale, entry: Entry, { status, title, detail, errors = [] }: Problem): Response | Promise<Response> {
  const details = [detail, ...errors.map((each) => `${each.parameter ?? each.pointer ?? ''} ${each.detail}`)].join(' ')
  return c.html(renderForm(locale, entry, renderAlert(title, details)), status, VERDICT_HEADERS)
}

function localeOf(c: Context<AppEnv>, wanted = ''): Locale {
  return localeFor(wanted === '' ? (c.req.header('Accept-Language') ?? '') : wanted)
}
