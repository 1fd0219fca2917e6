/** The answer of a web server as a WARC keeps it: status, headers and the body as it went over the wire. */
import { brotliDecompressSync, gunzipSync, inflateRawSync, inflateSync, zstdDecompressSync } from 'node:zlib'
import type { FailKind, Trouble } from '../trouble.ts'
import { MAX_RECORD_BYTES } from './record.ts'

export interface HttpAnswer {
  readonly status: number
  readonly contentType: string
  readonly body: Uint8Array
  readonly encodings: readonly string[]
  readonly isChunked: boolean
}

const MAX_HEAD_BYTES = 65_536

/** Reads head and body apart, or null when this is no HTTP answer. The body is not unpacked yet. */
export function readHttp(content: Buffer): HttpAnswer | null {
  const { end, bodyAt } = findHead(content)
  if (end < 0) return null
  const [statusLine = '', ...lines] = content.toString('latin1', 0, end).split(/\r?\n/)
  const status = /^HTTP\/\d(?:\.\d)? (\d{3})/.exec(statusLine)?.[1]
  if (status === undefined) return null
  let contentType = ''
  let encodings: string[] = []
  let isChunked = false
  for (const line of lines) {
    const colon = line.indexOf(':')
    const name = line.slice(0, Math.max(0, colon)).trim().toLowerCase()
    const value = line.slice(colon + 1).trim()
    if (name === 'content-type') contentType = value
    else if (name === 'content-encoding') encodings = value.toLowerCase().split(/[\s,]+/)
    else if (name === 'transfer-encoding') isChunked = /\bchunked\b/i.test(value)
  }
  return { status: Number(status), contentType, body: content.subarray(bodyAt), encodings, isChunked }
}

function findHead(content: Buffer): { end: number; bodyAt: number } {
  const head = content.subarray(0, MAX_HEAD_BYTES)
  const end = head.indexOf('\r\n\r\n')
  if (end >= 0) return { end, bodyAt: end + 4 }
  const bare = head.indexOf('\n\n')
  return { end: bare, bodyAt: bare + 2 }
}

/** The body as the server meant it. Crawlers often keep the headers of an encoding that they have undone: a body that is not packed is taken as it is. */
export function unpackBody({ body, encodings, isChunked }: HttpAnswer): { ok: true; bytes: Uint8Array } | { ok: false; trouble: Trouble<FailKind> } {
  let bytes = isChunked ? (joinChunks(body) ?? body) : body
  try {
    for (const encoding of encodings.toReversed()) bytes = unpack(bytes, encoding)
    return { ok: true, bytes }
  } catch (error) {
    const isBomb = (error as { code?: unknown }).code === 'ERR_BUFFER_TOO_LARGE'
    if (isBomb) return { ok: false, trouble: { kind: 'bomb', detail: `unpacks to more than ${MAX_RECORD_BYTES / 1_000_000} MB` } }
    return { ok: false, trouble: { kind: 'bad-encoding', detail: `not ${encodings.join(', ').slice(0, 40)}` } }
  }
}

function unpack(bytes: Uint8Array, encoding: string): Uint8Array {
  const limit = { maxOutputLength: MAX_RECORD_BYTES }
  switch (encoding) {
    case 'gzip':
    case 'x-gzip':
      return bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes, limit) : bytes
    case 'deflate':
      // Some servers send the bare stream, against RFC 9110.
      return ((bytes[0] ?? 0) & 0x0f) === 8 && bytes.length > 1 && (((bytes[0] as number) << 8) | (bytes[1] as number)) % 31 === 0
        ? inflateSync(bytes, limit)
        : inflateRawSync(bytes, limit)
    case 'br':
      return brotliDecompressSync(bytes, limit)
    case 'zstd':
      return zstdDecompressSync(bytes, limit)
    default:
      return bytes
  }
}

/** Joins a chunked body (RFC 9112, section 7.1), or says null when it is not chunked. A body that ends too soon gives what came. */
function joinChunks(body: Uint8Array): Uint8Array | null {
  const buffer = Buffer.from(body.buffer, body.byteOffset, body.length)
  const parts: Uint8Array[] = []
  for (let at = 0; at < buffer.length; ) {
    const end = buffer.indexOf('\r\n', at)
    const size = end < 0 || end - at > 64 ? '' : buffer.toString('latin1', at, end).split(';', 1)[0]?.trim()
    if (size === undefined || !/^[0-9a-f]{1,8}$/i.test(size)) return parts.length === 0 ? null : Buffer.concat(parts)
    const length = Number.parseInt(size, 16)
    if (length === 0) break
    parts.push(buffer.subarray(end + 2, end + 2 + length))
    at = end + 2 + length + 2
  }
  return Buffer.concat(parts)
}
