import type { Verdict } from '../verdict/types.ts'
import { betaAtMost, betaQuantile } from './beta.ts'
import { commonTraits } from './family-verdict.ts'
import { isOfficialHost, isSharedSite } from './hosts.ts'
import type { PageVerdict, SiteVerdict } from './types.ts'

/** Beta(1, 9): before any page is seen a tenth of a site's pages is expected to be spam (methods 2.7); for public bodies a fortieth. */
const PRIOR_SPAM = 1
const PRIOR_HAM = 9
const PRIOR_HAM_OFFICIAL = 39
/** A farm: more than this share of spam, with this certainty, over this many distinct pages of which so many are called spam by themselves. */
const FARM_SHARE = 0.3
const FARM_CERTAINTY = 0.95
const MIN_DISTINCT = 5
const MIN_SPAM = 3
/** An honest site: less than this share of spam, with this certainty. */
const HAM_SHARE = 0.1
const HAM_CERTAINTY = 0.8
/** Pages in spam families, and their share of the site, that make it a site of doorways. */
const MIN_DOORWAYS = 5
const DOORWAY_SHARE = 0.5
/** Planted pages that make a host hacked, and share of them that must be off the site's topic, or of its honest pages that may be on it. */
const MIN_PLANTED = 3
const OFF_TOPIC = 0.8
const ON_TOPIC = 0.2

/** A page as it counts for its site. */
export interface SitePage extends Pick<PageVerdict, 'verdict' | 'likelihood' | 'kinds' | 'reasons'> {
  /** Number of its group of near-duplicates; null for a page alike to none. */
  readonly group: number | null
  /** Whether that group is a family called spam. */
  readonly doorway: boolean
  readonly medical: boolean
  readonly planted: boolean
}

/** What is known of a site's pages as a whole; `pages` may be a sample of the `total`. */
export interface SiteEvidence {
  readonly site: string
  readonly total: number
  readonly counts: Readonly<Record<Verdict['verdict'], number>>
  readonly pages: readonly SitePage[]
}

/**
 * What many pages say about their site. Near-duplicates count once, so that neither a thousand copies of a doorway page nor a thousand copies of an
 * honest one decide; a page counts with its likelihood at the site's own prior, so that many "unsure" pages do not add up to a farm.
 */
export function judgeSite({ site, total, counts, pages }: SiteEvidence): SiteVerdict {
  const official = isOfficialHost(site)
  const distinct = dropDuplicates(pages)
  const share = shareOf(distinct, official)
  const { spam = [], rest = [] } = Object.groupBy(pages, ({ verdict, planted }) => (verdict === 'spam' || planted ? 'spam' : 'rest'))
  const pattern = isSharedSite(site) ? 'shared' : isHacked(spam, rest, official) ? 'hacked' : farmPattern(pages, distinct, share)
  const isSpam = pattern === 'farm' || pattern === 'doorways'
  const isHam = pattern === null && distinct.length >= MIN_DISTINCT && betaAtMost(HAM_SHARE, share.a, share.b) >= HAM_CERTAINTY
  return {
    verdict: isSpam ? 'spam' : isHam ? 'ham' : 'unsure',
    pattern,
    share: { mean: share.a / (share.a + share.b), low: betaQuantile(0.05, share.a, share.b), high: betaQuantile(0.95, share.a, share.b) },
    pages: total,
    distinct: distinct.length,
    counts,
    planted: pages.filter(({ planted }) => planted).length,
    official,
    ...commonTraits(spam),
  }
}

interface Share {
  readonly a: number
  readonly b: number
}

function shareOf(pages: readonly Distinct[], official: boolean): Share {
  let spam = 0
  for (const { likelihood } of pages) spam += atSitePrior(likelihood)
  return { a: PRIOR_SPAM + spam, b: (official ? PRIOR_HAM_OFFICIAL : PRIOR_HAM) + pages.length - spam }
}

/** A likelihood at even odds, moved to one spam page in ten. */
function atSitePrior(likelihood: number): number {
  const spam = likelihood * PRIOR_SPAM
  return spam / (spam + (1 - likelihood) * PRIOR_HAM)
}

interface Distinct {
  readonly likelihood: number
  readonly isSpam: boolean
}

/** One page for each group, with the group's mean likelihood. */
function dropDuplicates(pages: readonly SitePage[]): Distinct[] {
  return [...Map.groupBy(pages, (page) => page.group ?? page).values()].map((group) => ({
    likelihood: group.reduce((sum, { likelihood }) => sum + likelihood, 0) / group.length,
    isSpam: group.filter(({ verdict }) => verdict === 'spam').length * 2 > group.length,
  }))
}

function farmPattern(pages: readonly SitePage[], distinct: readonly Distinct[], share: Share): 'farm' | 'doorways' | null {
  const certainty = 1 - betaAtMost(FARM_SHARE, share.a, share.b)
  if (distinct.length >= MIN_DISTINCT && certainty >= FARM_CERTAINTY && distinct.filter(({ isSpam }) => isSpam).length >= MIN_SPAM) return 'farm'
  const doorways = pages.filter(({ doorway }) => doorway).length
  return doorways >= MIN_DOORWAYS && doorways >= DOORWAY_SHARE * pages.length ? 'doorways' : null
}

/**
 * Planted spam on somebody else's site: links planted into honest text, or medical pages on a site whose honest pages are about something else. On a
 * medical site the second cannot be told from a farm by topic; there only planted links, or the host of a public body, speak for its owner.
 */
function isHacked(spam: readonly SitePage[], rest: readonly SitePage[], official: boolean): boolean {
  const planted = spam.filter((page) => page.planted || page.doorway || page.medical)
  if (planted.length < MIN_PLANTED) return false
  const honest = dropDuplicates(rest)
  if (honest.length < MIN_DISTINCT) return false
  const honestShare = shareOf(honest, official)
  if (betaAtMost(HAM_SHARE, honestShare.a, honestShare.b) < HAM_CERTAINTY) return false
  const withLinks = spam.filter((page) => page.planted).length
  if (withLinks >= MIN_PLANTED && withLinks * 2 > spam.length) return true
  const onTopic = rest.filter(({ medical }) => medical).length / rest.length
  return planted.length >= OFF_TOPIC * spam.length && (onTopic <= ON_TOPIC || (official && spam.length < rest.length))
}
