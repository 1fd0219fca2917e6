import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import { judgePage, readPage } from '../../src/analyse.ts'
import { fingerprintBytes } from '../../src/site/fingerprint.ts'
import { groupArrivals } from '../../src/site/grouping.ts'
import { createFamilyFinder } from '../../src/site/memory-finder.ts'
import { observePage } from '../../src/site/observe.ts'
import { openSqliteStore } from '../../src/store/sqlite.ts'
import { currentModel } from '../../src/verdict/current.ts'
import { doorway, TOWNS } from '../api/farm.ts'
import { fingerprintOf, sighting } from '../store/sightings.ts'
import { generateFarm } from './farm.ts'
import { measureFamilies, observeFarm } from './measure.ts'

const folder = mkdtempSync(join(tmpdir(), 'nostrum-families-'))
afterAll(() => rmSync(folder, { recursive: true }))

describe('in a generated web', () => {
  const options = { families: 8, pagesPerFamily: 120, honest: 800, seed: 3 } as const
  const measured = measureFamilies(options)

  // The large run is npm run bench:families; its figures are in the README.
  test('families are found, and honest articles in many papers are not taken for one', () => {
    expect(measured.precision).toBeGreaterThanOrEqual(0.98)
    expect(measured.recall).toBeGreaterThanOrEqual(0.95)
    expect(measured.purity).toBeGreaterThanOrEqual(0.98)
    expect(measured.finder.families().every(({ verdict }) => verdict === 'spam')).toBe(true)
  })

  test('a store finds the same ones, whatever the batches', async () => {
    const store = openSqliteStore(join(folder, 'farm.db'))
    const pages = [...generateFarm(options)].slice(0, 900)
    const finder = createFamilyFinder()
    const sizes = [1, 7, 100, 3, 250]
    for (let from = 0, n = 0; from < pages.length; n++) {
      const batch = pages.slice(from, from + (sizes[n % sizes.length] as number)).map(observeFarm)
      for (const each of batch) finder.add(each)
      await store.pages.observe(batch)
      from += batch.length
    }
    const { items } = await store.families.list({ limit: 500 })
    const summary = (families: readonly { pages: number; hosts: number; slots: object }[]) =>
      families.map(({ pages, hosts, slots }) => JSON.stringify({ pages, hosts, slots })).toSorted()
    expect(items.length).toBeGreaterThan(4)
    // A store judges a family anew with every tenth of growth, so its counts may lag behind.
    expect(items.length).toBe(finder.families().length)
    const details = await Promise.all(items.map(({ id }) => store.families.get(id)))
    expect(details.map((family) => family?.growth.reduce((sum, { pages }) => sum + pages, 0)).toSorted()).toEqual(
      finder
        .families()
        .map(({ pages }) => pages)
        .toSorted(),
    )
    expect(summary(finder.families())).toHaveLength(items.length)
    await store.close()
  })
})

test('the library finds them too', async () => {
  const { createFamilyFinder, currentModel, judgePage, observePage, readPage } = await import('../../src/index.ts')
  const finder = createFamilyFinder()
  const judge = (text: string) => judgePage(readPage({ text }), { model: currentModel() })
  for (const [i, town] of TOWNS.entries()) {
    const page = readPage({ text: doorway(town, '植发'), url: `https://h${i}.example/` })
    const observed = observePage(page, judgePage(page, { model: currentModel() }), { sha256: '', seen: '2026-01-31T09:00:00.000Z' }, judge)
    if (observed !== null) finder.add(observed)
  }
  expect(finder.families()).toMatchObject([{ name: '{place}{topic}哪家比较好', verdict: 'spam', pages: 4, slots: { place: 4 } }])
})

describe('a finder', () => {
  const add = (finder: ReturnType<typeof createFamilyFinder>, seed: number, place: string | null, host = 'www.a.example', changed = 0) =>
    finder.add(sighting({ url: `https://${host}/`, fingerprint: fingerprintOf(seed, changed), place }))

  test('names each page’s family as it grows', () => {
    const finder = createFamilyFinder()
    const pages = ['苏州', '福州', '沈阳'].map((place, i) => add(finder, 1, place, `www.h${i}.example`, i))
    const alone = add(finder, 2, '苏州')
    expect(pages.map(finder.familyOf)).toEqual(['1', '1', '1'])
    expect(finder.familyOf(alone)).toBeNull()
    expect(finder.families()).toMatchObject([
      { id: '1', name: '{place}{topic}哪家好', verdict: 'spam', pages: 3, hosts: 3, sites: 3, since: '2026-01-31', growth: [{ day: '2026-01-31', pages: 3 }] },
    ])
    expect(finder.families()[0]?.cells).toHaveLength(3)
  })

  test('makes no family of one text in many places', () => {
    const finder = createFamilyFinder()
    for (let i = 0; i < 50; i++) add(finder, 1, '苏州', `paper-${i}.example`, i % 5)
    expect(finder.families()).toEqual([])
  })

  test('keeps its index through all its growth', () => {
    const finder = createFamilyFinder()
    for (let seed = 0; seed < 3000; seed++) add(finder, seed * 7919, null)
    const pages = ['苏州', '福州', '沈阳'].map((place) => add(finder, 5 * 7919, place))
    expect(finder.familyOf(pages[2] as number)).not.toBeNull()
    expect(finder.families()).toHaveLength(1)
  })
})

