/** Door: the service on Node. */

import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { resolve } from 'node:path'
import { createAdaptorServer, type HttpBindings } from '@hono/node-server'
import { createApp } from './api/app.ts'
import type { Access } from './api/auth.ts'
import { createWindowLimiter } from './api/limits.ts'
import type { Limits, Scans } from './api/service.ts'
import { type FetchLimits, userAgentOf } from './crawl/fetch/fetcher.ts'
import { createNodeFetcher } from './crawl/fetch/node.ts'
import type { HostRunLimits } from './crawl/host-run.ts'
import { createHosts } from './crawl/manners.ts'
import { createRunner, type Runner } from './crawl/runner.ts'
import { keepingTools, startScan } from './crawl/service.ts'
import { publishSites } from './lists/publish.ts'
import type { Database } from './store/database.ts'
import { forgetOld } from './store/retention.ts'
import { createScanStore } from './store/scans.ts'
import { createSqlStore } from './store/sql-store.ts'
import { openSqlite } from './store/sqlite.ts'
import type { Store } from './store/store.ts'
import { currentModel } from './verdict/current.ts'
import type { Model } from './verdict/model.ts'
import { VERSION } from './version.generated.ts'
import { readAssets } from './web/static.ts'

const DEFAULT_PORT = 8787
const DEFAULT_HOST = '127.0.0.1'
const DEFAULT_DB = 'nostrum.db'
/** A connection on which nothing happens for so long is closed; a batch may take any time as long as it moves. */
const IDLE_MILLISECONDS = 120_000
/** How long requests under way may take after the signal to stop. */
const GRACE_MILLISECONDS = 10_000
const RATE_SECONDS = 60
/** A thousand prefixes of hashes stand in one address; Node's own limit is half of this. */
const MAX_HEADER_BYTES = 32_768
/** A correction is on its way within the hour. */
const PUBLISH_MINUTES = 60
const DAY_MILLISECONDS = 86_400_000

export interface ServeOptions {
  /** 0 takes any free port. By default the PORT variable, else 8787. */
  readonly port?: number | undefined
  /** Address to listen on. By default the HOST variable, else 127.0.0.1: this machine only. */
  readonly host?: string | undefined
  /** SQLite file, made when there is none. By default nostrum.db in the working directory. */
  readonly db?: string | undefined
  /** Requests a minute for each network address; no limit by default. */
  readonly rateLimit?: number | undefined
  readonly limits?: Partial<Limits> | undefined
  /** Who may write; nobody may do what asks for a token by default. */
  readonly access?: Partial<Access> | undefined
  /** Lets POST /v1/scans fetch pages; off by default. */
  readonly scans?: ScanService | undefined
  /** Address under which others reach the service, for links in lists. By default that of each request. */
  readonly homepage?: string | undefined
  /** Minutes between releases of the lists, the first right away; 0 publishes none. By default {@link PUBLISH_MINUTES}. */
  readonly publishMinutes?: number | undefined
  /** By default the bundled one. */
  readonly model?: Model | undefined
  /** Says nothing on stderr. */
  readonly quiet?: boolean | undefined
}

export interface ScanService {
  /** Whom the sites visited may turn to: a mail address or a web page, sent with every request. */
  readonly contact: string
  /** Hosts visited at once; 16 by default. */
  readonly concurrency?: number | undefined
  readonly limits?: Partial<HostRunLimits> | undefined
  readonly fetchLimits?: Partial<FetchLimits> | undefined
  /** Lets scans into this machine's own network. For tests. */
  readonly allowPrivate?: boolean | undefined
}

const SCAN_CONCURRENCY = 16

export interface Running {
  readonly url: string
  /** Finishes requests under way, then closes the store. Also done on SIGINT and SIGTERM. */
  close(): Promise<void>
}

/**
 * Starts the service and resolves once it listens.
 *
 * @throws Error when the port is taken or wrong, or the store cannot be opened, saying what to do
 */
export async function serve(options: ServeOptions = {}): Promise<Running> {
  const port = options.port ?? portOf(process.env.PORT)
  const host = options.host ?? process.env.HOST ?? DEFAULT_HOST
  const db = resolve(options.db ?? DEFAULT_DB)
  const model = options.model ?? currentModel()
  const database = openSqlite(db)
  const store = createSqlStore(database)
  const scanning = options.scans === undefined || options.access?.readOnly === true ? null : startScanning(options.scans, database, store, model)
  const limiter = options.rateLimit === undefined ? null : createWindowLimiter({ requests: options.rateLimit, seconds: RATE_SECONDS }, addressOf, () => performance.now())
  const app = createApp({
    model,
    store,
    clock: () => new Date(),
    version: VERSION,
    limits: options.limits,
    limiter,
    access: options.access,
    scans: scanning?.scans,
    homepage: options.homepage,
    assets: readAssets(),
  })
  const server = createAdaptorServer({ fetch: app.fetch, serverOptions: { maxHeaderSize: MAX_HEADER_BYTES } }) as Server
  server.requestTimeout = 0
  server.timeout = IDLE_MILLISECONDS
  try {
    await listen(server, port, host)
  } catch (error) {
    await scanning?.runner.stop()
    await store.close()
    throw error
  }
  const url = urlOf(server.address() as AddressInfo)
  if (options.quiet !== true) announce(url, db, model)
  const publisher = options.access?.readOnly === true ? null : startPublisher(store, options.publishMinutes ?? PUBLISH_MINUTES)

  const housekeeping = options.access?.readOnly === true ? null : keepHouse(store)

  let closing: Promise<void> | undefined
  const close = () => {
    process.off('SIGINT', close)
    process.off('SIGTERM', close)
    closing ??= Promise.all([stop(server), publisher?.stop(), housekeeping?.stop(), scanning?.runner.stop()]).then(() => store.close())
    return closing
  }
  // A second signal finds no handler and ends the process at once.
  process.once('SIGINT', close)
  process.once('SIGTERM', close)
  return { url, close }
}

