import type { Context, Hono } from 'hono'
import { fromStore } from '../api/access.ts'
import { readCatalogue } from '../api/lists.ts'
import { openApi } from '../api/openapi.ts'
import { asciiHost } from '../api/pictures.ts'
import { PROBLEMS, type ProblemSlug } from '../api/problems.ts'
import type { AppEnv, Service } from '../api/service.ts'
import { reachOf } from '../lists/plan.ts'
import type { Release } from '../lists/types.ts'
import { SIGNALS } from '../signals/index.generated.ts'
import { siteOf } from '../site/site-of.ts'
import { routeCheck } from './check/routes.ts'
import { renderKept } from './check/verdict.ts'
import { renderDocs, renderProblem } from './docs.ts'
import { renderFamilies, renderFamily } from './families.ts'
import { PAGE_HEADERS, renderLayout } from './layout.ts'
import { renderLists } from './lists.ts'
import { renderModel } from './model.ts'
import { VERDICTS } from './parts.ts'
import { readerOf } from './reader.ts'
import { renderReview } from './review.ts'
import { routeScanPages } from './scan-routes.ts'
import { missing, sendPage, trouble } from './send.ts'
import { renderSignal, renderSignals } from './signals.ts'
import { renderSite, renderSites } from './sites.ts'
import { renderStatus } from './status.ts'

/** Pages that cost something: the limiter counts them. */
export const LIMITED_PAGES = ['/', '/verdicts/*', '/families', '/families/*', '/sites', '/sites/*', '/scans', '/scans/*', '/lists', '/status'] as const

const PER_PAGE = 50
const MAX_DECISIONS = 20
/** Addresses of these files change with their content, so they may be kept for good; as in `static/_headers`. */
const FOREVER = 'public, max-age=31536000, immutable'

/** The pages for readers. */
export function routeWeb(app: Hono<AppEnv>, service: Service): void {
  const { limits, model, version, metrics } = service
  routeCheck(app, service)
  routeScanPages(app, service)
  routePictures(app, service)
  routeLists(app, service)

  app.get('/signals', (c) => sendPage(c, renderSignals(readerOf(c))))
  app.get('/signals/:id', (c) => {
    const signal = SIGNALS.find(({ id }) => id === c.req.param('id'))
    return signal === undefined ? missing(c, 'There is no signal of that id. /signals lists them all.') : sendPage(c, renderSignal(signal, readerOf(c)))
  })
  app.get('/model', (c) => sendPage(c, renderModel(model, readerOf(c))))
  app.get('/review', (c) => sendPage(c, renderReview(readerOf(c), limits.bodyBytes)))

  app.get('/status', async (c) => {
    const ready =
      service.store === null
        ? null
        : await fromStore(service, async (store) => {
            await store.ready()
            return store.lists.latest()
          })
    const health = {
      software: version,
      model: model.version,
      store: ready === null ? 'none' : ready.ok ? 'ready' : 'down',
      release: ready?.ok === true ? ready.value : null,
    } as const
    return c.html(renderStatus(metrics.summary(), health, readerOf(c)), 200, { ...PAGE_HEADERS, 'Cache-Control': 'no-store' })
  })

  app.get('/verdicts/:id', async (c) => {
    const found = await fromStore(service, (store) => store.get(c.req.param('id')))
    if (!found.ok) return trouble(c, found.problem)
    if (found.value === null) return missing(c, 'No verdict is kept under that id.')
    const reader = readerOf(c)
    return sendPage(c, renderLayout(reader, { title: reader.texts.check.kept, body: renderKept(found.value, reader) }))
  })

  app.get('/docs', (c) => sendPage(c, renderDocs(openApi(version), readerOf(c))))
  app.get('/problems/:slug', (c) => {
    const slug = c.req.param('slug')
    return Object.hasOwn(PROBLEMS, slug) ? sendPage(c, renderProblem(slug as ProblemSlug, readerOf(c))) : missing(c, 'There is no problem of that name. /docs lists them all.')
  })

  // At the edge the platform answers for these files before a request gets here.
  app.get('/assets/:file', (c) => {
    const file = c.req.param('file')
    const text = service.assets?.(file) ?? null
    if (text === null) return missing(c, 'There is no such file. It may have changed: load the page again.')
    return c.body(text, 200, { 'Content-Type': `${file.endsWith('.css') ? 'text/css' : 'text/javascript'}; charset=utf-8`, 'Cache-Control': FOREVER })
  })
}

