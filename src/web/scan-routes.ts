import type { Context, Hono } from 'hono'
import type { AppEnv, Scans, Service } from '../api/service.ts'
import type { PageResult, Scan } from '../store/scans.ts'
import { PAGE_HEADERS } from './layout.ts'
import { readerOf } from './reader.ts'
import { RESULT_FILTERS, renderScan, renderScans, toCsv } from './scans.ts'
import { missing } from './send.ts'

const PER_PAGE = 50
/** Results that a download reads at a time. */
const PART = 500

/** Pages of scans, and their results as files. An id cannot be guessed, so whoever has it may look. */
export function routeScanPages(app: Hono<AppEnv>, { scans, limits }: Service): void {
  app.get('/scans', (c) => {
    const reader = readerOf(c)
    const id = c.req.query('id')?.trim()
    return id === undefined || id === ''
      ? c.html(renderScans(reader, scans !== null, limits.bodyBytes), 200, PAGE_HEADERS)
      : c.redirect(reader.link(`/scans/${encodeURIComponent(id)}`))
  })

  app.get('/scans/:id', (c) =>
    withScan(c, async (scan, store) => {
      const show = RESULT_FILTERS.find((each) => each === c.req.query('show')) ?? 'all'
      const after = /^\d{1,12}$/.test(c.req.query('cursor') ?? '') ? Number(c.req.query('cursor')) : 0
      const found = await store.results(scan.id, after, PER_PAGE + 1, show === 'all' ? undefined : show)
      const results = found.slice(0, PER_PAGE)
      const next = found.length > PER_PAGE ? String(results.at(-1)?.seq) : null
      const page = renderScan({ scan, troubles: await store.troubles(scan.id), results, next, show }, readerOf(c), limits.bodyBytes)
      return c.html(page, 200, { ...PAGE_HEADERS, 'Cache-Control': 'no-store' })
    }),
  )

  app.get('/scans/:id/results.csv', (c) => withScan(c, ({ id }, store) => download(id, store, 'csv', 'text/csv; charset=utf-8', toCsv)))

  app.get('/scans/:id/results.ndjson', (c) =>
    withScan(c, ({ id }, store) => download(id, store, 'ndjson', 'application/x-ndjson', (results) => results.map((each) => `${JSON.stringify(toLine(each))}\n`).join(''))),
  )

  async function withScan(c: Context<AppEnv>, answer: (scan: Scan, store: Scans) => Response | Promise<Response>): Promise<Response> {
    const scan = (await scans?.get(c.req.param('id') ?? '')) ?? null
    return scan === null || scans === null ? missing(c, 'There is no scan of that id.') : answer(scan, scans)
  }
}

function toLine({ url, via, state, trouble, settled, verdict, id }: PageResult) {
  return { url, ...(via === null ? {} : { via }), visited: settled, state, ...(trouble === null ? {} : { trouble }), ...(verdict === null ? {} : { ...verdict, stored: { id } }) }
}

/** All results as a file, read and written a part at a time. */
function download(id: string, store: Scans, ending: string, type: string, write: (results: readonly PageResult[], isFirst: boolean) => string): Response {
  const encoder = new TextEncoder()
  let after = 0
  let isFirst = true
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const results = await store.results(id, after, PART)
      const text = write(results, isFirst)
      if (text !== '') controller.enqueue(encoder.encode(text))
      isFirst = false
      after = results.at(-1)?.seq ?? after
      if (results.length < PART) controller.close()
    },
  })
  return new Response(body, { headers: { 'Content-Type': type, 'Content-Disposition': `attachment; filename="scan-${id.slice(0, 8)}.${ending}"`, 'Cache-Control': 'no-store' } })
}
