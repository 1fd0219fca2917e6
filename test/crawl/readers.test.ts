import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cutBlocks } from '../../src/crawl/archive/blocks.ts'
import { type Bytes, memoryBytes } from '../../src/crawl/archive/bytes.ts'
import { readNdjson } from '../../src/crawl/archive/ndjson.ts'
import type { Covered, Found, Range, Visitor } from '../../src/crawl/archive/record.ts'
import { readPackedWarc, readWarc } from '../../src/crawl/archive/warc.ts'
import { conversion, info, ndjson, page, record, request, response, urlOf, warc } from './archives.ts'

type Reader = (bytes: Bytes, range: Range, name: string, visit: Visitor) => Covered

/** What a reader finds, in short. */
function read(reader: Reader, content: Buffer, range: Range = { from: 0, to: content.length, exact: true }): { found: string[]; covered: Covered } {
  const found: string[] = []
  const covered = reader(memoryBytes(content, content.length), range, 'f', (each) => found.push(short(each)))
  return { found, covered }
}

const short = (found: Found) => (found.kind === 'page' ? found.url : `${found.url} ${found.trouble.kind}`)
const urls = (...numbers: number[]) => numbers.map(urlOf)

/** Cuts anywhere into stretches and reads them as threads do, each on its own; then checks that they fit together. */
function readInStretches(reader: Reader, content: Buffer, cuts: readonly number[]): string[] {
  const borders = [0, ...cuts.filter((cut) => cut < content.length).toSorted((a, b) => a - b), content.length]
  const found: string[] = []
  let expected = 0
  for (let i = 0; i + 1 < borders.length; i++) {
    const [from, to] = [borders[i] as number, borders[i + 1] as number]
    const part = read(reader, content, { from, to, exact: i === 0 })
    if (to > from) expect(part.covered.first).toBe(expected)
    if (to > from) expected = part.covered.next
    found.push(...part.found)
  }
  return found
}

const PAGES = [info(), request(0), page(0), conversion(1), page(2), page(3)]

describe.each([
  ['plain', readWarc, false],
  ['packed', readPackedWarc, true],
] as const)('a %s WARC', (_name, reader, packed) => {
  const pack = (...records: Buffer[]) => warc(records, packed)

  test('gives its pages, and passes over requests and the like', () => {
    expect(read(reader, pack(...PAGES)).found).toEqual(urls(0, 1, 2, 3))
  })

  test('says why a record has no page', () => {
    const at = 'http://a.example/x'
    const records = [
      response(at, 'gone', ['Content-Type: text/html'], '404 Not Found'),
      response(at, 'GIF', ['Content-Type: image/gif']),
      response(at, ''),
      record('response', at, 'application/http', 'no HTTP at all'),
      record('resource', at, 'image/png', 'PNG'),
      record('resource', at, 'text/html', '<p>kept without its answer'),
      record('resource', 'urn:x:y', 'text/html', 'not of the web'),
      record('revisit', at, 'application/http', 'HTTP/1.1 200 OK\r\n\r\n'),
    ]
    expect(read(reader, pack(...records)).found).toEqual([`${at} not-a-page`, `${at} not-a-page`, `${at} not-a-page`, `${at} damaged`, `${at} not-a-page`, at])
  })

  test('is the same whatever stretches it is cut into', () => {
    const content = pack(...PAGES, ...Array.from({ length: 20 }, (_, i) => page(i + 4)))
    const whole = read(reader, content).found
    fc.assert(
      fc.property(fc.array(fc.nat(content.length), { maxLength: 12 }), (cuts) => {
        expect(readInStretches(reader, content, cuts)).toEqual(whole)
      }),
    )
  })

  test('goes on behind damage', () => {
    const parts = [page(1), page(2), page(3)].map((each) => pack(each))
    const middle = Buffer.from(parts[1] as Buffer)
    middle.fill(0x5a, 0, 30)
    expect(read(reader, Buffer.concat([parts[0] as Buffer, middle, parts[2] as Buffer])).found).toEqual([urlOf(1), `f@${(parts[0] as Buffer).length} damaged`, urlOf(3)])
  })

  test('says that it was cut off, and gives what came before', () => {
    const content = pack(page(1), page(2))
    for (const missing of [1, 10, 100]) {
      const { found } = read(reader, content.subarray(0, content.length - 4 - missing))
      expect(found[0]).toBe(urlOf(1))
      expect(found[1]).toMatch(/truncated$/)
      expect(found).toHaveLength(2)
    }
  })

  test('is the same in stretches when damaged anywhere', () => {
    const good = pack(...Array.from({ length: 12 }, (_, i) => page(i)))
    fc.assert(
      fc.property(fc.nat(good.length - 1), fc.nat(40), fc.nat(255), fc.array(fc.nat(good.length), { maxLength: 6 }), (at, length, byte, cuts) => {
        const bad = Buffer.from(good)
        bad.fill(byte, at, Math.min(bad.length, at + length))
        const whole = read(reader, bad).found
        const parts = readInStretchesAsScan(reader, bad, cuts)
        expect(parts).toEqual(whole)
      }),
    )
  })

  test('never throws, whatever the bytes', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), fc.boolean(), (bytes, exact) => void read(reader, Buffer.from(bytes), { from: 0, to: bytes.length, exact })))
  })
})

