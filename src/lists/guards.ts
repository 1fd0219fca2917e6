/** Sites that no list may block, from the text files in `guards/` and, for those that belong to public bodies or to many, in `site/hosts/`. */
import { isOfficialHost, MAX_LABELS, SHARED_HOSTS } from '../site/hosts.ts'
import { siteOf, suffixSection } from '../site/site-of.ts'
import { GUARDS } from './guards.generated.ts'

/** Why an entry must not be published, with what it means. */
export const DANGERS = {
  everything: 'matches every site',
  'public-suffix': 'nobody owns it: everything that anybody registered below would be blocked',
  'shared-host': 'many strangers publish under it; list the one name or path below it',
  'public-body': 'only public bodies, schools or health services can have such a name',
  institution: 'a hospital, health body, journal or encyclopedia',
  'top-site': 'one of the most visited or most linked sites',
  'reserved-address': 'an address of this machine or of private networks',
} as const

export type Danger = keyof typeof DANGERS

const setOf = (name: keyof typeof GUARDS): ReadonlySet<string> => new Set(GUARDS[name].split('\n'))

const INSTITUTIONS = setOf('institutions')
const TOP_SITES: ReadonlySet<string> = new Set([...setOf('top-sites'), ...setOf('well-known')])

/** Every site by name that the gate knows: to count what an entry would hit. */
export const GUARDED_SITES: readonly string[] = [...new Set([...TOP_SITES, ...INSTITUTIONS, ...SHARED_HOSTS])].sort()

/** Expressions of the allow-list that ship with the software: institutions, never sites on which anybody can publish. */
export const ALLOWED_EXPRESSIONS: readonly string[] = [...INSTITUTIONS].filter((host) => !SHARED_HOSTS.has(host)).map((host) => `${host}/`)

/**
 * Whether blocking this expression would hit people who have nothing to do with spam; null when it would not. A name or path below a shared host is
 * fine. Below a public body nothing is: what was planted there is for its owner to remove.
 *
 * @param expression canonical host and path without scheme, as look-up makes them; a bare host stands for all of it
 */
export function dangerOf(expression: string): Danger | null {
  const slash = expression.indexOf('/')
  const host = slash < 0 ? expression : expression.slice(0, slash)
  const isWhole = slash < 0 || slash === expression.length - 1
  if (isReserved(host)) return 'reserved-address'
  if (isOfficialHost(host)) return 'public-body'
  const bare = host.startsWith('www.') ? host.slice(4) : host
  const section = suffixSection(bare)
  if (section === 'registry') return 'public-suffix'
  if (section === 'private' || SHARED_HOSTS.has(bare)) return isWhole ? 'shared-host' : null
  const site = siteOf(host)
  if (site === null) return null
  if (INSTITUTIONS.has(site)) return 'institution'
  return TOP_SITES.has(site) && !parentsOf(host).some((name) => SHARED_HOSTS.has(name)) ? 'top-site' : null
}

/** Well-known sites that blocking the host would block, too, in alphabetical order. */
export function guardedBelow(host: string): readonly string[] {
  return below().get(host) ?? []
}

/** Whether a well-known site has the name under any suffix, as `google` has. */
export function isGuardedEntity(name: string): boolean {
  return GUARDED_SITES.some((site) => site.startsWith(`${name}.`))
}

let belowCache: ReadonlyMap<string, readonly string[]> | undefined

/** Guarded sites by every name that they lie below; made when first asked for, because most callers never do. */
function below(): ReadonlyMap<string, readonly string[]> {
  if (belowCache !== undefined) return belowCache
  const sites = new Map<string, string[]>()
  for (const site of GUARDED_SITES) for (const name of parentsOf(site)) sites.set(name, [...(sites.get(name) ?? []), site])
  belowCache = sites
  return sites
}

/** The host and every name that it lies below. */
function parentsOf(host: string): string[] {
  const labels = host.split('.', MAX_LABELS)
  return labels.map((_, i) => labels.slice(i).join('.'))
}

// RFC 6890, without the networks for documentation, and RFC 6761.
const RESERVED = [
  /^(?:0|10|127|22[4-9]|2[345]\d)\.\d{1,3}\.\d{1,3}\.\d{1,3}$/,
  /^(?:169\.254|192\.168|172\.(?:1[6-9]|2\d|3[01])|100\.(?:6[4-9]|[7-9]\d|1[01]\d|12[0-7]))\.\d{1,3}\.\d{1,3}$/,
  /^\[(?:::1?|f[cd][0-9a-f]{2}:[0-9a-f:]{0,40}|fe[89ab][0-9a-f]:[0-9a-f:]{0,40})\]$/,
  /(?:^|\.)(?:localhost|localdomain|local|internal)$/,
]

function isReserved(host: string): boolean {
  return RESERVED.some((pattern) => pattern.test(host))
}
