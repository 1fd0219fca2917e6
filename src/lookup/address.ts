/** IP addresses in every spelling that browsers take, to one. */

const OCTET = 256
const MAX_PARTS = 4

/**
 * The one spelling of an IP address, or null for what is none. IPv4 in octal, hex, with fewer parts or as one number becomes dotted decimal; IPv6 takes
 * brackets and gets its shortest form, and an IPv4 address inside it (`::ffff:0:0/96`, RFC 4291; `64:ff9b::/96`, RFC 6052) is taken out.
 *
 * @param host a host without port
 */
export function readAddress(host: string): string | null {
  return host.startsWith('[') ? readIpv6(host) : readIpv4(host)
}

function readIpv4(host: string): string | null {
  const parts = host.split('.', MAX_PARTS + 1)
  if (parts.length > MAX_PARTS) return null
  const numbers = parts.map(readPart)
  const last = numbers.at(-1) as number
  const others = numbers.slice(0, -1)
  // The last part fills all bytes that the others leave.
  if (!(last >= 0 && last < OCTET ** (MAX_PARTS - others.length)) || !others.every((part) => part >= 0 && part < OCTET)) return null
  return dotted(others.reduce((sum, part, i) => sum + part * OCTET ** (MAX_PARTS - 1 - i), last))
}

/** The number that a part spells; NaN when it spells none. */
function readPart(part: string): number {
  if (/^0x[0-9a-f]{0,16}$/i.test(part)) return Number.parseInt(part.slice(2) || '0', 16)
  if (/^0[0-7]{1,20}$/.test(part)) return Number.parseInt(part, 8)
  return /^(?:0|[1-9]\d{0,15})$/.test(part) ? Number(part) : Number.NaN
}

function dotted(address: number): string {
  return [24, 16, 8, 0].map((shift) => (address >>> shift) & 0xff).join('.')
}

const HOLDS_IPV4 = /^\[(?:::ffff|64:ff9b:):(?:([0-9a-f]{1,4}):)?([0-9a-f]{1,4})\]$/

function readIpv6(host: string): string | null {
  let shortest: string
  try {
    shortest = new URL(`http://${host}/`).hostname
  } catch {
    return null
  }
  if (shortest === '[64:ff9b::]') return dotted(0)
  const match = HOLDS_IPV4.exec(shortest)
  if (match === null) return shortest
  return dotted(Number.parseInt(match[1] ?? '0', 16) * 0x10000 + Number.parseInt(match[2] as string, 16))
}
