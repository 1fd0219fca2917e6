import { parse } from 'tldts'

/**
 * The site a host belongs to: its registrable domain by the Public Suffix List with the private section, so that `a.github.io` and `b.github.io` are
 * two sites. An IP address is its own site. Total.
 *
 * @param host a host name without port, lower case, in ASCII (as `URL.hostname` gives it)
 * @returns null for what no one can register: a bare public suffix, an empty or malformed name, a name without a dot
 */
export function siteOf(host: string): string | null {
  const bare = host.startsWith('[') && host.endsWith(']') ? host.slice(1, -1) : host
  if (bare.length > MAX_HOST_CHARS || LONG_LABEL.test(bare)) return null
  const { domain, isIp, hostname } = parse(bare, OPTIONS)
  return isIp ? hostname : domain
}

// RFC 1035, section 2.3.4; tldts checks neither when it is given a bare host.
const MAX_HOST_CHARS = 253
const LONG_LABEL = /[^.]{64}/

/** Whether nobody owns the host by registering it: an entry of the Public Suffix List itself. */
export function isPublicSuffix(host: string): boolean {
  return suffixSection(host) !== null
}

/** The section of the Public Suffix List that has the host itself as an entry: of registries, or of owners who let others publish below; null for neither. */
export function suffixSection(host: string): 'registry' | 'private' | null {
  const { publicSuffix, hostname, isIp, isPrivate } = parse(host, OPTIONS)
  if (isIp === true || !hostname || publicSuffix !== hostname) return null
  return isPrivate === true ? 'private' : 'registry'
}

const OPTIONS = { allowPrivateDomains: true, extractHostname: false, validateHostname: true } as const
