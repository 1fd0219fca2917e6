// Matches `utm_source`, `spm` and `gclid`, not `summit` or `id`: parameters that say how a reader came, not what is read.
const TRACKING = /^(?:utm_[a-z]{1,20}|gclid|gbraid|wbraid|fbclid|msclkid|yclid|dclid|twclid|ttclid|igshid|mc_cid|mc_eid|spm|_ga|bd_vid)$/i

/**
 * An address as pages are kept under: without user, password and fragment, which belong to one visitor, and without tracking parameters.
 *
 * @returns null for what is no absolute http or https address
 */
export function canonicalUrl(address: string | URL): string | null {
  const parsed = URL.parse(address)
  if (parsed === null || !/^https?:$/.test(parsed.protocol)) return null
  parsed.username = ''
  parsed.password = ''
  parsed.hash = ''
  const tracking = [...parsed.searchParams.keys()].filter((name) => TRACKING.test(name))
  // Deleting rewrites the whole query, so it is left alone when there is nothing to delete.
  for (const name of tracking) parsed.searchParams.delete(name)
  return parsed.href
}
