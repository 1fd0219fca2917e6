/** Archives made for tests, from pages made for tests. */
import { crc32, deflateRawSync, gzipSync } from 'node:zlib'

const HONEST =
  'Vitiligo is a condition in which patches of skin lose their colour. It is not infectious and does not hurt. There is no cure, but several treatments can ' +
  'bring some colour back. Ask your doctor which of them suits you. '
const FARM =
  '白癜风能治吗?苏州那家医院治白癜风比较好\n我院采用国际先进技术,治愈率高达98%,无任何副作用,当天见效,马上预约。\n- 苏州那家医院治白癜风比较好\n- 福州那家医院治白癜风比较好\n- 沈阳那家医院治白癜风比较好\n'

/** The text of the n-th page: every fifth is spam. */
export function textOf(n: number): string {
  return n % 5 === 0 ? `${n} ${FARM.repeat(3)}` : `Page ${n}\n${HONEST.repeat(3)}`
}

export const urlOf = (n: number) => `http://site-${n % 7}.example/page/${n}`

/** A WARC record. `length` lies about the content, for damage. */
export function record(type: string, url: string, contentType: string, content: Buffer | string, length?: number): Buffer {
  const body = Buffer.from(content as string)
  const head = [`WARC/1.0`, `WARC-Type: ${type}`, ...(url === '' ? [] : [`WARC-Target-URI: ${url}`]), `Content-Type: ${contentType}`, `Content-Length: ${length ?? body.length}`]
  return Buffer.concat([Buffer.from(`${head.join('\r\n')}\r\n\r\n`), body, Buffer.from('\r\n\r\n')])
}

export const info = () => record('warcinfo', '', 'application/warc-fields', 'software: tests\r\n')

/** An answer of a web server within a record. */
export function response(url: string, body: Buffer | string, headers: readonly string[] = ['Content-Type: text/html; charset=utf-8'], status = '200 OK'): Buffer {
  return record(
    'response',
    url,
    'application/http; msgtype=response',
    Buffer.concat([Buffer.from(`HTTP/1.1 ${status}\r\n${headers.join('\r\n')}\r\n\r\n`), Buffer.from(body as string)]),
  )
}

export const page = (n: number) => response(urlOf(n), `<!doctype html><title>Page ${n}</title><p>${textOf(n).replaceAll('\n', '<br>')}</p>`)
export const conversion = (n: number) => record('conversion', urlOf(n), 'text/plain', textOf(n))
export const request = (n: number) => record('request', urlOf(n), 'application/http; msgtype=request', 'GET / HTTP/1.1\r\n\r\n')

/** Records one after the other; each packed on its own if asked. */
export function warc(records: readonly Buffer[], packed: boolean): Buffer {
  return Buffer.concat(packed ? records.map((each) => gzipSync(each)) : records)
}

/** A zip file with these entries, stored as they are or deflated. */
export function zip(entries: readonly { readonly name: string; readonly content: Buffer; readonly deflate?: boolean }[]): Buffer {
  const parts: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const { name, content, deflate = false } of entries) {
    const data = deflate ? deflateRawSync(content) : content
    const common = Buffer.alloc(26)
    common.writeUInt16LE(20, 0)
    common.writeUInt16LE(deflate ? 8 : 0, 4)
    common.writeUInt32LE(crc32(content), 10)
    common.writeUInt32LE(data.length, 14)
    common.writeUInt32LE(content.length, 18)
    common.writeUInt16LE(Buffer.byteLength(name), 22)
    const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), common, Buffer.from(name), data])
    const tail = Buffer.alloc(14)
    tail.writeUInt32LE(offset, 10)
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00', 'latin1'), common, tail, Buffer.from(name)]))
    parts.push(local)
    offset += local.length
  }
  const size = directory.reduce((sum, each) => sum + each.length, 0)
  const end = Buffer.alloc(18)
  end.writeUInt16LE(entries.length, 4)
  end.writeUInt16LE(entries.length, 6)
  end.writeUInt32LE(size, 8)
  end.writeUInt32LE(offset, 12)
  return Buffer.concat([...parts, ...directory, Buffer.from('PK\x05\x06', 'latin1'), end])
}

export function ndjson(from: number, to: number): string {
  return Array.from({ length: to - from }, (_, i) => `${JSON.stringify({ id: from + i, url: urlOf(from + i), text: textOf(from + i) })}\n`).join('')
}
