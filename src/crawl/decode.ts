/** A page as it came over the wire, decoded once: its links and its verdict read the same text. */
import { decodeBytes } from '../page/charset.ts'
import type { Input } from '../verdict/types.ts'

const SNIFFED_BYTES = 600

/**
 * The input for the engine.
 *
 * @param contentType header value; without one the first tag tells
 */
export function decodePage(bytes: Uint8Array, contentType: string, url: string): Input {
  const [type = '', ...parameters] = contentType.split(';')
  const charset = parameters
    .find((each) => each.trim().toLowerCase().startsWith('charset='))
    ?.split('=')[1]
    ?.replaceAll('"', '')
  const { text } = decodeBytes(bytes, charset)
  const bare = type.trim().toLowerCase()
  const isPlain = bare === 'text/plain' || (bare === '' && !looksLikeHtml(bytes))
  return isPlain ? { text, url } : { html: text, url }
}

// Matches `<!doctype html>` and `  <p>`, not `a < b`.
const FIRST_TAG = /^\s{0,200}<(?:!doctype|!--|html|head|body|\?xml|[a-z]{1,10}[\s>])/i

/** Whether bytes of unknown kind begin as HTML does. */
export function looksLikeHtml(bytes: Uint8Array): boolean {
  return FIRST_TAG.test(new TextDecoder('latin1').decode(bytes.subarray(0, SNIFFED_BYTES)))
}