/** Publishes the lists now and then again and again. What goes wrong is said and tried again the next time: the release before stays in force. */
function startPublisher(store: Store, minutes: number): { stop(): Promise<void> } | null {
  if (minutes === 0) return null
  let last: Promise<void> = Promise.resolve()
  const publish = () => {
    last = publishSites(store, new Date()).then(
      (published) => {
        if (published !== null && published.plan.hold !== null)
          console.error(`The lists were not published: ${published.plan.hold} Look at them with "nostrum lists build --dry-run".`)
      },
      (cause: unknown) => console.error('The lists were not published:', cause),
    )
  }
  publish()
  const timer = setInterval(publish, minutes * 60_000).unref()
  return {
    stop() {
      clearInterval(timer)
      return last
    },
  }
}

/** Forgets what is old, now and once a day. What goes wrong is said and tried again the next time. */
function keepHouse(store: Store): { stop(): Promise<unknown> } {
  let last: Promise<unknown> = Promise.resolve()
  const forget = () => {
    last = forgetOld(store, Date.now()).catch((cause: unknown) => console.error('What is old was not forgotten:', cause))
  }
  forget()
  const timer = setInterval(forget, DAY_MILLISECONDS).unref()
  return {
    stop() {
      clearInterval(timer)
      return last
    },
  }
}

/** The embedded queue: pages wait in the same database, and this process visits them, also those that an earlier one left. */
function startScanning(options: ScanService, database: Database, store: Store, model: Model): { scans: Scans; runner: Runner } {
  const scans = createScanStore(database)
  const fetch = createNodeFetcher({ userAgent: userAgentOf(VERSION, options.contact), allowPrivate: options.allowPrivate, limits: options.fetchLimits })
  const runner = createRunner({
    tools: { ...keepingTools(scans, store, model, Date.now), fetch, hosts: createHosts(Date.now) },
    concurrency: options.concurrency ?? SCAN_CONCURRENCY,
    limits: options.limits,
    onError: (error) => console.error('A scan met an unexpected error and goes on:', error),
  })
  runner.start()
  const start: Scans['start'] = async (order) => {
    const { id } = await startScan(scans, order, new Date())
    runner.wake()
    return id
  }
  return { scans: { ...scans, start, fetch }, runner }
}

function portOf(text: string | undefined): number {
  if (text === undefined || text === '') return DEFAULT_PORT
  const port = Number(text)
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port
  throw new Error(`PORT is "${text}", which is no port. Use a number from 0 to 65535.`)
}

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const fail = (cause: NodeJS.ErrnoException) => reject(new Error(explain(cause, port, host), { cause }))
    server.once('error', fail)
    server.listen(port, host, () => {
      server.off('error', fail)
      resolve()
    })
  })
}

function explain({ code, message }: NodeJS.ErrnoException, port: number, host: string): string {
  if (code === 'EADDRINUSE') return `Port ${port} is taken, perhaps by another nostrum. Stop that one, or choose another port: --port ${port + 1}, or PORT=${port + 1}.`
  if (code === 'EACCES') return `Port ${port} needs more rights than this process has. Choose one above 1023, such as --port ${DEFAULT_PORT}.`
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') return `${host} is not an address of this machine. Use 127.0.0.1 for this machine only, 0.0.0.0 for all its addresses.`
  return `Cannot listen on ${host}, port ${port}: ${message}.`
}

function stop(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const impatience = setTimeout(() => server.closeAllConnections(), GRACE_MILLISECONDS)
    server.close(() => {
      clearTimeout(impatience)
      resolve()
    })
    // A connection that is never idle when looked at would be served for ever.
    server.prependListener('request', (_request, response) => response.setHeader('Connection', 'close'))
    server.closeIdleConnections()
  })
}

function urlOf({ address, port, family }: AddressInfo): string {
  const isEverywhere = address === '0.0.0.0' || address === '::'
  if (isEverywhere) return `http://localhost:${port}`
  return `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`
}

function announce(url: string, db: string, model: Model): void {
  const lines = [
    `Nostrum ${VERSION}, model ${model.version}, listens on ${url} and keeps verdicts in ${db}.`,
    `Open it in a browser, or: curl -H 'Content-Type: text/plain' -d 'Stem cell prices in Anytown' ${url}/v1/score`,
  ]
  process.stderr.write(`${lines.join('\n')}\n`)
}

function addressOf(_request: Request, bindings: unknown): string {
  return (bindings as HttpBindings).incoming.socket.remoteAddress ?? ''
}
