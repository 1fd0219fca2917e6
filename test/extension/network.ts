/**
 * All of the network that the browser under test has: a proxy that plays the hosts it is given, passes requests on to one service on this machine, refuses
 * everything else, and remembers all of it.
 */
import { execFileSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import { type AddressInfo, connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export interface Seen {
  readonly method: string
  readonly url: string
  readonly headers: IncomingMessage['headers']
  readonly body: string
}

export interface Network {
  readonly proxy: string
  /** Requests that were answered, in order. */
  readonly seen: Seen[]
  /** Hosts that were asked for and refused. */
  readonly refused: string[]
  /** Answers by path that the service would not give, in place of its own. */
  readonly overrides: Map<string, unknown>
  /** Whether the service answers; when false, requests to it fail as they do without a network. */
  isServiceUp: boolean
  close(): Promise<void>
}

/**
 * @param pages markup by host; any path of the host has it
 * @param service address of the service that requests are passed on to
 */
export async function openNetwork(pages: Readonly<Record<string, string>>, service: string): Promise<Network> {
  const folder = mkdtempSync(join(tmpdir(), 'nostrum-network-'))
  const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')]
  execFileSync(
    'openssl',
    ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2', '-subj', '/CN=tests', '-keyout', key, '-out', cert],
    {
      stdio: 'ignore',
    },
  )
  const seen: Seen[] = []
  const refused: string[] = []
  const network = { seen, refused, overrides: new Map<string, unknown>(), isServiceUp: true }

  const play = async (incoming: IncomingMessage, response: ServerResponse, url: string) => {
    const body = await readBody(incoming)
    const { host } = new URL(url)
    const page = pages[host]
    if (page === undefined) {
      refused.push(host)
      response.writeHead(403).end()
      return
    }
    // Browsers ask for it by themselves.
    if (new URL(url).pathname !== '/favicon.ico') seen.push({ method: incoming.method ?? '', url, headers: incoming.headers, body })
    response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' }).end(new URL(url).pathname === '/favicon.ico' ? '' : page)
  }
  const secure = createTlsServer(
    { key: readFileSync(key), cert: readFileSync(cert) },
    (incoming, response) => void play(incoming, response, `https://${incoming.headers.host}${incoming.url}`),
  )
  const proxy = createServer((incoming, response) => {
    const url = incoming.url ?? ''
    if (new URL(url).origin !== service) return void play(incoming, response, url)
    void passOn(incoming, response, url)
  })
  const passOn = async (incoming: IncomingMessage, response: ServerResponse, url: string) => {
    const body = await readBody(incoming)
    seen.push({ method: incoming.method ?? '', url, headers: incoming.headers, body })
    if (!network.isServiceUp) return void response.destroy()
    const override = network.overrides.get(new URL(url).pathname)
    if (override !== undefined) return void response.writeHead(200, { 'Content-Type': 'application/json', 'Access-Control-Allow-Origin': '*' }).end(JSON.stringify(override))
    const { 'proxy-connection': _, ...headers } = incoming.headers
    const passed = request(url, { method: incoming.method, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers)
      answer.pipe(response)
    })
    passed.on('error', () => response.destroy())
    passed.end(body)
  }
  proxy.on('connect', (incoming, socket) => {
    socket.on('error', () => {})
    const host = (incoming.url ?? '').replace(/:443$/, '')
    if (!Object.hasOwn(pages, host)) {
      refused.push(host)
      return void socket.end('HTTP/1.1 403 Forbidden\r\n\r\n')
    }
    const inner = connect((secure.address() as AddressInfo).port, '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 OK\r\n\r\n')
      inner.pipe(socket).pipe(inner)
    })
    inner.on('error', () => socket.destroy())
  })
  for (const server of [secure, proxy]) {
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
  }
  return Object.assign(network, {
    proxy: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`,
    async close() {
      for (const server of [secure, proxy]) {
        server.closeAllConnections()
        server.close()
      }
      rmSync(folder, { recursive: true })
    },
  })
}

async function readBody(incoming: IncomingMessage): Promise<string> {
  let body = ''
  for await (const chunk of incoming.setEncoding('utf8')) body += chunk
  return body
}
