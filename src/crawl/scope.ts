/** Which addresses belong to a scan, and which are a trap: a place that makes new addresses for as long as somebody follows them. */
import { canonicalUrl } from '../site/canonical-url.ts'
import { siteOf } from '../site/site-of.ts'
import type { SkipKind, Trouble } from './trouble.ts'

/** How far a scan of a site goes: the registrable domain, one host, or one folder of it. */
export type Scope = 'site' | 'host' | 'path'

const MAX_HREF_CHARS = 2000

/**
 * An address as a scan knows it: absolute, http or https, and canonical, so that the same page is not visited twice. null when it is none.
 *
 * @param base what a relative address is relative to
 */
export function tidyUrl(address: string, base?: string): string | null {
  const trimmed = address.trim()
  if (trimmed === '' || trimmed.length > MAX_HREF_CHARS || !URL.canParse(trimmed, base)) return null
  return canonicalUrl(new URL(trimmed, base))
}

/** The key of politeness: host with its port. */
export function hostOf(url: string): string {
  return new URL(url).host
}

/** Whether an address lies within reach of any of the seeds. */
export function isInScope(address: string, seeds: readonly string[], scope: Scope): boolean {
  const url = new URL(address)
  return seeds.some((each) => {
    const seed = new URL(each)
    if (scope === 'site') return sameSite(url, seed)
    if (url.host !== seed.host) return false
    return scope === 'host' || url.pathname.startsWith(seed.pathname.slice(0, seed.pathname.lastIndexOf('/') + 1))
  })
}

/** Names that no one can register, such as a test server's, are their own site. */
function sameSite(a: URL, b: URL): boolean {
  return (siteOf(a.hostname) ?? a.host) === (siteOf(b.hostname) ?? b.host)
}

/** A part of a path that comes back so often is a relative link going in circles. */
const MAX_REPEATS = 3
const MAX_PATH_PARTS = 20

/** Whether an address looks like a place without end, by itself. */
export function findTrap(address: string): Trouble<SkipKind> | null {
  const parts = new URL(address).pathname.split('/').filter((part) => part !== '')
  if (parts.length > MAX_PATH_PARTS) return { kind: 'trap', detail: `the path has more than ${MAX_PATH_PARTS} parts` }
  const counts = new Map<string, number>()
  for (const part of parts) {
    const count = (counts.get(part) ?? 0) + 1
    if (count > MAX_REPEATS) return { kind: 'trap', detail: `the path repeats a part more than ${MAX_REPEATS} times` }
    counts.set(part, count)
  }
  return null
}
