/** Door: the service on Cloudflare Workers. Queue and scheduled handlers will stand beside fetch. */
import type { D1Database, RateLimit } from '@cloudflare/workers-types'
import { createApp } from './api/app.ts'
import { readScopes, readTokens } from './api/auth.ts'
import type { Limiter } from './api/service.ts'
import { createD1Store } from './store/d1.ts'
import { currentModel } from './verdict/current.ts'
import { VERSION } from './version.generated.ts'

/** Bindings of wrangler.toml. Without DB pages are judged and nothing can be kept; without LIMITER nobody is held back. */
export interface Env {
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
}

// Made with the first request, when the bindings are known; an isolate keeps them for life.
let app: ReturnType<typeof createApp> | undefined

export default {
  fetch(request: Request, env: Env, context: Parameters<ReturnType<typeof createApp>['fetch']>[2]): Response | Promise<Response> {
    app ??= createApp({
      model: currentModel(),
      store: env.DB === undefined ? null : createD1Store(env.DB),
      clock: () => new Date(),
      version: VERSION,
      limiter: env.LIMITER === undefined ? null : createLimiter(env.LIMITER, env),
      access: { tokens: readTokens(env.NOSTRUM_TOKENS ?? ''), open: env.NOSTRUM_OPEN ? readScopes(env.NOSTRUM_OPEN) : [], readOnly: env.NOSTRUM_READ_ONLY === '1' },
    })
    return app.fetch(request, env, context)
  },
}

function createLimiter(binding: RateLimit, { RATE_REQUESTS, RATE_SECONDS }: Env): Limiter {
  return {
    policy: { requests: RATE_REQUESTS, seconds: RATE_SECONDS },
    async take(request) {
      const { success } = await binding.limit({ key: request.headers.get('CF-Connecting-IP') ?? '' })
      return { allowed: success }
    },
  }
}
