/** One visit to one address: may we, what is there, what is it like, where does it lead. What comes of it is a value that says what happens next. */

import type { Page } from '../page/types.ts'
import type { FoundPage, ScanOptions, Seed, SeenPage, VisitKind, WaitingPage } from '../store/scans.ts'
import type { Input, Verdict } from '../verdict/types.ts'
import { decodePage } from './decode.ts'
import { type Fetched, type Fetcher, isText, type Unfetched, type Validators } from './fetch/fetcher.ts'
import { readLinks } from './links.ts'
import type { KeptRobots } from './manners.ts'
import { ALLOW_ALL, ALLOW_NONE, MAX_ROBOTS_BYTES, type Robots, readRobots } from './robots.ts'
import { findTrap, hostOf, isInScope, tidyUrl } from './scope.ts'
import { readSitemap } from './sitemap.ts'
import type { FailKind, SkipKind, Trouble } from './trouble.ts'

/** Reads and judges a page. */
export type Judge = (input: Input) => { readonly page: Page; readonly verdict: Verdict }

export interface VisitTools {
  readonly fetch: Fetcher
  readonly judge: Judge
  /** What an earlier visit found, if the page may be asked for only if it changed. */
  readonly seen: (url: string) => Promise<SeenPage | null>
  /** Milliseconds since 1970. */
  readonly now: () => number
  readonly signal?: AbortSignal | undefined
}

/** Addresses found on a visit, and how many led elsewhere. */
export interface Finds {
  readonly found: readonly FoundPage[]
  readonly outside: number
}

export type Outcome =
  /** The page and its verdict. */
  | { readonly next: 'keep'; readonly page: Page; readonly bytes: Uint8Array; readonly verdict: Verdict; readonly validators: Validators; readonly finds: Finds }
  /** As it was when last seen. */
  | { readonly next: 'keep-seen'; readonly seen: SeenPage; readonly finds: Finds }
  /** No page, but addresses. */
  | { readonly next: 'note'; readonly finds: Finds }
  | { readonly next: 'skip'; readonly trouble: Trouble<SkipKind>; readonly finds: Finds }
  | { readonly next: 'fail'; readonly trouble: Trouble<FailKind> }
  /** Not now. `after` is milliseconds, where the server said so. */
  | { readonly next: 'retry'; readonly trouble: Trouble<FailKind>; readonly after: number | null }

const NONE: Finds = { found: [], outside: 0 }

/** Redirects from one address to the next over a whole chain; the fetcher counts those within a host itself. */
const MAX_HOPS = 5
const MAX_SITEMAP_BYTES = 10_000_000
/** Index of an index of sitemaps. */
const MAX_SITEMAP_DEPTH = 3

/** Visits an address. Never throws for what a server does. */
export async function visit(page: WaitingPage, options: ScanOptions, robots: Robots, tools: VisitTools): Promise<Outcome> {
  const url = new URL(page.url)
  if (page.kind === 'robots') return { next: 'note', finds: sitemapsOf(page, robots) }
  if (!robots.allows(url.pathname + url.search)) return { next: 'skip', trouble: { kind: 'robots', detail: 'robots.txt forbids it' }, finds: NONE }
  if (page.kind === 'sitemap') return visitSitemap(page, tools)
  // Without its content a page's links are not known: those of a site are always fetched whole.
  const seen = page.kind === 'page' ? await tools.seen(page.url) : null
  const fetched = await tools.fetch(page.url, {
    validators: seen ?? undefined,
    // A redirect to another host waits for its turn there; within the host, robots.txt is asked again.
    mayFollow: (to) => to.host === url.host && robots.allows(to.pathname + to.search),
    signal: tools.signal,
  })
  const trouble = troubleOf(fetched)
  if (trouble !== null) return trouble
  return readPage(page, options, seen, fetched as Fetched, tools)
}

function readPage(page: WaitingPage, options: ScanOptions, seen: SeenPage | null, fetched: Fetched, { judge }: VisitTools): Outcome {
  if (fetched.status === 304 && seen !== null) return { next: 'keep-seen', seen, finds: NONE }
  if (fetched.location !== null) return redirect(page, options, fetched.location)
  if (!isText(fetched.contentType)) return { next: 'skip', trouble: { kind: 'not-a-page', detail: typeOf(fetched.contentType) }, finds: NONE }
  if (fetched.bytes.length === 0) return { next: 'skip', trouble: { kind: 'not-a-page', detail: `status ${fetched.status} without content` }, finds: NONE }
  const input = decodePage(fetched.bytes, fetched.contentType, fetched.url)
  const finds = page.kind === 'site' && input.html !== undefined ? follow(page, options, readLinks(input.html, fetched.url)) : NONE
  return { next: 'keep', ...judge(input), bytes: fetched.bytes, validators: fetched.validators, finds }
}

/** What went wrong, or null when there is an answer to read. */
function troubleOf(fetched: Fetched | Unfetched): Outcome | null {
  if (!fetched.ok) return fetched.passing ? { next: 'retry', trouble: fetched.trouble, after: null } : { next: 'fail', trouble: fetched.trouble }
  const { status, retryAfter, location } = fetched
  if (status < 400 || location !== null) return null
  const trouble = { kind: 'status', detail: `status ${status}` } as const
  return status === 429 || status === 408 || status >= 500 ? { next: 'retry', trouble, after: retryAfter } : { next: 'fail', trouble }
}

