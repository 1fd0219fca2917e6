/**
 * Reads the records of a WARC or WET file that begin in a stretch of it, plain or gzipped record by record.
 *
 * Own code: warcio 2.4.11 reads a file from its beginning, at a fifth of the speed of this reader, and stops at the first damage. Here a stretch can be
 * entered anywhere, so that threads, shards and a resumed scan each read only their part, and after damage reading goes on at the next record.
 *
 * The trick is where to enter: a record begins behind an empty line with `WARC/`, a packed one where a gzip member begins that unpacks to `WARC/`. Such
 * bytes could also stand inside the content of a record that holds an archive itself. Within a scan that is found out, as each stretch must begin where
 * the one before it ended (scan.ts); only the borders of a shard are taken on trust.
 */
import { constants, crc32, inflateRawSync } from 'node:zlib'
import { type Bytes, find } from './bytes.ts'
import { type Covered, type Found, MAX_RECORD_BYTES, type Range, type Visitor } from './record.ts'
import { failed, MAX_HEAD_BYTES, mayHoldPage, readHead, readRecord, startsRecord } from './warc-record.ts'

const RECORD_START = Buffer.from('\r\n\r\nWARC/')
const GZIP_START = Buffer.from([0x1f, 0x8b, 0x08])
/** Between two records stand two line ends; some writers add more or none. */
const MAX_GAP_BYTES = 16

/** Reads plain records. `name` stands for the file in reports of damage. */
export function readWarc(bytes: Bytes, { from, to, exact }: Range, name: string, visit: Visitor): Covered {
  const start = exact ? from : findRecord(bytes, from)
  let at = start
  while (at < to && at < bytes.size) {
    const head = readHead(bytes.view(at, MAX_HEAD_BYTES))
    if (head === null) {
      const behind = skipGap(bytes, at)
      if (behind > at && startsRecord(bytes.view(behind, 5))) at = behind
      else {
        damage(at, 'no record begins here')
        at = findRecord(bytes, at + 1)
      }
      continue
    }
    const end = at + head.size + head.length
    const next = end > bytes.size ? null : nextRecord(bytes, end)
    if (next === null) {
      const following = findRecord(bytes, at + head.size)
      if (end > bytes.size && following >= bytes.size) visit(failed(head.url || `${name}@${at}`, 'truncated', `${name} ends inside the record at ${at}`))
      else damage(at, 'the record is not as long as it says')
      at = following
      continue
    }
    if (mayHoldPage(head)) {
      const kept = Math.min(head.length, MAX_RECORD_BYTES)
      const view = bytes.view(at + head.size, kept)
      const found = readRecord(head, Buffer.from(view.buffer, view.byteOffset, Math.min(kept, view.length)))
      if (found !== null) visit(found)
    }
    at = next
  }
  return { first: start, next: at }

  function damage(place: number, detail: string): void {
    visit(failed(`${name}@${place}`, 'damaged', detail))
  }
}

/** Where to go on behind a record that ends at `end`, or null when it cannot end there: neither the next record follows nor the two line ends that close one. */
function nextRecord(bytes: Bytes, end: number): number | null {
  const next = skipGap(bytes, end)
  return next >= bytes.size || next - end >= 4 || startsRecord(bytes.view(next, 5)) ? next : null
}

/** The place behind the line ends between records. */
function skipGap(bytes: Bytes, at: number): number {
  const view = bytes.view(at, MAX_GAP_BYTES)
  let skipped = 0
  while (skipped < view.length && skipped < MAX_GAP_BYTES && (view[skipped] === 0x0d || view[skipped] === 0x0a)) skipped++
  return at + skipped
}

function findRecord(bytes: Bytes, from: number): number {
  if (from === 0 && startsRecord(bytes.view(0, 5))) return 0
  const found = find(bytes, RECORD_START, Math.max(0, from - 4), bytes.size)
  return found < 0 ? bytes.size : found + 4
}

/** Reads records packed one by one, or a few to a member. */
export function readPackedWarc(bytes: Bytes, { from, to, exact }: Range, name: string, visit: Visitor): Covered {
  const start = exact ? from : findMember(bytes, from)
  let at = start
  while (at < to && at < bytes.size) {
    const member = readMember(bytes, at)
    switch (member.kind) {
      case 'whole':
        visitMember(member.content, `${name}@${at}`, visit)
        at = member.end
        break
      case 'huge': {
        const next = findMember(bytes, at + 1)
        const found = readHuge(bytes, at, next, name)
        if (found !== null) visit(found)
        at = next
        break
      }
      default: {
        // Damage at the very end of a file is a file that was cut.
        const next = findMember(bytes, at + 1)
        const kind = member.kind === 'cut' && next >= bytes.size ? 'truncated' : 'damaged'
        visit(failed(`${name}@${at}`, kind, kind === 'truncated' ? `${name} ends inside a record` : 'not a packed record'))
        at = next
      }
    }
  }
  return { first: start, next: at }
}

type Member = { readonly kind: 'whole'; readonly content: Buffer; readonly end: number } | { readonly kind: 'huge' | 'cut' | 'bad' }