/** As a scan does: a stretch that did not begin where the one before ended is read again from there. */
function readInStretchesAsScan(reader: Reader, content: Buffer, cuts: readonly number[]): string[] {
  const borders = [0, ...cuts.toSorted((a, b) => a - b), content.length]
  const found: string[] = []
  let expected = 0
  for (let i = 0; i + 1 < borders.length; i++) {
    const [from, to] = [borders[i] as number, borders[i + 1] as number]
    if (to <= from) continue
    let part = read(reader, content, { from, to, exact: i === 0 })
    if (part.covered.first !== expected)
      part = expected >= to ? { found: [], covered: { first: expected, next: expected } } : read(reader, content, { from: expected, to, exact: true })
    expected = part.covered.next
    found.push(...part.found)
  }
  return found
}

test('a plain record that is not as long as it says is damage, and the next one is found', () => {
  const lies = (length: number) => Buffer.concat([page(1), record('conversion', urlOf(2), 'text/plain', 'x'.repeat(100), length), page(3)])
  for (const length of [50, 150, 90_000_000]) expect(read(readWarc, lies(length)).found).toEqual([urlOf(1), `f@${page(1).length} damaged`, urlOf(3)])
})

test('an archive inside an archive is not taken for part of it', () => {
  const inner = warc([page(8), page(9)], false)
  const content = Buffer.concat([page(1), record('resource', 'http://a.example/inner.warc', 'application/warc', Buffer.concat([Buffer.from('\r\n\r\n'), inner])), page(2)])
  expect(read(readWarc, content).found).toEqual([urlOf(1), 'http://a.example/inner.warc not-a-page', urlOf(2)])
  const cut = page(1).length + 300
  expect(readInStretchesAsScan(readWarc, content, [cut])).toEqual([urlOf(1), 'http://a.example/inner.warc not-a-page', urlOf(2)])
})

describe('a packed record', () => {
  const at = 'http://a.example/x'

  test('that bursts is a bomb, one too large is said to be, and a film is passed over', () => {
    const bomb = gzipSync(response(at, Buffer.alloc(20_000_000)))
    const noise = Buffer.from(
      Array.from({ length: 400_000 }, (_, i) => `${(i * 2_654_435_761) % 4_294_967_296}`)
        .join(' ')
        .repeat(3),
    )
    const large = gzipSync(response(at, noise), { level: 1 })
    const film = gzipSync(record('resource', 'urn:x', 'video/mp4', Buffer.alloc(20_000_000)))
    const found = read(readPackedWarc, Buffer.concat([gzipSync(page(1)), bomb, large, film, gzipSync(page(2))])).found
    expect(found).toEqual([urlOf(1), `${at} bomb`, `${at} too-large`, urlOf(2)])
  })

  test('with a wrong checksum is damage', () => {
    const bad = gzipSync(page(1))
    bad.writeUInt32LE(0, bad.length - 8)
    expect(read(readPackedWarc, Buffer.concat([bad, gzipSync(page(2))])).found).toEqual(['f@0 damaged', urlOf(2)])
  })
})

describe('what a server sent', () => {
  const at = 'http://a.example/x'
  const body = '<p>植发 and more</p>'
  const inputOf = (answer: Buffer): unknown => {
    let input: unknown
    readWarc(memoryBytes(answer, answer.length), { from: 0, to: answer.length, exact: true }, 'f', (found) => {
      input = found.kind === 'page' ? found.input : found.trouble.kind
    })
    return input
  }
  const html = 'Content-Type: text/html; charset=utf-8'
  const chunked = (bytes: Buffer) =>
    Buffer.concat([Buffer.from(`5\r\n`), bytes.subarray(0, 5), Buffer.from(`\r\n${(bytes.length - 5).toString(16)};x=y\r\n`), bytes.subarray(5), Buffer.from('\r\n0\r\n\r\n')])

  test.each([
    ['as it is', Buffer.from(body), [html]],
    ['in chunks', chunked(Buffer.from(body)), [html, 'Transfer-Encoding: chunked']],
    ['in chunks that were joined already', Buffer.from(body), [html, 'Transfer-Encoding: chunked']],
    ['gzipped', gzipSync(body), [html, 'Content-Encoding: gzip']],
    ['unpacked already', Buffer.from(body), [html, 'Content-Encoding: gzip']],
    ['deflated', deflateSync(body), [html, 'Content-Encoding: deflate']],
    ['deflated without a head', deflateRawSync(body), [html, 'Content-Encoding: deflate']],
    ['by brotli', brotliCompressSync(body), [html, 'Content-Encoding: br']],
    ['gzipped in chunks', chunked(gzipSync(body)), [html, 'Content-Encoding: gzip', 'Transfer-Encoding: chunked']],
  ])('%s is read', (_name, sent, headers) => {
    expect(inputOf(response(at, sent, headers))).toEqual({ html: body, url: at })
  })

  test('packed wrongly, or to burst, is told', () => {
    expect(inputOf(response(at, Buffer.from([0x1f, 0x8b, 8, 0, 1, 2, 3]), [html, 'Content-Encoding: gzip']))).toBe('bad-encoding')
    expect(inputOf(response(at, gzipSync(Buffer.alloc(30_000_000)), [html, 'Content-Encoding: gzip']))).toBe('bomb')
  })
})

