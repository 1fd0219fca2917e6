import { beforeAll, describe, expect, test } from 'vitest'
import type { FoundPage, ScanOptions, ScanStore, Settlement, WaitingPage } from '../../src/store/scans.ts'

const NOW = Date.UTC(2026, 11, 1, 9)
const LATER = NOW + 60_000
const at = (milliseconds: number) => new Date(milliseconds).toISOString()
const found = (path: string, more: Partial<FoundPage> = {}): FoundPage => ({
  url: `http://a.example${path}`,
  host: 'a.example',
  kind: 'page',
  depth: 0,
  hops: 0,
  via: null,
  ...more,
})
const settlement = (more: Partial<Settlement> = {}): Settlement => ({ state: 'ham', settled: at(NOW), found: [], outside: 0, model: 'm', ...more })

/** What every store of scans must do, on an empty database. */
export function describeScanStore(name: string, open: () => Promise<ScanStore>): void {
  describe(`${name}: scans`, () => {
    let scans: ScanStore
    beforeAll(async () => {
      scans = await open()
    })

    const begin = (seeds: readonly FoundPage[], more: Partial<ScanOptions> = {}) =>
      scans.create({ seeds: seeds.map(({ url, kind }) => ({ url, kind })), scope: 'site', maxDepth: 3, maxPages: 100, ...more }, at(NOW), seeds)
    const take = async (host: string, now = NOW) => (await scans.take(host, now, now + 1000)) as WaitingPage

    test('hand out pages of a host one by one, shallow ones first, and not again before their time', async () => {
      const host = 'order.example'
      const id = await begin([found('/2', { host, depth: 2 }), found('/1', { host }), found('/1', { host })])
      expect((await take(host)).url).toBe('http://a.example/1')
      expect(await take(host)).toMatchObject({ url: 'http://a.example/2', scan: id, attempts: 1 })
      expect(await scans.take(host, NOW, LATER)).toBeNull()
      expect(await scans.nextDue(host)).toBe(NOW + 1000)
      expect(await take(host, NOW + 1000)).toMatchObject({ url: 'http://a.example/1', attempts: 2 })
      expect(await scans.get(id)).toMatchObject({ state: 'running', counts: { known: 2, settled: 0 } })
    })

    test('settle a page once, with what was found on it, and are done when nothing waits', async () => {
      const host = 'settle.example'
      const id = await begin([found('/', { host })])
      const page = await take(host)
      const trap = found('/trap', { host, trouble: { kind: 'trap', detail: 'x' } })
      const first = settlement({ state: 'spam', found: [found('/a', { host, depth: 1 }), found('/a', { host, depth: 1 }), found('/', { host }), trap], outside: 7, line: 'l\n' })
      expect(await scans.settle(page, first)).toBe(true)
      expect(await scans.settle(page, settlement({ state: 'ham', found: [found('/b', { host })], outside: 1 }))).toBe(false)
      expect((await scans.get(id))?.counts).toEqual({ known: 3, settled: 2, spam: 1, unsure: 0, ham: 0, skipped: 1, failed: 0, beyond: 0, outside: 7 })
      await scans.settle(await take(host), settlement({ state: 'failed', trouble: { kind: 'status', detail: 'status 404' } }))
      expect(await scans.get(id)).toMatchObject({ state: 'done', counts: { known: 3, settled: 3, failed: 1 } })
      expect(await scans.troubles(id)).toEqual({ status: 1, trap: 1 })
      const results = await scans.results(id, 0, 10)
      expect(results.map(({ url, state, trouble, line }) => [url, state, trouble?.kind, line])).toEqual([
        ['http://a.example/trap', 'skipped', 'trap', null],
        ['http://a.example/', 'spam', undefined, 'l\n'],
        ['http://a.example/a', 'failed', 'status', null],
      ])
      expect((await scans.results(id, results[0]?.seq ?? 0, 1)).map(({ url }) => url)).toEqual(['http://a.example/'])
    })

    test('take in no more than they may, and count the rest', async () => {
      const host = 'full.example'
      const id = await begin([found('/', { host })], { maxPages: 3 })
      const many = Array.from({ length: 10 }, (_, i) => found(`/${i}`, { host }))
      await scans.settle(await take(host), settlement({ state: 'read', found: [...many, ...many] }))
      expect((await scans.get(id))?.counts).toMatchObject({ known: 3, settled: 1, beyond: 8 })
      expect(await scans.results(id, 0, 10)).toEqual([])
    })

    test('know hosts with something due, and what is due first', async () => {
      await begin([found('/', { host: 'due-1.example' }), found('/2', { host: 'due-2.example' })])
      const hosts = await scans.dueHosts(NOW, 100)
      expect(hosts).toEqual(expect.arrayContaining(['due-1.example', 'due-2.example']))
      expect(await scans.dueHosts(NOW - 1, 100)).toEqual([])
      expect(await scans.dueHosts(NOW, 1)).toHaveLength(1)
      await scans.postpone(await take('due-1.example'), LATER)
      expect(await scans.dueHosts(LATER - 1, 100)).not.toContain('due-1.example')
      expect(await scans.firstDue()).toBeLessThanOrEqual(NOW + 1000)
      expect(await scans.waiting()).toBeGreaterThan(1)
    })

    test('give up a host', async () => {
      const id = await begin([found('/', { host: 'dead.example' }), found('/2', { host: 'dead.example' })])
      await scans.giveUp('dead.example', at(NOW))
      expect(await scans.get(id)).toMatchObject({ state: 'done', counts: { failed: 2 } })
      expect(await scans.troubles(id)).toEqual({ 'gave-up': 2 })
    })

    test('stop once, and take nothing in afterwards', async () => {
      const host = 'stop.example'
      const id = await begin([found('/', { host }), found('/2', { host })])
      const page = await take(host)
      expect(await scans.stop(id, at(NOW))).toBe(true)
      expect(await scans.stop(id, at(NOW))).toBe(false)
      expect(await scans.settle(page, settlement({ found: [found('/3', { host })] }))).toBe(false)
      expect(await scans.get(id)).toMatchObject({ state: 'stopped', counts: { known: 2, skipped: 2 } })
      expect(await scans.stop('none', at(NOW))).toBe(false)
    })

    test('remember the newest verdict of an address by the same model', async () => {
      const host = 'seen.example'
      for (const [etag, state, settled] of [
        ['"1"', 'ham', NOW],
        ['"2"', 'spam', LATER],
      ] as const) {
        await begin([found('/seen', { host })])
        await scans.settle(await take(host, LATER), settlement({ state, etag, modified: null, settled: at(settled), line: `${etag}\n` }))
      }
      expect(await scans.seen('http://a.example/seen', 'm')).toEqual({ state: 'spam', verdict: null, line: '"2"\n', etag: '"2"', modified: null })
      expect(await scans.seen('http://a.example/seen', 'other')).toBeNull()
    })

    test('are found by their label, and let go of what a dead process held', async () => {
      const host = 'label.example'
      const id = await begin([found('/', { host })], { label: 'out.ndjson' })
      await take(host)
      expect(await scans.take(host, NOW, LATER)).toBeNull()
      await scans.release()
      expect(await take(host)).toMatchObject({ attempts: 1 })
      expect((await scans.find('out.ndjson'))?.id).toBe(id)
      expect(await scans.find('other')).toBeNull()
    })

    test('bear thousands of addresses on one page', async () => {
      const host = 'wide.example'
      const id = await begin([found('/', { host })], { maxPages: 10_000 })
      await scans.settle(await take(host), settlement({ found: Array.from({ length: 4500 }, (_, i) => found(`/植发/${i}`, { host })) }))
      expect((await scans.get(id))?.counts).toMatchObject({ known: 4501, settled: 1 })
    })
  })
}
