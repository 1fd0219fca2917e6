/** Door: the service on Cloudflare Workers: requests, the queue of hosts to scan, and the clock. */
import type { D1Database, MessageBatch, RateLimit } from '@cloudflare/workers-types'
import { createApp } from './api/app.ts'
import { readScopes, readTokens } from './api/auth.ts'
import type { Limiter } from './api/service.ts'
import { createEdgeScans, type EdgeScans, type HostMessage, type ScanEnv } from './crawl/edge.ts'
import { publishSites } from './lists/publish.ts'
import { openD1 } from './store/d1.ts'
import { forgetOld } from './store/retention.ts'
import { createScanStore, type ScanStore } from './store/scans.ts'
import { createSqlStore } from './store/sql-store.ts'
import type { Store } from './store/store.ts'
import { currentModel } from './verdict/current.ts'
import { VERSION } from './version.generated.ts'

/** Bindings of wrangler.toml. Without DB pages are judged and nothing can be kept; without LIMITER nobody is held back. */
export interface Env extends ScanEnv {
  readonly DB?: D1Database
  readonly LIMITER?: RateLimit
  /** What LIMITER allows; the binding does not tell its own numbers. */
  readonly RATE_REQUESTS: number
  readonly RATE_SECONDS: number
  /** Tokens, one a line: `npx wrangler secret put NOSTRUM_TOKENS`, with what `nostrum token` prints. */
  readonly NOSTRUM_TOKENS?: string
  /** Scopes of callers without a token, separated by commas. */
  readonly NOSTRUM_OPEN?: string
  /** "1" to write nothing. */
  readonly NOSTRUM_READ_ONLY?: string
  /** Address under which others reach the service, for links in lists; by default that of each request. */
  readonly NOSTRUM_HOMEPAGE?: string
}

/** The trigger of wrangler.toml that publishes the lists. */
const PUBLISH_CRON = '17 * * * *'
/** Once a day what is old is forgotten. As in wrangler.toml; at its other times the clock calls for hosts to scan. */
const HOUSEKEEPING = '23 3 * * *'

interface Parts {
  readonly app: ReturnType<typeof createApp>
  readonly scans: EdgeScans | null
  readonly store: Store | null
}

// Made with the first event, when the bindings are known; an isolate keeps them for life.
let parts: Parts | undefined

function partsOf(env: Env): Parts {
  parts ??= createParts(env)
  return parts
}

function createParts(env: Env): Parts {
  const model = currentModel()
  const database = env.DB === undefined ? null : openD1(env.DB)
  const store: Store | null = database === null ? null : createSqlStore(database)
  const pages: ScanStore | null = database === null ? null : createScanStore(database)
  const scans = store === null || pages === null ? null : createEdgeScans(env, pages, store, model, VERSION)
  const app = createApp({
    model,
    store,
    clock: () => new Date(),
    version: VERSION,
    limiter: env.LIMITER === undefined ? null : createLimiter(env.LIMITER, env),
    access: { tokens: readTokens(env.NOSTRUM_TOKENS ?? ''), open: env.NOSTRUM_OPEN ? readScopes(env.NOSTRUM_OPEN) : [], readOnly: env.NOSTRUM_READ_ONLY === '1' },
    homepage: env.NOSTRUM_HOMEPAGE,
    scans: scans === null || pages === null ? null : { ...pages, start: scans.start, fetch: scans.fetch },
  })
  return { app, scans, store }
}

export default {
  fetch(request: Request, env: Env, context: Parameters<Parts['app']['fetch']>[2]): Response | Promise<Response> {
    return partsOf(env).app.fetch(request, env, context)
  },

  async queue(batch: MessageBatch<HostMessage>, env: Env): Promise<void> {
    // What is not visited now is called for again by the clock once writing is on.
    if (env.NOSTRUM_READ_ONLY === '1') return
    const { scans } = partsOf(env)
    if (scans === null) throw new Error('Messages of scans came, but this Worker has no SCAN_CONTACT or lacks a binding. Mend wrangler.toml; they are delivered again.')
    await scans.receive(batch)
  },

  async scheduled({ cron, scheduledTime }: { readonly cron: string; readonly scheduledTime: number }, env: Env): Promise<void> {
    if (env.NOSTRUM_READ_ONLY === '1') return
    const { scans, store } = partsOf(env)
    if (cron === PUBLISH_CRON) {
      // A release that is held back leaves the one before in force.
      const published = store === null ? null : await publishSites(store, new Date(scheduledTime))
      if (published !== null && published.plan.hold !== null) console.error(`The lists were not published: ${published.plan.hold}`)
    } else if (cron === HOUSEKEEPING) {
      if (store !== null) await forgetOld(store, scheduledTime)
    } else await scans?.sweep()
  },
}

export { HostGate } from './crawl/edge.ts'

function createLimiter(binding: RateLimit, { RATE_REQUESTS, RATE_SECONDS }: Env): Limiter {
  return {
    policy: { requests: RATE_REQUESTS, seconds: RATE_SECONDS },
    async take(request) {
      const { success } = await binding.limit({ key: request.headers.get('CF-Connecting-IP') ?? '' })
      return { allowed: success }
    },
  }
}
