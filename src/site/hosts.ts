/**
 * What a host's name says about its owner, from the text files in `hosts/`. Both are shifts and cautions, never a pass: public bodies are hacked, platforms
 * are rented.
 */
import { HOSTS } from './hosts.generated.ts'

const setOf = (name: keyof typeof HOSTS): ReadonlySet<string> => new Set(HOSTS[name].split('\n'))

const PUBLIC_BODIES = setOf('public-bodies')
const PORTALS = setOf('portals')
/** Names under which many strangers publish, beyond those of the Public Suffix List. */
export const SHARED_HOSTS = setOf('shared-hosts')

/** DNS allows 127 labels; what has more is no host. */
export const MAX_LABELS = 127

/** Whether only a public body, a school or a health service can have the host: one of its ends is in the list, where `*` stands for a label, at the end for a country code. */
export function isOfficialHost(host: string): boolean {
  const labels = host.split('.', MAX_LABELS)
  const [c = '', b = '', a = ''] = labels.slice(-3).reverse()
  const isCountry = c.length === 2
  const ends = [c, `${b}.${c}`, `${a}.${b}.${c}`, `${a}.*.${c}`, ...(isCountry ? [`${b}.*`] : [])]
  return ends.some((end) => PUBLIC_BODIES.has(end)) && !ends.some((end) => PUBLIC_BODIES.has(`!${end}`))
}

/**
 * Whether many publishers share the site, by path and not by host name, so that the Public Suffix List cannot tell them apart and a verdict on all of it would
 * be unjust to most.
 */
export function isSharedSite(site: string): boolean {
  return SHARED_HOSTS.has(site) || PORTALS.has(site)
}
