import { Hono } from 'hono'
import { cors } from 'hono/cors'
import { etag, RETAINED_304_HEADERS } from 'hono/etag'
import { methodNotAllowed } from 'hono/method-not-allowed'
import { requestId } from 'hono/request-id'
import { routePath } from 'hono/route'
import { LIMITED_PAGES, routeWeb } from '../web/routes.ts'
import { sendTroublePage } from '../web/trouble.ts'
import { CLOSED } from './auth.ts'
import { routeBatch } from './batch.ts'
import { routeCatalogue } from './catalogue.ts'
import { logSurprise } from './errors.ts'
import { routeFeedback } from './feedback.ts'
import { limitRate } from './limits.ts'
import { routeLists } from './lists.ts'
import { routeLookup } from './lookup.ts'
import { createMetrics } from './metrics.ts'
import { routePictures } from './pictures.ts'
import { problem, sendProblem } from './problems.ts'
import { routeScans } from './scans.ts'
import { routeScore } from './score.ts'
import { type AppEnv, type AppOptions, LIMITS, type Service } from './service.ts'
import { routeStatus } from './status.ts'

const MAX_REQUEST_ID_CHARS = 64
const PREFLIGHT_SECONDS = 86_400
/** Addresses whose answers change with the software or the model only. */
const STABLE_PATHS = ['/v1/signals', '/v1/signals/*', '/v1/rules', '/v1/engines', '/v1/model', '/openapi.json', '/docs', '/problems/*']
const EXPOSED_HEADERS = ['X-Request-Id', 'Link', 'Idempotency-Replayed', 'Server-Timing', 'ETag', 'Location', 'Retry-After', 'RateLimit', 'RateLimit-Policy']

/**
 * The service as one function from request to response, the same on Node and on Workers. It takes nothing from its surroundings but what the options hold.
 *
 * @example
 * const app = createApp({ model: currentModel(), store: null, clock: () => new Date(), version: '1.0.0' })
 * const response = await app.request('/livez')
 */
export function createApp(options: AppOptions): Hono<AppEnv> {
  const { model, store, clock, version, limits, limiter, access, scans, homepage, assets } = options
  const metrics = createMetrics(model, version, clock)
  const service: Service = {
    model,
    store,
    clock,
    version,
    limits: { ...LIMITS, ...limits },
    limiter: limiter ?? null,
    access: { ...CLOSED, ...access },
    scans: scans ?? null,
    homepage: homepage ?? null,
    assets: assets ?? null,
    metrics,
  }
  const app = new Hono<AppEnv>()
  useCommon(app, service)
  routeScore(app, service)
  routeBatch(app, service)
  routeScans(app, service)
  routeCatalogue(app, service)
  routeLookup(app, service)
  routeLists(app, service)
  routePictures(app, service)
  routeFeedback(app, service)
  routeStatus(app, service)
  routeWeb(app, service)
  app.notFound((c) => sendTroublePage(c, problem('not-found', 'There is nothing at this address. /docs lists all of them.')))
  app.onError((error, c) => sendTroublePage(c, logSurprise(error)))
  return app
}

/** What holds for every request: id, counting, safe headers, CORS, 405, limits. */
function useCommon(app: Hono<AppEnv>, { metrics, limiter }: Service): void {
  app.use(requestId({ limitLength: MAX_REQUEST_ID_CHARS }))
  app.use(async (c, next) => {
    await next()
    const route = routePath(c, -1)
    metrics.request(route === '/*' ? 'none' : route, c.req.method, c.res.status)
    c.header('X-Content-Type-Options', 'nosniff')
    c.header('Referrer-Policy', 'no-referrer')
  })
  app.use(cors({ origin: '*', allowMethods: ['GET', 'HEAD', 'POST', 'DELETE'], exposeHeaders: EXPOSED_HEADERS, maxAge: PREFLIGHT_SECONDS }))
  app.use(
    methodNotAllowed({
      app,
      onMethodNotAllowed: (c, methods) => sendProblem(c, problem('method-not-allowed', `This address takes ${methods.join(', ')}.`), { Allow: methods.join(', ') }),
    }),
  )
  const revalidate = etag({ retainedHeaders: [...RETAINED_304_HEADERS, 'access-control-allow-origin', 'access-control-expose-headers', 'x-request-id'] })
  for (const path of STABLE_PATHS) app.use(path, revalidate)
  if (limiter !== null) {
    app.use('/v1/*', limitRate(limiter))
    for (const path of LIMITED_PAGES) app.use(path, limitRate(limiter, sendTroublePage))
  }
}
