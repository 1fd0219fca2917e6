/** Scans as the HTTP service offers them: what both doors share. */
import { judgePage, readPage } from '../analyse.ts'
import { canonicalUrl } from '../site/canonical-url.ts'
import { observePage } from '../site/observe.ts'
import type { FoundPage, ScanOptions, ScanStore, WaitingPage } from '../store/scans.ts'
import type { Store } from '../store/store.ts'
import type { Model } from '../verdict/model.ts'
import type { HostRunTools } from './host-run.ts'
import { hostOf, tidyUrl } from './scope.ts'
import type { Judge } from './visit.ts'

/** Seeds as rows of a scan. An address that is none is left out. */
export function seedPages({ seeds }: ScanOptions): FoundPage[] {
  return seeds.flatMap(({ url, kind }) => {
    const tidy = tidyUrl(url)
    return tidy === null ? [] : [{ url: tidy, host: hostOf(tidy), kind, depth: 0, hops: 0, via: null }]
  })
}

/** Begins a scan: keeps it with its seeds, and says which hosts have something to do. */
export async function startScan(scans: ScanStore, options: ScanOptions, now: Date): Promise<{ id: string; hosts: readonly string[] }> {
  const seeds = seedPages(options)
  const id = await scans.create({ ...options, seeds: seeds.map(({ url, kind }) => ({ url, kind })) }, now.toISOString(), seeds)
  return { id, hosts: [...new Set(seeds.map(({ host }) => host))] }
}

/** How the service judges and remembers pages: as if each had been sent with `store: true` by somebody who may scan. Its words are not kept. */
export function keepingTools(scans: ScanStore, store: Store, model: Model, now: () => number): Pick<HostRunTools, 'scans' | 'judge' | 'seen' | 'keep' | 'miss' | 'model' | 'now'> {
  const judge: Judge = (input) => {
    const page = readPage(input)
    return { page, verdict: judgePage(page, { model, explain: false }) }
  }
  return {
    scans,
    model: model.sha256,
    now,
    judge,
    seen: (url) => scans.seen(url, model.sha256),
    async keep(waiting, { page, bytes, verdict }) {
      const sha256 = hexOf(await crypto.subtle.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>))
      const seen = new Date(now()).toISOString()
      const id = await store.put({ url: canonicalUrl(page.url ?? waiting.url), sha256, created: seen, verdict }, await verdictId(waiting))
      const observed = observePage(page, verdict, { sha256, seen }, (text) => judge({ text }).verdict)
      if (observed !== null) await store.pages.observe([observed])
      return id
    },
    async miss({ url }) {
      const canonical = canonicalUrl(url)
      if (canonical !== null) await store.pages.miss([canonical], new Date(now()).toISOString())
    },
  }
}

/** The same id for the same page of the same scan, so that a visit made twice is kept once; as unguessable as the scan's own id. */
async function verdictId({ scan, url }: WaitingPage): Promise<string> {
  const hex = hexOf(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(`${scan} ${url}`)))
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20, 32)}`
}

function hexOf(digest: ArrayBuffer): string {
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('')
}
