import { siteOf } from '../site/site-of.ts'
import type { CanonicalUrl } from './canonical.ts'

/** Names made of the site and labels before it, and paths made of the root and components below it. */
const MAX_SUFFIXES = 4
const MAX_PREFIXES = 4

/**
 * What is looked up for an address, at most 30 expressions: the exact host and up to four shorter names ending in the site, each with the exact path with
 * and without query, and up to four paths from the root. Sites follow the Public Suffix List with its private section, so nothing is ever looked up
 * for all of a shared host.
 *
 * @returns without duplicates, longest host first; `clinic.example/` stands for the whole site
 * @example urlExpressions(canonicalise('http://a.b.example/1/2.html?q')) // 'a.b.example/1/2.html?q', 'a.b.example/1/2.html', 'a.b.example/', 'a.b.example/1/', 'b.example/…
 */
export function urlExpressions({ host, path, query, isAddress }: CanonicalUrl): string[] {
  const paths = pathPrefixes(path, query)
  return (isAddress ? [host] : hostSuffixes(host)).flatMap((name) => paths.map((each) => name + each))
}

function hostSuffixes(host: string): string[] {
  const site = siteOf(host)
  if (site === null || site === host) return [host]
  const labels = host.slice(0, -site.length - 1).split('.')
  const suffixes = [site]
  for (let i = labels.length - 1; i > 0 && suffixes.length < MAX_SUFFIXES; i--) suffixes.unshift(`${labels[i]}.${suffixes[0]}`)
  return [host, ...suffixes]
}

function pathPrefixes(path: string, query: string | null): string[] {
  const paths = new Set(query === null ? [path] : [`${path}?${query}`, path])
  let end = 0
  for (let i = 0; i < MAX_PREFIXES && end >= 0; i++, end = path.indexOf('/', end + 1)) paths.add(path.slice(0, end + 1))
  return [...paths]
}
