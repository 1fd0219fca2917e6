import type { MiddlewareHandler } from 'hono'
import type { sendTroublePage } from '../web/trouble.ts'
import { problem, sendProblem } from './problems.ts'
import type { AppEnv, Limiter, RatePolicy } from './service.ts'

/** Callers remembered at once; beyond it the window starts anew, which is kinder than growing without end. */
const MAX_CALLERS = 100_000

/** Asks the limiter before each request and says what it said, in the header fields of draft-ietf-httpapi-ratelimit-headers-10. */
export function limitRate(limiter: Limiter, refuse: typeof sendProblem | typeof sendTroublePage = sendProblem): MiddlewareHandler<AppEnv> {
  const { policy } = limiter
  return async (c, next) => {
    const { allowed, remaining, reset } = await limiter.take(c.req.raw, c.env)
    const wait = reset ?? policy.seconds
    c.header('RateLimit-Policy', `"default";q=${policy.requests};w=${policy.seconds}`)
    if (remaining !== undefined || !allowed) c.header('RateLimit', `"default";r=${remaining ?? 0};t=${wait}`)
    if (allowed) return next()
    return refuse(c, problem('too-many-requests', `More than ${policy.requests} requests in ${policy.seconds} seconds. Wait ${wait} seconds.`), {
      'Retry-After': String(wait),
    })
  }
}

/**
 * Counts in fixed windows within this process.
 *
 * @param callerOf what tells callers apart, such as their network address
 * @param now milliseconds on a clock that never goes back
 */
export function createWindowLimiter(policy: RatePolicy, callerOf: (request: Request, bindings: unknown) => string, now: () => number): Limiter {
  const length = policy.seconds * 1000
  const counts = new Map<string, number>()
  let start = now()
  return {
    policy,
    async take(request, bindings) {
      const time = now()
      if (time - start >= length || counts.size >= MAX_CALLERS) {
        counts.clear()
        start = time
      }
      const caller = callerOf(request, bindings)
      const count = (counts.get(caller) ?? 0) + 1
      counts.set(caller, count)
      return { allowed: count <= policy.requests, remaining: Math.max(0, policy.requests - count), reset: Math.ceil((start + length - time) / 1000) }
    },
  }
}
