/** The next release, before it is one: candidates through the safety gate, compared with what is published. */
import { holdsTier } from '../lookup/detail.ts'
import { hashExpression, toHex } from '../lookup/hash.ts'
import { readEntry } from './entry.ts'
import { ALLOWED_EXPRESSIONS, DANGERS, type Danger, dangerOf, GUARDED_SITES } from './guards.ts'
import type { ListEntry, ListSource } from './types.ts'

/** Why a candidate is not published, besides the dangers. */
export const REFUSALS = {
  ...DANGERS,
  invalid: 'it is no entry; the message says why',
  allowed: 'it is on the allow-list',
} as const

export type Refusal = Danger | 'invalid' | 'allowed'

export interface Refused {
  readonly expression: string
  readonly reason: Refusal
  readonly message: string
}

export interface Plan {
  /** In order of their expressions, each once. */
  readonly entries: readonly ListEntry[]
  /** Full allow-list, in order. */
  readonly allowed: readonly string[]
  readonly refused: readonly Refused[]
  readonly added: readonly ListEntry[]
  readonly removed: readonly ListEntry[]
  /** With the same expression, but something else about them. */
  readonly changed: readonly ListEntry[]
  readonly checksum: string
  readonly blast: ReleaseBlast
  /** Why a person must look before this is published; null when it may go out. */
  readonly hold: string | null
}

/** How much a release touches. */
export interface ReleaseBlast {
  readonly added: number
  readonly removed: number
  readonly changed: number
  /** Entries that cover a host with everything below it, and those that cover a part of one. */
  readonly hosts: number
  readonly paths: number
  /** Well-known sites that would be blocked, counted from their side: 0, or the gate has a hole. */
  readonly guardedSites: number
  readonly known: number
  readonly refused: Readonly<Partial<Record<Refusal, number>>>
}

/** A day's change up to so many entries is always fine, beyond it up to this share of what was published. */
export const CHANGE_LIMIT = { entries: 100, share: 0.25 } as const

/** @param previous entries in force; null before the first release */
export async function planRelease(source: ListSource, previous: readonly ListEntry[] | null): Promise<Plan> {
  const allowed = new Set(ALLOWED_EXPRESSIONS)
  for await (const expression of source.allowed()) allowed.add(expression)
  const kept = new Map<string, ListEntry>()
  const refused: Refused[] = []
  for await (const candidate of source.entries()) {
    const entry = readEntry(candidate)
    const refusal = typeof entry === 'string' ? { reason: 'invalid' as const, message: entry } : refusalOf(entry, allowed)
    if (typeof entry === 'string' || refusal !== null) refused.push({ expression: String(candidate.expression), ...(refusal as { reason: Refusal; message: string }) })
    else kept.set(entry.expression, surerOf(kept.get(entry.expression), entry))
  }
  const entries = [...kept.values()].sort(byExpression)
  const change = compareEntries(previous ?? [], entries)
  return {
    entries,
    allowed: [...allowed].sort(),
    refused,
    ...change,
    checksum: checksumOfEntries(entries),
    blast: blastOf(entries, change, refused),
    hold: holdFor(previous?.length ?? 0, { added: change.added.length, removed: change.removed.length }),
  }
}

/** Of two entries for one expression, the same whichever comes first. */
function surerOf(one: ListEntry | undefined, other: ListEntry): ListEntry {
  if (one === undefined) return other
  if (one.tier !== other.tier) return holdsTier(one.tier, other.tier) ? other : one
  return lineOf(one) < lineOf(other) ? one : other
}

function refusalOf({ expression }: ListEntry, allowed: ReadonlySet<string>): { reason: Refusal; message: string } | null {
  const danger = dangerOf(expression)
  if (danger !== null) return { reason: danger, message: DANGERS[danger] }
  return allowed.has(expression) ? { reason: 'allowed', message: REFUSALS.allowed } : null
}

export interface Change {
  readonly added: readonly ListEntry[]
  readonly removed: readonly ListEntry[]
  readonly changed: readonly ListEntry[]
}

export function compareEntries(before: readonly ListEntry[], after: readonly ListEntry[]): Change {
  const old = new Map(before.map((entry) => [entry.expression, entry]))
  const now = new Set(after.map(({ expression }) => expression))
  return {
    added: after.filter(({ expression }) => !old.has(expression)),
    removed: before.filter(({ expression }) => !now.has(expression)),
    changed: after.filter((entry) => {
      const was = old.get(entry.expression)
      return was !== undefined && lineOf(was) !== lineOf(entry)
    }),
  }
}

/** Why a change is too large to go out unseen, or null. A first list has nothing to compare with. */
export function holdFor(published: number, { added, removed }: { readonly added: number; readonly removed: number }): string | null {
  if (published === 0) return null
  const limit = Math.max(CHANGE_LIMIT.entries, Math.floor(published * CHANGE_LIMIT.share))
  return added + removed <= limit ? null : `${added} entries added and ${removed} removed is more than the ${limit} that may change at once for a list of ${published}.`
}

function blastOf(entries: readonly ListEntry[], { added, removed, changed }: Change, refused: readonly Refused[]): ReleaseBlast {
  const reasons: Partial<Record<Refusal, number>> = {}
  for (const { reason } of refused) reasons[reason] = (reasons[reason] ?? 0) + 1
  return { added: added.length, removed: removed.length, changed: changed.length, ...reachOf(entries), refused: reasons }
}

/** What entries cover, and how many guarded sites are among that. */
export function reachOf(entries: readonly ListEntry[]): Pick<ReleaseBlast, 'hosts' | 'paths' | 'guardedSites' | 'known'> {
  const listed = new Set(entries.map(({ expression }) => expression))
  const isListed = (host: string): boolean => listed.has(`${host}/`) || (host.includes('.') && isListed(host.slice(host.indexOf('.') + 1)))
  const hosts = entries.filter(({ expression }) => expression.indexOf('/') === expression.length - 1).length
  return { hosts, paths: entries.length - hosts, guardedSites: GUARDED_SITES.filter(isListed).length, known: GUARDED_SITES.length }
}

/** SHA-256 in hex of the entries in order. */
export function checksumOfEntries(entries: readonly ListEntry[]): string {
  return toHex(hashExpression(entries.map(lineOf).join('\n')))
}

function lineOf({ expression, tier, kind, reasons, family, since, date, canary }: ListEntry): string {
  return JSON.stringify([expression, tier, kind, reasons, family, since, date, canary])
}

function byExpression(a: ListEntry, b: ListEntry): number {
  return a.expression < b.expression ? -1 : a.expression > b.expression ? 1 : 0
}
