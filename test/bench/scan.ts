/**
 * Speed and memory of `nostrum scan`, on archives generated for it outside the project. Not gated: the machine is shared.
 *
 *     npm run bench:scan                      # speed, on 10,000 pages
 *     npm run bench:scan -- --memory 5        # memory, on a WARC of 5 GB
 *     npm run bench:scan -- --folder /scratch # where to put them (default: the system's folder for temporary files)
 */
import { spawn } from 'node:child_process'
import { closeSync, createReadStream, mkdtempSync, openSync, readFileSync, rmSync, statSync, writeFileSync, writeSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { createGunzip, gzipSync } from 'node:zlib'
import { analyse } from '../../src/analyse.ts'
import { fileBytes } from '../../src/crawl/archive/bytes.ts'
import { runJob } from '../../src/crawl/archive/job.ts'
import type { Visitor } from '../../src/crawl/archive/record.ts'
import { readPackedWarc } from '../../src/crawl/archive/warc.ts'
import { randomOf } from '../../src/training/transforms/random.ts'
import { currentModel } from '../../src/verdict/current.ts'
import { conversion, record } from '../crawl/archives.ts'

const { values } = parseArgs({ options: { memory: { type: 'string' }, folder: { type: 'string' } } })
const folder = mkdtempSync(join(values.folder ?? tmpdir(), 'nostrum-bench-'))
const PAGES = 10_000
const PAGE_BYTES = 5000

/** Sentences of the golden pages in a new order each time, so that no two pages are alike and none is gibberish. */
const SENTENCES = ['zh-debunk', 'en-leaflet', 'zh-doorway', 'en-supplement'].map((slug) =>
  readFileSync(`samples/golden/${slug}/page.txt`, 'utf8')
    .split(/(?<=[。.!?\n])/)
    .filter((sentence) => sentence.trim() !== ''),
)
const random = randomOf('bench')

function textOf(n: number): string {
  const sentences = SENTENCES[n % SENTENCES.length] as readonly string[]
  let text = `Page ${n}\n`
  while (Buffer.byteLength(text) < PAGE_BYTES) text += sentences[Math.floor(random() * sentences.length)]
  return text
}

const urlOf = (n: number) => `http://site-${n % 997}.example/${n}`

interface Ran {
  readonly seconds: number
  /** Largest resident memory, in MB. */
  readonly peak: number
  /** Seconds of all cores together: what a scan costs, however busy the machine is with other things. */
  readonly cpu: number
}

/** Runs a scan as users do, and looks at its memory while it runs. */
async function scan(source: string, threads: number): Promise<Ran> {
  const started = performance.now()
  const child = spawn(process.execPath, ['dist/cli.js', 'scan', source, '--out', join(folder, 'out.ndjson'), '--force', '--concurrency', String(threads), '--quiet'], {
    stdio: 'inherit',
  })
  let peak = 0
  let cpu = 0
  const watch = setInterval(() => {
    try {
      peak = Math.max(peak, Number(/VmHWM:\s{0,20}(\d{1,12})/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1] ?? 0) / 1000)
      // Fields 14 and 15: user and system time in hundredths of a second.
      const fields = readFileSync(`/proc/${child.pid}/stat`, 'utf8').split(' ')
      cpu = (Number(fields[13]) + Number(fields[14])) / 100
    } catch {
      // It has just ended, or this is no Linux.
    }
  }, 100)
  await new Promise((resolve) => child.on('close', resolve))
  clearInterval(watch)
  return { seconds: (performance.now() - started) / 1000, peak, cpu }
}

async function gunzipAlone(path: string): Promise<number> {
  const started = performance.now()
  for await (const _chunk of createReadStream(path, { highWaterMark: 1 << 20 }).pipe(createGunzip({ chunkSize: 1 << 18 })));
  return (performance.now() - started) / 1000
}

const say = (name: string, text: string) => console.log(`${name.padEnd(46)} ${text}`)

