/** Bytes as text in answers and addresses: base64url without padding goes out; either alphabet, padded or not, comes in. */

const CHUNK = 8192

export function toBase64(bytes: Uint8Array): string {
  let binary = ''
  for (let i = 0; i < bytes.length; i += CHUNK) binary += String.fromCharCode(...bytes.subarray(i, i + CHUNK))
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}

/** null for what is not base64. */
export function fromBase64(text: string): Uint8Array | null {
  // A space is a plus that a query made.
  const standard = text.replaceAll('-', '+').replaceAll('_', '/').replaceAll(' ', '+')
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(standard)) return null
  try {
    return Uint8Array.from(atob(standard), (character) => character.charCodeAt(0))
  } catch {
    return null
  }
}
