import { isRecord } from '../lookup/check.ts'
import { TIERS, type Tier } from '../lookup/detail.ts'

/** What happens to a listed result besides its mark. */
export const EFFECTS = ['mark', 'highlight', 'hide'] as const

export const LANGUAGES = ['auto', 'en', 'zh-Hans', 'zh-Hant'] as const

export interface Settings {
  /** Address of a Nostrum service without a slash at the end; empty for none, and then nothing is ever asked. */
  readonly service: string
  /** Bearer token for reports; empty for none. */
  readonly token: string
  /** How sure a listing must be. */
  readonly tier: Tier
  readonly effect: (typeof EFFECTS)[number]
  readonly language: (typeof LANGUAGES)[number]
  /** Whether the service may send newer selectors of result pages. */
  readonly updateEngines: boolean
}

const DEFAULTS: Settings = { service: '', token: '', tier: 'likely', effect: 'mark', language: 'auto', updateEngines: false }

/** Takes each field that makes sense and the default for the others. */
export function readSettings(value: unknown): Settings {
  const given = isRecord(value) ? value : {}
  const oneOf = <T extends string>(name: string, words: readonly T[], fallback: T): T => words.find((word) => word === given[name]) ?? fallback
  return {
    service: serviceAddress(given['service']) ?? DEFAULTS.service,
    token: typeof given['token'] === 'string' && /^[\w.~+/-]{0,512}={0,4}$/.test(given['token']) ? given['token'] : DEFAULTS.token,
    tier: oneOf('tier', Object.keys(TIERS) as Tier[], DEFAULTS.tier),
    effect: oneOf('effect', EFFECTS, DEFAULTS.effect),
    language: oneOf('language', LANGUAGES, DEFAULTS.language),
    updateEngines: given['updateEngines'] === true,
  }
}

/** The address of a service as it is kept, or null for what is none: https, or http on this machine, without user, query or fragment. */
export function serviceAddress(value: unknown): string | null {
  if (value === '') return ''
  if (typeof value !== 'string' || !URL.canParse(value)) return null
  const { protocol, hostname, username, password, search, hash, href } = new URL(value)
  const isHere = protocol === 'http:' && ['127.0.0.1', '[::1]', 'localhost'].includes(hostname)
  return (protocol === 'https:' || isHere) && username + password + search + hash === '' ? href.replace(/\/$/, '') : null
}
