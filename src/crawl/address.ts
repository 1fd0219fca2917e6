/**
 * Which addresses a fetch may go to. Whoever can name an address to a service can otherwise make it read its own network: routers, databases, and the
 * metadata services of clouds, which hand out keys. A name is checked here before it is asked for, and on Node again after DNS (fetch/node.ts).
 */
import ipaddr from 'ipaddr.js'

/** Addresses that are public by number and still belong to the machine's own cloud: Azure's wire server. */
const CLOUD_ADDRESSES: ReadonlySet<string> = new Set(['168.63.129.16'])

/** Top labels that only mean something inside a network (RFC 6761, 6762, 8375, ICANN's .internal). */
const INSIDE_LABELS: ReadonlySet<string> = new Set(['localhost', 'local', 'internal', 'intranet', 'lan', 'home', 'corp', 'onion', 'invalid', 'test', 'arpa'])

const MAX_URL_CHARS = 2000

/**
 * Whether an IP address is one of the open internet. Private, loopback, link-local, shared, mapped, tunnelled, multicast and reserved ones are not; nor is
 * text that is no address.
 *
 * @param address IPv4 or IPv6, without brackets
 */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address) || CLOUD_ADDRESSES.has(address)) return false
  const parsed = ipaddr.parse(address)
  // A network that speaks IPv6 only sees every IPv4 address through this prefix (NAT64).
  if (parsed.range() === 'rfc6052') return isPublicAddress(parsed.toByteArray().slice(-4).join('.'))
  // fec0::/10 was withdrawn by RFC 3879, but old networks still use it inside.
  return parsed.range() === 'unicast' && !(parsed.kind() === 'ipv6' && (parsed.toByteArray()[0] as number) === 0xfe)
}

/** Why a URL must not be fetched, or null. What its name resolves to is not known here. */
export function refuseUrl(url: URL): string | null {
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return `${url.protocol} is neither http nor https`
  if (url.href.length > MAX_URL_CHARS) return `the address has more than ${MAX_URL_CHARS} characters`
  const host = url.hostname.replace(/^\[|\]$/g, '')
  if (ipaddr.isValid(host)) return isPublicAddress(host) ? null : `${host} is not an address of the open internet`
  const labels = host.replace(/\.$/, '').split('.')
  if (labels.length < 2 || INSIDE_LABELS.has(labels.at(-1) as string)) return `${host} is a name inside a network`
  return null
}