async function speed(): Promise<void> {
  const ndjson = join(folder, 'pages.ndjson')
  const wet = join(folder, 'pages.wet.gz')
  const texts = Array.from({ length: PAGES }, (_, n) => textOf(n))
  writeFileSync(ndjson, texts.map((text, n) => `${JSON.stringify({ id: n, url: urlOf(n), text })}\n`).join(''))
  writeFileSync(wet, Buffer.concat(texts.map((text, n) => gzipSync(record('conversion', urlOf(n), 'text/plain', text)))))
  const cores = availableParallelism()
  for (const [name, path] of [
    ['NDJSON', ndjson],
    ['WET', wet],
  ] as const) {
    for (const threads of [1, cores]) {
      const { seconds, peak, cpu } = await scan(path, threads)
      say(
        `${name}, ${PAGES} pages of ${PAGE_BYTES} bytes, ${threads} thread${threads === 1 ? '' : 's'}`,
        `${(PAGES / cpu).toFixed(0)} pages a second of one core, ${(PAGES / seconds).toFixed(0)} pages/s, ${seconds.toFixed(1)} s, at most ${peak.toFixed(0)} MB`,
      )
    }
  }
  const alone = await gunzipAlone(wet)
  const { seconds } = await scan(wet, cores)
  say('WET: reading and unpacking alone', `${alone.toFixed(2)} s; the scan takes ${(seconds / alone).toFixed(1)} times that on ${cores} cores`)
  profile(wet, ndjson)
}

/** CPU time of this process for a piece of work, in microseconds a page: what a busy machine does not stretch. The first round only warms up. */
function cost(work: () => void): number {
  work()
  const before = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / PAGES
}

/** Where the time of one core goes: each stage is run with those before it, and what it adds is its own. */
function profile(wet: string, ndjson: string): void {
  const judge = { model: currentModel(), locale: 'en', explain: false, families: false } as const
  const place = (path: string) => ({ path, start: 0, size: statSync(path).size, name: path })
  const range = (path: string) => ({ from: 0, to: statSync(path).size, exact: true })
  const read = (visit: Visitor) => {
    const fd = openSync(wet, 'r')
    readPackedWarc(fileBytes(fd, 0, statSync(wet).size), range(wet), 'wet', visit)
    closeSync(fd)
  }
  const reading = cost(() => read(() => {}))
  const judging = cost(() => read((found) => void (found.kind === 'page' && analyse(found.input, judge))))
  const whole = cost(() => void runJob({ kind: 'stretch', format: 'packed-warc', place: place(wet), range: range(wet) }, judge))
  const lines = cost(() => void runJob({ kind: 'stretch', format: 'ndjson', place: place(ndjson), range: range(ndjson) }, judge))
  say('One core, WET: read, unpack, check, find the page', `${reading.toFixed(0)} us a page`)
  say('  judge it', `${(judging - reading).toFixed(0)} us`)
  say('  count it and write its line', `${(whole - judging).toFixed(0)} us`)
  say('  in all', `${(1e6 / whole).toFixed(0)} pages/s`)
  say('One core, NDJSON, in all', `${(1e6 / lines).toFixed(0)} pages/s`)
}

/** A WARC like those of crawls of the web: most bytes are pictures, most records are not. */
async function memory(gigabytes: number): Promise<void> {
  const path = join(folder, 'large.warc.gz')
  const picture = Buffer.alloc(100_000)
  for (let i = 0; i < picture.length; i++) picture[i] = Math.floor(random() * 256)
  const members: Buffer[] = []
  for (let n = 0; n < 2000; n++) {
    members.push(gzipSync(conversion(n)), gzipSync(record('conversion', urlOf(n), 'text/plain', textOf(n))))
    if (n % 2 === 0)
      members.push(
        gzipSync(record('response', urlOf(n), 'application/http; msgtype=response', Buffer.concat([Buffer.from('HTTP/1.1 200 OK\r\nContent-Type: image/jpeg\r\n\r\n'), picture]))),
      )
  }
  const block = Buffer.concat(members)
  const fd = openSync(path, 'w')
  for (let size = 0; size < gigabytes * 1e9; size += block.length) writeSync(fd, block)
  closeSync(fd)
  const { seconds, peak } = await scan(path, availableParallelism())
  say(`WARC of ${(statSync(path).size / 1e9).toFixed(1)} GB, ${availableParallelism()} threads`, `at most ${peak.toFixed(0)} MB, ${seconds.toFixed(0)} s`)
}

try {
  await (values.memory === undefined ? speed() : memory(Number(values.memory)))
} finally {
  rmSync(folder, { recursive: true })
}
