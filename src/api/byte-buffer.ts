/** Bytes gathered from many pieces. It copies, so that a million pieces of one byte cost a million bytes and not a million objects. */
export interface ByteBuffer {
  readonly length: number
  append(piece: Uint8Array): void
  /** What was gathered; the buffer is empty afterwards. */
  take(): Uint8Array
}

const FIRST_BYTES = 16_384

export function createByteBuffer(): ByteBuffer {
  let bytes = new Uint8Array(0)
  let length = 0
  return {
    get length() {
      return length
    },
    append(piece) {
      if (length + piece.length > bytes.length) {
        const wider = new Uint8Array(Math.max(FIRST_BYTES, bytes.length * 2, length + piece.length))
        wider.set(bytes.subarray(0, length))
        bytes = wider
      }
      bytes.set(piece, length)
      length += piece.length
    },
    take() {
      const taken = bytes.slice(0, length)
      length = 0
      return taken
    },
  }
}
