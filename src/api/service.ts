import type { ScanOptions, ScanStore } from '../store/scans.ts'
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

/** A page as it was fetched, or why it was not. */
export type FetchedPage =
  | { readonly ok: true; readonly url: string; readonly status: number; readonly contentType: string; readonly bytes: Uint8Array }
  | { readonly ok: false; readonly trouble: { readonly kind: string; readonly detail: string } }

/** Scans, where the door can fetch pages. */
export interface Scans extends Pick<ScanStore, 'get' | 'results' | 'troubles' | 'stop'> {
  /** Begins a scan and returns its id. */
  start(options: ScanOptions): Promise<string>
  /** Fetches one page, past the guard that keeps scans out of private networks. */
  fetch(url: string): Promise<FetchedPage>
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
  /** null, the default, where no page is fetched for anybody. */
  readonly scans?: Scans | null | undefined
  /** Closed by default: without tokens nobody may do what asks for one. */
  readonly access?: Partial<Access> | undefined
  /** Address under which the service is reached, without a slash at the end; by default that of each request. */
  readonly homepage?: string | undefined
  /** Text of a file under /assets/, null for one that is not there; null, the default, where the platform serves them. */
  readonly assets?: ((file: string) => string | null) | null | undefined
}

/** The same, complete, with what the app made itself. */
export interface Service extends Required<Omit<AppOptions, 'limits' | 'limiter' | 'access' | 'scans' | 'homepage' | 'assets'>> {
  readonly limits: Limits
  readonly limiter: Limiter | null
  readonly access: Access
  readonly scans: Scans | null
  /** null: that of each request. */
  readonly homepage: string | null
  readonly assets: ((file: string) => string | null) | null
  readonly metrics: Metrics
}

/** Type of the app's context. */
export interface AppEnv {
  Variables: { requestId: string }
}
