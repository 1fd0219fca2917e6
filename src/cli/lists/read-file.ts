/** A list file as lines, with its format. */
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { READERS, type ReadableFormat, recognise, SAMPLE_LINES } from '../../lists/formats/readers.ts'
import { readLines, type TextLine } from '../../lists/lines.ts'
import { UsageError } from '../usage.ts'

/** Large enough that reading does not cost more than linting. */
const PIECE_BYTES = 262_144

export interface ListFile {
  readonly name: string
  readonly format: ReadableFormat
  /** null for stdin. */
  readonly bytes: number | null
  /** Lines in batches, with the bytes read so far. */
  batches(): AsyncGenerator<{ readonly lines: readonly TextLine[]; readonly read: number }>
}

/** @throws UsageError when the file is not there, or no format fits */
export async function openList(name: string, format: string | undefined): Promise<ListFile> {
  if (format !== undefined && !Object.hasOwn(READERS, format)) throw new UsageError(`--format ${format}: choose ${Object.keys(READERS).join(', ')}.`)
  const bytes = name === '-' ? null : await sizeOf(name)
  let read = 0
  async function* pieces(): AsyncGenerator<Uint8Array> {
    for await (const piece of name === '-' ? process.stdin : createReadStream(name, { highWaterMark: PIECE_BYTES })) {
      read += (piece as Buffer).length
      yield piece as Buffer
    }
  }
  const lines = readLines(pieces())
  const first: TextLine[] = []
  while (first.length < SAMPLE_LINES) {
    const next = await lines.next()
    if (next.done === true) break
    for (const line of next.value) first.push(line)
  }
  const found = (format as ReadableFormat | undefined) ?? recognise(first.slice(0, SAMPLE_LINES).flatMap((line) => ('text' in line ? [line.text] : [])))
  if (found === null) throw new UsageError(`${name}: the lines fit no format that is read here. Name it with --format: ${Object.keys(READERS).join(', ')}.`)
  return {
    name,
    format: found,
    bytes,
    async *batches() {
      yield { lines: first, read }
      for await (const batch of lines) yield { lines: batch, read }
    },
  }
}

async function sizeOf(name: string): Promise<number> {
  const found = await stat(name).catch((cause: NodeJS.ErrnoException) => {
    throw new UsageError(`Cannot read ${name}: ${cause.code === 'ENOENT' ? 'there is no such file' : cause.message}.`, { cause })
  })
  if (!found.isFile()) throw new UsageError(`${name} is no file.`)
  return found.size
}
