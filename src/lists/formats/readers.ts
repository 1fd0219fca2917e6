import { readDnsmasq } from './dnsmasq.ts'
import { readDomains } from './domains.ts'
import type { Reader } from './format.ts'
import { readGoggle } from './goggle.ts'
import { readHosts } from './hosts.ts'
import { readJson } from './json.ts'
import { readRpz } from './rpz.ts'
import { readUblacklist } from './ublacklist.ts'
import { readUbo } from './ubo.ts'

/** Makes a reader for one file, by the name of its format. */
export const READERS = {
  ublacklist: readUblacklist,
  ubo: readUbo,
  hosts: readHosts,
  dnsmasq: readDnsmasq,
  rpz: readRpz,
  goggle: readGoggle,
  json: () => readJson(),
  domains: readDomains,
} as const satisfies Readonly<Record<string, () => Reader>>

export type ReadableFormat = keyof typeof READERS

/** Lines that are looked at to recognise a format. */
export const SAMPLE_LINES = 300

/**
 * The format in which most of these lines mean something, or null when in none. The earlier of two that read a file alike wins: formats with a form of
 * their own come first, those that take nearly anything last.
 */
export function recognise(lines: readonly string[]): ReadableFormat | null {
  let best: ReadableFormat | null = null
  // Less than one rule is chance.
  let most = 0.9
  for (const name of ['json', 'rpz', 'dnsmasq', 'hosts', 'ublacklist', 'domains', 'ubo', 'goggle'] as const) {
    const reader = READERS[name]()
    let score = 0
    for (const line of lines) {
      const read = reader.read(line)
      // What names no host could be anything.
      if (read.kind === 'block') score += read.targets.length > 0 ? 1 : 0.1
      if (read.kind === 'other') score += 0.1
      if (read.kind === 'dead') score -= 1
    }
    if (score > most) {
      best = name
      most = score
    }
  }
  return best
}
