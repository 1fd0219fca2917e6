import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { publishLists } from '../../src/lists/publish.ts'
import type { ListEntry, ListSource, Release } from '../../src/lists/types.ts'
import { toBase64 } from '../../src/lookup/base64.ts'
import { fromHex, hashExpression, prefixOf, toHex } from '../../src/lookup/hash.ts'
import { applyUpdate, decodeSet, HASH_LISTS, type HashListName, updateFrom } from '../../src/lookup/hash-list.ts'
import { checksumOf, type HashSet, hasHash } from '../../src/lookup/hash-set.ts'
import { type HashListRecord, KEPT_VERSIONS, MAX_PREFIXES } from '../../src/store/lists.ts'
import type { Store } from '../../src/store/store.ts'
import { entryOf } from '../lists/samples.ts'

const sourceOf = (entries: readonly ListEntry[], allowed: readonly string[] = []): ListSource => ({ entries: () => entries, allowed: () => allowed })
const DAY = (day: number) => new Date(Date.UTC(2026, 2, day))

/** What every store does with published lists. `open` gives an empty store. */
export function describeLists(name: string, open: () => Promise<Store>): void {
  describe(`published lists in ${name}`, () => {
    let store: Store
    beforeAll(async () => {
      store = await open()
    })
    afterAll(() => store.close())

    const publish = (entries: readonly ListEntry[], day: number, allowed?: readonly string[]) =>
      publishLists(sourceOf(entries, allowed), store.lists, { now: DAY(day), source: 'file', acceptChange: true })
    const setOf = async (list: HashListName, version?: number) => decodeSet((await store.lists.hashList(list, version))?.set ?? {}, HASH_LISTS[list]) as HashSet

    const a = entryOf('a.example/')
    const b = entryOf('b.example/user/', { tier: 'likely' })
    const c = entryOf('c.example/', { tier: 'watch', family: null })

    test('there are none at first', async () => {
      expect(await store.lists.latest()).toBeNull()
      expect(await store.lists.entries(1)).toEqual([])
      expect(await store.lists.search([prefixOf(hashExpression('a.example/'))])).toEqual([])
      expect(await store.lists.hashList('certain-4b')).toBeNull()
      expect(await store.lists.history('a.example/')).toEqual([])
    })

    test('the first release holds every entry, in order', async () => {
      const { release, isNew } = await publish([c, a, b], 1)
      expect(isNew).toBe(true)
      expect(release).toMatchObject({
        version: 1,
        created: DAY(1).toISOString(),
        source: 'file',
        entries: 3,
        tiers: { certain: 1, likely: 2, watch: 3 },
        added: 3,
        removed: 0,
        changed: 0,
      })
      expect(await store.lists.latest()).toEqual(release)
      expect(await store.lists.entries(1)).toEqual([a, b, c])
    })

    test('entries are found by the prefixes of their hashes', async () => {
      const prefixes = [a, c].map(({ expression }) => prefixOf(hashExpression(expression)))
      expect((await store.lists.search([...prefixes, 1, 2, 3])).map(({ expression }) => expression).toSorted()).toEqual(['a.example/', 'c.example/'])
      expect(await store.lists.search([])).toEqual([])
      await expect(store.lists.search(Array.from({ length: MAX_PREFIXES + 1 }, (_, i) => i))).rejects.toThrow(RangeError)
    })

    test('hashes of a tier are kept with those of the surer ones', async () => {
      const has = async (list: HashListName) => Promise.all([a, b, c].map(async ({ expression }) => hasHash(await setOf(list), hashExpression(expression))))
      expect(await Promise.all((['certain-4b', 'likely-4b', 'watch-4b'] as const).map(has))).toEqual([
        [true, false, false],
        [true, true, false],
        [true, true, true],
      ])
      const allow = await store.lists.hashList('allow-32b')
      expect(allow?.count).toBeGreaterThan(100)
      expect(allow?.checksum).toBe(toHex(checksumOf(await setOf('allow-32b'))))
    })

    test('the same entries make no release', async () => {
      expect(await publish([b, c, a], 2)).toMatchObject({ isNew: false, release: { version: 1 } })
    })

    test('the next release adds, changes and removes, and the one before can still be read', async () => {
      const changed = { ...b, date: '2026-03-02' }
      const d = entryOf('d.example/')
      const { release } = await publish([a, changed, d], 3)
      expect(release).toMatchObject({ version: 2, added: 1, removed: 1, changed: 1, entries: 3 })
      expect(await store.lists.entries(2)).toEqual([a, changed, d])
      expect(await store.lists.entries(1)).toEqual([a, b, c])
      expect(await store.lists.search([prefixOf(hashExpression('c.example/'))])).toEqual([])
    })

    test('each expression has its history', async () => {
      await publish([a, entryOf('d.example/'), c], 4)
      expect(await store.lists.history('b.example/user/')).toEqual([
        { version: 1, at: DAY(1).toISOString(), entry: b },
        { version: 2, at: DAY(3).toISOString(), entry: { ...b, date: '2026-03-02' } },
        { version: 3, at: DAY(4).toISOString(), entry: null },
      ])
      expect((await store.lists.history('c.example/')).map(({ version, entry }) => [version, entry === null])).toEqual([
        [1, false],
        [2, true],
        [3, false],
      ])
    })

    test('a list keeps its version while its hashes stay the same, and leads from one version to the next', async () => {
      expect((await store.lists.hashList('certain-4b'))?.version).toBe(2)
      expect((await store.lists.hashList('allow-32b'))?.version).toBe(1)
      const before = await setOf('watch-4b', 2)
      const after = (await store.lists.hashList('watch-4b', 3)) as HashListRecord
      const update = updateFrom(before, { name: 'watch-4b', version: '3', set: after.set, checksum: toBase64(fromHex(after.checksum)) }, 1800)
      expect(applyUpdate({ name: 'watch-4b', version: '2', set: before }, update)?.set).toEqual(await setOf('watch-4b', 3))
    })

    test('what is put on the allow-list leaves the others', async () => {
      const { plan } = await publish([a, c], 5, ['c.example/'])
      expect(plan.refused).toEqual([{ expression: 'c.example/', reason: 'allowed', message: 'it is on the allow-list' }])
      expect(hasHash(await setOf('allow-32b'), hashExpression('c.example/'))).toBe(true)
    })

    test('of two releases at once one is published, whole, and the other says that it came second', async () => {
      const before = (await store.lists.latest()) as Release
      const next = (expression: string) => ({ release: { ...before, version: before.version + 1 }, put: [entryOf(expression)], remove: [], hashLists: [] })
      expect((await Promise.all([store.lists.publish(next('one.example/')), store.lists.publish(next('two.example/'))])).toSorted()).toEqual([false, true])
      const now = await store.lists.entries(before.version + 1)
      expect(now.filter(({ expression }) => ['one.example/', 'two.example/'].includes(expression))).toHaveLength(1)
    })

    test('a release that cannot be kept changes nothing', async () => {
      const before = (await store.lists.latest()) as Release
      const bad = { ...entryOf('bad.example/'), tier: 'none' as ListEntry['tier'] }
      await expect(
        store.lists.publish({ release: { ...before, version: before.version + 1 }, put: [entryOf('good.example/'), bad], remove: ['a.example/'], hashLists: [] }),
      ).rejects.toThrow()
      expect(await store.lists.latest()).toEqual(before)
      expect((await store.lists.entries(before.version)).map(({ expression }) => expression)).toContain('a.example/')
      expect((await store.lists.search([prefixOf(hashExpression('good.example/'))])).length).toBe(0)
    })

    test('more entries than one value of D1 can hold go in and come out', async () => {
      const many = Array.from({ length: 6000 }, (_, i) => entryOf(`farm-${String(i).padStart(5, '0')}.example/`))
      const { release } = await publish(many, 6)
      expect(release?.entries).toBe(6000)
      expect(await store.lists.entries(release?.version ?? 0)).toEqual(many)
    })

    test('old versions of a list are forgotten, the newest never', async () => {
      const release = (await store.lists.latest()) as Release
      const list = (await store.lists.hashList('certain-4b')) as HashListRecord
      const last = release.version + KEPT_VERSIONS + 1
      for (let version = release.version + 1; version <= last; version++)
        await store.lists.publish({ release: { ...release, version }, put: [], remove: [], hashLists: [{ ...list, version }] })
      expect((await store.lists.hashList('certain-4b'))?.version).toBe(last)
      expect(await store.lists.hashList('certain-4b', last - KEPT_VERSIONS + 1)).not.toBeNull()
      expect(await store.lists.hashList('certain-4b', last - KEPT_VERSIONS)).toBeNull()
      expect((await store.lists.hashList('allow-32b'))?.count).toBeGreaterThan(100)
    })
  })
}
