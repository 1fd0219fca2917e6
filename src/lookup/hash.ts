/**
 * Hashes of expressions. SHA-256 comes from @noble/hashes because it answers at once: for the 30 short strings of an address WebCrypto's promises cost ten
 * times as much (`npm run bench:lookup`), and the library is as fast as hand-written code.
 */
import { sha256 } from '@noble/hashes/sha2.js'

export const PREFIX_BYTES = 4
export const HASH_BYTES = 32

/** SHA-256 of an expression, which is ASCII. */
export function hashExpression(expression: string): Uint8Array {
  return sha256(new TextEncoder().encode(expression))
}

/** The first four bytes as a number; numeric order is byte order. */
export function prefixOf(hash: Uint8Array): number {
  return (((hash[0] as number) << 24) | ((hash[1] as number) << 16) | ((hash[2] as number) << 8) | (hash[3] as number)) >>> 0
}

/** The four bytes of a prefix. */
export function prefixBytes(prefix: number): Uint8Array {
  return Uint8Array.of(prefix >>> 24, prefix >>> 16, prefix >>> 8, prefix)
}

export function toHex(bytes: Uint8Array): string {
  let hex = ''
  for (const byte of bytes) hex += byte.toString(16).padStart(2, '0')
  return hex
}

/** Undoes {@link toHex}. */
export function fromHex(hex: string): Uint8Array {
  return Uint8Array.from({ length: hex.length / 2 }, (_, i) => Number.parseInt(hex.slice(i * 2, i * 2 + 2), 16))
}

export { sha256 }