function routePictures(app: Hono<AppEnv>, service: Service): void {
  app.get('/families', async (c) => {
    const found = await fromStore(service, (store) => store.families.list({ limit: PER_PAGE, ...paging(c) }))
    return found.ok ? sendPage(c, renderFamilies(found.value, readerOf(c))) : trouble(c, found.problem)
  })

  app.get('/families/:id', async (c) => {
    const id = c.req.param('id')
    const { cursor } = paging(c)
    const found = await fromStore(service, async (store) => {
      const family = await store.families.get(id)
      return family === null ? null : { family, pages: await store.pages.list({ family: family.id, limit: PER_PAGE, cursor }) }
    })
    if (!found.ok) return trouble(c, found.problem)
    if (found.value === null) return missing(c, 'There is no family of that id. /families lists them all.')
    return sendPage(c, renderFamily(found.value.family, found.value.pages, readerOf(c)))
  })

  app.get('/sites', async (c) => {
    const reader = readerOf(c)
    const asked = (c.req.query('q') ?? '').trim().toLowerCase()
    // An address or a whole name leads to its site, anything else is looked for within names.
    const site = asked === '' ? null : siteOf(asciiHost(URL.parse(asked)?.hostname ?? asked))
    const found = await fromStore(service, async (store) => {
      const known = site === null ? null : await store.sites.get(site)
      return known ?? (await store.sites.list({ limit: PER_PAGE, named: asked, ...paging(c) }))
    })
    if (!found.ok) return trouble(c, found.problem)
    return 'site' in found.value ? c.redirect(reader.link(`/sites/${found.value.site}`)) : sendPage(c, renderSites(found.value, reader))
  })

  app.get('/sites/:host', async (c) => {
    const reader = readerOf(c)
    const host = c.req.param('host')
    const name = siteOf(asciiHost(host)) ?? host
    const found = await fromStore(service, async (store) => {
      const site = await store.sites.get(name)
      if (site === null) return null
      const { items: decisions } = await store.feedback.decisions({ site: name, limit: MAX_DECISIONS })
      return { site, decisions, pages: await store.pages.list({ site: name, limit: PER_PAGE, ...paging(c) }) }
    })
    if (!found.ok) return trouble(c, found.problem)
    if (found.value === null) return c.html(renderSites({ items: [], next: null }, reader, name), 404, PAGE_HEADERS)
    return sendPage(c, renderSite(found.value, reader))
  })
}

function routeLists(app: Hono<AppEnv>, service: Service): void {
  // Counting what a release reaches takes all its entries; a release never changes.
  let counted: { version: number; reach: ReturnType<typeof reachOf> } | undefined

  app.get('/lists', async (c) => {
    const found = await fromStore(service, async ({ lists }) => {
      const release: Release | null = await lists.latest()
      if (release !== null && counted?.version !== release.version) counted = { version: release.version, reach: reachOf(await lists.entries(release.version)) }
      return { release, catalogue: await readCatalogue(c, service, lists) }
    })
    if (!found.ok) return trouble(c, found.problem)
    const { release, catalogue } = found.value
    return sendPage(c, renderLists(catalogue, release, release === null ? null : (counted?.reach ?? null), readerOf(c)))
  })
}

/** Which part of a listing a page is asked for; a verdict that does not exist counts as none. */
function paging(c: Context<AppEnv>) {
  return { cursor: c.req.query('cursor') || undefined, verdict: VERDICTS.find((each) => each === c.req.query('verdict')) }
}
