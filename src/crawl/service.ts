/** Scans as the HTTP service offers them: what both doors share. */
import { analyse } from '../analyse.ts'
import type { FoundPage, ScanOptions, ScanStore, WaitingPage } from '../store/scans.ts'
import type { Store } from '../store/store.ts'
import type { Model } from '../verdict/model.ts'
import type { HostRunTools } from './host-run.ts'
import { hostOf, tidyUrl } from './scope.ts'

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

/** How the service judges and remembers pages: the verdict goes to the store as if the page had been sent with `store: true`, without its words. */
export function keepingTools(scans: ScanStore, store: Store, model: Model, now: () => number): Pick<HostRunTools, 'scans' | 'judge' | 'seen' | 'keep' | 'model' | 'now'> {
  return {
    scans,
    model: model.sha256,
    now,
    judge: (input) => analyse(input, { model, explain: false }),
    seen: (url) => scans.seen(url, model.sha256),
    async keep(page, { input, bytes, verdict }) {
      const sha256 = hexOf(await crypto.subtle.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>))
      const record = { url: input.url ?? page.url, sha256, created: new Date(now()).toISOString(), verdict }
      return store.put(record, await verdictId(page))
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
