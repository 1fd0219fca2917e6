/**
 * Fetches one address with limits on everything a hostile server can stretch: redirects, headers, time, size, packed size. It is written against the
 * `fetch` of the platform, so that Node and the edge run the same lines; what differs (DNS, header size) is in the function handed in.
 *
 * Not crawlee's HTTP client: it brings 109 packages and a browser's user agent, and does not look at what a name resolves to.
 */
import { refuseUrl } from '../address.ts'
import type { FailKind, Trouble } from '../trouble.ts'
import { readTrouble } from './errors.ts'

export interface FetchLimits {
  /** Of the unpacked body. */
  readonly bytes: number
  /** For all of one request: name, connection, headers, body. */
  readonly milliseconds: number
  readonly redirects: number
}

export const FETCH_LIMITS: FetchLimits = { bytes: 5_000_000, milliseconds: 20_000, redirects: 5 }

/** What a page said about its version, to be asked whether it changed. */
export interface Validators {
  readonly etag: string | null
  readonly modified: string | null
}

export interface FetchOptions {
  /** Ask for the page only if it changed. */
  readonly validators?: Validators | undefined
  /** A longer body is cut instead of refused. */
  readonly cutAt?: number | undefined
  /** Says whether to follow a redirect; by default to anywhere. When false the answer is the redirect itself. */
  readonly mayFollow?: ((to: URL) => boolean) | undefined
  readonly accept?: string | undefined
  /** Stops everything. */
  readonly signal?: AbortSignal | undefined
}

/** An answer of any status. */
export interface Fetched {
  readonly ok: true
  /** Where it came from in the end. */
  readonly url: string
  readonly status: number
  /** As in the header; empty when there is none. */
  readonly contentType: string
  /** Empty unless the status is 2xx and {@link isText} holds for the content type. */
  readonly bytes: Uint8Array
  readonly validators: Validators
  /** Absolute address of a redirect that was not followed. */
  readonly location: string | null
  /** Milliseconds to wait, as the server asks. */
  readonly retryAfter: number | null
}

export interface Unfetched {
  readonly ok: false
  readonly trouble: Trouble<FailKind>
  /** Whether it may work another time. */
  readonly passing: boolean
}

export type Fetcher = (url: string, options?: FetchOptions) => Promise<Fetched | Unfetched>

export interface FetcherOptions {
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>
  readonly userAgent: string
  readonly limits?: Partial<FetchLimits> | undefined
  /** Lets fetches into the machine's own network: for tests and for scanning one's own server. */
  readonly allowPrivate?: boolean | undefined
  /** Of the platform, to read Retry-After dates. */
  readonly now: () => number
}

const ACCEPT_PAGE = 'text/html, application/xhtml+xml, text/plain;q=0.9, */*;q=0.1'

/**
 * The user agent of requests: product, version, and whom to ask.
 *
 * @param contact a mail address or a web page
 */
export function userAgentOf(version: string, contact: string): string {
  return `Mozilla/5.0 (compatible; nostrum/${version}; +${contact.includes('@') && !contact.startsWith('mailto:') ? `mailto:${contact}` : contact})`
}

