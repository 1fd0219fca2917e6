/** Reading what strangers send: content type, encoding, size. Nothing is read beyond the limit. */
import { createByteBuffer } from './byte-buffer.ts'
import { fail, type Result } from './problems.ts'

export type Format = 'json' | 'text' | 'html' | 'ndjson' | 'form'

const MEDIA_TYPES: Readonly<Record<string, Format>> = {
  'application/json': 'json',
  'text/plain': 'text',
  'text/html': 'html',
  'application/xhtml+xml': 'html',
  'application/x-ndjson': 'ndjson',
  'application/ndjson': 'ndjson',
  'application/jsonl': 'ndjson',
  'application/x-www-form-urlencoded': 'form',
  'multipart/form-data': 'form',
}

/** The format that the Content-Type header names, if it is one of those wanted and the body is not compressed. */
export function readFormat<T extends Format>(headers: Headers, wanted: readonly T[]): Result<T> {
  const encoding = headers.get('Content-Encoding')?.trim().toLowerCase() ?? ''
  if (encoding !== '' && encoding !== 'identity') return fail('unsupported-content-encoding', 'The body is compressed. Send it without Content-Encoding.')
  const mediaType = (headers.get('Content-Type') ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? ''
  const format = wanted.find((each) => each === MEDIA_TYPES[mediaType])
  if (format !== undefined) return { ok: true, value: format }
  const names = Object.keys(MEDIA_TYPES).filter((name) => wanted.some((each) => each === MEDIA_TYPES[name]))
  return fail('unsupported-media-type', `${mediaType === '' ? 'There is no Content-Type' : 'That Content-Type is not read here'}. Use one of ${names.join(', ')}.`)
}

/** The whole body, or a problem as soon as it is longer than `limit` bytes. */
export async function readBytes(request: Request, limit: number): Promise<Result<Uint8Array>> {
  if (Number(request.headers.get('Content-Length') ?? 0) > limit) return tooLarge(limit)
  const buffer = createByteBuffer()
  if (request.body === null) return { ok: true, value: buffer.take() }
  const reader = request.body.getReader()
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    if (buffer.length + part.value.length > limit) {
      void discard(reader)
      return tooLarge(limit)
    }
    buffer.append(part.value)
  }
  return { ok: true, value: buffer.take() }
}

/** Reads on into nothing: a body left standing would block the connection, and cancelling it would close that before the answer is out. */
async function discard(reader: ReadableStreamDefaultReader<Uint8Array>): Promise<void> {
  try {
    while (!(await reader.read()).done);
  } catch {
    // The caller left, or the server has had enough of them.
  }
}

export function tooLarge(limit: number): ReturnType<typeof fail> {
  return fail('content-too-large', `More than ${limit} bytes. Send only the page itself, without scripts, styles and embedded images.`, { limit_bytes: limit })
}

/** Parses JSON bytes; the error of the parser stays here, because it quotes what it read. */
export function parseJson(bytes: Uint8Array): Result<unknown> {
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return fail('malformed-utf-8', 'JSON must be UTF-8, and these bytes are not. Convert them, or send the page itself with its own Content-Type and charset.')
  }
  try {
    return { ok: true, value: JSON.parse(text) as unknown }
  } catch {
    return fail('malformed-json', text.trim() === '' ? 'There is nothing in the body.' : 'The body is not JSON. Check quotes, commas and that nothing is cut off.')
  }
}
