import { type CanonicalUrl, canonicalise } from './canonical.ts'
import { urlExpressions } from './expressions.ts'
import { hashExpression, PREFIX_BYTES, toHex } from './hash.ts'

/** Everything that a private look-up computes before anything is asked. */
export interface Explanation {
  readonly canonical: string
  readonly expressions: readonly string[]
  /** SHA-256 of each expression, in lower-case hex. */
  readonly hashes: readonly string[]
  /** The first four bytes of each, in lower-case hex. Nothing else of an address ever leaves the device. */
  readonly prefixes: readonly string[]
}

/** null for what is no web address. */
export function explainLookup(url: string | Uint8Array): Explanation | null {
  const canonical = canonicalise(url)
  return canonical === null ? null : explainCanonical(canonical)
}

function explainCanonical(canonical: CanonicalUrl): Explanation {
  const expressions = urlExpressions(canonical)
  const hashes = expressions.map((expression) => toHex(hashExpression(expression)))
  return { canonical: canonical.href, expressions, hashes, prefixes: hashes.map((hash) => hash.slice(0, PREFIX_BYTES * 2)) }
}
