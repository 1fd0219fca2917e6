/**
 * A site on loopback addresses with everything that a crawler meets: some five hundred pages over four hosts, redirects, a calendar without end, slow,
 * broken and endless pages, packed bombs, wrong charsets, and a robots.txt that must be obeyed. It counts who asked for what, and when.
 */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gzipSync } from 'node:zlib'

export const ARTICLES_PER_HOST = 120
/** Hosts differ by address: all of 127.0.0.0/8 is this machine. */
export const HOSTS = ['127.0.0.1', '127.0.0.2', '127.0.0.3', '127.0.0.4'] as const

export interface Visit {
  readonly host: string
  readonly path: string
  readonly at: number
  readonly userAgent: string
  /** Of the answer, once it is sent. */
  readonly status: number
}

export interface TestSite {
  readonly port: number
  url(host: number, path: string): string
  /** Requests in the order in which they came. */
  readonly visits: Visit[]
  /** Largest number of requests that one host had open at once. */
  readonly crowd: number
  /** Forgets visits. */
  forget(): void
  close(): Promise<void>
}

const ROBOTS = `User-agent: *
Disallow: /private/
Allow: /private/open
Disallow: /*?session=
Sitemap: /sitemap-index.xml
`

const HONEST =
  'Vitiligo is a condition in which patches of skin lose their colour. It is not infectious and does not hurt. Nobody knows exactly why it happens; in ' +
  'many people the immune system attacks the cells that make pigment. There is no cure, but several treatments can bring some colour back. Ask your ' +
  'doctor which of them suits you, and protect pale skin from the sun. Some people prefer to do nothing at all, and that is a good choice as well. '
const FARM =
  '白癜风能治吗?苏州那家医院治白癜风比较好\n很多患者都关心白癜风能治吗。我院采用国际先进技术,治愈率高达98%,无任何副作用,当天见效,终使患者摆脱烦恼。' +
  '专家一对一在线咨询,限时优惠,名额有限,马上预约。\n- 苏州那家医院治白癜风比较好\n- 福州那家医院治白癜风比较好\n- 沈阳那家医院治白癜风比较好\n- 南京那家医院治白癜风比较好\n'

function article(host: number, number: number): string {
  const isFarm = host === 3 || number % 10 === 0
  const text = isFarm ? FARM.repeat(2) : HONEST.repeat(2)
  const next = number + 1 < ARTICLES_PER_HOST ? `<a href="/article/${number + 1}">next</a>` : ''
  return html(`Article ${number} of host ${host}`, `${text.replaceAll('\n', '<br>')} ${next} <a href="/">home</a>`)
}

