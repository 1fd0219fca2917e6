/** The answer of `hashes:search`: what is known of the hashes that begin with the prefixes asked for. */
import { fromBase64 } from './base64.ts'
import { isRecord, readSeconds } from './check.ts'
import { ATTRIBUTES, type Attribute, type Detail, KINDS, TIERS } from './detail.ts'
import { HASH_BYTES, toHex } from './hash.ts'

/** As sent by the service. */
export interface SearchAnswer {
  readonly fullHashes: readonly {
    /** base64url. */
    readonly fullHash: string
    readonly details: readonly Detail[]
  }[]
  /** Seconds with an s. It holds for every prefix asked, whether something was found or not. */
  readonly cacheDuration: string
}

/** Seconds that an answer may be kept: with findings, so that a wrong listing is gone soon; and without any. */
export const CACHE_SECONDS = { listed: 300, empty: 3600 } as const

/** Nothing is believed for longer, whatever an answer says. */
const MAX_CACHE_SECONDS = 86_400

/** Details by full hash in lower-case hex, and for how long they hold. */
export interface Findings {
  readonly details: ReadonlyMap<string, readonly Detail[]>
  readonly seconds: number
}

/**
 * Reads an answer. A detail with a kind, tier or attribute that this client does not know is passed over as a whole: a newer service may mean something
 * that must not be shown as it stands.
 *
 * @returns null for what is no answer at all
 */
export function readSearchAnswer(answer: unknown): Findings | null {
  if (!isRecord(answer)) return null
  const { fullHashes = [], cacheDuration } = answer
  const seconds = readSeconds(cacheDuration)
  if (!Array.isArray(fullHashes) || seconds === null) return null
  const found = new Map<string, readonly Detail[]>()
  for (const each of fullHashes as readonly unknown[]) {
    if (!isRecord(each) || typeof each['fullHash'] !== 'string' || !Array.isArray(each['details'])) return null
    const hash = fromBase64(each['fullHash'])
    if (hash === null || hash.length !== HASH_BYTES) return null
    const details = each['details'].filter(isDetail)
    if (details.length > 0) found.set(toHex(hash), details)
  }
  return { details: found, seconds: Math.min(seconds, MAX_CACHE_SECONDS) }
}

function isDetail(value: unknown): value is Detail {
  if (!isRecord(value)) return false
  const { kind, tier, reasons, family, since, attributes } = value
  return (
    typeof kind === 'string' &&
    Object.hasOwn(KINDS, kind) &&
    typeof tier === 'string' &&
    Object.hasOwn(TIERS, tier) &&
    Array.isArray(reasons) &&
    reasons.every((reason) => typeof reason === 'string') &&
    (family === null || typeof family === 'string') &&
    typeof since === 'string' &&
    Array.isArray(attributes) &&
    attributes.every((attribute) => ATTRIBUTES.includes(attribute as Attribute))
  )
}
