import type { Hono } from 'hono'
import { siteOf } from '../site/site-of.ts'
import { BY_VERDICT, fromStore, readPaging, sendPart, sendTrouble } from './access.ts'
import { problem, sendProblem } from './problems.ts'
import type { AppEnv, Service } from './service.ts'

/** Spam pages that a site is shown with. */
const MAX_EXAMPLES = 10

/** What many pages together show: sites, and families of doorway pages. */
export function routePictures(app: Hono<AppEnv>, service: Service): void {
  app.get('/v1/sites/:host', async (c) => {
    const site = siteOf(asciiHost(c.req.param('host')))
    if (site === null) return sendProblem(c, problem('not-found', 'That is no host that anybody can own: a public suffix, or no host name at all.'))
    const found = await fromStore(service, async (store) => {
      const record = await store.sites.get(site)
      return record === null ? null : { ...record, examples: (await store.pages.list({ site, verdict: 'spam', limit: MAX_EXAMPLES })).items }
    })
    if (!found.ok) return sendTrouble(c, found)
    return found.value === null ? sendProblem(c, problem('not-found', 'No page of that site has been seen here.')) : c.json(found.value)
  })

  app.get('/v1/families', async (c) => {
    const query = readPaging(c, BY_VERDICT)
    if (!query.ok) return sendProblem(c, query.problem)
    const found = await fromStore(service, (store) => store.families.list(query.value))
    return found.ok ? sendPart(c, 'families', found.value.items, found.value.next) : sendTrouble(c, found)
  })

  app.get('/v1/families/:id', async (c) => {
    const found = await fromStore(service, (store) => store.families.get(c.req.param('id')))
    if (!found.ok) return sendTrouble(c, found)
    if (found.value === null) return sendProblem(c, problem('not-found', 'There is no family of that id. GET /v1/families lists them.'))
    // It may have become part of another and be known by that one's id.
    return c.json(found.value, 200, { 'Content-Location': `/v1/families/${found.value.id}` })
  })

  app.get('/v1/families/:id/pages', async (c) => {
    const query = readPaging(c, BY_VERDICT)
    if (!query.ok) return sendProblem(c, query.problem)
    const found = await fromStore(service, (store) => store.pages.list({ ...query.value, family: c.req.param('id') }))
    return found.ok ? sendPart(c, 'pages', found.value.items, found.value.next) : sendTrouble(c, found)
  })
}

/** A host name as sites are known under: lower case, in ASCII, without port; as it is when it is none. */
export function asciiHost(host: string): string {
  return URL.parse(`http://${host}/`)?.hostname ?? host
}
