/** From pages to lists: a generated farm with honest pages mixed in is judged, kept in a real store, and published. */
import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseFilters } from '@ghostery/adblocker'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { analyse, readPage } from '../../src/analyse.ts'
import { writeUbo } from '../../src/lists/formats/ubo.ts'
import { listsFromStore } from '../../src/lists/from-store.ts'
import { publishSites } from '../../src/lists/publish.ts'
import type { ListEntry } from '../../src/lists/types.ts'
import { observePage } from '../../src/site/observe.ts'
import type { Observation } from '../../src/site/types.ts'
import { openSqliteStore } from '../../src/store/sqlite.ts'
import { currentModel } from '../../src/verdict/current.ts'
import { generateFarm } from '../site/farm.ts'
import { sighting } from '../store/sightings.ts'

const folder = mkdtempSync(join(tmpdir(), 'nostrum-from-store-'))
const store = openSqliteStore(join(folder, 'lists.db'))
afterAll(async () => {
  await store.close()
  rmSync(folder, { recursive: true })
})

const DAY = 86_400_000
const NOW = new Date(Date.UTC(2026, 2, 1))
const model = currentModel()
const judge = (text: string) => analyse({ text }, { model, explain: false })

function observe(url: string, text: string): Observation {
  const input = { text, url }
  const seen = { sha256: createHash('sha256').update(text).digest('hex'), seen: '2026-02-01T00:00:00.000Z' }
  return observePage(readPage(input), analyse(input, { model }), seen, judge) as Observation
}

async function candidates(now = NOW): Promise<ListEntry[]> {
  const entries: ListEntry[] = []
  for await (const entry of listsFromStore(store, now).entries()) entries.push(entry)
  return entries.toSorted((a, b) => (a.expression < b.expression ? -1 : 1))
}

const decide = (target: string, site: string, label: 'spam' | 'ham' | 'borderline') =>
  store.feedback.decide({ target: target as `site:${string}`, site, label, reviewer: 'rev', reason: 'read by hand', at: '2026-02-15T00:00:00.000Z' })

describe('a generated farm', () => {
  beforeAll(async () => {
    await store.pages.observe([...generateFarm({ families: 3, pagesPerFamily: 90, honest: 90, seed: 5 })].map(({ url, text }) => observe(url, text)))
  }, 60_000)

  test('has its sites listed with family, reasons and dates, and no honest site', async () => {
    const entries = await candidates()
    expect(entries.length).toBeGreaterThan(3)
    expect(entries.filter(({ expression }) => !/^f\d-\d\.example\/$/.test(expression))).toEqual([])
    for (const entry of entries) expect(entry).toMatchObject({ since: '2026-02-01', date: '2026-02-01', family: expect.stringMatching(/^\d+$/) })
  })

  test('is published as a list that the engines of blockers read', async () => {
    const published = await publishSites(store, NOW)
    const { release, plan } = published as NonNullable<typeof published>
    expect(plan.refused).toEqual([])
    expect(release).toMatchObject({ version: 1, source: 'sites', entries: plan.entries.length })
    const { networkFilters } = parseFilters(writeUbo({ tier: 'watch', version: 1, modified: NOW.toISOString(), homepage: 'https://nostrum.example', entries: plan.entries }).text)
    expect(networkFilters).toHaveLength(plan.entries.length)
  })

  test('leaves the lists when nobody has seen it for half a year', async () => {
    expect(await candidates(new Date(Date.UTC(2026, 1, 1) + 179 * DAY))).not.toEqual([])
    expect(await candidates(new Date(Date.UTC(2026, 1, 1) + 181 * DAY))).toEqual([])
  })

  test('does not replace lists that somebody publishes from a file', async () => {
    const before = await store.lists.latest()
    await store.lists.publish({ release: { ...(before as NonNullable<typeof before>), version: 2, source: 'file' }, put: [], remove: [], hashLists: [] })
    expect(await publishSites(store, NOW)).toBeNull()
  })
})

describe('what people decided', () => {
  const spamSite = (site: string, count = 12) =>
    store.pages.observe(Array.from({ length: count }, (_, i) => sighting({ url: `https://${site}/${i}`, seen: '2026-02-01T00:00:00.000Z', score: 6 })))
  const tierOf = async (expression: string) => (await candidates()).find((entry) => entry.expression === expression)?.tier ?? null

  test('goes before the verdict, in both directions', async () => {
    await spamSite('cleared.example')
    await spamSite('confirmed.example')
    expect(await tierOf('cleared.example/')).not.toBeNull()
    await decide('site:cleared.example', 'cleared.example', 'ham')
    await decide('site:confirmed.example', 'confirmed.example', 'spam')
    expect(await tierOf('cleared.example/')).toBeNull()
    expect(await tierOf('confirmed.example/')).toBe('certain')
    expect((await candidates()).find(({ expression }) => expression === 'confirmed.example/')?.reasons[0]).toBe('reviewed')
    const allowed: string[] = []
    for await (const expression of listsFromStore(store, NOW).allowed()) allowed.push(expression)
    expect(allowed).toEqual(['cleared.example/'])
  })

  test('keeps a disputed site from being blocked until somebody decides', async () => {
    await spamSite('disputed.example', 80)
    expect(await tierOf('disputed.example/')).toBe('certain')
    await store.feedback.appeal({ target: 'site:disputed.example', reason: 'We are a hospital.', contact: null, at: '2026-02-16T00:00:00.000Z' })
    await store.feedback.report({
      target: 'site:disputed.example',
      site: 'disputed.example',
      reporter: 'ada',
      label: 'ham',
      reason: '',
      spans: [],
      content: null,
      at: '2026-02-16T00:00:00.000Z',
    })
    expect(await tierOf('disputed.example/')).toBe('watch')
  })
})

test('of a site that many share, single pages are listed', async () => {
  const urls = Array.from({ length: 4 }, (_, i) => `https://medium.com/@clinic/${i}`)
  await store.pages.observe(urls.map((url, i) => sighting({ url, verdict: i < 3 ? 'spam' : 'ham', seen: '2026-02-01T00:00:00.000Z', score: i < 3 ? 4 : -4 })))
  await store.pages.miss([urls[0] as string], '2026-02-10T00:00:00.000Z')
  const listed = (await candidates()).filter(({ expression }) => expression.startsWith('medium.com'))
  expect(listed.map(({ expression, tier }) => [expression, tier])).toEqual([
    ['medium.com/@clinic/1', 'watch'],
    ['medium.com/@clinic/2', 'watch'],
  ])
})
