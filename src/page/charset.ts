import { detect } from 'chardet'

/** Longest stretch that is looked at for a declaration or guessed from. */
const SNIFF_BYTES = 4096
const GUESS_BYTES = 16_384

/**
 * Decodes the bytes of a page. Order: byte order mark, the transport's charset, the page's own declaration, valid UTF-8, then a guess by byte statistics.
 * Labels are those of the WHATWG Encoding Standard; a label nobody knows is passed over. Bytes that do not fit become U+FFFD. Total.
 *
 * @param declared charset from a Content-Type header, if any
 */
export function decodeBytes(bytes: Uint8Array, declared?: string): { text: string; charset: string } {
  const charset =
    byMark(bytes) ?? known(declared) ?? known(byDeclaration(bytes)) ?? (isUtf8(bytes) ? 'utf-8' : (known(detect(bytes.subarray(0, GUESS_BYTES)) ?? undefined) ?? 'windows-1252'))
  return { text: new TextDecoder(charset).decode(bytes), charset }
}

function byMark(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  return null
}

/** A charset that the platform can decode, under its standard name. GB2312 and GBK are read as the superset GB18030. */
function known(label: string | undefined): string | null {
  if (label === undefined) return null
  try {
    const { encoding } = new TextDecoder(label.trim())
    return encoding === 'gbk' ? 'gb18030' : encoding
  } catch {
    return null
  }
}

// Matches `<meta charset="gbk">` and `content="text/html; charset=gbk"`, not `charset of the page`.
const DECLARATION = /charset\s{0,4}=\s{0,4}["']?\s{0,4}([a-z0-9_:-]{2,24})/i

function byDeclaration(bytes: Uint8Array): string | undefined {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, SNIFF_BYTES))
  const label = /<(?:meta|\?xml)/i.test(head) ? DECLARATION.exec(head)?.[1] : undefined
  // A page that was read byte by byte to find this cannot be UTF-16, whatever it says.
  return label !== undefined && /^utf-?16/i.test(label) ? 'utf-8' : label
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return true
  } catch {
    return false
  }
}