/** Unpacked bytes of a member that are held: a record of the largest size with its head. */
const MAX_MEMBER_BYTES = MAX_RECORD_BYTES + MAX_HEAD_BYTES
/** Packed bytes of one member that are looked at, at first and at most. */
const FIRST_BYTES = 1 << 17
const MAX_PACKED_BYTES = 1 << 25
const TRAILER_BYTES = 8

export function readMember(bytes: Bytes, at: number): Member {
  for (let wanted = FIRST_BYTES; ; ) {
    const view = bytes.view(at, wanted)
    const isAll = at + view.length >= bytes.size
    const head = gzipHead(view)
    if (head < 0) return { kind: isAll && view.length < 18 ? 'cut' : 'bad' }
    try {
      const { buffer, engine } = inflate(view.subarray(head))
      const trailer = head + engine.bytesWritten
      if (trailer + TRAILER_BYTES <= view.length) {
        const checksum = Buffer.from(view.buffer, view.byteOffset + trailer, 4).readUInt32LE()
        return crc32(buffer) === checksum ? { kind: 'whole', content: buffer, end: at + trailer + TRAILER_BYTES } : { kind: 'bad' }
      }
    } catch (error) {
      const { code } = error as { code?: unknown }
      if (code === 'ERR_BUFFER_TOO_LARGE') return { kind: 'huge' }
      if (code !== 'Z_BUF_ERROR') return { kind: 'bad' }
    }
    // The window ends inside the member.
    if (isAll) return { kind: 'cut' }
    if (view.length >= MAX_PACKED_BYTES) return { kind: 'huge' }
    wanted = view.length * 4
  }
}

/** Unpacks one deflate stream and stops at its end; `bytesWritten` says how much it took. (`info` is in Node's documentation, not in its types.) */
function inflate(packed: Uint8Array): { buffer: Buffer; engine: { bytesWritten: number } } {
  const options = { info: true, maxOutputLength: MAX_MEMBER_BYTES, chunkSize: 1 << 15 }
  return inflateRawSync(packed, options) as unknown as { buffer: Buffer; engine: { bytesWritten: number } }
}

/** Bytes of a gzip head (RFC 1952, section 2.3), or -1 when there is none. */
function gzipHead(view: Uint8Array): number {
  if (view.length < 10 || view[0] !== 0x1f || view[1] !== 0x8b || view[2] !== 8 || (view[3] as number) > 0x1f) return -1
  const flags = view[3] as number
  let at = 10
  if (flags & 4) at += 2 + ((view[10] ?? 0) | ((view[11] ?? 0) << 8))
  for (const flag of [8, 16]) if (flags & flag) at = view.indexOf(0, at) + 1 || view.length
  if (flags & 2) at += 2
  return at < view.length ? at : -1
}

export function findMember(bytes: Bytes, from: number): number {
  for (let at = from; ; at++) {
    at = find(bytes, GZIP_START, at, bytes.size)
    if (at < 0) return bytes.size
    if (startsRecord(peek(bytes, at, PEEKED_BYTES))) return at
  }
}

const PEEKED_BYTES = 1024

/** The beginning of what a member unpacks to, from so many packed bytes; empty when it is none. */
export function peek(bytes: Bytes, at: number, packed: number): Buffer {
  const view = bytes.view(at, packed)
  const head = gzipHead(view)
  if (head < 0) return Buffer.alloc(0)
  try {
    return inflateRawSync(view.subarray(head, head + packed), { finishFlush: constants.Z_SYNC_FLUSH })
  } catch {
    return Buffer.alloc(0)
  }
}

/** The records of one member. */
function visitMember(content: Buffer, place: string, visit: Visitor): void {
  for (let at = 0; at < content.length; ) {
    const head = readHead(content.subarray(at))
    const end = head === null ? 0 : at + head.size + head.length
    if (head === null || end > content.length) {
      visit(failed(head?.url || place, 'damaged', head === null ? 'no record in a packed member' : 'the record is not as long as it says'))
      return
    }
    const found = readRecord(head, content.subarray(at + head.size, end))
    if (found !== null) visit(found)
    at = end
    while (content[at] === 0x0d || content[at] === 0x0a) at++
  }
}

/** Packed to less than this share of what it holds at least, content was made to burst its reader: text packs to a fifth, the same page repeated to a hundredth. */
const BOMB_RATIO = 200

/** A record too large to hold. A film is passed over like any other; a page is reported. */
function readHuge(bytes: Bytes, at: number, next: number, name: string): Found | null {
  const head = readHead(peek(bytes, at, PEEKED_BYTES))
  if (head !== null && !mayHoldPage(head)) return null
  const isBomb = MAX_MEMBER_BYTES / (next - at) > BOMB_RATIO
  const detail = isBomb ? `${next - at} bytes unpack to more than ${MAX_MEMBER_BYTES}` : `more than ${MAX_RECORD_BYTES} bytes`
  return failed(head?.url || `${name}@${at}`, isBomb ? 'bomb' : 'too-large', detail)
}
