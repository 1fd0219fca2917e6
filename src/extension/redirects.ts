/**
 * Links of result pages often lead through the engine, which counts the click. Where the target stands in the link it is taken out here, on the device;
 * nothing is ever fetched to find out.
 */
import { fromBase64 } from '../lookup/base64.ts'
import { matchesWildcard } from './wildcard.ts'

/** A redirecting address, and where in it the target stands; with none of the three places, it cannot be told. */
export interface Redirect {
  /** Host and path, with `*` for anything. */
  readonly at: string
  /** Names of query parameters, tried in turn. */
  readonly parameters?: readonly string[]
  /** The target follows this in one segment of the path. */
  readonly segment?: string
  /** The target is everything behind the first of these. */
  readonly after?: string
  /** The target is base64 behind so many characters. */
  readonly base64From?: number
}

/** Redirects lead to redirects, but no honest one further than this. */
const MAX_STEPS = 3

/**
 * The address that a link leads to, or null when that is no web address or cannot be told from it.
 *
 * @param href as written
 * @param base address of the page that it stands on
 * @example openRedirects('/url?q=https://clinic.example/', 'https://www.google.com/search', [{ at: 'www.google.com/url', parameters: ['q'] }])
 */
export function openRedirects(href: string, base: string, redirects: readonly Redirect[]): string | null {
  let url = parse(href, base)
  for (let step = 0; step <= MAX_STEPS && url !== null; step++) {
    const place = `${url.host}${url.pathname}`
    const redirect = redirects.find(({ at }) => matchesWildcard(at, place))
    if (redirect === undefined) return url.href
    url = parse(targetOf(url, redirect), url.href)
  }
  return null
}

function targetOf(url: URL, { parameters, segment, after, base64From }: Redirect): string {
  if (parameters !== undefined) {
    const value = parameters.map((name) => url.searchParams.get(name)).find((each) => each !== null) ?? ''
    return base64From === undefined ? value : decodeBase64(value.slice(base64From))
  }
  if (segment !== undefined)
    return unescapeText(
      url.pathname
        .split('/')
        .find((each) => each.startsWith(segment))
        ?.slice(segment.length) ?? '',
    )
  if (after === undefined) return ''
  const at = url.href.indexOf(after)
  return at < 0 ? '' : unescapeText(url.href.slice(at + after.length))
}

function decodeBase64(text: string): string {
  const bytes = fromBase64(text)
  const decoded = bytes === null ? '' : new TextDecoder().decode(bytes)
  return /^https?%3a/i.test(decoded) ? unescapeText(decoded) : decoded
}

function unescapeText(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return ''
  }
}

function parse(address: string, base: string): URL | null {
  const url = address !== '' && URL.canParse(address, base) ? new URL(address, base) : null
  return url !== null && /^https?:$/.test(url.protocol) ? url : null
}
