/** Scans: POST /v1/scans begins one; its progress, results and events are read under its id, which cannot be guessed. */
import type { Context, Hono } from 'hono'
import { streamSSE } from 'hono/streaming'
import type { PageResult, Scan } from '../store/scans.ts'
import { permit } from './auth.ts'
import { parseJson, readBytes, readFormat } from './body.ts'
import { fail, problem, type Result, sendProblem } from './problems.ts'
import { readScanOptions } from './scan-fields.ts'
import type { AppEnv, Scans, Service } from './service.ts'

const DEFAULT_LIMIT = 100
const MAX_LIMIT = 500
/** How often a listener hears of progress, and that the line is alive. */
const EVENT_MILLISECONDS = 1000
const HEARTBEAT_MILLISECONDS = 15_000

export function routeScans(app: Hono<AppEnv>, service: Service): void {
  const { scans } = service

  app.post('/v1/scans', async (c) => {
    const caller = await permit(c, service, 'scan')
    if (!caller.ok) return sendProblem(c, caller.problem)
    if (scans === null) return sendProblem(c, off())
    const options = await readOrder(c, service)
    if (!options.ok) return sendProblem(c, options.problem)
    const id = await scans.start(options.value)
    const scan = await scans.get(id)
    return c.json(await describe(scan as Scan, scans), 202, { Location: `/v1/scans/${id}`, 'Cache-Control': 'no-store' })
  })

  app.get('/v1/scans/:id', (c) => withScan(c, async (scan, store) => c.json(await describe(scan, store), 200, { 'Cache-Control': 'no-store' })))

  app.delete('/v1/scans/:id', async (c) => {
    const caller = await permit(c, service, 'scan')
    if (!caller.ok) return sendProblem(c, caller.problem)
    return withScan(c, async ({ id }, store) => {
      await store.stop(id, service.clock().toISOString())
      return c.json(await describe((await store.get(id)) as Scan, store))
    })
  })

  app.get('/v1/scans/:id/results', (c) =>
    withScan(c, async ({ id }, store) => {
      const query = readPaging(new URL(c.req.url).searchParams)
      if (!query.ok) return sendProblem(c, query.problem)
      const { after, limit } = query.value
      const results = await store.results(id, after, limit + 1)
      const items = results.slice(0, limit)
      const next = results.length > limit ? String(items.at(-1)?.seq) : null
      const headers: Record<string, string> = { 'Cache-Control': 'no-store', Vary: 'Accept' }
      if (next !== null) headers['Link'] = `</v1/scans/${id}/results?limit=${limit}&cursor=${next}>; rel="next"`
      if ((c.req.header('Accept') ?? '').includes('ndjson'))
        return c.body(items.map((each) => `${JSON.stringify(toResult(each))}\n`).join(''), 200, { ...headers, 'Content-Type': 'application/x-ndjson' })
      return c.json({ results: items.map(toResult), next_cursor: next }, 200, headers)
    }),
  )

  app.get('/v1/scans/:id/events', (c) =>
    withScan(c, async ({ id }, store) =>
      streamSSE(c, async (stream) => {
        let last = ''
        let quiet = 0
        while (!stream.aborted) {
          const scan = await store.get(id)
          if (scan === null) return
          const data = JSON.stringify(await describe(scan, store))
          const isOver = scan.state !== 'running'
          if (data !== last || isOver) await stream.writeSSE({ event: isOver ? 'done' : 'progress', data, id: String(scan.counts.settled) })
          else if (quiet >= HEARTBEAT_MILLISECONDS) await stream.write(': still here\n\n')
          if (isOver) return
          quiet = data === last && quiet < HEARTBEAT_MILLISECONDS ? quiet + EVENT_MILLISECONDS : 0
          last = data
          await stream.sleep(EVENT_MILLISECONDS)
        }
      }),
    ),
  )

  async function withScan(c: Context<AppEnv>, answer: (scan: Scan, store: Scans) => Promise<Response>): Promise<Response> {
    if (scans === null) return sendProblem(c, off())
    const scan = await scans.get(c.req.param('id') ?? '')
    return scan === null ? sendProblem(c, problem('not-found', 'There is no scan of that id.')) : answer(scan, scans)
  }
}

function off() {
  return problem('scans-off', 'This service fetches no pages. Fetch them yourself and send them to /v1/score/batch, or ask the operator.')
}

async function readOrder(c: Context<AppEnv>, { limits }: Service) {
  const format = readFormat(c.req.raw.headers, ['json'])
  if (!format.ok) return format
  const bytes = await readBytes(c.req.raw, limits.bodyBytes)
  if (!bytes.ok) return bytes
  const body = parseJson(bytes.value)
  return body.ok ? readScanOptions(body.value) : body
}

/** A scan as callers see it. */
async function describe({ id, state, created, counts, options }: Scan, store: Scans) {
  const { known, settled, spam, unsure, ham, skipped, failed, beyond, outside } = counts
  return {
    id,
    state,
    created,
    pages: { known, waiting: known - settled, judged: spam + unsure + ham, skipped, failed, beyond, outside },
    verdicts: { spam, unsure, ham },
    troubles: await store.troubles(id),
    scope: options.scope,
    max_depth: options.maxDepth,
    max_pages: options.maxPages,
    links: { results: `/v1/scans/${id}/results`, events: `/v1/scans/${id}/events` },
  }
}

/** One result: a verdict, or why there is none. */
function toResult({ url, via, state, trouble, settled, verdict, id }: PageResult) {
  const page = { url, ...(via === null ? {} : { via }), visited: settled }
  if (verdict !== null) return { ...page, ...verdict, stored: { id } }
  return { ...page, [state === 'failed' ? 'failed' : 'skipped']: trouble ?? { kind: 'gone', detail: 'the verdict was removed' } }
}

function readPaging(query: URLSearchParams): Result<{ after: number; limit: number }> {
  const limit = query.get('limit') ?? String(DEFAULT_LIMIT)
  const cursor = query.get('cursor') ?? '0'
  const errors = []
  if (!/^[1-9]\d{0,4}$/.test(limit)) errors.push({ parameter: 'limit', detail: `must be a whole number from 1 to ${MAX_LIMIT}` })
  if (!/^\d{1,12}$/.test(cursor)) errors.push({ parameter: 'cursor', detail: 'must be next_cursor of the answer before' })
  for (const name of query.keys()) if (name !== 'limit' && name !== 'cursor') errors.push({ parameter: name.slice(0, 256), detail: 'is not a parameter; there are limit, cursor' })
  if (errors.length > 0) return fail('invalid-fields', 'Some parameters cannot be used; see errors.', { errors })
  return { ok: true, value: { after: Number(cursor), limit: Math.min(Number(limit), MAX_LIMIT) } }
}
