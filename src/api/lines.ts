import { createByteBuffer } from './byte-buffer.ts'

/** A line of a batch, without its line end; `bytes` is null when it was longer than allowed. */
export interface Line {
  /** From 1. */
  readonly number: number
  readonly bytes: Uint8Array | null
}

const LINE_FEED = 0x0a

/**
 * Cuts a stream of bytes into lines, holding no more than one line of `limit` bytes and the piece at hand. It cuts bytes rather than characters, so
 * that one line in a wrong encoding harms no other. Reads on only when the next line is asked for, and lets go of the stream when nobody asks any more.
 */
export async function* splitLines(stream: ReadableStream<Uint8Array>, limit: number): AsyncGenerator<Line, void> {
  const reader = stream.getReader()
  const buffer = createByteBuffer()
  let number = 0
  let isTooLong = false
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      let from = 0
      for (let to = part.value.indexOf(LINE_FEED); to >= 0; to = part.value.indexOf(LINE_FEED, from)) {
        gather(part.value.subarray(from, to))
        yield next()
        from = to + 1
      }
      gather(part.value.subarray(from))
    }
    if (buffer.length > 0 || isTooLong) yield next()
  } finally {
    await reader.cancel().catch(() => {})
  }

  function gather(piece: Uint8Array): void {
    if (!isTooLong && buffer.length + piece.length <= limit) {
      buffer.append(piece)
      return
    }
    isTooLong = true
    buffer.take()
  }

  function next(): Line {
    number++
    const bytes = isTooLong ? null : buffer.take()
    isTooLong = false
    return { number, bytes }
  }
}