describe('NDJSON', () => {
  test('gives a page a line, under its own id and address', () => {
    const lines = ['{"id":1,"url":"http://a.example/","text":"a"}', '{"id":"b","html":"<p>b"}', '', 'no', '[1]', '{"id":3}', '{"text":"last"}']
    const found: Found[] = []
    const content = Buffer.from(lines.join('\r\n'))
    readNdjson(memoryBytes(content, content.length), { from: 0, to: content.length, exact: true }, 'f', (each) => found.push(each))
    expect(found.map((each) => [each.id, each.url, each.kind === 'page' ? 'page' : each.trouble.kind])).toEqual([
      [1, 'http://a.example/', 'page'],
      ['b', 'f@47', 'page'],
      [undefined, 'f@75', 'not-json'],
      [undefined, 'f@79', 'not-json'],
      [3, 'f@84', 'nothing-to-read'],
      [undefined, 'f@94', 'page'],
    ])
  })

  test('is the same whatever stretches it is cut into', () => {
    const content = Buffer.from(ndjson(0, 12))
    const whole = read(readNdjson, content).found
    expect(whole).toHaveLength(12)
    fc.assert(
      fc.property(fc.array(fc.nat(content.length), { maxLength: 12 }), (cuts) => {
        expect(readInStretches(readNdjson, content, cuts)).toEqual(whole)
      }),
    )
  })

  test('reports a line without end and goes on', () => {
    expect(read(readNdjson, Buffer.from(`{"text":"${'x'.repeat(11_000_000)}"}\n{"url":"http://a.example/","text":"b"}\n`)).found).toEqual(['f@0 too-large', 'http://a.example/'])
  })
})

describe('a stream that cannot be entered', () => {
  const cut = async (content: Buffer, format: 'warc' | 'ndjson', piece: number): Promise<{ blocks: number[]; found: string[] }> => {
    const pieces = (async function* () {
      for (let at = 0; at < content.length; at += piece) yield content.subarray(at, at + piece)
    })()
    const found: string[] = []
    const blocks: number[] = []
    for await (const { bytes, size } of cutBlocks(pieces, format)) {
      blocks.push(bytes.length)
      const reader = format === 'warc' ? readWarc : readNdjson
      reader(memoryBytes(bytes, size), { from: 0, to: size, exact: true }, 'f', (each) => found.push(short(each)))
    }
    return { blocks, found }
  }

  test.each(['warc', 'ndjson'] as const)('of %s is cut into the same blocks however it arrives', async (format) => {
    const many = Array.from({ length: 1500 }, (_, i) => i)
    const content = format === 'warc' ? warc(many.map(page), false) : Buffer.from(ndjson(0, 1500))
    const whole = await cut(content, format, 1_000_000)
    expect(whole.blocks.length).toBeGreaterThan(2)
    expect(whole.found).toEqual(urls(...many))
    expect(await cut(content, format, 7777)).toEqual(whole)
  })

  test('lets go of what is too large to hold, and says so', async () => {
    const huge = record('conversion', urlOf(5), 'text/plain', Buffer.alloc(12_000_000, 0x61))
    const film = record('resource', 'urn:film', 'video/mp4', Buffer.alloc(12_000_000, 0x61))
    expect((await cut(Buffer.concat([page(1), huge, page(2), film, page(3)]), 'warc', 65_536)).found).toEqual([urlOf(1), `${urlOf(5)} too-large`, urlOf(2), urlOf(3)])
    const line = Buffer.from(`{"text":"${'x'.repeat(12_000_000)}"}\n`)
    expect((await cut(Buffer.concat([Buffer.from(ndjson(1, 2)), line, Buffer.from(ndjson(2, 3))]), 'ndjson', 65_536)).found).toEqual([urlOf(1), 'f@0 too-large', urlOf(2)])
  })
})
