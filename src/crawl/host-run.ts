/**
 * One visitor's stay at one host: pages one after the other, with a pause between, until none is due or the stay is over. It is the unit of work
 * everywhere: the command line and the Node service run many side by side, and at the edge a queue message is the name of a host.
 *
 * A message for each page would have to find out at every delivery that it is not its turn yet; with 500 pages of one host most deliveries would be
 * such, each paid for and each nearer to the dead letters.
 */
import type { Scan, ScanStore, Settlement, WaitingPage } from '../store/scans.ts'
import { type Hosts, type KeptRobots, pauseAfter } from './manners.ts'
import { ALLOW_NONE, type Robots } from './robots.ts'
import type { FailKind, Trouble } from './trouble.ts'
import { fetchRobots, type Outcome, robotsOf, type VisitTools, visit } from './visit.ts'

export interface HostRunTools extends VisitTools {
  readonly scans: ScanStore
  readonly hosts: Hosts
  /** Keeps a verdict and returns its id, or null where only the scan itself remembers. Must be harmless to repeat. */
  readonly keep: (page: WaitingPage, outcome: Outcome & { next: 'keep' }) => Promise<string | null>
  /** Told of a page that is not there any more (404, 410). */
  readonly miss?: ((page: WaitingPage) => Promise<void>) | undefined
  /** The line that the command line writes for a page; by default none. */
  readonly lineOf?: ((page: WaitingPage, outcome: Outcome) => string) | undefined
  /** SHA-256 of the model that `judge` uses. */
  readonly model: string
  readonly sleep: (milliseconds: number) => Promise<void>
  /** Told of each visit; `settled` when it was the page's last. */
  readonly onVisit?: ((page: WaitingPage, outcome: Outcome, settled: boolean) => void) | undefined
}

export interface HostRunLimits {
  /** Milliseconds between two requests to a host, at least. */
  readonly delay: number
  /** Times that a page is tried before it counts as failed. */
  readonly attempts: number
  /** First wait after server trouble, in milliseconds; doubled each time. */
  readonly backoff: number
  /** Longest stay: pages and milliseconds. */
  readonly pages: number
  readonly milliseconds: number
}

export const HOST_RUN_LIMITS: HostRunLimits = { delay: 1000, attempts: 3, backoff: 10_000, pages: 1000, milliseconds: 60_000 }

/** A visitor who does not come back within this has crashed, and the page is visited again. */
const PAGE_LEASE_MILLISECONDS = 120_000
const GONE: ReadonlySet<string> = new Set(['status 404', 'status 410'])
const MAX_BACKOFF_MILLISECONDS = 3_600_000

/**
 * Visits what is due at a host.
 *
 * @param visitor tells this stay from others
 * @returns milliseconds until it is worth coming back, or null when nothing waits there or somebody else is at it
 */
