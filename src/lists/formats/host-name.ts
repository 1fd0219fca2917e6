/** Host names as list keepers write them. */
import { canonicalise } from '../../lookup/canonical.ts'

// Matches `clinic.example`, `a_b.example` and `xn--8oup83g.example`, not `Clinic.example`, `-a.example` or `localhost.`.
const PLAIN = /^(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?\.){0,126}[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/
const MAX_CHARS = 253

export interface HostName {
  /** Lower case, in Punycode, without a dot at the end. */
  readonly host: string
  /** Whether it was written so. */
  readonly isPlain: boolean
}

/** The host that somebody wrote, or null when it cannot be one. IP addresses count as hosts. */
export function readHostName(text: string): HostName | null {
  if (text.length <= MAX_CHARS && PLAIN.test(text)) return { host: text, isPlain: true }
  // Whatever else an address may hold is no part of a name.
  if (text.length > MAX_CHARS * 4 || /[\s/?#@\\%]/.test(text)) return null
  const host = canonicalise(`http://${text}/`)?.host
  return host === undefined || host.length > MAX_CHARS || !(PLAIN.test(host) || host.startsWith('[')) ? null : { host, isPlain: text === host }
}

/** A host of nothing but ASCII, as formats without Unicode want it; says what is wrong otherwise. */
export function readAsciiHost(text: string): HostName | string {
  if (/[^\0-\x7f]/.test(text)) {
    const punycode = readHostName(text)
    return `"${text}" is not ASCII${punycode === null ? '' : `; write ${punycode.host}`}`
  }
  if (text.includes('*')) return `"${text}" has a wildcard, which this format does not know`
  if (text.includes('/')) return `"${text}" has a path, which this format does not know; write the host alone`
  return readHostName(text) ?? `"${text.slice(0, 100)}" is no host name`
}
