/** What many pages together show: words for pages as they were seen, families of doorway pages, and sites. */
import type { SpamKind } from '../signals/signal.ts'
import type { Verdict } from '../verdict/types.ts'

/** The slots that a doorway network fills anew on each page; a topic is a treatment, disease, drug or supplement. */
export const SLOTS = ['place', 'topic', 'institution'] as const

export type Slot = (typeof SLOTS)[number]

/** What a page's slots hold, as word lists spell it; null where a slot is empty. */
export type Fillers = Readonly<Record<Slot, string | null>>

/** A line with its slots open: `{place}{topic}哪家医院比较好`. */
export interface Template {
  readonly from: 'title' | 'links'
  readonly text: string
  /** Distinct fillers seen, by slot. */
  readonly fillers: Readonly<Record<Slot, readonly string[]>>
}

/** A verdict on a page, in short: enough for look-up, lists, sites and families, and without a word of the page. */
export interface PageVerdict {
  readonly verdict: Verdict['verdict']
  /** 0..1, at a prior of one half. */
  readonly likelihood: number
  /** Log-odds at the same prior. */
  readonly score: number
  readonly kinds: readonly SpamKind[]
  /** Signals with their points, strongest first. */
  readonly reasons: readonly { readonly signal: string; readonly points: number }[]
  /** BCP 47. */
  readonly language: string
  /** Version of the model. */
  readonly model: string
}

/** Traits of a page that tell a hacked host from a farm. */
export interface Traits {
  /** Whether the text apart from links and boilerplate is about medicine. */
  readonly medical: boolean
  /** Whether honest text carries a block of planted links: slots rotate in the links, and the text without them is not spam. */
  readonly planted: boolean
}

/** A page as it was seen once: what a store or a family finder takes in. Made by `observePage`. */
export interface Observation {
  /** As `canonicalUrl` gives it. */
  readonly url: string
  readonly host: string
  /** As `siteOf` gives it; the host itself where nobody can have registered it (an intranet name). */
  readonly site: string
  /** Of the content as received, in lower-case hex. */
  readonly sha256: string
  /** ISO 8601 in UTC with milliseconds. */
  readonly seen: string
  readonly verdict: PageVerdict
  /** 64 bytes in base64, see `fingerprint.ts`; null for a page with too little text to compare. */
  readonly fingerprint: string | null
  readonly fillers: Fillers
  readonly templates: readonly Template[]
  readonly traits: Traits
}

/** What is made of a family of doorway pages as a whole. */
export interface FamilyVerdict {
  readonly verdict: Verdict['verdict']
  /** That the family was made for search engines, 0..1. */
  readonly likelihood: number
  readonly pages: number
  readonly hosts: number
  readonly sites: number
  /** Distinct fillers by slot. */
  readonly slots: Readonly<Record<Slot, number>>
  /** Most frequent first. */
  readonly kinds: readonly SpamKind[]
  /** Signals that most of its pages show, with the share of pages, 0..1. */
  readonly reasons: readonly { readonly signal: string; readonly share: number }[]
}

/** A family with its name. */
export interface Family extends FamilyVerdict {
  /** Decimal digits. A family that was found to be part of another keeps its id as another name of that one. */
  readonly id: string
  /** A template of its titles, or else of its links, such as `{place}{topic}哪家医院比较好`; empty when neither has slots. */
  readonly name: string
  /** First and last seen, ISO 8601. */
  readonly since: string
  readonly seen: string
}

/** One cell of a family's grid: what was made where, and when it was first seen. */
export interface Cell extends Fillers {
  readonly host: string
  readonly pages: number
  readonly since: string
}

export interface Share {
  readonly name: string
  readonly pages: number
  readonly since: string
}

/** A family with its grid. */
export interface FamilyPicture extends Family {
  /** Of its pages from the second on: nothing tells that a page has kin before one arrives. */
  readonly templates: readonly Template[]
  /** Fillers, and hosts, with their pages; most frequent first, at most {@link MAX_CELLS} each. */
  readonly fillers: Readonly<Record<Slot | 'host', readonly Share[]>>
  /** Places × topics × institutions × hosts, oldest first; at most {@link MAX_CELLS}. */
  readonly cells: readonly Cell[]
  /** New pages by day, oldest first; at most {@link MAX_CELLS} days. */
  readonly growth: readonly { readonly day: string; readonly pages: number }[]
}

export const MAX_CELLS = 500

/**
 * farm: spam from many templates · doorways: most pages belong to spam families · hacked: an honest site with planted pages or links ·
 * shared: many publishers under one name, so that only single pages are judged.
 */
export type SitePattern = 'farm' | 'doorways' | 'hacked' | 'shared'

/** What is made of a site. A hacked or shared site is never `spam`: its single pages may be. */
export interface SiteVerdict {
  readonly verdict: Verdict['verdict']
  readonly pattern: SitePattern | null
  /** Share of spam among the site's pages, near-duplicates counted once: mean and central 90 % of its posterior, 0..1. */
  readonly share: { readonly mean: number; readonly low: number; readonly high: number }
  readonly pages: number
  /** Pages without near-duplicates: what the share rests on. */
  readonly distinct: number
  readonly counts: Readonly<Record<Verdict['verdict'], number>>
  /** Pages with planted text or links. */
  readonly planted: number
  /** On a host that only public bodies can have. It shifts the verdict and exempts from nothing. */
  readonly official: boolean
  readonly kinds: readonly SpamKind[]
  /** Signals that its spam pages show, with the share of them, 0..1. */
  readonly reasons: readonly { readonly signal: string; readonly share: number }[]
}
