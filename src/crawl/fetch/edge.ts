/** Fetching on Workers. The platform resolves names and reaches the open internet only; addresses written as numbers and inside names are refused before. */
import { createFetcher, type Fetcher, type FetchLimits } from './fetcher.ts'

/** A Worker has 128 MB for several pages at once. */
const EDGE_LIMITS: Partial<FetchLimits> = { bytes: 2_000_000 }

export function createEdgeFetcher(userAgent: string, allowPrivate = false, limits: Partial<FetchLimits> = {}): Fetcher {
  return createFetcher({ fetch: (url, init) => fetch(url, init), userAgent, limits: { ...EDGE_LIMITS, ...limits }, allowPrivate, now: Date.now })
}
