import type { Context, Hono } from 'hono'
import { openApi } from './openapi.ts'
import { problem, sendProblem } from './problems.ts'
import type { AppEnv, Service } from './service.ts'

/** How the service itself is. /livez: the process runs. /readyz and its other name /healthz: it can answer questions. */
export function routeStatus(app: Hono<AppEnv>, { model, store, version, metrics }: Service): void {
  app.get('/livez', (c) => c.json({ status: 'ok' }))
  app.get('/readyz', ready)
  app.get('/healthz', ready)
  app.get('/metrics', (c) => c.text(metrics.render(), 200, { 'Content-Type': 'text/plain; version=0.0.4; charset=utf-8' }))
  app.get('/version', (c) => c.json({ name: 'nostrum', version, model: { version: model.version, schema: model.schema, sha256: model.sha256 } }))
  app.get('/openapi.json', (c) => c.json(openApi(version)))

  async function ready(c: Context<AppEnv>): Promise<Response> {
    try {
      await store?.ready()
      return c.json({ status: 'ok', model: model.version, store: store !== null })
    } catch (cause) {
      console.error('store.ready failed:', cause)
      return sendProblem(c, problem('not-ready', 'The store does not answer. On Workers, apply the migrations: npx wrangler d1 migrations apply DB.'), { 'Retry-After': '10' })
    }
  }
}
