/** Candidates for the lists from what a store knows of sites and pages. */
import type { Tier } from '../lookup/detail.ts'
import type { FamilyStore, Listing, PageRecord, PageStore, SiteRecord, SiteStore } from '../store/pages.ts'
import { expressionOf } from './entry.ts'
import type { ListEntry, ListSource } from './types.ts'

/** The parts of a store that lists are made from. */
export interface Seen {
  readonly sites: SiteStore
  readonly families: FamilyStore
  readonly pages: PageStore
}

/** Share of spam, at the cautious end of its interval, that a site needs: the second is what Kagi flags a site at. */
const CERTAIN_SHARE = 0.9
const LIKELY_SHARE = 0.8
/** What nobody has seen for so long may have changed hands, and leaves the lists. */
const EXPIRY_DAYS = 180
/** Of a hacked or shared site, so many pages are listed one by one. */
const MAX_PAGES = 1000
const PAGE_SIZE = 500
/** Stands among the reasons where a person decided. */
const REVIEWED = 'reviewed'

/**
 * Sites that are spam, and spam pages of sites that are not: hacked ones and those that many share. What reviewers decided goes before every verdict, and
 * while somebody disputes a verdict nothing is blocked for it.
 *
 * @param now decides what has expired
 */
export function listsFromStore(store: Seen, now: Date): ListSource {
  const oldest = new Date(now.getTime() - EXPIRY_DAYS * 86_400_000).toISOString()
  return {
    async *entries() {
      for await (const site of allOf((query) => store.sites.list(query))) {
        if (site.seen < oldest) continue
        const tier = tierOfSite(site)
        if (tier !== null) yield entryOfSite(site, tier)
        else if (site.pattern !== null && site.standing?.label !== 'ham') yield* entriesOfPages(store, site, oldest)
      }
    },
    async *allowed() {
      for await (const site of allOf((query) => store.sites.list(query))) if (site.standing?.label === 'ham') yield siteExpression(site.site)
    },
  }
}

/** How sure a site's listing is; null when it is not listed as a whole. */
function tierOfSite({ verdict, pattern, share, official, standing, disputed }: SiteRecord): Tier | null {
  if (standing !== null) return standing.label === 'spam' ? 'certain' : null
  if (verdict !== 'spam' || official) return null
  if (disputed) return 'watch'
  if (pattern === 'doorways' && share.low >= CERTAIN_SHARE) return 'certain'
  return share.low >= LIKELY_SHARE ? 'likely' : 'watch'
}

function entryOfSite({ site, kinds, reasons, families, standing, since, seen }: SiteRecord, tier: Tier): ListEntry {
  return {
    expression: siteExpression(site),
    tier,
    kind: kinds[0] ?? 'doorway',
    reasons: [...(standing === null ? [] : [REVIEWED]), ...reasons.map(({ signal }) => signal)],
    family: families[0] ?? null,
    since: dayOf(since),
    date: dayOf(seen),
    canary: false,
  }
}

async function* entriesOfPages({ pages, families }: Seen, site: SiteRecord, oldest: string): AsyncGenerator<ListEntry> {
  const spamFamilies = new Map<string, boolean>()
  let left = MAX_PAGES
  for await (const page of allOf((query) => pages.list({ ...query, site: site.site }))) {
    if (page.gone !== null || page.seen < oldest) continue
    const { family } = page
    if (family !== null && !spamFamilies.has(family)) spamFamilies.set(family, (await families.get(family))?.verdict === 'spam')
    const tier = tierOfPage(page, family !== null && spamFamilies.get(family) === true)
    const expression = tier === null ? null : expressionOf(page.url)
    if (tier === null || expression === null) continue
    yield entryOfPage(page, expression, tier, site.pattern === 'hacked')
    if (--left === 0) return
  }
}

function tierOfPage({ verdict, standing, disputed }: PageRecord, isInFamily: boolean): Tier | null {
  if (standing !== null) return standing.label === 'spam' ? 'certain' : null
  if (verdict.verdict !== 'spam') return null
  return isInFamily && !disputed ? 'likely' : 'watch'
}

function entryOfPage({ verdict, standing, family, since, seen }: PageRecord, expression: string, tier: Tier, isHacked: boolean): ListEntry {
  return {
    expression,
    tier,
    kind: isHacked ? 'hacked-page' : (verdict.kinds[0] ?? 'doorway'),
    reasons: [...(standing === null ? [] : [REVIEWED]), ...verdict.reasons.filter(({ points }) => points > 0).map(({ signal }) => signal)],
    family,
    since: dayOf(since),
    date: dayOf(seen),
    canary: false,
  }
}

async function* allOf<T>(list: (query: { limit: number; cursor?: string | undefined }) => Promise<Listing<T>>): AsyncGenerator<T> {
  let cursor: string | undefined
  do {
    const { items, next } = await list({ limit: PAGE_SIZE, cursor })
    yield* items
    cursor = next ?? undefined
  } while (cursor !== undefined)
}

function siteExpression(site: string): string {
  return `${site.includes(':') ? `[${site}]` : site}/`
}

/** The day of a moment in ISO 8601. */
function dayOf(moment: string): string {
  return moment.slice(0, 'YYYY-MM-DD'.length)
}