test('a batch is grouped as its pages one by one', () => {
  const pages = fc.array(fc.record({ seed: fc.integer({ min: 0, max: 4 }), changed: fc.integer({ min: 0, max: 20 }), by: fc.integer({ min: 1, max: 3 }) }), {
    minLength: 1,
    maxLength: 40,
  })
  fc.assert(
    fc.property(pages, (drawn) => {
      const arrivals = drawn.map(({ seed, changed, by }, page) => ({ page, bytes: fingerprintBytes(fingerprintOf(seed, changed, by)) }))
      let last = 0
      const whole = groupArrivals(arrivals, { find: () => undefined, size: () => 0, next: () => ++last })

      const groupOf = new Map<number, number | null>()
      const bands = new Map<number, number>()
      let count = 0
      for (const arrival of arrivals) {
        const found = groupArrivals([arrival], {
          find(key) {
            const page = bands.get(key)
            return page === undefined ? undefined : { ...(arrivals[page] as (typeof arrivals)[number]), group: groupOf.get(page) ?? null }
          },
          size: (group) => [...groupOf.values()].filter((each) => each === group).length,
          next: () => ++count,
        })
        for (const [key, page] of found.bands) bands.set(key, page)
        for (const [page, group] of found.joined) groupOf.set(page, group)
        for (const [page, group] of groupOf) if (group !== null) groupOf.set(page, found.merged.get(group) ?? group)
        groupOf.set(arrival.page, found.groups[0] ?? null)
      }
      expect(partition(whole.groups)).toEqual(partition(arrivals.map(({ page }) => groupOf.get(page) ?? null)))
    }),
    { numRuns: 200 },
  )

  /** Which pages are together, whatever the numbers of their groups. */
  function partition(groups: readonly (number | null)[]): string[] {
    return [
      ...Map.groupBy(
        groups.map((group, page) => ({ group, page })),
        ({ group, page }) => group ?? `alone ${page}`,
      ).values(),
    ]
      .map((group) => group.map(({ page }) => page).join())
      .toSorted()
  }
})

describe('what is remembered of a page', () => {
  const model = currentModel()
  const judge = (text: string) => judgePage(readPage({ text }), { model, explain: false })
  const observe = (text: string, url: string | undefined, prior?: number) => {
    const page = readPage({ text, url })
    return observePage(page, judgePage(page, { model, prior }), { sha256: 'c', seen: '2026-01-31T09:00:00.000Z' }, judge)
  }
  const NEWS = `市民公园月底开放\n${'新建的市民公园将在月底开放,园内有步道、球场和儿童游乐区,停车场可停两百辆车。'.repeat(8)}`
  const LINKS = ['苏州', '福州', '沈阳', '合肥'].map((town) => `- ${town}那家医院植发比较自然`).join('\n')

  test('holds none of its sentences', () => {
    const kept = JSON.stringify(observe(doorway('苏州', '植发'), 'https://a.example/'))
    expect(kept).not.toContain('面诊')
    expect(kept).toContain('{place}{topic}哪家比较好')
  })

  test('is its verdict at even odds, whatever prior was asked with', () => {
    const [plain, asked] = [observe(doorway('苏州', '植发'), 'https://a.example/'), observe(doorway('苏州', '植发'), 'https://a.example/', 0.01)]
    expect(asked?.verdict.score).toBeCloseTo(plain?.verdict.score ?? 0, 9)
    expect(asked?.verdict.likelihood).toBeCloseTo(plain?.verdict.likelihood ?? 0, 9)
  })

  test('can be made of anything', () => {
    const piece = fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom('苏州植发医院', '\n- ', '<a href=', '<p>', '\u0000', '\ud800', '医院', ' clinic', '3', '\n'))
    const anything = fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join(''))
    fc.assert(
      fc.property(anything, fc.boolean(), (content, isHtml) => {
        const page = readPage({ ...(isHtml ? { html: content } : { text: content }), url: 'https://a.example/' })
        const seen = observePage(page, judgePage(page, { model, explain: false }), { sha256: 'c', seen: '2026-01-31T09:00:00.000Z' }, judge)
        expect(seen?.fingerprint ?? fingerprintOf(1)).toHaveLength(88)
        createFamilyFinder().add(seen as NonNullable<typeof seen>)
      }),
      { numRuns: 300 },
    )
  })

  test('is nothing without an address', () => {
    expect(observe(NEWS, undefined)).toBeNull()
    expect(observe(NEWS, 'ftp://a.example/')).toBeNull()
    expect(observe(NEWS, 'http://intranet/')?.site).toBe('intranet')
  })

  test('tells links planted into honest text from a farm’s own, and from a hospital’s list of towns', () => {
    expect(observe(`${NEWS}\n${LINKS}`, 'https://paper.example/')?.traits).toEqual({ medical: false, planted: true })
    expect(observe(NEWS, 'https://paper.example/')?.traits).toEqual({ medical: false, planted: false })
    expect(observe(`${doorway('苏州', '植发')}\n${LINKS}`, 'https://farm.example/')?.traits).toEqual({ medical: true, planted: false })
    expect(observe(LINKS, 'https://links.example/')?.traits.planted).toBe(false)
  })
})
