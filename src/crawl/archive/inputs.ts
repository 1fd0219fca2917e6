/** Recognises what a scan is given by its first bytes, and says how it can be read: in stretches, as a stream, or file by file. */
import { closeSync, createReadStream, type Dirent, openSync, readdirSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import { createGunzip } from 'node:zlib'
import { fileBytes } from './bytes.ts'
import type { Format, Place } from './job.ts'
import { listWacz } from './wacz.ts'
import { findMember, peek, readMember } from './warc.ts'
import { startsRecord } from './warc-record.ts'

export type ArchiveInput =
  /** Can be entered anywhere. */
  | { readonly kind: 'stretches'; readonly format: Format; readonly place: Place }
  /** Can be read from its beginning only. */
  | { readonly kind: 'stream'; readonly format: 'warc' | 'ndjson'; readonly name: string; readonly size: number; open(onRead: (bytes: number) => void): AsyncIterable<Uint8Array> }
  | { readonly kind: 'files'; readonly name: string; list(): Generator<{ readonly path: string; readonly name: string }> }
  /** Cannot be read at all, and why. */
  | { readonly kind: 'unreadable'; readonly name: string; readonly detail: string }

/** What a source is taken for when its first bytes do not say. */
export type SourceKind = 'warc' | 'ndjson' | 'urls' | 'page'

const HEAD_BYTES = 4096

/** Archives, files and folders that a source stands for; or that it is a list of addresses. */
export async function readSource(path: string, as: SourceKind | undefined): Promise<readonly ArchiveInput[] | 'urls'> {
  const name = basename(path)
  const stat = statSync(path)
  if (stat.isDirectory()) return [{ kind: 'files', name, list: () => listFiles(path, '') }]
  const { head, unpacked } = readHeads(path, stat.size)
  if (head[0] === 0x50 && head[1] === 0x4b && head[2] === 3 && head[3] === 4) return listWacz(path)
  const isPacked = head !== unpacked
  // Damage right at the beginning leaves only the name to go by.
  const kind = as ?? (isPacked && unpacked.length === 0 ? kindOfName(name) : kindOf(unpacked))
  const place = { path, start: 0, size: stat.size, name }
  if (kind === 'urls') return 'urls'
  if (kind === 'page') return [{ kind: 'files', name, list: () => [{ path, name }].values() as Generator<{ path: string; name: string }> }]
  if (kind === 'warc' && isPacked) return [isPackedByRecord(place) ? { kind: 'stretches', format: 'packed-warc', place } : packedStream(place, 'warc')]
  return [isPacked ? packedStream(place, kind) : { kind: 'stretches', format: kind, place }]
}

/** The first bytes of a file, and the first bytes of what they unpack to. */
function readHeads(path: string, size: number): { head: Uint8Array; unpacked: Uint8Array } {
  const fd = openSync(path, 'r')
  try {
    const bytes = fileBytes(fd, 0, size)
    const head = Buffer.from(bytes.view(0, HEAD_BYTES).subarray(0, HEAD_BYTES))
    return { head, unpacked: head[0] === 0x1f && head[1] === 0x8b ? peek(bytes, 0, HEAD_BYTES) : head }
  } finally {
    closeSync(fd)
  }
}

/** What content is by its first bytes. Text that begins with a web address is a list of them. */
export function kindOf(head: Uint8Array): SourceKind {
  if (startsRecord(head)) return 'warc'
  const text = new TextDecoder().decode(head).replace(/^\ufeff/, '')
  const first = text.split('\n').find((line) => line.trim() !== '' && !line.startsWith('#')) ?? ''
  if (first.trimStart().startsWith('{')) return 'ndjson'
  return /^\s{0,20}https?:\/\/\S{1,2000}\s{0,20}$/.test(first) ? 'urls' : 'page'
}

function kindOfName(name: string): SourceKind {
  return /\.(?:warc|wet|wat)\.gz$/i.test(name) ? 'warc' : 'ndjson'
}

/** Whether a gzipped WARC has more than one member, and can be entered at each. */
function isPackedByRecord({ path, size }: Place): boolean {
  const fd = openSync(path, 'r')
  try {
    const bytes = fileBytes(fd, 0, size)
    const first = readMember(bytes, 0)
    return (first.kind === 'whole' && first.end < size) || findMember(bytes, 1) < size
  } finally {
    closeSync(fd)
  }
}

function packedStream({ path, name, size }: Place, format: 'warc' | 'ndjson'): ArchiveInput {
  return { kind: 'stream', format, name, size, open: (onRead) => gunzip(createReadStream(path, { highWaterMark: 1 << 18 }), onRead) }
}

/** Unpacks a stream; errors come out of the result. */
export function gunzip(packed: NodeJS.ReadableStream, onRead: (bytes: number) => void): AsyncIterable<Uint8Array> {
  const unpacker = createGunzip({ chunkSize: 1 << 18 })
  packed.on('data', (chunk: Buffer) => onRead(chunk.length))
  packed.on('error', (error) => unpacker.destroy(error))
  return packed.pipe(unpacker)
}

/** Pages of a folder and the folders in it, by name. Links to elsewhere are not followed. */
function* listFiles(folder: string, prefix: string): Generator<{ path: string; name: string }> {
  const entries = readdirSync(folder, { withFileTypes: true }).sort((a: Dirent, b: Dirent) => (a.name < b.name ? -1 : 1))
  for (const entry of entries) {
    const path = join(folder, entry.name)
    const name = `${prefix}${entry.name}`
    if (entry.isDirectory()) yield* listFiles(path, `${name}/`)
    else if (entry.isFile() && !entry.name.startsWith('.')) yield { path, name }
  }
}
