/**
 * One spelling for each address, as the Safe Browsing documentation describes it (version 5, "URLs and Hashing"). `new URL()` does not do: it keeps
 * `%25%32%35`, dots at the ends, double slashes and ports, and refuses hosts that the documentation wants escaped.
 *
 * Everything here works on byte strings: strings whose characters are the bytes of the address, 0 to 255. An address may hold bytes that are no text.
 */
import { readAddress } from './address.ts'

/** A canonical address. All parts are printable ASCII. */
export interface CanonicalUrl {
  /** `http://host/path?query`. Scheme, user, password and port play no part in expressions; the last three are gone. */
  readonly href: string
  /** A name, a dotted IPv4 address, or an IPv6 address in brackets. */
  readonly host: string
  /** From the first slash, without the query. */
  readonly path: string
  /** Without the question mark; null when there is none. */
  readonly query: string | null
  /** Whether the host is an IP address. */
  readonly isAddress: boolean
}

const TAB_CR_LF = /[\t\r\n]/g
const ANY_SCHEME = /^[a-z][a-z0-9+.-]{0,40}:(?!\d)/i
const WEB_SCHEME = /^https?:\/{0,8}/i

/**
 * The canonical form of a web address, or null when it names no web host (`mailto:`, `http:///`, a port that is no number). Linear in the length.
 * Delimiters are recognised before unescaping, as in RFC 3986 and in Google's own clients, so `a%2Fb.example` never becomes the host `a`.
 *
 * @param url text, or bytes where the address is not text
 * @example canonicalise('www.Clinic.example/a/../%62?q')?.href // 'http://www.clinic.example/b?q'
 */
export function canonicalise(url: string | Uint8Array): CanonicalUrl | null {
  const bytes = trimSpace(toByteString(url).replace(TAB_CR_LF, ''))
  const [withoutFragment = ''] = bytes.split('#', 1)
  const scheme = /^https:/i.test(withoutFragment) ? 'https' : 'http'
  const rest = afterScheme(withoutFragment)
  if (rest === null) return null
  const end = rest.search(/[/?]/)
  const authority = end < 0 ? rest : rest.slice(0, end)
  const host = readHost(authority)
  if (host === null) return null
  const target = end < 0 ? '' : rest.slice(end)
  const mark = target.indexOf('?')
  const path = escapeBytes(resolvePath(unescapeAll(mark < 0 ? target : target.slice(0, mark))))
  const query = mark < 0 ? null : escapeBytes(unescapeAll(target.slice(mark + 1)))
  return { href: `${scheme}://${host.name}${path}${query === null ? '' : `?${query}`}`, host: host.name, path, query, isAddress: host.isAddress }
}

/** What follows the scheme and its slashes; null for schemes other than http and https. */
function afterScheme(url: string): string | null {
  if (WEB_SCHEME.test(url)) return url.replace(WEB_SCHEME, '')
  if (ANY_SCHEME.test(url)) return null
  return url.startsWith('//') ? url.slice(2) : url
}

function readHost(authority: string): { name: string; isAddress: boolean } | null {
  const host = unescapeAll(withoutPort(authority.slice(authority.lastIndexOf('@') + 1)))
  if (host.startsWith('[')) {
    const address = readAddress(host)
    return address === null ? null : { name: address, isAddress: true }
  }
  // No host has these; unescaped they would stand for something else in the expressions.
  if (/[/?@\\:]/.test(host)) return null
  const name = toAscii(host)
    .replace(/\.{2,}/g, '.')
    .replace(/^\.|\.$/g, '')
  if (name === '') return null
  const address = readAddress(name)
  // Only ASCII letters: the other bytes are no letters.
  return address === null ? { name: escapeBytes(name.replace(/[A-Z]/g, (letter) => letter.toLowerCase())), isAddress: false } : { name: address, isAddress: true }
}

/** A port that is no number stays, and its colon makes the host unusable. */
function withoutPort(host: string): string {
  const colon = host.lastIndexOf(':')
  return colon > host.lastIndexOf(']') && /^\d{0,5}$/.test(host.slice(colon + 1)) ? host.slice(0, colon) : host
}

/** An internationalised name in Punycode, by the platform's own IDNA; what is no such name stays as it is. */
function toAscii(host: string): string {
  if (!/[\x80-\xff]/.test(host) || host.includes('#')) return host
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(Uint8Array.from(host, (byte) => byte.charCodeAt(0)))
    return new URL(`http://${text}/`).hostname
  } catch {
    return host
  }
}

/**
 * Unescapes until nothing is left to unescape, in one pass: whatever the last three bytes written spell is unescaped again at once. Escapes cannot
 * overlap, so the order in which they are undone makes no difference, and `%252525…` costs linear time where repeated passes cost quadratic.
 */
export function unescapeAll(bytes: string): string {
  if (!bytes.includes('%')) return bytes
  const out = new Uint8Array(bytes.length)
  let length = 0
  for (let i = 0; i < bytes.length; i++) {
    out[length++] = bytes.charCodeAt(i)
    while (length >= 3 && out[length - 3] === PERCENT) {
      const high = hexValue(out[length - 2] as number)
      const low = hexValue(out[length - 1] as number)
      if (high < 0 || low < 0) break
      length -= 2
      out[length - 1] = high * 16 + low
    }
  }
  return fromBytes(out.subarray(0, length))
}

const PERCENT = 0x25

function hexValue(byte: number): number {
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30
  const letter = byte | 0x20
  return letter >= 0x61 && letter <= 0x66 ? letter - 0x57 : -1
}

/** `/./` and `/../` resolved, then runs of slashes collapsed, in the documentation's order. */
function resolvePath(path: string): string {
  if (path === '' || path === '/') return '/'
  if (!path.includes('/.') && !path.includes('//')) return path
  const kept: string[] = []
  const segments = path.slice(1).split('/')
  segments.forEach((segment, i) => {
    if (segment === '..') kept.pop()
    if (segment !== '.' && segment !== '..') kept.push(segment)
    else if (i === segments.length - 1) kept.push('')
  })
  return `/${kept.join('/')}`.replace(/\/{2,}/g, '/')
}

/** Escapes what the documentation names: bytes up to 0x20, from 0x7f on, `#` and `%`. */
function escapeBytes(bytes: string): string {
  return bytes.replace(/[\0-\x20\x7f-\xff#%]/g, (byte) => `%${byte.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`)
}

function trimSpace(bytes: string): string {
  let from = 0
  let to = bytes.length
  while (from < to && bytes[from] === ' ') from++
  while (to > from && bytes[to - 1] === ' ') to--
  return bytes.slice(from, to)
}

function toByteString(url: string | Uint8Array): string {
  if (typeof url !== 'string') return fromBytes(url)
  return /^[\0-\x7f]*$/.test(url) ? url : fromBytes(new TextEncoder().encode(url))
}

/** Arguments that a call may safely have. */
const CHUNK = 8192

function fromBytes(bytes: Uint8Array): string {
  let text = ''
  for (let i = 0; i < bytes.length; i += CHUNK) text += String.fromCharCode(...bytes.subarray(i, i + CHUNK))
  return text
}
