/**
 * Scans on Workers: a Queue whose messages are names of hosts, a Durable Object for each host that lets one visitor in, D1 for pages and verdicts.
 * A message is not the truth, only a call to look: what there is to do stands in D1. So a message lost, doubled or late costs time and nothing else.
 */
import type { DurableObjectNamespace, DurableObjectState, MessageBatch, Queue } from '@cloudflare/workers-types'
import type { ScanOptions, ScanStore } from '../store/scans.ts'
import type { Store } from '../store/store.ts'
import type { Model } from '../verdict/model.ts'
import { createEdgeFetcher } from './fetch/edge.ts'
import { type Fetcher, type FetchLimits, userAgentOf } from './fetch/fetcher.ts'
import { HOST_RUN_LIMITS, type HostRunLimits, type HostRunTools, runHost } from './host-run.ts'
import { type Admission, enter, type HostState, type Hosts, type KeptRobots, leave, UNKNOWN_HOST } from './manners.ts'
import { hostOf } from './scope.ts'
import { keepingTools, startScan } from './service.ts'

export interface HostMessage {
  readonly host: string
}

/** Bindings and variables of wrangler.toml. */
export interface ScanEnv {
  readonly SCAN_QUEUE?: Queue<HostMessage>
  readonly SCAN_HOSTS?: DurableObjectNamespace
  /** Whom the sites visited may turn to. Without it nothing is fetched. */
  readonly SCAN_CONTACT?: string
  /** JSON: limits other than the usual ones. */
  readonly SCAN_LIMITS?: string
  /** "1" lets scans into the network of the runtime. For tests. */
  readonly SCAN_ALLOW_PRIVATE?: string
}

/** Name of the queue of messages that failed too often, as in wrangler.toml. */
const DEAD_QUEUE = 'nostrum-scans-dead'
/** A message stays for so many pages or so long. One delivery of five messages stays under the 1,000 database queries that it may make, eight to a page. */
const EDGE_RUN_LIMITS: HostRunLimits = { ...HOST_RUN_LIMITS, pages: 24, milliseconds: 60_000 }
/** Longest delay of a message. */
const MAX_DELAY_SECONDS = 43_200
const RETRY_SECONDS = 30
/** Messages that go out in one call, at most. */
const MAX_SEND = 100
/** Pages that wait so long past their time have no message: it was lost. */
const OVERDUE_MILLISECONDS = 300_000
const MAX_SWEPT_HOSTS = 1000

export interface EdgeScans {
  /** Fetches one page past the guard. */
  readonly fetch: Fetcher
  start(options: ScanOptions): Promise<string>
  /** Handles messages of either queue. */
  receive(batch: MessageBatch<HostMessage>): Promise<void>
  /** Calls again for hosts whose messages were lost. */
  sweep(): Promise<void>
}

/** Scans of one isolate, or null where bindings or the contact are missing. */
export function createEdgeScans(env: ScanEnv, scans: ScanStore, store: Store, model: Model, version: string): EdgeScans | null {
  const { SCAN_QUEUE: queue, SCAN_HOSTS: namespace, SCAN_CONTACT: contact } = env
  if (queue === undefined || namespace === undefined || contact === undefined || contact === '') return null
  const limits = JSON.parse(env.SCAN_LIMITS ?? '{}') as Partial<HostRunLimits & FetchLimits>
  const tools: HostRunTools = {
    ...keepingTools(scans, store, model, Date.now),
    fetch: createEdgeFetcher(userAgentOf(version, contact), env.SCAN_ALLOW_PRIVATE === '1', limits),
    hosts: createGates(namespace),
    sleep: (milliseconds) => (milliseconds <= 0 ? Promise.resolve() : new Promise((resolve) => setTimeout(resolve, milliseconds))),
  }
  const call = async (hosts: readonly string[]) => {
    for (let at = 0; at < hosts.length; at += MAX_SEND) await queue.sendBatch(hosts.slice(at, at + MAX_SEND).map((host) => ({ body: { host } })))
  }
  return {
    fetch: tools.fetch,
    async start(options) {
      const { id, hosts } = await startScan(scans, options, new Date())
      await call(hosts)
      return id
    },
    async receive({ queue: name, messages }) {
      const handle = name === DEAD_QUEUE ? giveUp : stay
      await Promise.all(
        messages.map(async (message) => {
          try {
            await handle(message.body.host, message.id)
            message.ack()
          } catch (error) {
            console.error(`A stay at a host failed (attempt ${message.attempts}):`, error)
            message.retry({ delaySeconds: RETRY_SECONDS })
          }
        }),
      )
    },
    sweep: async () => call(await scans.dueHosts(Date.now() - OVERDUE_MILLISECONDS, MAX_SWEPT_HOSTS)),
  }

  async function stay(host: string, visitor: string): Promise<void> {
    const others = new Set<string>()
    const onVisit: HostRunTools['onVisit'] = (_page, outcome) => {
      if ('finds' in outcome) for (const { url, trouble } of outcome.finds.found) if (trouble === undefined && hostOf(url) !== host) others.add(hostOf(url))
    }
    const wait = await runHost(host, visitor, { ...tools, onVisit }, { ...EDGE_RUN_LIMITS, ...limits })
    await call([...others])
    if (wait !== null) await queue?.send({ host }, { delaySeconds: Math.min(Math.floor(wait / 1000), MAX_DELAY_SECONDS) })
  }

  async function giveUp(host: string): Promise<void> {
    await scans.giveUp(host, new Date().toISOString())
  }
}

type Question =
  | { readonly verb: 'enter'; readonly visitor: string }
  | { readonly verb: 'leave'; readonly visitor: string; readonly pause: number; readonly robots: KeptRobots | null }

/** Hosts behind a Durable Object each. */
function createGates(namespace: DurableObjectNamespace): Hosts {
  const ask = async <T>(host: string, question: Question): Promise<T> => {
    const gate = namespace.get(namespace.idFromName(host))
    const response = await gate.fetch('https://gate/', { method: 'POST', body: JSON.stringify(question) })
    return (await response.json()) as T
  }
  return {
    enter: (host, visitor) => ask<Admission>(host, { verb: 'enter', visitor }),
    leave: (host, visitor, pause, robots) => ask<boolean>(host, { verb: 'leave', visitor, pause, robots }),
  }
}

/** The Durable Object at the door of one host. Requests to it come one at a time, so reading and writing its state needs no lock. */
export class HostGate {
  readonly #storage: DurableObjectState['storage']

  constructor({ storage }: DurableObjectState) {
    this.#storage = storage
  }

  async fetch(request: Request): Promise<Response> {
    const question = (await request.json()) as Question
    const before = (await this.#storage.get<HostState>('host')) ?? UNKNOWN_HOST
    if (question.verb === 'enter') {
      const { state, admission } = enter(before, question.visitor, Date.now())
      await this.#storage.put('host', state)
      return Response.json(admission)
    }
    await this.#storage.put('host', leave(before, question.visitor, Date.now(), question.pause, question.robots))
    return Response.json(before.wanted)
  }
}
