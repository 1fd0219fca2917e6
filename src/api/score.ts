import type { Context, Hono } from 'hono'
import { localeFor } from '../report/texts.ts'
import { sendTrouble } from './access.ts'
import { callerOf } from './auth.ts'
import { parseJson, readBytes, readFormat } from './body.ts'
import { answer, inputOf, type Kept, type Question } from './check.ts'
import { type Fields, JSON_FIELDS, PAGE_PARAMETERS, readFields, readQuery } from './fields.ts'
import { doOnce } from './once.ts'
import { type Result, sendProblem } from './problems.ts'
import type { AppEnv, Service } from './service.ts'

/** POST /v1/score: one page, as JSON or as it is. */
export function routeScore(app: Hono<AppEnv>, service: Service): void {
  app.post('/v1/score', async (c) => {
    const read = await readQuestion(c, service)
    if (!read.ok) return sendProblem(c, read.problem)
    const { question, bytes } = read.value
    const caller = await callerOf(c.req.raw, service.access)
    if (!caller.ok) return sendProblem(c, caller.problem)
    const once: Question['once'] = async (keep) => {
      const kept = await doOnce(c, service, caller.value, bytes, async () => {
        const first = await keep()
        return first.ok ? { ok: true, value: { status: 201, body: first.value } } : first
      })
      return kept.ok ? { ok: true, value: { kept: kept.value.reply.body as Kept, isReplay: kept.value.isReplay } } : kept
    }
    const answered = await answer(service, { ...question, caller: caller.value, once })
    if (!answered.ok) return sendTrouble(c, answered)
    const { answer: body, milliseconds, isReplay } = answered.value
    if (isReplay) c.header('Idempotency-Replayed', 'true')
    c.header('Server-Timing', `analyse;dur=${milliseconds.toFixed(3)}`)
    c.header('Cache-Control', 'no-store')
    if (body.stored === undefined) return c.json(body)
    return c.json(body, 201, { Location: `/v1/verdicts/${body.stored.id}` })
  })
}

async function readQuestion(c: Context<AppEnv>, { limits }: Service): Promise<Result<{ question: Question; bytes: Uint8Array }>> {
  const { raw } = c.req
  const format = readFormat(raw.headers, ['json', 'text', 'html'])
  if (!format.ok) return format
  const isJson = format.value === 'json'
  const query = readQuery(new URL(raw.url).searchParams, isJson ? [] : PAGE_PARAMETERS)
  if (!query.ok) return query
  const bytes = await readBytes(raw, limits.bodyBytes)
  if (!bytes.ok) return bytes
  const locale = localeFor(c.req.header('Accept-Language') ?? '')
  if (!isJson) {
    const input = { ...inputOf(query.value), bytes: bytes.value, contentType: c.req.header('Content-Type') }
    return { ok: true, value: { question: { fields: query.value, input, locale, source: 'api' }, bytes: bytes.value } }
  }
  const fields = readJsonFields(bytes.value)
  return fields.ok ? { ok: true, value: { question: { fields: fields.value, input: inputOf(fields.value), locale, source: 'api' }, bytes: bytes.value } } : fields
}

function readJsonFields(bytes: Uint8Array): Result<Fields> {
  const body = parseJson(bytes)
  return body.ok ? readFields(body.value, JSON_FIELDS) : body
}
