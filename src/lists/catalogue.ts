/** What lists there are, and how to subscribe to them. */
import { TIERS, type Tier } from '../lookup/detail.ts'
import { titleOf } from './formats/format.ts'
import { FORMATS, type FormatName, fileNameOf } from './formats/index.ts'
import type { Release } from './types.ts'

export interface ListCatalogue {
  /** null before the first release. */
  readonly version: number | null
  readonly modified: string | null
  readonly tiers: readonly {
    readonly tier: Tier
    /** What a listing of this tier rests on. */
    readonly description: string
    readonly entries: number
    readonly files: readonly {
      readonly format: FormatName
      /** Who reads it. */
      readonly readers: string
      readonly url: string
      /** Opens the subscription in the program that reads the format; null where there is no such link. */
      readonly subscribe: string | null
    }[]
  }[]
}

/** @param folder address of the files, without a slash at the end */
export function catalogueOf(release: Release | null, folder: string): ListCatalogue {
  return {
    version: release?.version ?? null,
    modified: release?.created ?? null,
    tiers: (Object.keys(TIERS) as Tier[]).map((tier) => ({
      tier,
      description: TIERS[tier],
      entries: release?.tiers[tier] ?? 0,
      files: (Object.keys(FORMATS) as FormatName[]).map((format) => {
        const url = `${folder}/${fileNameOf(tier, format)}`
        return { format, readers: FORMATS[format].readers, url, subscribe: subscribeLink(format, tier, url) }
      }),
    })),
  }
}

function subscribeLink(format: FormatName, tier: Tier, url: string): string | null {
  const [title, address] = [titleOf(tier), url].map(encodeURIComponent)
  if (format === 'ublacklist') return `https://ublacklist.github.io/rulesets/subscribe?name=${title}&url=${address}`
  // uBlock Origin, AdGuard, Adblock Plus and Brave all listen for this address.
  return format === 'ubo' ? `https://subscribe.adblockplus.org/?location=${address}&title=${title}` : null
}
