/** Lines of a file of any size, piece by piece, with no more in memory than one piece and one line. */

/** A line without its line end, or why it cannot be read. */
export type TextLine = { readonly text: string } | { readonly problem: 'too-long' | 'not-utf-8' }

/** Longest line in bytes; no format has a use for more. */
export const MAX_LINE_BYTES = 131_072

const LINE_FEED = 0x0a

/** Yields the lines of each piece together, because a promise for every line would cost more than reading it. */
export async function* readLines(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<TextLine[]> {
  const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
  let open: Uint8Array[] = []
  let openBytes = 0
  let isFirst = true

  for await (const piece of pieces) {
    const end = piece.lastIndexOf(LINE_FEED)
    if (end < 0) {
      keep(piece)
      continue
    }
    const lines = cut(joined(piece.subarray(0, end)))
    keep(piece.subarray(end + 1))
    yield lines
  }
  if (openBytes > 0) yield cut(joined(new Uint8Array(0)))

  /** Holds the beginning of a line; of one that is too long, only as much as shows that it is. */
  function keep(bytes: Uint8Array): void {
    if (openBytes <= MAX_LINE_BYTES && bytes.length > 0) open.push(bytes.slice(0, MAX_LINE_BYTES + 1))
    openBytes += bytes.length
  }

  function joined(rest: Uint8Array): Uint8Array {
    const bytes = new Uint8Array(open.reduce((sum, each) => sum + each.length, 0) + rest.length)
    let length = 0
    for (const each of [...open, rest]) {
      bytes.set(each, length)
      length += each.length
    }
    open = []
    openBytes = 0
    return bytes
  }

  function cut(bytes: Uint8Array): TextLine[] {
    const start = isFirst && bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0
    isFirst = false
    const whole = bytes.subarray(start)
    try {
      return strict.decode(whole).split('\n').map(toLine)
    } catch {
      return splitBytes(whole).map(decodeLine)
    }
  }

  function decodeLine(bytes: Uint8Array): TextLine {
    try {
      return toLine(strict.decode(bytes))
    } catch {
      return { problem: bytes.length > MAX_LINE_BYTES ? 'too-long' : 'not-utf-8' }
    }
  }
}

function toLine(text: string): TextLine {
  if (text.length > MAX_LINE_BYTES) return { problem: 'too-long' }
  return { text: text.endsWith('\r') ? text.slice(0, -1) : text }
}

function splitBytes(bytes: Uint8Array): Uint8Array[] {
  const lines: Uint8Array[] = []
  let from = 0
  for (let to = bytes.indexOf(LINE_FEED); to >= 0; to = bytes.indexOf(LINE_FEED, from)) {
    lines.push(bytes.subarray(from, to))
    from = to + 1
  }
  return [...lines, bytes.subarray(from)]
}
