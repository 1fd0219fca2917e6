/** Fetching on Node: undici, because the built-in fetch offers no hand on what a name resolves to. */
import { type LookupOptions, lookup } from 'node:dns'
import { Agent, fetch } from 'undici'
import { isPublicAddress } from '../address.ts'
import { createFetcher, FETCH_LIMITS, type Fetcher, type FetchLimits } from './fetcher.ts'

const MAX_HEADER_BYTES = 32_768
/** An idle connection is kept for the next page of the same host, which waits its turn. */
const KEEP_ALIVE_MILLISECONDS = 10_000

export interface NodeFetcherOptions {
  readonly userAgent: string
  readonly limits?: Partial<FetchLimits> | undefined
  readonly allowPrivate?: boolean | undefined
}

/** What Node calls with the result of a look-up. */
export type LookupDone = (error: NodeJS.ErrnoException | null, address: string | { address: string; family: number }[], family?: number) => void

/**
 * A fetcher that connects to public addresses only: every address that a name resolves to is looked at, and the connection goes to the very ones that
 * were (a second look-up in between could answer otherwise).
 */
export function createNodeFetcher({ userAgent, limits, allowPrivate }: NodeFetcherOptions): Fetcher {
  const milliseconds = limits?.milliseconds ?? FETCH_LIMITS.milliseconds
  const dispatcher = new Agent({
    maxHeaderSize: MAX_HEADER_BYTES,
    headersTimeout: milliseconds,
    bodyTimeout: milliseconds,
    keepAliveTimeout: KEEP_ALIVE_MILLISECONDS,
    connections: 1,
    pipelining: 1,
    connect: { timeout: milliseconds, lookup: allowPrivate === true ? lookup : lookupPublic },
  })
  return createFetcher({
    // The two fetches differ in the nominal types of their bodies only.
    fetch: (url, init) => fetch(url, { ...(init as object), dispatcher }) as unknown as Promise<Response>,
    userAgent,
    limits,
    allowPrivate,
    now: Date.now,
  })
}

/** A look-up of names that fails for those which lead to any address that is not public. */
export function lookupPublic(hostname: string, options: LookupOptions, done: LookupDone): void {
  lookup(hostname, { ...options, all: true }, (error, addresses) => {
    if (error !== null) return done(error, [])
    if (addresses.length === 0 || !addresses.every(({ address }) => isPublicAddress(address)))
      return done(Object.assign(new Error('The name leads inside a network.'), { code: 'ERR_ADDRESS_REFUSED' }), [])
    const [first] = addresses
    if (options.all === true) done(null, addresses)
    else done(null, first?.address ?? '', first?.family)
  })
}
