/**
 * POST /v1/score/batch: pages as NDJSON in, verdicts as NDJSON out, in the same order. A line is read when the caller takes the answer to the one
 * before, so neither side buffers more than a line, however long the batch is, and reading stops when the caller leaves.
 */
import type { Context, Hono } from 'hono'
import { localeFor } from '../report/texts.ts'
import { type Caller, callerOf } from './auth.ts'
import { parseJson, readFormat, tooLarge } from './body.ts'
import { type Answer, answer, inputOf } from './check.ts'
import { logSurprise } from './errors.ts'
import { BATCH_PARAMETERS, type Fields, LINE_FIELDS, readFields, readQuery } from './fields.ts'
import { type Line, splitLines } from './lines.ts'
import { type Problem, type Result, sendProblem } from './problems.ts'
import type { AppEnv, Service } from './service.ts'

/** An answer or a problem, under the caller's own id. */
export type LineAnswer = { readonly id?: string | number } & (Answer | { readonly problem: Problem })

/** How long lines are judged in a row before other requests get their turn. */
const TURN_MILLISECONDS = 10

export function routeBatch(app: Hono<AppEnv>, service: Service): void {
  app.post('/v1/score/batch', async (c) => {
    const defaults = readDefaults(c)
    if (!defaults.ok) return sendProblem(c, defaults.problem)
    const caller = await callerOf(c.req.raw, service.access)
    if (!caller.ok) return sendProblem(c, caller.problem)
    const { body } = c.req.raw
    const lines = body === null ? null : splitLines(body, service.limits.bodyBytes)
    const fields = { ...defaults.value, locale: defaults.value.locale ?? localeFor(c.req.header('Accept-Language') ?? '') }
    const answers = answerLines(service, lines, fields, caller.value)
    return c.body(toStream(answers), 200, { 'Content-Type': 'application/x-ndjson', 'Cache-Control': 'no-store' })
  })
}

/** What the query says for all lines. */
function readDefaults(c: Context<AppEnv>): Result<Fields> {
  const format = readFormat(c.req.raw.headers, ['ndjson'])
  return format.ok ? readQuery(new URL(c.req.url).searchParams, BATCH_PARAMETERS) : format
}

async function* answerLines(service: Service, lines: AsyncIterable<Line> | null, defaults: Fields, caller: Caller): AsyncGenerator<LineAnswer, void> {
  if (lines === null) return
  let turn = performance.now()
  for await (const line of lines) {
    if (line.bytes !== null && isBlank(line.bytes)) continue
    yield await answerLine(service, line, defaults, caller)
    if (performance.now() - turn > TURN_MILLISECONDS) {
      await new Promise((resolve) => setTimeout(resolve, 0))
      turn = performance.now()
    }
  }
}

async function answerLine(service: Service, line: Line, defaults: Fields, caller: Caller): Promise<LineAnswer> {
  const body = line.bytes === null ? tooLarge(service.limits.bodyBytes) : parseJson(line.bytes)
  const id = body.ok ? idOf(body.value) : {}
  const answered = body.ok ? await answerBody(service, body.value, defaults, caller) : body
  return answered.ok ? { ...id, ...answered.value } : { ...id, problem: { ...answered.problem, line: line.number } }
}

async function answerBody(service: Service, body: unknown, defaults: Fields, caller: Caller): Promise<Result<Answer>> {
  const read = readFields(body, LINE_FIELDS)
  if (!read.ok) return read
  const fields = { ...defaults, ...read.value }
  try {
    const answered = await answer(service, { fields, input: inputOf(fields), locale: 'en', source: 'batch', caller })
    return answered.ok ? { ok: true, value: answered.value.answer } : answered
  } catch (cause) {
    return { ok: false, problem: logSurprise(cause) }
  }
}

/** The id can be told even when other fields are wrong, so that the caller knows whose problem it is. */
function idOf(body: unknown): { readonly id?: string | number } {
  if (typeof body !== 'object' || body === null || !('id' in body)) return {}
  const read = readFields({ id: body.id, text: '' }, ['id', 'text'])
  return read.ok && read.value.id !== undefined ? { id: read.value.id } : {}
}

function isBlank(bytes: Uint8Array): boolean {
  return bytes.every((byte) => byte === 0x20 || byte === 0x0d || byte === 0x09)
}

/** Lines as bytes, made when they are asked for. */
function toStream(answers: AsyncGenerator<LineAnswer, void>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await answers.next()
      if (done === true) controller.close()
      else controller.enqueue(encoder.encode(`${JSON.stringify(value)}\n`))
    },
    async cancel() {
      await answers.return()
    },
  })
}
