/**
 * Sitemaps: XML (sitemaps.org), an index of them, RSS and Atom feeds, or plain text with an address a line; gzipped or not. The parser that reads pages
 * reads these as well; the usual sitemap packages fetch for themselves, past the guard.
 */
import { Parser } from 'htmlparser2'
import { tidyUrl } from './scope.ts'

export interface Sitemap {
  /** Addresses of pages. */
  readonly pages: readonly string[]
  /** Addresses of further sitemaps. */
  readonly sitemaps: readonly string[]
}

/** What sitemaps.org allows in one file. */
const MAX_ENTRIES = 50_000
const MAX_BYTES = 50 * 1024 * 1024

/** Reads a sitemap of any of these forms. Total: what is none has no entries. */
export async function readSitemap(bytes: Uint8Array, from: string): Promise<Sitemap> {
  const text = new TextDecoder().decode(await unpack(bytes))
  return /^\s{0,100}</.test(text) ? readXml(text, from) : { pages: readLines(text), sitemaps: [] }
}

/** Undoes gzip as far as the limit; a broken or endless file gives what came before. */
async function unpack(bytes: Uint8Array): Promise<Uint8Array> {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes
  const reader = new Blob([bytes as Uint8Array<ArrayBuffer>]).stream().pipeThrough(new DecompressionStream('gzip')).getReader()
  const parts: Uint8Array[] = []
  let length = 0
  try {
    for (let part = await reader.read(); !part.done && length < MAX_BYTES; part = await reader.read()) {
      parts.push(part.value)
      length += part.value.length
    }
    void reader.cancel().catch(() => {})
  } catch {
    // Damaged: the entries before are good.
  }
  const whole = new Uint8Array(length)
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

function readXml(text: string, from: string): Sitemap {
  const pages: string[] = []
  const sitemaps: string[] = []
  let parent = ''
  let wanted: string[] | null = null
  let value = ''
  let depth = 0
  const take = (address: string, list: string[]) => {
    const url = tidyUrl(address, from)
    if (url !== null && list.length < MAX_ENTRIES) list.push(url)
  }
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        depth++
        const bare = localName(name)
        if (bare === 'url' || bare === 'sitemap' || bare === 'item' || bare === 'entry') parent = bare
        if (bare === 'loc' && (parent === 'url' || parent === 'sitemap')) wanted = parent === 'url' ? pages : sitemaps
        if (bare === 'link' && parent === 'item') wanted = pages
        if (bare === 'link' && parent === 'entry' && (attributes['rel'] ?? 'alternate') === 'alternate' && attributes['href']) take(attributes['href'], pages)
        value = ''
      },
      ontext(data) {
        if (wanted !== null && value.length < MAX_VALUE_CHARS) value += data
      },
      onclosetag(name) {
        depth--
        if (wanted !== null && (localName(name) === 'loc' || localName(name) === 'link')) {
          take(value, wanted)
          wanted = null
        }
        if (localName(name) === parent) parent = ''
      },
    },
    { xmlMode: true, decodeEntities: true },
  )
  // In pieces, so that nesting without end is noticed: the parser's stack costs its depth at every tag.
  for (let at = 0; at < text.length && depth <= MAX_DEPTH; at += PIECE_CHARS) parser.write(text.slice(at, at + PIECE_CHARS))
  parser.end()
  return { pages, sitemaps }
}

const MAX_VALUE_CHARS = 4000
const MAX_DEPTH = 64
const PIECE_CHARS = 65_536

/** `image:loc` is the address of a picture, not of the page. */
function localName(name: string): string {
  const lower = name.toLowerCase()
  return lower.startsWith('image:') || lower.startsWith('video:') ? lower : (lower.split(':').at(-1) as string)
}

/** Addresses of a list: one a line, empty lines and those behind `#` passed over. */
export function readLines(text: string): string[] {
  const urls: string[] = []
  for (const line of text.replace(/^\ufeff/, '').split(/\r\n?|\n/)) {
    const bare = line.trim()
    const url = bare === '' || bare.startsWith('#') ? null : tidyUrl(bare)
    if (url !== null && urls.length < MAX_ENTRIES) urls.push(url)
  }
  return urls
}
