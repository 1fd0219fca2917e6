/** A piece of work for one thread: a stretch of a file, a block of records, or some files. It reads, judges and writes lines; nothing else crosses threads. */
import { createHash } from 'node:crypto'
import { closeSync, openSync, readFileSync } from 'node:fs'
import { judgePage, readPage } from '../../analyse.ts'
import type { Page } from '../../page/types.ts'
import { observePage } from '../../site/observe.ts'
import type { Observation } from '../../site/types.ts'
import type { Model } from '../../verdict/model.ts'
import type { Input, Locale, Verdict } from '../../verdict/types.ts'
import { decodePage, looksLikeHtml } from '../decode.ts'
import { troubleLine, verdictLine } from '../line.ts'
import { countTrouble, countVerdict, emptyTally, type Tally } from '../tally.ts'
import { type Bytes, fileBytes, memoryBytes } from './bytes.ts'
import { readNdjson } from './ndjson.ts'
import type { Covered, Found, Range, Visitor } from './record.ts'
import { readPackedWarc, readWarc } from './warc.ts'
import { failed } from './warc-record.ts'

export type Format = 'warc' | 'packed-warc' | 'ndjson'

/** Where a stretch of bytes lies: a whole file, or an archive stored within another. */
export interface Place {
  readonly path: string
  readonly start: number
  readonly size: number
  /** In results and messages. */
  readonly name: string
}

export type Job =
  | { readonly kind: 'stretch'; readonly format: Format; readonly place: Place; readonly range: Range }
  /** Whole records, unpacked. */
  | { readonly kind: 'block'; readonly format: Exclude<Format, 'packed-warc'>; readonly bytes: Uint8Array; readonly size: number; readonly name: string }
  | { readonly kind: 'files'; readonly paths: readonly { readonly path: string; readonly name: string }[] }

export interface JobResult extends Covered {
  /** Lines of results, UTF-8. */
  readonly lines: Uint8Array
  readonly tally: Tally
  /** Pages as they were seen, where families are looked for. */
  readonly observed: readonly Observation[]
}

export interface JudgeOptions {
  readonly model: Model
  readonly locale: Locale
  readonly prior?: number | undefined
  /** Overrides detection. */
  readonly language?: string | undefined
  /** With evidence. */
  readonly explain: boolean
  /** Also gather what families of doorway pages are found by. */
  readonly families: boolean
}

const READERS: Readonly<Record<Format, (bytes: Bytes, range: Range, name: string, visit: Visitor) => Covered>> = {
  warc: readWarc,
  'packed-warc': readPackedWarc,
  ndjson: readNdjson,
}

/** Does a job. @throws Error when a file that was there cannot be read any more */
export function runJob(job: Job, options: JudgeOptions): JobResult {
  const tally = emptyTally()
  const lines: string[] = []
  const observed: Observation[] = []
  const visit: Visitor = (found) => {
    lines.push(found.kind === 'page' ? judge(found, options, tally, observed) : trouble(found, tally))
  }
  const covered = read(job, visit)
  return { ...covered, lines: new TextEncoder().encode(lines.join('')), tally, observed }
}

function read(job: Job, visit: Visitor): Covered {
  if (job.kind === 'block') return READERS[job.format](memoryBytes(job.bytes, job.size), { from: 0, to: job.size, exact: true }, job.name, visit)
  if (job.kind === 'files') {
    for (const file of job.paths) visit(readFile(file))
    return { first: 0, next: 0 }
  }
  const fd = openSync(job.place.path, 'r')
  try {
    return READERS[job.format](fileBytes(fd, job.place.start, job.place.size), job.range, job.place.name, visit)
  } finally {
    closeSync(fd)
  }
}

// Matches `a/page.html`, `notes.txt` and `README`, not `logo.png`.
const PAGE_NAME = /(?:\.(?:x?html?|txt|text|md|php|asp|aspx|jsp)|(?:^|\/)[^./]+)$/i

function readFile({ path, name }: { path: string; name: string }): Found {
  if (!PAGE_NAME.test(name)) return { kind: 'skipped', url: name, trouble: { kind: 'not-a-page', detail: 'the name is not that of HTML or text' } }
  let bytes: Buffer
  try {
    bytes = readFileSync(path)
  } catch (error) {
    return failed(name, 'unreadable', (error as NodeJS.ErrnoException).code ?? 'cannot be read')
  }
  const isPlain = /\.(?:txt|text|md)$/i.test(name) || (!/\.x?html?$/i.test(name) && !looksLikeHtml(bytes))
  const { text, html } = decodePage(bytes, isPlain ? 'text/plain' : 'text/html', '')
  return { kind: 'page', url: name, input: html === undefined ? { text } : { html } }
}

function judge({ url, id, input }: Found & { kind: 'page' }, options: JudgeOptions, tally: Tally, observed: Observation[]): string {
  const page = readPage(options.language === undefined ? input : { ...input, language: options.language })
  const verdict = judgePage(page, options)
  countVerdict(tally, url, verdict)
  if (options.families) observed.push(...observe(page, verdict, input, options))
  return verdictLine({ url, id }, verdict)
}

/** Archives do not say when, and a scan asks only who belongs together: all pages were seen at one time. */
const SEEN = '1970-01-01T00:00:00.000Z'

function observe(page: Page, verdict: Verdict, { html, text }: Input, { model }: JudgeOptions): Observation[] {
  const sha256 = createHash('sha256')
    .update(html ?? text ?? '')
    .digest('hex')
  const observation = observePage(page, verdict, { sha256, seen: SEEN }, (part) => judgePage(readPage({ text: part }), { model, explain: false }))
  return observation === null ? [] : [observation]
}

function trouble({ kind, url, id, trouble: why }: Exclude<Found, { kind: 'page' }>, tally: Tally): string {
  countTrouble(tally, kind, why.kind)
  return troubleLine({ url, id }, kind, why)
}