/** Sends a redirect to another host, or to where robots.txt forbids it, back into the queue: it waits its turn there, and its robots.txt is asked. */
function redirect(page: WaitingPage, options: ScanOptions, location: string): Outcome {
  const url = tidyUrl(location)
  if (page.hops >= MAX_HOPS) return { next: 'fail', trouble: { kind: 'redirects', detail: `more than ${MAX_HOPS} redirects, the last to ${location}` } }
  if (url === null) return { next: 'fail', trouble: { kind: 'redirects', detail: 'leads to what is no web address' } }
  const isSeed = page.depth === 0
  if (!isSeed && page.kind === 'site' && !isInScope(url, originsOf(options.seeds), options.scope))
    return { next: 'skip', trouble: { kind: 'out-of-scope', detail: `leads to ${url}` }, finds: NONE }
  const target: FoundPage = { url, host: hostOf(url), kind: page.kind, depth: page.depth, hops: page.hops + 1, via: page.via ?? page.url }
  return { next: 'skip', trouble: { kind: 'redirected', detail: `leads to ${url}` }, finds: { found: [target], outside: 0 } }
}

/** The links of a page that belong to the scan. Traps and what is too deep are settled at once, so that the results tell. */
function follow(page: WaitingPage, options: ScanOptions, links: readonly string[]): Finds {
  const seeds = page.via === null ? originsOf(options.seeds) : [...originsOf(options.seeds), page.url]
  const inside = links.filter((url) => isInScope(url, seeds, options.scope))
  const depth = page.depth + 1
  const found = inside.map((url) => foundPage(url, 'site', depth, depth > options.maxDepth ? { kind: 'too-deep', detail: `${depth} links from the start` } : findTrap(url)))
  return { found, outside: links.length - inside.length }
}

async function visitSitemap(page: WaitingPage, { fetch, signal }: VisitTools): Promise<Outcome> {
  const fetched = await fetch(page.url, { cutAt: MAX_SITEMAP_BYTES, accept: 'application/xml, text/xml, */*;q=0.5', signal })
  const trouble = troubleOf(fetched)
  if (trouble !== null) return trouble
  const { bytes, url } = fetched as Fetched
  const sitemap = await readSitemap(bytes, url)
  // A sitemap speaks for its own site (sitemaps.org); what it says of others is left alone.
  const pages = sitemap.pages.filter((each) => isInScope(each, [url], 'site'))
  const further = page.depth < MAX_SITEMAP_DEPTH ? sitemap.sitemaps.filter((each) => isInScope(each, [url], 'site')) : []
  const found = [...pages.map((each) => foundPage(each, 'page', 0)), ...further.map((each) => foundPage(each, 'sitemap', page.depth + 1))]
  const outside = sitemap.pages.length + sitemap.sitemaps.length - found.length
  return { next: 'note', finds: { found, outside } }
}

/** The sitemaps that robots.txt names, or the place where one is looked for when it names none. */
function sitemapsOf(page: WaitingPage, robots: Robots): Finds {
  const named = robots.sitemaps.map((each) => tidyUrl(each, page.url)).filter((each) => each !== null)
  const urls = named.length > 0 ? named : [new URL('/sitemap.xml', page.url).href]
  return { found: urls.map((url) => foundPage(url, 'sitemap', 0)), outside: 0 }
}

function foundPage(url: string, kind: VisitKind, depth: number, trouble: Trouble<SkipKind> | null = null): FoundPage {
  return { url, host: hostOf(url), kind, depth, hops: 0, via: null, ...(trouble === null ? {} : { trouble }) }
}

function originsOf(seeds: readonly Seed[]): string[] {
  return seeds.filter(({ kind }) => kind === 'site').map(({ url }) => url)
}

function typeOf(contentType: string): string {
  return (contentType.split(';', 1)[0] as string).trim().slice(0, 80)
}

/**
 * Reads robots.txt of an address's host: absent (4xx) allows all, a server in trouble forbids all for now (RFC 9309, section 2.3.1).
 *
 * @param failures how often in a row it was unavailable before
 */
export async function fetchRobots(url: string, failures: number, { fetch, now, signal }: VisitTools): Promise<KeptRobots> {
  const fetched = await fetch(new URL('/robots.txt', url).href, { cutAt: MAX_ROBOTS_BYTES, accept: 'text/plain, */*;q=0.5', signal })
  const readAt = now()
  const absent = { status: 'absent', text: null, trouble: null, failures: 0, readAt } as const
  // More redirects than are followed may be taken as no robots.txt (section 2.3.1.2).
  if (!fetched.ok && fetched.trouble.kind === 'redirects') return absent
  const unavailable = { status: 'unavailable', text: null, failures: failures + 1, readAt } as const
  if (!fetched.ok) return { ...unavailable, trouble: { ...fetched.trouble, passing: fetched.passing } }
  const { status, bytes } = fetched
  if (status >= 500 || status === 429) return { ...unavailable, trouble: { kind: 'robots-unavailable', detail: `robots.txt: status ${status}`, passing: true } }
  return status >= 300 ? absent : { status: 'read', text: new TextDecoder().decode(bytes), trouble: null, failures: 0, readAt }
}

export function robotsOf({ status, text }: KeptRobots): Robots {
  if (status === 'read') return readRobots(text ?? '')
  return status === 'absent' ? ALLOW_ALL : ALLOW_NONE
}
