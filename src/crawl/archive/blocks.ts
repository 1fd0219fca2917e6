/**
 * Cuts a stream that can only be read from its beginning (a file gzipped as a whole, standard input) into blocks of whole records. Where a block ends
 * depends on the bytes alone and not on how they arrive, so that a shard or a resumed scan counts the same blocks.
 */
import { MAX_RECORD_BYTES } from './record.ts'
import { MAX_HEAD_BYTES, readHead } from './warc-record.ts'

export interface Block {
  readonly bytes: Uint8Array
  /** Bytes that it stands for: more than it holds when the end of a huge record was let go. */
  readonly size: number
}

const BLOCK_BYTES = 1 << 19
const LARGEST = MAX_RECORD_BYTES + MAX_HEAD_BYTES

export async function* cutBlocks(stream: AsyncIterable<Uint8Array>, format: 'warc' | 'ndjson'): AsyncGenerator<Block, void> {
  const measure = format === 'ndjson' ? measureLine : measureRecord
  /** Bytes that came and are in no block yet, the first `whole` of them whole records. */
  let pending: Buffer = Buffer.alloc(0)
  let whole = 0
  /** Bytes of a huge record still to be let go; of a line without end it is not known how many. */
  let dropping = 0
  let failure: { readonly error: unknown } | undefined
  try {
    for await (const chunk of stream) {
      pending = pending.length === 0 ? Buffer.from(chunk) : Buffer.concat([pending, chunk])
      yield* cut(false)
    }
  } catch (error) {
    failure = { error }
  }
  // Of a stream that broke off, too, what came before is good.
  yield* cut(true)
  if (pending.length > 0 && dropping === 0) yield take(pending.length, pending.length)
  if (failure !== undefined) throw failure.error

  function* cut(isEnd: boolean): Generator<Block> {
    for (;;) {
      if (dropping > 0) drop()
      if (dropping > 0) return
      const size = measure(pending.subarray(whole), isEnd)
      if (size === null) return
      if (size > LARGEST) {
        if (whole > 0) yield take(whole, whole)
        dropping = size
        yield { bytes: Uint8Array.from(pending.subarray(0, MAX_HEAD_BYTES)), size: Math.min(size, Number.MAX_SAFE_INTEGER) }
      } else if (whole + size > pending.length) return
      else {
        whole += size
        if (whole >= BLOCK_BYTES) yield take(whole, whole)
      }
    }
  }

  function drop(): void {
    const end = dropping === Number.POSITIVE_INFINITY ? pending.indexOf(LINE_END) : -1
    if (end >= 0) dropping = end + 1
    const dropped = Math.min(dropping, pending.length)
    pending = pending.subarray(dropped)
    dropping -= dropped
  }

  function take(length: number, size: number): Block {
    const block = { bytes: Uint8Array.from(pending.subarray(0, length)), size }
    pending = pending.subarray(length)
    whole = 0
    return block
  }
}

const LINE_END = 0x0a
const RECORD_START = Buffer.from('\r\n\r\nWARC/')

/** Bytes of the line that begins here, with its end; infinite for one that is too long already; null when it cannot be told yet. */
function measureLine(pending: Buffer, isEnd: boolean): number | null {
  const end = pending.indexOf(LINE_END)
  if (end >= 0) return end + 1
  if (pending.length > LARGEST) return Number.POSITIVE_INFINITY
  return isEnd && pending.length > 0 ? pending.length : null
}

/** Bytes of the record that begins here, as it says itself; without a head, of all that stands before the next record. */
function measureRecord(pending: Buffer, isEnd: boolean): number | null {
  if (pending.length === 0) return null
  const head = readHead(pending)
  if (head !== null) {
    const end = head.size + head.length
    if (end > LARGEST) return end
    let next = end
    while (pending[next] === 0x0d || pending[next] === 0x0a) next++
    return next < pending.length || isEnd ? Math.min(next, Math.max(end, pending.length)) : null
  }
  if (pending.length < MAX_HEAD_BYTES && !isEnd) return null
  const next = pending.indexOf(RECORD_START, 1)
  if (next >= 0) return next + 4
  return isEnd ? pending.length : Math.max(1, pending.length - RECORD_START.length)
}
