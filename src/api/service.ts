import type { Store } from '../store/store.ts'
import type { Model } from '../verdict/model.ts'
import type { Access } from './auth.ts'
import type { Metrics } from './metrics.ts'

/** How much is read of what strangers send. */
export interface Limits {
  /** Longest body, and longest line of a batch, in bytes. */
  readonly bodyBytes: number
}

export const LIMITS: Limits = { bodyBytes: 2 * 1024 * 1024 }

/** So many requests in a window of so many seconds, for each caller. */
export interface RatePolicy {
  readonly requests: number
  readonly seconds: number
}

/** What a limiter says of one request. */
export interface Allowance {
  readonly allowed: boolean
  /** Requests left in this window, where the limiter knows. */
  readonly remaining?: number
  /** Seconds until the window ends, where the limiter knows. */
  readonly reset?: number
}

/** Counts requests. Doors make one of what their platform has. */
export interface Limiter {
  readonly policy: RatePolicy
  /** @param bindings what the platform hands over with each request */
  take(request: Request, bindings: unknown): Promise<Allowance>
}

/** What a door gives: everything that the app may not take from its surroundings. */
export interface AppOptions {
  readonly model: Model
  /** null where there is no database: judging works, keeping does not. */
  readonly store: Store | null
  readonly clock: () => Date
  /** Of the software, as in package.json. */
  readonly version: string
  readonly limits?: Partial<Limits> | undefined
  readonly limiter?: Limiter | null | undefined
  /** Closed by default: without tokens nobody may do what asks for one. */
  readonly access?: Partial<Access> | undefined
}

/** The same, complete, with what the app made itself. */
export interface Service extends Required<Omit<AppOptions, 'limits' | 'limiter' | 'access'>> {
  readonly limits: Limits
  readonly limiter: Limiter | null
  readonly access: Access
  readonly metrics: Metrics
}

/** Type of the app's context. */
export interface AppEnv {
  Variables: { requestId: string }
}
