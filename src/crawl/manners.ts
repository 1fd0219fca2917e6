/**
 * One visitor at a time on each host, with a pause between requests, whoever asks: scans side by side, threads, or isolates at the edge. The rules are
 * here, without a clock or storage; in memory they run for Node, in a Durable Object for Workers (edge.ts).
 */

import type { FailKind, Trouble } from './trouble.ts'

/** robots.txt as last read. */
export interface KeptRobots {
  /** read: `text` holds. absent: everything is allowed. unavailable: the server is in trouble, and nothing is allowed for now. */
  readonly status: 'read' | 'absent' | 'unavailable'
  readonly text: string | null
  /** Why it is unavailable, and whether it may work another time. */
  readonly trouble: (Trouble<FailKind> & { readonly passing: boolean }) | null
  /** How often in a row it was unavailable. */
  readonly failures: number
  /** Milliseconds since 1970. */
  readonly readAt: number
}

/** What is known of a host. */
export interface HostState {
  /** Visitor inside, and until when at most: one who crashed is not waited for. */
  readonly holder: string | null
  readonly heldUntil: number
  /** Nobody may knock before. */
  readonly nextAt: number
  /** Somebody asked while the host was held: the holder looks for new work before it leaves. */
  readonly wanted: boolean
  readonly robots: KeptRobots | null
}

export const UNKNOWN_HOST: HostState = { holder: null, heldUntil: 0, nextAt: 0, wanted: false, robots: null }

/** The answer to a visitor at the door. `wait` is milliseconds: until the first request when inside, until it is worth asking again when not. */
export interface Admission {
  readonly inside: boolean
  readonly wait: number
  readonly robots: KeptRobots | null
}

/** Longest stay of one visitor; also when the host of one who crashed is free again. */
export const LEASE_MILLISECONDS = 180_000
/** robots.txt is read anew after a day (RFC 9309 section 2.4), or after five minutes when the server was in trouble. */
const ROBOTS_MILLISECONDS = 24 * 3_600_000
const ROBOTS_TROUBLE_MILLISECONDS = 300_000

/** Lets a visitor in, or says when to come back. */
export function enter(state: HostState, visitor: string, now: number): { state: HostState; admission: Admission } {
  if (state.holder !== null && state.holder !== visitor && state.heldUntil > now)
    return { state: { ...state, wanted: true }, admission: { inside: false, wait: state.heldUntil - now, robots: null } }
  const next: HostState = { ...state, holder: visitor, heldUntil: now + LEASE_MILLISECONDS, wanted: false }
  return { state: next, admission: { inside: true, wait: Math.max(0, state.nextAt - now), robots: freshRobots(state.robots, now) } }
}

/**
 * Ends a visit. `wanted` in the old state means that somebody came meanwhile and was sent away: look for work once more.
 *
 * @param pause milliseconds until the next request, by anybody
 */
export function leave(state: HostState, visitor: string, now: number, pause: number, robots: KeptRobots | null): HostState {
  if (state.holder !== visitor) return state
  return { holder: null, heldUntil: 0, nextAt: now + pause, wanted: false, robots: robots ?? state.robots }
}

function freshRobots(robots: KeptRobots | null, now: number): KeptRobots | null {
  if (robots === null) return null
  return now - robots.readAt < (robots.status === 'unavailable' ? ROBOTS_TROUBLE_MILLISECONDS : ROBOTS_MILLISECONDS) ? robots : null
}

/** Keeps what is known of each host. */
export interface Hosts {
  enter(host: string, visitor: string): Promise<Admission>
  /** Whether somebody was sent away meanwhile. */
  leave(host: string, visitor: string, pause: number, robots: KeptRobots | null): Promise<boolean>
}

/** Hosts of one process. Those at rest for long are forgotten, so that a scan of a million hosts stays small. */
export function createHosts(now: () => number): Hosts {
  const states = new Map<string, HostState>()
  return {
    async enter(host, visitor) {
      const { state, admission } = enter(states.get(host) ?? UNKNOWN_HOST, visitor, now())
      states.set(host, state)
      return admission
    },
    async leave(host, visitor, pause, robots) {
      const before = states.get(host) ?? UNKNOWN_HOST
      states.delete(host)
      states.set(host, leave(before, visitor, now(), pause, robots))
      if (states.size > MAX_HOSTS) forget(states, now())
      return before.wanted
    },
  }
}

const MAX_HOSTS = 5000

/** Drops the hosts left longest ago that nobody is in and nobody need wait for. */
function forget(states: Map<string, HostState>, now: number): void {
  for (const [host, { holder, nextAt }] of states) {
    if (states.size <= MAX_HOSTS / 2) return
    if (holder === null && nextAt <= now) states.delete(host)
  }
}

/** How long to stay away from a host after a request. */
export interface Pace {
  /** Milliseconds between requests, at least. */
  readonly delay: number
  /** Seconds that its robots.txt asks for, or null. */
  readonly crawlDelay: number | null
  /** Milliseconds that its last answer took: a slow server gets as long a rest. */
  readonly took: number
}

/** Crawl-delays beyond this are taken as this: ten minutes for a page is a mistake or a refusal, and robots.txt has a better word for that. */
const MAX_CRAWL_DELAY_MILLISECONDS = 600_000
const MAX_REST_MILLISECONDS = 30_000

export function pauseAfter({ delay, crawlDelay, took }: Pace): number {
  return Math.max(delay, Math.min((crawlDelay ?? 0) * 1000, MAX_CRAWL_DELAY_MILLISECONDS), Math.min(took, MAX_REST_MILLISECONDS))
}

/**
 * How many hosts to visit at once. It grows by one for each round of answers and shrinks by a third (as TCP does) when most hosts of late did not answer
 * in time, which says that the line is full rather than that a host is dead, or when this process falls behind its own work.
 */
export interface Throttle {
  readonly limit: number
  /** One visit is over; `timedOut` when the host did not answer in time. */
  settled(timedOut: boolean): void
  /** The process is busy. */
  lagged(): void
}

const FIRST_LIMIT = 8
/** How much one visit counts in the share of those that timed out. */
const WEIGHT = 0.1
const FULL_SHARE = 0.5

export function createThrottle(most: number): Throttle {
  let limit = Math.min(FIRST_LIMIT, most)
  let share = 0
  const shrink = () => {
    limit = Math.max(1, limit * 0.67)
    share = 0
  }
  return {
    get limit() {
      return Math.floor(limit)
    },
    settled(timedOut) {
      share += WEIGHT * ((timedOut ? 1 : 0) - share)
      if (share > FULL_SHARE) shrink()
      else if (!timedOut) limit = Math.min(most, limit + 1 / limit)
    },
    lagged: shrink,
  }
}