export function createFetcher({ fetch, userAgent, limits, allowPrivate, now }: FetcherOptions): Fetcher {
  const { bytes: maxBytes, milliseconds, redirects } = { ...FETCH_LIMITS, ...limits }

  return async (address, { validators, cutAt, mayFollow, accept, signal } = {}) => {
    const deadline = AbortSignal.timeout(milliseconds)
    const stop = signal === undefined ? deadline : AbortSignal.any([signal, deadline])
    const headers = requestHeaders(userAgent, accept ?? ACCEPT_PAGE, validators)
    let url = address
    try {
      for (let hops = 0; hops <= redirects; hops++) {
        if (!URL.canParse(url)) return unfetched('address-refused', `${url} is no URL`)
        const refusal = allowPrivate === true ? null : refuseUrl(new URL(url))
        if (refusal !== null) return unfetched('address-refused', refusal)
        const response = await fetch(url, { redirect: 'manual', headers, signal: stop })
        const location = locationOf(response, url)
        if (location === null || mayFollow?.(new URL(location)) === false) return await readAnswer(response, url, location)
        await discard(response)
        url = location
      }
      return unfetched('redirects', `more than ${redirects} redirects, the last to ${url}`)
    } catch (cause) {
      if (deadline.aborted) return unfetched('timeout', `no whole answer within ${milliseconds / 1000} s`, true)
      const { trouble, passing } = readTrouble(cause)
      return { ok: false, trouble, passing }
    }

    async function readAnswer(response: Response, from: string, location: string | null): Promise<Fetched | Unfetched> {
      const contentType = response.headers.get('content-type') ?? ''
      const isWanted = response.ok && location === null && (isText(contentType) || cutAt !== undefined)
      const limit = cutAt ?? maxBytes
      const body = isWanted ? await readBody(response, limit, cutAt !== undefined) : new Uint8Array(0)
      if (!isWanted) await discard(response)
      if (body === null) return unfetched('too-large', `more than ${limit / 1_000_000} MB`)
      return {
        ok: true,
        url: from,
        status: response.status,
        contentType,
        bytes: body,
        validators: { etag: response.headers.get('etag'), modified: response.headers.get('last-modified') },
        location,
        retryAfter: readRetryAfter(response.headers.get('retry-after'), now()),
      }
    }
  }
}

/** Whether a content type is one of pages: HTML, XHTML or plain text. A server that names none is taken at its content. */
export function isText(contentType: string): boolean {
  const type = (contentType.split(';', 1)[0] as string).trim().toLowerCase()
  return type === '' || type === 'text/html' || type === 'application/xhtml+xml' || type === 'text/plain'
}

function requestHeaders(userAgent: string, accept: string, validators: Validators | undefined): Record<string, string> {
  const headers: Record<string, string> = { 'user-agent': userAgent, accept, 'accept-language': '*' }
  if (validators?.etag) headers['if-none-match'] = validators.etag
  if (validators?.modified) headers['if-modified-since'] = validators.modified
  return headers
}

function locationOf(response: Response, base: string): string | null {
  const location = response.headers.get('location')
  if (location === null || ![301, 302, 303, 307, 308].includes(response.status)) return null
  return URL.canParse(location, base) ? new URL(location, base).href : null
}

/** The body, or null when it is longer than the limit and must not be cut. */
async function readBody(response: Response, limit: number, isCut: boolean): Promise<Uint8Array | null> {
  if (response.body === null) return new Uint8Array(0)
  const reader = response.body.getReader()
  const parts: Uint8Array[] = []
  let length = 0
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    const value = part.value as Uint8Array
    parts.push(length + value.length > limit ? value.subarray(0, limit - length) : value)
    length += value.length
    if (length <= limit) continue
    await reader.cancel().catch(() => {})
    if (!isCut) return null
    length = limit
    break
  }
  const bytes = new Uint8Array(length)
  let at = 0
  for (const part of parts) {
    bytes.set(part, at)
    at += part.length
  }
  return bytes
}

async function discard(response: Response): Promise<void> {
  await response.body?.cancel().catch(() => {})
}

/** Longest wait that a server may ask for; beyond a day the scan is over before. */
const MAX_RETRY_AFTER_MILLISECONDS = 86_400_000

/** Milliseconds of a Retry-After header, which holds seconds or a date (RFC 9110 section 10.2.3). */
export function readRetryAfter(value: string | null, now: number): number | null {
  if (value === null) return null
  const milliseconds = /^\d{1,9}$/.test(value.trim()) ? Number(value) * 1000 : Date.parse(value) - now
  return Number.isFinite(milliseconds) ? Math.min(Math.max(0, milliseconds), MAX_RETRY_AFTER_MILLISECONDS) : null
}

export function unfetched(kind: FailKind, detail: string, passing = false): Unfetched {
  return { ok: false, trouble: { kind, detail }, passing }
}
