/** Reads the lines of an NDJSON file that begin in a stretch of it. */
import { type Bytes, find } from './bytes.ts'
import { type Covered, type Found, MAX_RECORD_BYTES, type Range, type Visitor } from './record.ts'
import { failed } from './warc-record.ts'

const LINE_END = Buffer.from('\n')

/** Fields of a line are those of `nostrum score --ndjson`: id, text or html, url, title, language. */
export function readNdjson(bytes: Bytes, { from, to, exact }: Range, name: string, visit: Visitor): Covered {
  // A line begins behind a line end; looking from one byte before finds the one that begins at `from` itself.
  const start = exact || from === 0 ? from : endOfLine(bytes, from - 1) + 1
  let at = start
  while (at < to && at < bytes.size) {
    const view = bytes.view(at, 1)
    const inView = view.indexOf(0x0a)
    const end = inView >= 0 ? at + inView : endOfLine(bytes, at)
    const length = end - at
    if (length > MAX_RECORD_BYTES) visit(failed(`${name}@${at}`, 'too-large', 'a line that is too long'))
    else if (length > 0) {
      const whole = inView >= 0 ? view : bytes.view(at, length)
      const found = readLine(Buffer.from(whole.buffer, whole.byteOffset, length).toString('utf8'), `${name}@${at}`)
      if (found !== null) visit(found)
    }
    at = end + 1
  }
  return { first: Math.min(start, bytes.size), next: Math.min(at, bytes.size) }
}

function endOfLine(bytes: Bytes, from: number): number {
  const found = find(bytes, LINE_END, from, bytes.size)
  return found < 0 ? bytes.size : found
}

function readLine(line: string, place: string): Found | null {
  if (line.trim() === '') return null
  let record: unknown
  try {
    record = JSON.parse(line)
  } catch {
    return failed(place, 'not-json', 'the line is not JSON')
  }
  if (typeof record !== 'object' || record === null || Array.isArray(record)) return failed(place, 'not-json', 'the line is not a JSON object')
  const { id, text, html, url, title, language } = record as Record<string, unknown>
  const string = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined)
  const label = { url: string(url) ?? place, ...(typeof id === 'string' || typeof id === 'number' ? { id } : {}) }
  const about = { url: string(url), title: string(title), language: string(language) }
  if (typeof html === 'string') return { kind: 'page', ...label, input: { html, ...about } }
  if (typeof text === 'string') return { kind: 'page', ...label, input: { text, ...about } }
  return { ...failed(label.url, 'nothing-to-read', 'neither "text" nor "html" is a string'), ...label }
}
