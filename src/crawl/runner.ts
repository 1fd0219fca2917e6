/** Runs scans in one process: visits many hosts side by side, each by one visitor. The Node service keeps one running; the command line runs one to its end. */

import { HOST_RUN_LIMITS, type HostRunLimits, type HostRunTools, runHost } from './host-run.ts'
import { createThrottle } from './manners.ts'

export interface Runner {
  /** Works until nothing waits any more, or until the signal. */
  run(): Promise<void>
  /** Works for as long as the process lives; look at {@link Runner.wake}. */
  start(): void
  /** Says that a scan was made. */
  wake(): void
  /** Lets visits under way end, and starts none. */
  stop(): Promise<void>
}

export interface RunnerOptions {
  readonly tools: Omit<HostRunTools, 'sleep' | 'signal'>
  readonly limits?: Partial<HostRunLimits> | undefined
  /** Hosts visited at once, at most. */
  readonly concurrency: number
  /** An error that is not of a page: the database is gone. The runner goes on after a while. */
  readonly onError: (error: unknown) => void
}

/** How long an idle runner waits before it looks again for pages that have become due. */
const IDLE_MILLISECONDS = 1000
const SHORT_MILLISECONDS = 50
/** A timer that is so late says that this process has more to do than it can. */
const LAG_MILLISECONDS = 250
const ERROR_PAUSE_MILLISECONDS = 1000

export function createRunner({ tools, limits, concurrency, onError }: RunnerOptions): Runner {
  const { scans, now } = tools
  const stopping = new AbortController()
  const { signal } = stopping
  const hostLimits = { ...HOST_RUN_LIMITS, ...limits }
  const throttle = createThrottle(concurrency)
  const busy = new Map<string, Promise<void>>()
  /** Hosts to be left alone until a time, though pages of theirs are due. */
  const resting = new Map<string, number>()
  let alarm: (() => void) | undefined
  let isWoken = false
  let looping: Promise<void> | undefined
  let visitors = 0

  const sleep = (milliseconds: number) => (milliseconds <= 0 ? Promise.resolve() : pause(milliseconds, signal))
  const hostTools: HostRunTools = {
    ...tools,
    sleep,
    signal,
    onVisit(page, outcome, settled) {
      throttle.settled('trouble' in outcome && outcome.trouble.kind === 'timeout')
      tools.onVisit?.(page, outcome, settled)
    },
  }
  return {
    run: () => loop(false),
    start() {
      looping ??= loop(true)
    },
    wake,
    async stop() {
      stopping.abort()
      wake()
      await looping
      await Promise.all(busy.values())
    },
  }

  async function loop(isForever: boolean): Promise<void> {
    while (!signal.aborted) {
      try {
        const room = throttle.limit - busy.size
        for (const host of room > 0 ? await idleHosts(room) : []) visitHost(host)
        if (busy.size === 0 && !isForever && (await scans.waiting()) === 0) return
        await rest(await patience())
      } catch (error) {
        onError(error)
        await rest(ERROR_PAUSE_MILLISECONDS)
      }
    }
    await Promise.all(busy.values())
  }

  /** Hosts with something to do that nobody is at. */
  async function idleHosts(room: number): Promise<readonly string[]> {
    for (const [host, until] of resting) if (until <= now()) resting.delete(host)
    const due = await scans.dueHosts(now(), room + busy.size + resting.size)
    return due.filter((host) => !busy.has(host) && !resting.has(host)).slice(0, room)
  }

  function visitHost(host: string): void {
    const stay = runHost(host, `runner-${visitors++}`, hostTools, hostLimits)
      .catch((error: unknown) => {
        onError(error)
        return ERROR_PAUSE_MILLISECONDS
      })
      .then((wait) => {
        if (wait !== null && wait > 0) resting.set(host, now() + wait)
      })
      .finally(() => {
        busy.delete(host)
        wake()
      })
    busy.set(host, stay)
  }

  /** Until the next page is due or the next host rested, but no longer than it takes to notice what other processes add. */
  async function patience(): Promise<number> {
    if (busy.size >= throttle.limit) return IDLE_MILLISECONDS
    const due = Math.min((await scans.firstDue()) ?? Number.POSITIVE_INFINITY, ...resting.values())
    return Math.min(Math.max(due - now(), resting.size + busy.size > 0 ? SHORT_MILLISECONDS : 0), IDLE_MILLISECONDS)
  }

  function wake(): void {
    isWoken = true
    alarm?.()
  }

  /** Waits until something happens or the time is over, and notices when the process is too busy to wake in time. */
  async function rest(milliseconds: number): Promise<void> {
    if (!isWoken) {
      const until = performance.now() + milliseconds
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, milliseconds)
        alarm = () => {
          clearTimeout(timer)
          resolve()
        }
      })
      alarm = undefined
      if (!isWoken && performance.now() - until > LAG_MILLISECONDS) throttle.lagged()
    }
    isWoken = false
  }
}

function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve()
    const done = () => {
      clearTimeout(timer)
      signal.removeEventListener('abort', done)
      resolve()
    }
    const timer = setTimeout(done, milliseconds)
    signal.addEventListener('abort', done)
  })
}
