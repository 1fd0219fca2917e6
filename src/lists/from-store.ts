/** Candidates for the lists from what a store knows of sites and pages. */
import type { Tier } from '../lookup/detail.ts'
import type { FamilyDetail, FamilyStore, Listing, PageRecord, PageStore, SiteRecord, SiteStore } from '../store/pages.ts'
import { expressionOf } from './entry.ts'
import type { ListEntry, ListSource } from './types.ts'

/** The parts of a store that lists are made from. */
export interface Seen {
  readonly sites: SiteStore
  readonly families: FamilyStore
  readonly pages: PageStore
}

/** Share of spam, at the cautious end of its interval, from which a listing is certain (Kagi flags a site from there), and likely. */
const CERTAIN_SHARE = 0.8
const LIKELY_SHARE = 0.5
/** A family on so many sites is no chain with its branches. */
const ACROSS_SITES = 3
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
        const family = await spamFamilyOf(store, site)
        const tier = tierOfSite(site, family)
        if (tier !== null) yield entryOfSite(site, tier, family)
        else if (site.pattern !== null && site.standing?.label !== 'ham') yield* entriesOfPages(store, site, oldest)
      }
    },
    async *allowed() {
      for await (const site of allOf((query) => store.sites.list(query))) if (site.standing?.label === 'ham') yield siteExpression(site.site)
    },
  }
}

/** The largest spam family that a doorway site belongs to; null for any other site. */
async function spamFamilyOf({ families }: Seen, { pattern, families: ids }: SiteRecord): Promise<FamilyDetail | null> {
  if (pattern !== 'doorways') return null
  for (const id of ids) {
    const family = await families.get(id)
    if (family !== null && isSpam(family)) return family
  }
  return null
}

/** A reviewer's word goes before the verdict. */
function isSpam({ verdict, standing }: FamilyDetail): boolean {
  return standing === null ? verdict === 'spam' : standing.label === 'spam'
}

/** How sure a site's listing is; null when it is not listed as a whole. */
function tierOfSite({ verdict, share, official, standing, disputed }: SiteRecord, family: FamilyDetail | null): Tier | null {
  if (standing !== null) return standing.label === 'spam' ? 'certain' : null
  if (verdict !== 'spam' || official) return null
  if (disputed) return 'watch'
  if (share.low >= CERTAIN_SHARE || (family !== null && (family.sites >= ACROSS_SITES || family.standing !== null))) return 'certain'
  return share.low >= LIKELY_SHARE || family !== null ? 'likely' : 'watch'
}

function entryOfSite({ site, kinds, reasons, families, standing, since, seen }: SiteRecord, tier: Tier, family: FamilyDetail | null): ListEntry {
  return {
    expression: siteExpression(site),
    tier,
    kind: kinds[0] ?? 'doorway',
    reasons: reasonsOf(standing, reasons),
    family: family?.id ?? families[0] ?? null,
    since: dayOf(since),
    date: dayOf(seen),
    canary: false,
  }
}

function reasonsOf(standing: SiteRecord['standing'], reasons: readonly { readonly signal: string }[]): string[] {
  return [...(standing === null ? [] : [REVIEWED]), ...reasons.map(({ signal }) => signal)]
}

async function* entriesOfPages({ pages, families }: Seen, site: SiteRecord, oldest: string): AsyncGenerator<ListEntry> {
  const spamFamilies = new Map<string, boolean>()
  let left = MAX_PAGES
  for await (const page of allOf((query) => pages.list({ ...query, site: site.site }))) {
    if (page.gone !== null || page.seen < oldest) continue
    const { family } = page
    if (family !== null && !spamFamilies.has(family)) spamFamilies.set(family, await isSpamFamily(families, family))
    const tier = tierOfPage(page, family !== null && spamFamilies.get(family) === true)
    const expression = tier === null ? null : expressionOf(page.url)
    if (tier === null || expression === null) continue
    yield entryOfPage(page, expression, tier, site.pattern === 'hacked')
    if (--left === 0) return
  }
}

async function isSpamFamily(families: FamilyStore, id: string): Promise<boolean> {
  const family = await families.get(id)
  return family !== null && isSpam(family)
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
    reasons: reasonsOf(
      standing,
      verdict.reasons.filter(({ points }) => points > 0),
    ),
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
