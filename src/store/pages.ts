/** Pages, sites and families in a store: what was seen of each, kept together so that one page changes the picture of all three. */
import type { Family, FamilyPicture, Fillers, Observation, PageVerdict, SiteVerdict } from '../site/types.ts'
import type { Verdict } from '../verdict/types.ts'

/** What a reviewer decided. It goes before the verdict wherever pages, sites and families are looked up or listed; scores stay as they are. */
export interface Standing {
  readonly label: 'spam' | 'ham' | 'borderline'
  readonly reason: string
  /** ISO 8601. */
  readonly at: string
}

/** What people say about a page, site or family. */
export interface Voices {
  /** Somebody with a name disagrees, and nobody has decided yet. */
  readonly disputed: boolean
  /** The decision that holds, if there is one. */
  readonly standing: Standing | null
}

export interface PageRecord extends Voices {
  readonly url: string
  readonly host: string
  readonly site: string
  readonly sha256: string
  readonly verdict: PageVerdict
  readonly fillers: Fillers
  /** Id of its family. */
  readonly family: string | null
  /** First and last seen, ISO 8601. */
  readonly since: string
  readonly seen: string
  /** When it was first found missing; null for a page that is there. */
  readonly gone: string | null
}

export interface SiteRecord extends SiteVerdict, Voices {
  readonly site: string
  /** Ids of families with pages on it, largest first; at most {@link MAX_FAMILIES}. */
  readonly families: readonly string[]
  readonly since: string
  readonly seen: string
}

export const MAX_FAMILIES = 20

export interface FamilyRecord extends Family, Voices {}

export interface FamilyDetail extends FamilyPicture, Voices {}

export interface Listing<T> {
  readonly items: readonly T[]
  /** Cursor of the next page, null on the last one. */
  readonly next: string | null
}

export interface ListQuery {
  /** 1 to MAX_LIMIT; larger numbers are read as that. */
  readonly limit: number
  /** `next` of the page before. */
  readonly cursor?: string | undefined
  readonly verdict?: Verdict['verdict'] | undefined
}

export interface PageStore {
  /**
   * Takes in pages as they were seen, in order, all or none; brings families and sites up to date. The same page seen again replaces what was known of it.
   *
   * @returns for each page the id of the family that it is in now, or null
   */
  observe(pages: readonly Observation[]): Promise<readonly (string | null)[]>
  /** @param url as `canonicalUrl` gives it */
  get(url: string): Promise<PageRecord | null>
  /** Pages of a site or of a family, oldest first. @throws RangeError for a wrong limit or cursor */
  list(query: ListQuery & ({ readonly site: string } | { readonly family: string })): Promise<Listing<PageRecord>>
  /** Notes that pages were not found any more (404, 410). Retention removes them later, unless they are seen again. */
  miss(urls: readonly string[], at: string): Promise<void>
}

export interface SiteStore {
  /** @param site as `siteOf` gives it */
  get(site: string): Promise<SiteRecord | null>
  /**
   * By name, so that a list built page by page misses none.
   *
   * @param query `named` asks for sites with this in their name
   * @throws RangeError for a wrong limit or cursor
   */
  list(query: ListQuery & { readonly named?: string | undefined }): Promise<Listing<SiteRecord>>
}

export interface FamilyStore {
  /** The family of that id, or the one that it became part of: compare `id`. */
  get(id: string): Promise<FamilyDetail | null>
  /** By id, the newest first. @throws RangeError for a wrong limit or cursor */
  list(query: ListQuery): Promise<Listing<FamilyRecord>>
}
