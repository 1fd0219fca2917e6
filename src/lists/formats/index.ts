/** All formats by name. Writers and readers are apart because the service only writes. */
import type { Tier } from '../../lookup/detail.ts'
import { writeDnsmasq } from './dnsmasq.ts'
import type { Writer } from './format.ts'
import { writeGoggle } from './goggle.ts'
import { writeHosts } from './hosts.ts'
import { writeJson } from './json.ts'
import { writeRpz } from './rpz.ts'
import { writeUblacklist } from './ublacklist.ts'
import { writeUbo } from './ubo.ts'

export interface Format {
  /** What follows the tier and a dot in the name of a file. */
  readonly extension: string
  readonly mediaType: string
  /** Who reads it. */
  readonly readers: string
  readonly write: Writer
}

const TEXT = 'text/plain; charset=utf-8'

export const FORMATS = {
  ublacklist: { extension: 'ublacklist.txt', mediaType: TEXT, readers: 'uBlacklist: hides results of search engines', write: writeUblacklist },
  ubo: { extension: 'ubo.txt', mediaType: TEXT, readers: 'uBlock Origin, AdGuard, Brave: a warning before the page', write: writeUbo },
  hosts: { extension: 'hosts', mediaType: TEXT, readers: 'hosts files, Pi-hole', write: writeHosts },
  dnsmasq: { extension: 'dnsmasq.conf', mediaType: TEXT, readers: 'dnsmasq, OpenWrt', write: writeDnsmasq },
  rpz: { extension: 'rpz', mediaType: TEXT, readers: 'name servers with response policy zones: BIND, Knot Resolver, PowerDNS, Unbound', write: writeRpz },
  goggle: { extension: 'goggle', mediaType: TEXT, readers: 'Goggles of Brave Search', write: writeGoggle },
  json: { extension: 'json', mediaType: 'application/json', readers: 'programs', write: writeJson },
} as const satisfies Readonly<Record<string, Format>>

export type FormatName = keyof typeof FORMATS

export function fileNameOf(tier: Tier, format: FormatName): string {
  return `${tier}.${FORMATS[format].extension}`
}