function html(title: string, body: string, head = ''): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${title}</title>${head}</head><body><h1>${title}</h1><p>${body}</p></body></html>`
}

function home(host: number): string {
  const links = Array.from({ length: ARTICLES_PER_HOST }, (_, i) => `<a href="/article/${i}">${i}</a>`).join(' ')
  const odd = ['/private/secret', '/private/open', '/calendar?month=2026-01', '/moved', '/away', '/loop', '/missing', '/broken', '/flaky', '/busy', '/endless']
  const more = ['/bomb', '/headers', '/gbk', '/mislabelled', '/picture.png', '/file.pdf', '/empty', '/a/a/a/a/a', '/list?session=1', '/nofollow', '/dead-end']
  // One slow page is enough: each try takes as long as the patience of who asks.
  const slow = host === 0 ? ['/slow'] : []
  return html(
    `Home of host ${host}`,
    [links, ...[...odd, ...slow, ...more].map((path) => `<a href="${path}">${path}</a>`), '<a href="http://elsewhere.example/">out</a>'].join(' '),
  )
}

/** Unpacks to 30 MB. */
const BOMB = gzipSync(Buffer.alloc(30_000_000))

/** Bytes of "植发 (hair transplant)" text in GBK: 植发多少钱. */
const GBK = Buffer.from([0xd6, 0xb2, 0xb7, 0xa2, 0xb6, 0xe0, 0xc9, 0xd9, 0xc7, 0xae])

export async function startSite(): Promise<TestSite> {
  const visits: Visit[] = []
  const open = new Map<string, number>()
  const asked = new Map<string, number>()
  let crowd = 0
  let port = 0

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const address = request.socket.localAddress?.replace('::ffff:', '') ?? ''
    const host = HOSTS.indexOf(address as (typeof HOSTS)[number])
    const { pathname: path, searchParams } = new URL(request.url ?? '/', 'http://x')
    visits.push({
      host: address,
      path: request.url ?? '',
      at: performance.now(),
      userAgent: request.headers['user-agent'] ?? '',
      get status() {
        return response.statusCode
      },
    })
    const count = (open.get(address) ?? 0) + 1
    open.set(address, count)
    crowd = Math.max(crowd, count)
    response.on('close', () => open.set(address, (open.get(address) ?? 1) - 1))
    const times = (asked.get(`${address}${path}`) ?? 0) + 1
    asked.set(`${address}${path}`, times)
    const send = (status: number, body: string | Buffer, headers: Record<string, string> = {}) => {
      response.writeHead(status, { 'content-type': 'text/html; charset=utf-8', ...headers })
      response.end(body)
    }

    if (path === '/robots.txt') return send(200, ROBOTS, { 'content-type': 'text/plain' })
    if (path === '/') return send(200, home(host))
    if (path.startsWith('/article/')) {
      const number = Number(path.slice(9))
      const etag = `"${host}-${number}"`
      if (request.headers['if-none-match'] === etag) return send(304, '')
      return send(200, article(host, number), { etag })
    }
    if (path === '/calendar') {
      const month = searchParams.get('month') ?? ''
      return send(200, html(`Calendar ${month}`, `<a href="/calendar?month=${month}1">next month</a> <a href="/">home</a>`))
    }
    switch (path) {
      case '/moved':
        return send(301, '', { location: '/article/1' })
      case '/away':
        return send(302, '', { location: `http://${HOSTS[(host + 1) % HOSTS.length]}:${port}/landing?from=${host}` })
      case '/landing':
        return send(200, html('Landing', HONEST.repeat(2)))
      case '/loop':
        return send(302, '', { location: `/loop?${times}` })
      case '/ping-pong':
        return send(302, '', { location: `http://${HOSTS[(host + 1) % HOSTS.length]}:${port}/ping-pong?${times}` })
      case '/slow':
        return void setTimeout(() => send(200, html('Slow', HONEST)), 10_000).unref()
      case '/broken':
        response.writeHead(200, { 'content-type': 'text/html', 'content-length': '10000' })
        response.write('<p>half')
        return void setTimeout(() => request.socket.destroy(), 5).unref()
      case '/flaky':
        return times === 1 ? send(500, 'sorry') : send(200, html('Flaky', HONEST.repeat(2)))
      case '/busy':
        return times === 1 ? send(503, 'later', { 'retry-after': '0' }) : send(200, html('Busy', HONEST.repeat(2)))
      case '/endless': {
        response.writeHead(200, { 'content-type': 'text/html' })
        const piece = '<p>and on'.repeat(8000)
        const more = () => {
          while (!response.destroyed && response.write(piece));
          response.once('drain', more)
        }
        return more()
      }
      case '/bomb':
        return send(200, BOMB, { 'content-encoding': 'gzip' })
      case '/headers': {
        response.socket?.write(`HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n${`X-Filler: ${'x'.repeat(4000)}\r\n`.repeat(100)}\r\n`)
        return void response.socket?.end()
      }
      case '/gbk':
        return send(200, Buffer.concat([Buffer.from('<html><meta charset=gbk><title>'), GBK, Buffer.from('</title><p>'), GBK]), { 'content-type': 'text/html' })
      case '/mislabelled':
        return send(200, Buffer.concat([Buffer.from('<html><title>'), GBK, Buffer.from('</title><p>'), GBK]), { 'content-type': 'text/html; charset=no-such-charset' })
      case '/picture.png':
        return send(200, 'PNG', { 'content-type': 'image/png' })
      case '/file.pdf':
        return send(200, '%PDF', { 'content-type': 'application/pdf' })
      case '/empty':
        return send(200, '')
      case '/nofollow':
        return send(200, html('Nofollow', '<a href="/hidden">hidden</a>', '<meta name="robots" content="nofollow">'))
      case '/private/open':
      case '/dead-end':
        return send(200, html('Open', HONEST.repeat(2)))
      case '/sitemap-index.xml':
        return send(200, '<sitemapindex><sitemap><loc>/sitemap.xml.gz</loc></sitemap></sitemapindex>'.replaceAll('<loc>/', `<loc>http://${HOSTS[host]}:${port}/`), {
          'content-type': 'application/xml',
        })
      case '/sitemap.xml.gz': {
        const urls = Array.from({ length: ARTICLES_PER_HOST }, (_, i) => `<url><loc>http://${HOSTS[host]}:${port}/article/${i}</loc></url>`).join('')
        return send(200, gzipSync(`<?xml version="1.0"?><urlset>${urls}<url><loc>http://other.example/x</loc></url></urlset>`), { 'content-type': 'application/gzip' })
      }
      default:
        return send(404, html('Nothing here', ''))
    }
  }

  const servers: Server[] = []
  for (const host of HOSTS) {
    const server = createServer((request, response) => void answer(request, response))
    await new Promise<void>((resolve) => server.listen(port, host, resolve))
    port = (server.address() as AddressInfo).port
    servers.push(server)
  }
  return {
    port,
    url: (host, path) => `http://${HOSTS[host]}:${port}${path}`,
    visits,
    get crowd() {
      return crowd
    },
    forget() {
      visits.length = 0
      asked.clear()
      crowd = 0
    },
    async close() {
      for (const server of servers) {
        server.closeAllConnections()
        await new Promise((resolve) => server.close(resolve))
      }
    },
  }
}
