/** Entries from outside, checked: a file, or what a source made of what it had. */
import { canonicalise } from '../lookup/canonical.ts'
import { isRecord } from '../lookup/check.ts'
import { KINDS, TIERS } from '../lookup/detail.ts'
import type { ListEntry } from './types.ts'

/** What a reason, or a family's id, may look like: it is written into comments of every format. */
const CODE = /^[A-Za-z0-9._-]{1,64}$/
const DAY = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/
const MAX_REASONS = 5
const MAX_EXPRESSION_CHARS = 2000

/**
 * An entry as it may be published, or what is wrong with it. Reasons beyond the fifth are dropped; a `canary` left out is false.
 *
 * @param value anything
 */
export function readEntry(value: unknown): ListEntry | string {
  if (!isRecord(value)) return 'an entry is an object'
  const { expression, tier, kind, reasons = [], family = null, since, date = since, canary = false } = value
  if (typeof expression !== 'string' || expression !== expressionOf(expression)) {
    const canonical = typeof expression === 'string' ? expressionOf(expression) : null
    return `expression must be a host and path as look-up writes them${canonical === null ? ', such as "farm.example/"' : `: "${canonical}"`}`
  }
  if (typeof tier !== 'string' || !Object.hasOwn(TIERS, tier)) return `tier must be one of ${Object.keys(TIERS).join(', ')}`
  if (typeof kind !== 'string' || !Object.hasOwn(KINDS, kind)) return `kind must be one of ${Object.keys(KINDS).join(', ')}`
  if (!Array.isArray(reasons) || !reasons.every((reason) => typeof reason === 'string' && CODE.test(reason)))
    return 'reasons must be a list of ids of signals, or of codes of letters, digits, "." "_" "-"'
  if (family !== null && !(typeof family === 'string' && CODE.test(family))) return 'family must be an id, or null'
  if (typeof since !== 'string' || !DAY.test(since)) return 'since must be a day such as 2026-01-31'
  if (typeof date !== 'string' || !DAY.test(date) || date < since) return 'date must be a day such as 2026-01-31, not before since'
  if (typeof canary !== 'boolean') return 'canary must be true or false'
  return { expression, tier: tier as ListEntry['tier'], kind: kind as ListEntry['kind'], reasons: reasons.slice(0, MAX_REASONS), family, since, date, canary }
}

/** The expression of a host, or of an address with its path and query; null for neither. */
export function expressionOf(address: string): string | null {
  const canonical = canonicalise(address)
  if (canonical === null) return null
  const expression = canonical.host + canonical.path + (canonical.query === null ? '' : `?${canonical.query}`)
  return expression.length > MAX_EXPRESSION_CHARS ? null : expression
}
