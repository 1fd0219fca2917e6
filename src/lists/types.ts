/** What is published about sites and pages, and in what order of confidence. */
import type { Tier } from '../lookup/detail.ts'
import type { SpamKind } from '../signals/signal.ts'

/** One listed expression. */
export interface ListEntry {
  /** As look-up makes them: `farm.example/` for a host with everything below it, `shared.example/user/` for a part of one, without scheme. */
  readonly expression: string
  readonly tier: Tier
  readonly kind: SpamKind
  /** Ids of signals, or codes of reviewers, strongest first. */
  readonly reasons: readonly string[]
  /** Id of its family of doorway pages. */
  readonly family: string | null
  /** Day of the first evidence, and of the last: YYYY-MM-DD. */
  readonly since: string
  readonly date: string
  /** On trial: in private look-ups only, marked CANARY. */
  readonly canary: boolean
}

/** Where entries come from. */
export interface ListSource {
  /** Candidates as of now, in any order; the safety gate stands behind it. */
  entries(): AsyncIterable<ListEntry> | Iterable<ListEntry>
  /** Expressions that must never be listed, beyond the institutions that ship with the software: they go into the allow-list. */
  allowed(): AsyncIterable<string> | Iterable<string>
}

/** A published state of all lists. It never changes; a correction is the next release. */
export interface Release {
  /** 1, 2, 3, … */
  readonly version: number
  /** ISO 8601 in UTC. */
  readonly created: string
  /** What made it: the sites of the store, or a file. */
  readonly source: 'sites' | 'file'
  readonly entries: number
  /** Entries that the list of a tier shows: the surer ones too, none on trial. */
  readonly tiers: Readonly<Record<Tier, number>>
  readonly added: number
  readonly removed: number
  readonly changed: number
  /** SHA-256 of its entries in hex: two releases with the same entries have the same. */
  readonly checksum: string
}