export async function runHost(host: string, visitor: string, tools: HostRunTools, limits: HostRunLimits = HOST_RUN_LIMITS): Promise<number | null> {
  const { scans, hosts, now, sleep } = tools
  const started = now()
  const isOver = () => tools.signal?.aborted === true
  const admission = await hosts.enter(host, visitor)
  // Whoever is inside was told that somebody asked, and looks for new work before leaving.
  if (!admission.inside) return null
  let { wait, robots } = admission
  let changed: KeptRobots | null = null
  let rules: Robots = robots === null ? ALLOW_NONE : robotsOf(robots)
  const known = new Map<string, Scan | null>()
  /** Pages that the host has answered for in this stay. */
  let answers = 0
  try {
    for (let pages = 0; pages < limits.pages && !isOver(); pages++) {
      const elapsed = now() - started
      if (elapsed >= limits.milliseconds || (wait > 0 && elapsed + wait > limits.milliseconds)) break
      const page = await scans.take(host, now(), now() + PAGE_LEASE_MILLISECONDS)
      if (page === null) break
      await sleep(wait)
      if (isOver()) break
      const asked = now()
      await knowRobots(page.url)
      const outcome = await visitOnce(page, robots as KeptRobots)
      if (isOver() && outcome.next === 'retry') break
      const hold = await conclude(page, outcome)
      const rest = isRequest(page, outcome) ? pauseAfter({ delay: limits.delay, crawlDelay: rules.delay, took: now() - asked }) : 0
      wait = Math.max(hold, rest)
      if (hold > 0 && robots?.status === 'unavailable') break
    }
  } finally {
    if (await hosts.leave(host, visitor, wait, changed)) wait = Math.max(wait, 1)
  }
  const due = await scans.nextDue(host)
  return due === null ? null : Math.max(wait, due - now(), 0)

  /** Reads robots.txt if it is not known; one that was unavailable is tried again, as often as a page would be. */
  async function knowRobots(url: string): Promise<void> {
    const failures = robots?.status === 'unavailable' ? robots.failures : 0
    if (robots !== null && (robots.status !== 'unavailable' || failures >= limits.attempts || robots.trouble?.passing === false)) return
    robots = await fetchRobots(url, failures, tools)
    changed = robots
    rules = robotsOf(robots)
    if (robots.status !== 'unavailable') await sleep(pauseAfter({ delay: limits.delay, crawlDelay: rules.delay, took: 0 }))
  }

  async function visitOnce(page: WaitingPage, { status, trouble, failures }: KeptRobots): Promise<Outcome> {
    if (status === 'unavailable' && trouble !== null) {
      const { passing, kind, detail } = trouble
      if (!passing || failures >= limits.attempts) return { next: 'fail', trouble: { kind, detail } }
      return { next: 'retry', trouble: { kind, detail }, after: null }
    }
    if (page.attempts > limits.attempts) return { next: 'fail', trouble: { kind: 'gave-up', detail: `${limits.attempts} visits ended without an answer` } }
    if (!known.has(page.scan)) known.set(page.scan, await scans.get(page.scan))
    const scan = known.get(page.scan)
    if (scan === null || scan === undefined) return { next: 'skip', trouble: { kind: 'stopped', detail: 'the scan was removed' }, finds: { found: [], outside: 0 } }
    return visit(page, scan.options, rules, tools)
  }

  /** Writes down what came of a visit; returns how long the whole host is to be left alone. */
  async function conclude(page: WaitingPage, outcome: Outcome): Promise<number> {
    if (outcome.next !== 'retry') {
      answers++
      await settle(page, outcome)
      return 0
    }
    const tries = Math.max(page.attempts, robots?.failures ?? 0)
    const backoff = Math.min(outcome.after ?? limits.backoff * 2 ** (tries - 1), MAX_BACKOFF_MILLISECONDS)
    if (page.attempts >= limits.attempts && robots?.status !== 'unavailable') await settle(page, { next: 'fail', trouble: outcome.trouble })
    else {
      await scans.postpone(page, now() + backoff)
      tools.onVisit?.(page, outcome, false)
    }
    return isHostTrouble(outcome, answers) || robots?.status === 'unavailable' ? backoff : 0
  }

  async function settle(page: WaitingPage, outcome: Outcome): Promise<void> {
    const verdict = outcome.next === 'keep' ? await tools.keep(page, outcome) : null
    if (outcome.next === 'fail' && GONE.has(outcome.trouble.detail)) await tools.miss?.(page)
    const settlement = settlementOf(outcome, verdict, tools.model, new Date(now()).toISOString())
    const line = tools.lineOf?.(page, outcome)
    if (await scans.settle(page, line === undefined ? settlement : { ...settlement, line })) tools.onVisit?.(page, outcome, true)
  }
}

/** Whether the trouble is one of the whole host, and not of one page that is slow or broken: it asks for patience, or takes no connections at all. */
function isHostTrouble({ trouble, after }: Outcome & { next: 'retry' }, answers: number): boolean {
  const asksForPatience = after !== null || (trouble.kind === 'status' && (trouble.detail === 'status 429' || trouble.detail === 'status 503'))
  return asksForPatience || (trouble.kind === 'connection' && answers === 0)
}

/** Whether the visit sent a request, after which the host gets a rest. */
function isRequest(page: WaitingPage, outcome: Outcome): boolean {
  return page.kind !== 'robots' && !(outcome.next === 'skip' && (outcome.trouble.kind === 'robots' || outcome.trouble.kind === 'stopped'))
}

function settlementOf(outcome: Outcome, verdict: string | null, model: string, settled: string): Settlement {
  const base = { settled, found: 'finds' in outcome ? outcome.finds.found : [], outside: 'finds' in outcome ? outcome.finds.outside : 0 }
  switch (outcome.next) {
    case 'keep':
      return { ...base, state: outcome.verdict.verdict, verdict: verdict ?? undefined, model, ...outcome.validators }
    case 'keep-seen':
      return { ...base, state: outcome.seen.state, verdict: outcome.seen.verdict ?? undefined, model, etag: outcome.seen.etag, modified: outcome.seen.modified }
    case 'note':
      return { ...base, state: 'read' }
    case 'skip':
      return { ...base, state: 'skipped', trouble: outcome.trouble }
    default:
      return { ...base, state: 'failed', trouble: outcome.trouble as Trouble<FailKind> }
  }
}
