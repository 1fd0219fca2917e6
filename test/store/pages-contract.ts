import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Listing } from '../../src/store/pages.ts'
import { RETENTION } from '../../src/store/retention.ts'
import type { Store } from '../../src/store/store.ts'
import { fingerprintOf, type Sighted, sighting } from './sightings.ts'

const DAY = 86_400_000
const FIRST = Date.UTC(2026, 0, 31, 9)
const onDay = (day: number) => new Date(FIRST + day * DAY).toISOString()
const PLACES = ['苏州', '福州', '沈阳', '合肥', '南宁']

/** What every store must do with pages, sites and families, on an empty database. `open` is called once. */
export function describePages(name: string, open: () => Promise<Store>): void {
  describe(`${name}, pages`, () => {
    let store: Store
    beforeAll(async () => {
      store = await open()
    })
    afterAll(() => store.close())
    const see = (...pages: Sighted[]) => store.pages.observe(pages.map(sighting))
    const everything = async <T>(list: (cursor?: string) => Promise<Listing<T>>): Promise<T[]> => {
      const items: T[] = []
      for (let cursor: string | undefined, parts = 0; parts < 100; parts++) {
        const { items: part, next } = await list(cursor)
        items.push(...part)
        if (next === null) return items
        cursor = next
      }
      throw new Error('The listing does not end.')
    }

    test('knows nothing at first', async () => {
      expect(await store.pages.get('https://a.example/')).toBeNull()
      expect(await store.sites.get('a.example')).toBeNull()
      expect(await store.families.get('1')).toBeNull()
      expect((await store.families.list({ limit: 10 })).items).toEqual([])
      expect(await store.pages.observe([])).toEqual([])
    })

    test('gives back a page as it was seen, with its site', async () => {
      expect(await see({ url: 'https://www.alone.example/a?b=c', fingerprint: fingerprintOf(1), place: '苏州', verdict: 'unsure', score: 0.1 + 0.2 })).toEqual([null])
      const { verdict, fillers, ...page } = sighting({ url: 'https://www.alone.example/a?b=c', place: '苏州', verdict: 'unsure', score: 0.1 + 0.2 })
      const { fingerprint: _, templates: __, traits: ___, ...kept } = page
      const found = await store.pages.get('https://www.alone.example/a?b=c')
      expect(found).toEqual({
        ...{ ...kept, fillers, family: null, since: page.seen, gone: null, disputed: false, standing: null },
        verdict: { ...verdict, likelihood: expect.closeTo(verdict.likelihood, 12), score: expect.closeTo(verdict.score, 12) },
      })
      expect(await store.sites.get('alone.example')).toMatchObject({
        site: 'alone.example',
        verdict: 'unsure',
        pattern: null,
        pages: 1,
        counts: { spam: 0, unsure: 1, ham: 0 },
        families: [],
      })
    })

    describe('that are alike under the mask', () => {
      const urls = PLACES.map((_, i) => `https://www.farm-${i % 2}.example/${i}`)
      let id: string

      test('are a family from the third filler on', async () => {
        const [first, second] = PLACES.map((place, i) => ({ url: urls[i] as string, place, topic: '植发', fingerprint: fingerprintOf(2, i), seen: onDay(i) }))
        expect(await see(first as Sighted)).toEqual([null])
        expect(await see(second as Sighted)).toEqual([null])
        const [third] = await see({ url: urls[2] as string, place: '沈阳', topic: '植发', fingerprint: fingerprintOf(2, 2), seen: onDay(2) })
        expect(third).toMatch(/^\d+$/)
        id = third as string
        expect((await store.pages.get(urls[0] as string))?.family).toBe(id)
      })

      test('are found across batches and hosts, with the grid, its growth and its template', async () => {
        await see(...[3, 4].map((i) => ({ url: urls[i] as string, place: PLACES[i] as string, topic: '种牙', fingerprint: fingerprintOf(2, i), seen: onDay(2) })))
        const family = await store.families.get(id)
        expect(family).toMatchObject({
          ...{ id, name: '{place}{topic}哪家好', verdict: 'spam', pages: 5, hosts: 2, sites: 2, slots: { place: 5, topic: 2, institution: 0 }, since: onDay(0), seen: onDay(2) },
          ...{ kinds: ['doorway'], reasons: [{ signal: 'city-rotated-links', share: 1 }], disputed: false, standing: null },
          growth: [
            { day: '2026-01-31', pages: 1 },
            { day: '2026-02-01', pages: 1 },
            { day: '2026-02-02', pages: 3 },
          ],
        })
        expect(family?.templates).toEqual([{ from: 'title', text: '{place}{topic}哪家好', fillers: { place: PLACES.slice(1), topic: ['植发', '种牙'], institution: [] } }])
        expect(family?.fillers.host).toEqual([
          { name: 'www.farm-0.example', pages: 3, since: onDay(0) },
          { name: 'www.farm-1.example', pages: 2, since: onDay(1) },
        ])
        expect(family?.cells).toHaveLength(5)
        expect(family?.cells[0]).toEqual({ place: '苏州', topic: '植发', institution: null, host: 'www.farm-0.example', pages: 1, since: onDay(0) })
        expect((await store.families.list({ limit: 10, verdict: 'spam' })).items.map((each) => each.id)).toContain(id)
        expect((await store.sites.get('farm-0.example'))?.families).toEqual([id])
      })

      test('are listed by family and by site, in parts of any size', async () => {
        for (const limit of [1, 2, 500]) {
          const listed = await everything((cursor) => store.pages.list({ limit, cursor, family: id }))
          expect(listed.map(({ url }) => url)).toEqual(urls)
        }
        expect((await store.pages.list({ limit: 10, site: 'farm-1.example' })).items).toHaveLength(2)
        expect((await store.pages.list({ limit: 10, site: 'farm-1.example', verdict: 'ham' })).items).toEqual([])
        expect((await store.pages.list({ limit: 10, family: '999999' })).items).toEqual([])
      })

      test('stay as they are when they are seen again', async () => {
        await see({ url: urls[0] as string, place: '苏州', topic: '植发', fingerprint: fingerprintOf(2), seen: onDay(5) })
        expect(await store.families.get(id)).toMatchObject({ pages: 5 })
        expect(await store.pages.get(urls[0] as string)).toMatchObject({ since: onDay(0), seen: onDay(5), family: id })
        expect((await store.sites.get('farm-0.example'))?.pages).toBe(3)
      })

      test('leave the family when their text is another, and it is still found', async () => {
        await see({ url: urls[0] as string, fingerprint: fingerprintOf(3), sha256: 'd'.repeat(64) })
        expect(await store.pages.get(urls[0] as string)).toMatchObject({ family: null, sha256: 'd'.repeat(64), fillers: { place: null } })
        expect(await store.families.get(id)).toMatchObject({ pages: 4 })
        expect(await see({ url: 'https://late.example/', place: '海口', topic: '植发', fingerprint: fingerprintOf(2, 1, 9) })).toEqual([id])
      })

      test('are counted once when one batch has them twice', async () => {
        const twice = { url: 'https://twice.example/', place: '遵义', topic: '植发', fingerprint: fingerprintOf(2) }
        expect(await see(twice, twice)).toEqual([id, id])
        expect((await store.sites.get('twice.example'))?.pages).toBe(1)
      })
    })

    test('one text in many places is no family, whoever prints it', async () => {
      const copies = [0, 1, 2, 3].map((i) => ({
        url: `https://paper-${i}.example/`,
        fingerprint: fingerprintOf(4, i % 2),
        place: '合肥',
        topic: '糖尿病',
        verdict: 'ham' as const,
        score: -4,
      }))
      expect(await see(...copies)).toEqual([null, null, null, null])
    })

    test('honest town pages are a family, but not spam', async () => {
      const towns = PLACES.map((place, i) => ({ url: `https://health.gov/${i}`, fingerprint: fingerprintOf(5, i), place, verdict: 'ham' as const, score: -3 }))
      const [id] = await see(...towns)
      expect((await store.families.get(id as string))?.verdict).toBe('ham')
    })

    test('two families become one when a page is alike to both, and both ids lead to it', async () => {
      // 14 of 64 bytes changed: alike to the middle, not to each other.
      const group = (name: string, from: number) => PLACES.map((place, i) => ({ url: `https://${name}.example/${i}`, place, fingerprint: fingerprintOf(6, 14, from) }))
      const [left] = (await see(...group('left', 3))).slice(-1)
      const [right] = (await see(...group('right', 7), { url: 'https://right.example/more', place: '海口', fingerprint: fingerprintOf(6, 14, 7) })).slice(-1)
      expect(left).not.toBe(right)
      const bytes = atob(fingerprintOf(6, 14, 3))
      const middle = btoa(bytes.slice(0, 7) + atob(fingerprintOf(6, 14, 7)).slice(7))
      const [joined] = await see({ url: 'https://middle.example/', place: '台州', fingerprint: middle })
      expect(joined).toBe(right)
      expect(await store.families.get(left as string)).toMatchObject({ id: right, pages: 12 })
      expect((await store.pages.get('https://left.example/0'))?.family).toBe(right)
      expect((await store.pages.list({ limit: 50, family: left as string })).items).toHaveLength(12)
    })

    test('a site of many spam families is called spam, and its pages tell why', async () => {
      const pages = Array.from({ length: 40 }, (_, i) => ({ url: `https://www.bad.example/${i}`, fingerprint: fingerprintOf(100 + (i % 20), i % 3), score: 4 }))
      await see(...pages)
      expect(await store.sites.get('bad.example')).toMatchObject({
        verdict: 'spam',
        pattern: 'farm',
        distinct: 20,
        kinds: ['doorway'],
        reasons: [{ signal: 'city-rotated-links', share: 1 }],
      })
      expect((await everything((cursor) => store.sites.list({ limit: 1, cursor, verdict: 'spam' }))).map(({ site }) => site)).toContain('bad.example')
    })

    test('refuses wrong limits, cursors and batches, and takes in nothing of those', async () => {
      await expect(store.sites.list({ limit: 0 })).rejects.toThrow(RangeError)
      await expect(store.families.list({ limit: 1, cursor: "' OR 1=1" })).rejects.toThrow(RangeError)
      await expect(store.pages.list({ limit: 1, cursor: '-1', site: 'a.example' })).rejects.toThrow(RangeError)
      const pages = Array.from({ length: 501 }, (_, i) => ({ url: `https://many.example/${i}` }))
      await expect(see(...pages)).rejects.toThrow(/At most 500 pages/)
      await expect(see({ url: 'https://many.example/x' }, { url: 'https://many.example/y', verdict: 'maybe' as 'spam' })).rejects.toThrow()
      expect(await store.sites.get('many.example')).toBeNull()
    })

    test('hostile names do no harm', async () => {
      const url = `https://quote.example/'";--%00\u{1f600}`
      await see({ url, place: `'"\\\u0000`, topic: '[1,2]' })
      expect(await store.pages.get(url)).toMatchObject({ url, fillers: { topic: '[1,2]' } })
    })

    describe('that are forgotten', () => {
      const now = FIRST + 500 * DAY
      test('were missing for long, or not seen; and with them what rested on them', async () => {
        const urls = PLACES.map((_, i) => `https://old.example/${i}`)
        const recent = new Date(now - DAY).toISOString()
        await see(...PLACES.map((place, i) => ({ url: urls[i] as string, place, fingerprint: fingerprintOf(7, i), seen: recent })))
        const family = (await store.pages.get(urls[0] as string))?.family as string
        await store.pages.miss(urls.slice(0, 2), new Date(now - 40 * DAY).toISOString())
        await store.pages.miss([urls[2] as string], recent)
        expect((await store.pages.get(urls[2] as string))?.gone).toBe(recent)
        let parts = 0
        while ((await store.forget(now, RETENTION)).more) parts++
        expect(parts).toBeLessThan(10)
        expect(await store.pages.get(urls[0] as string)).toBeNull()
        expect(await store.pages.get(urls[2] as string)).not.toBeNull()
        // All pages of earlier tests are older than what is kept.
        expect(await store.pages.get('https://www.bad.example/0')).toBeNull()
        expect(await store.sites.get('bad.example')).toBeNull()
        expect(await store.sites.get('old.example')).toMatchObject({ pages: 3 })
        expect(await store.families.get(family)).toMatchObject({ pages: 3 })
        expect((await store.families.list({ limit: 500 })).items.map(({ id }) => id)).toEqual([family])
        // The family's first page is gone, but it is found through another.
        expect(await see({ url: 'https://new.example/', place: '海口', fingerprint: fingerprintOf(7), seen: recent })).toEqual([family])
      })

      test('are as they were when they come back in time', async () => {
        const url = 'https://back.example/'
        await see({ url, seen: new Date(now).toISOString() })
        await store.pages.miss([url], new Date(now).toISOString())
        await see({ url, seen: new Date(now + DAY).toISOString() })
        expect((await store.pages.get(url))?.gone).toBeNull()
      })
    })
  })
}
