import { describe, expect, test } from 'vitest'
import { GUARDED_SITES } from '../../src/lists/guards.ts'
import { CHANGE_LIMIT, planRelease } from '../../src/lists/plan.ts'
import { entriesOfTier } from '../../src/lists/publish.ts'
import type { ListEntry } from '../../src/lists/types.ts'
import { entryOf } from './samples.ts'

const plan = (entries: readonly ListEntry[], previous: readonly ListEntry[] | null = null, allowed: readonly string[] = []) =>
  planRelease({ entries: () => entries, allowed: () => allowed }, previous)
const farms = (count: number, from = 0) => Array.from({ length: count }, (_, i) => entryOf(`farm-${from + i}.example/`))

describe('the gate before a release', () => {
  test('lets nothing through that no list should have, and says why', async () => {
    const { entries, refused, blast } = await plan(
      ['com.cn/', 'github.io/', 'baidu.com/', 'mayoclinic.org/', 'nhc.gov.cn/', '10.0.0.1/', 'farm.example/'].map((each) => entryOf(each)),
    )
    expect(entries.map(({ expression }) => expression)).toEqual(['farm.example/'])
    expect(refused.map(({ expression, reason }) => `${expression} ${reason}`)).toEqual([
      'com.cn/ public-suffix',
      'github.io/ shared-host',
      'baidu.com/ top-site',
      'mayoclinic.org/ institution',
      'nhc.gov.cn/ public-body',
      '10.0.0.1/ reserved-address',
    ])
    expect(blast).toMatchObject({ hosts: 1, paths: 0, guardedSites: 0, known: GUARDED_SITES.length, refused: { 'public-suffix': 1, 'top-site': 1 } })
  })

  test('refuses what is no entry, and what the allow-list has', async () => {
    const { entries, refused } = await plan([{ ...entryOf('a.example/'), tier: 'sure' as ListEntry['tier'] }, entryOf('https://b.example'), entryOf('c.example/')], null, [
      'c.example/',
    ])
    expect(entries).toEqual([])
    expect(refused.map(({ reason }) => reason)).toEqual(['invalid', 'invalid', 'allowed'])
  })

  test('counts from the side of well-known sites what a hole in it would hit', async () => {
    // A path of a shared host is let through, and hits none of them.
    expect((await plan([entryOf('wordpress.com/clinic/')])).blast).toMatchObject({ hosts: 0, paths: 1, guardedSites: 0 })
  })
})

describe('the change of a release', () => {
  test('may be anything the first time', async () => expect((await plan(farms(5000))).hold).toBeNull())
  test('may be anything after an empty one', async () => expect((await plan(farms(5000), [])).hold).toBeNull())
  test('may be a hundred entries of a small list', async () => expect((await plan(farms(110), farms(10))).hold).toBeNull())

  test('is held back beyond a quarter of a larger list, in either direction', async () => {
    const before = farms(1000)
    const most = 1000 * CHANGE_LIMIT.share
    expect((await plan(farms(1000 + most), before)).hold).toBeNull()
    expect((await plan(farms(1001 + most), before)).hold).toContain('251 entries added and 0 removed is more than the 250')
    expect((await plan(farms(1000 - most - 1), before)).hold).toContain('0 entries added and 251 removed')
    expect((await plan(farms(1000, 126), before)).hold).toContain('126 entries added and 126 removed')
  })

  test('is told entry by entry', async () => {
    const [a, b, c] = farms(3) as [ListEntry, ListEntry, ListEntry]
    const changed = { ...b, tier: 'likely' as const }
    const { added, removed, changed: other } = await plan([a, changed, entryOf('new.example/')], [a, b, c])
    expect([added, removed, other].map((entries) => entries.map(({ expression }) => expression))).toEqual([['new.example/'], ['farm-2.example/'], ['farm-1.example/']])
  })
})

test('the same candidates make the same release, whatever their order', async () => {
  const candidates = [
    ...farms(50),
    entryOf('twice.example/', { tier: 'watch' }),
    entryOf('twice.example/', { tier: 'certain' }),
    entryOf('twice.example/', { tier: 'certain', kind: 'spun' }),
  ]
  const [one, other] = [await plan(candidates), await plan(candidates.toReversed())]
  expect(other).toEqual(one)
  expect(one.checksum).toMatch(/^[0-9a-f]{64}$/)
  expect(one.entries.find(({ expression }) => expression === 'twice.example/')?.tier).toBe('certain')
})

test('a list of a tier shows the surer ones too, and nothing on trial', () => {
  const entries = [entryOf('a.example/'), entryOf('b.example/', { tier: 'likely' }), entryOf('c.example/', { tier: 'watch' }), entryOf('d.example/', { canary: true })]
  const shown = (['certain', 'likely', 'watch'] as const).map((tier) =>
    entriesOfTier(entries, tier)
      .map(({ expression }) => expression[0])
      .join(''),
  )
  expect(shown).toEqual(['a', 'ab', 'abc'])
})
