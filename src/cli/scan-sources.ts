/** What `nostrum scan` is given: addresses to visit, or archives, files and folders to read; never both, since they are resumed in different ways. */
import { createReadStream, existsSync, readFileSync } from 'node:fs'
import { Readable } from 'node:stream'
import { gunzipSync } from 'node:zlib'
import { type ArchiveInput, gunzip, kindOf, readSource, type SourceKind } from '../crawl/archive/inputs.ts'
import { tidyUrl } from '../crawl/scope.ts'
import { readLines } from '../crawl/sitemap.ts'
import type { Seed } from '../store/scans.ts'
import { UsageError } from './usage.ts'

export interface SourceOptions {
  /** Follow the links of each address. */
  readonly site: boolean
  /** Take each address as that of a sitemap, or of a host whose robots.txt names some. */
  readonly sitemap: boolean
  readonly as: SourceKind | undefined
}

export type Sources = { readonly kind: 'addresses'; readonly seeds: readonly Seed[] } | { readonly kind: 'archives'; readonly inputs: readonly ArchiveInput[] }

/** Recognises the sources. @throws UsageError for one that is not there, or for a mixture */
export async function readSources(names: readonly string[], options: SourceOptions): Promise<Sources> {
  const seeds: Seed[] = []
  const inputs: ArchiveInput[] = []
  for (const name of names) {
    if (/^https?:\/\//i.test(name)) seeds.push(seedOf(name, options))
    else if (name === '-') {
      const input = await readStdin(options.as)
      if (Array.isArray(input)) seeds.push(...input.map((url) => seedOf(url, options)))
      else inputs.push(input as ArchiveInput)
    } else {
      if (!existsSync(name)) throw new UsageError(`Cannot read ${name}: there is no such file or folder. An address begins with http:// or https://.`)
      const found = await readSource(name, options.as)
      if (found !== 'urls') inputs.push(...found)
      else seeds.push(...readList(readFileSync(name), name).map((url) => seedOf(url, options)))
    }
  }
  if (seeds.length > 0 && inputs.length > 0) throw new UsageError('These are both addresses and files. Scan them apart, each into an output of its own.')
  return inputs.length > 0 ? { kind: 'archives', inputs } : { kind: 'addresses', seeds }
}

function seedOf(address: string, { site, sitemap }: SourceOptions): Seed {
  const url = tidyUrl(address)
  if (url === null) throw new UsageError(`"${address}" is no web address.`)
  const { pathname } = new URL(url)
  if (pathname === '/robots.txt') return { url, kind: 'robots' }
  if (sitemap && pathname === '/') return { url: new URL('/robots.txt', url).href, kind: 'robots' }
  if (sitemap || /\.xml(?:\.gz)?$/i.test(pathname)) return { url, kind: 'sitemap' }
  return { url, kind: site ? 'site' : 'page' }
}

function readList(bytes: Buffer, name: string): readonly string[] {
  const urls = readLines((bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes).toString('utf8'))
  if (urls.length === 0) throw new UsageError(`There is no web address in ${name}. Write one a line.`)
  return urls
}

/** Standard input: the first bytes say what it is. */
async function readStdin(as: SourceKind | undefined): Promise<ArchiveInput | readonly string[]> {
  const raw = await peek(createReadStream('', { fd: 0, autoClose: false }))
  const isPacked = raw.head[0] === 0x1f && raw.head[1] === 0x8b
  const { head, stream } = isPacked ? await peek(gunzip(Readable.from(raw.stream), () => {})) : raw
  const kind = as ?? kindOf(head)
  if (kind === 'warc' || kind === 'ndjson') return { kind: 'stream', format: kind, name: 'stdin', size: 0, open: () => stream }
  if (kind === 'page') throw new UsageError('Standard input is neither NDJSON, WARC nor a list of addresses. A single page is judged with "nostrum score -".')
  const parts: Uint8Array[] = []
  for await (const part of stream) parts.push(part)
  return readList(Buffer.concat(parts), 'standard input')
}

/** The first piece of a stream, and the stream as if that had not been taken. */
async function peek(stream: AsyncIterable<Uint8Array>): Promise<{ head: Uint8Array; stream: AsyncIterable<Uint8Array> }> {
  const pieces = stream[Symbol.asyncIterator]()
  const first = await pieces.next()
  const head = first.done === true ? new Uint8Array(0) : first.value
  const whole = async function* () {
    yield head
    for (let piece = await pieces.next(); piece.done !== true; piece = await pieces.next()) yield piece.value
  }
  return { head, stream: whole() }
}
