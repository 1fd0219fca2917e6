/** One record of a WARC or WET file: its head, and the page in it if there is one. */
import { decodePage } from '../decode.ts'
import { isText } from '../fetch/fetcher.ts'
import type { FailKind } from '../trouble.ts'
import { readHttp, unpackBody } from './http.ts'
import { type Found, MAX_RECORD_BYTES } from './record.ts'

export interface RecordHead {
  readonly type: string
  readonly url: string
  readonly contentType: string
  /** Bytes of content, as the head says. */
  readonly length: number
  /** Bytes of the head with the empty line. */
  readonly size: number
}

/** Longest head that is looked for. */
export const MAX_HEAD_BYTES = 65_536

/** Whether bytes begin as a record does. */
export function startsRecord(bytes: Uint8Array): boolean {
  return bytes[0] === 0x57 && bytes[1] === 0x41 && bytes[2] === 0x52 && bytes[3] === 0x43 && bytes[4] === 0x2f
}

/** Reads the head at the beginning of `bytes`, or null when there is none. */
export function readHead(bytes: Uint8Array): RecordHead | null {
  if (!startsRecord(bytes)) return null
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, MAX_HEAD_BYTES))
  const end = buffer.indexOf('\r\n\r\n')
  if (end < 0) return null
  let type = ''
  let url = ''
  let contentType = ''
  let length = -1
  for (const line of buffer.toString('utf8', 0, end).split('\r\n')) {
    const colon = line.indexOf(':')
    if (colon < 0) continue
    const value = line.slice(colon + 1).trim()
    switch (line.slice(0, colon).toLowerCase()) {
      case 'warc-type':
        type = value.toLowerCase()
        break
      case 'warc-target-uri':
        // WARC 1.0 was read by some to want angle brackets.
        url = value.replace(/^<|>$/g, '')
        break
      case 'content-type':
        contentType = value
        break
      case 'content-length':
        length = /^\d{1,15}$/.test(value) ? Number(value) : -1
        break
      default:
    }
  }
  return length < 0 ? null : { type, url, contentType, length, size: end + 4 }
}

/** Whether records of this head can hold a page at all: requests, metadata and the like are passed over without a word. */
export function mayHoldPage({ type, url, contentType }: RecordHead): boolean {
  if (!/^https?:/i.test(url)) return false
  return type === 'conversion' || type === 'resource' || (type === 'response' && (contentType === '' || /^application\/http\b/i.test(contentType)))
}

/** The page of a record, or why there is none; null for records that hold none by nature. `content` is what follows the head. */
export function readRecord(head: RecordHead, content: Buffer): Found | null {
  const { url } = head
  if (!mayHoldPage(head)) return null
  if (head.length > MAX_RECORD_BYTES) return failed(url, 'too-large', `${head.length} bytes`)
  if (head.type !== 'response') return readContent(head, content)
  const answer = readHttp(content)
  if (answer === null) return failed(url, 'damaged', 'not an HTTP answer')
  if (answer.status < 200 || answer.status > 299) return notAPage(url, `status ${answer.status}`)
  if (!isText(answer.contentType)) return notAPage(url, nameOf(answer.contentType))
  if (answer.body.length === 0) return notAPage(url, `status ${answer.status} without content`)
  const body = unpackBody(answer)
  return body.ok ? { kind: 'page', url, input: decodePage(body.bytes, answer.contentType, url) } : { kind: 'failed', url, trouble: body.trouble }
}

/** Text that was taken out of a page (WET), or a page kept without its HTTP answer. */
function readContent({ type, url, contentType }: RecordHead, content: Buffer): Found {
  if (!isText(contentType)) return notAPage(url, nameOf(contentType))
  if (content.length === 0) return notAPage(url, 'no content')
  const isWet = type === 'conversion' && /^text\/plain/i.test(contentType)
  return { kind: 'page', url, input: isWet ? { text: content.toString('utf8'), url } : decodePage(content, contentType, url) }
}

export function failed(url: string, kind: FailKind, detail: string): Found {
  return { kind: 'failed', url, trouble: { kind, detail } }
}

function notAPage(url: string, detail: string): Found {
  return { kind: 'skipped', url, trouble: { kind: 'not-a-page', detail } }
}

function nameOf(contentType: string): string {
  return (contentType.split(';', 1)[0] as string).trim().slice(0, 80)
}
