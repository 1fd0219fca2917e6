import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Store, VerdictRecord } from '../../src/store/store.ts'
import type { Verdict } from '../../src/verdict/types.ts'

const WORDS = '⟦words of the page⟧'

function verdictOf(verdict: Verdict['verdict'], likelihood = 0.9): Verdict {
  const quote = { start: 3, end: 9, quote: WORDS, note: WORDS }
  const reason = { signal: 'city-rotated-links', group: 'slots', points: 1.5, strength: 0.5, title: 'The same link', evidence: [quote] } as const
  return {
    verdict,
    likelihood,
    score: 2.2,
    bias: 0.7,
    reading: 'passage',
    passage: { start: 3, end: 9 },
    thresholds: { spam: 2, ham: -1 },
    prior: 0.5,
    kinds: [{ kind: 'doorway', strength: 0.8 }],
    reasons: [reason],
    notes: [reason],
    claims: [{ ...quote, kind: 'cure-rate', stance: 'asserted', support: 'none', subject: { condition: WORDS }, because: null, rules: ['CN-AD-16-1-2'], statuses: [] }],
    restored: [{ ...quote, original: WORDS, cause: 'filter' }],
    substances: [{ inn: 'tacrolimus', names: [{ name: WORDS, count: 1 }], drift: [] }],
    language: { tag: 'zh-Hans', confidence: 0.99 },
    model: { version: 'v1', schema: '9f2c', sha256: 'ab' },
    input: { format: 'html', chars: 3121, truncated: false },
    abstained: null,
  }
}

function recordOf(second: number, verdict: Verdict['verdict'] = 'spam'): VerdictRecord {
  return { url: `https://clinic.example/${second}`, sha256: 'c'.repeat(64), created: new Date(Date.UTC(2026, 0, 31, 9, 0, second)).toISOString(), verdict: verdictOf(verdict) }
}

/** What every store must do, on an empty database. `open` is called once. */
export function describeStore(name: string, open: () => Promise<Store>): void {
  describe(name, () => {
    let store: Store
    beforeAll(async () => {
      store = await open()
    })
    afterAll(() => store.close())

    test('says that it is ready', () => expect(store.ready()).resolves.toBeUndefined())

    test('gives back what was put, without the words of the page', async () => {
      const record = recordOf(0)
      const id = await store.put(record)
      const { reasons, notes, claims, restored: _restored, substances: _substances, ...rest } = verdictOf('spam')
      const bare = { start: 3, end: 9 }
      const found = await store.get(id)
      expect(found).toEqual({
        id,
        url: record.url,
        sha256: record.sha256,
        created: record.created,
        verdict: {
          ...rest,
          reasons: reasons.map((reason) => ({ ...reason, evidence: [bare] })),
          notes: notes.map((reason) => ({ ...reason, evidence: [bare] })),
          claims: claims.map(({ kind, stance, support, rules }) => ({ ...bare, kind, stance, support, rules })),
        },
      })
      expect(JSON.stringify(found)).not.toContain(WORDS)
      await store.remove(id)
    })

    test('finds the latest verdict on a content, and none on another that begins alike', async () => {
      const sha256 = `${'d'.repeat(60)}0001`
      const ids = [
        await store.put({ ...recordOf(5, 'ham'), sha256 }),
        await store.put({ ...recordOf(6), sha256 }),
        await store.put({ ...recordOf(7), sha256: `${'d'.repeat(60)}0002` }),
      ]
      expect(await store.getByContent(sha256)).toMatchObject({ id: ids[1], sha256, verdict: { verdict: 'spam' } })
      for (const other of [`${'d'.repeat(60)}0003`, 'e'.repeat(64), '', "' OR 1=1 --"]) expect(await store.getByContent(other)).toBeNull()
      for (const id of ids) await store.remove(id)
      expect(await store.getByContent(sha256)).toBeNull()
    })

    test('keeps likelihoods to the last bit, and a page without address', async () => {
      const id = await store.put({ ...recordOf(1), url: null, verdict: verdictOf('ham', 0.1 + 0.2) })
      expect(await store.get(id)).toMatchObject({ url: null, verdict: { likelihood: 0.1 + 0.2 } })
      await store.remove(id)
    })

    test('knows nothing under ids that it never gave', async () => {
      for (const id of ['', 'nothing', "' OR 1=1 --", '\u0000', 'x'.repeat(5000)]) expect(await store.get(id)).toBeNull()
    })

    test('gives another id each time', async () => {
      const ids = await Promise.all([recordOf(2), recordOf(2), recordOf(2)].map((record) => store.put(record)))
      expect(new Set(ids).size).toBe(3)
      await Promise.all(ids.map((id) => store.remove(id)))
    })

    test('removes once', async () => {
      const id = await store.put(recordOf(3))
      expect(await store.remove(id)).toBe(true)
      expect(await store.get(id)).toBeNull()
      expect(await store.remove(id)).toBe(false)
    })

    test('refuses a verdict that does not exist', async () => {
      await expect(store.put({ ...recordOf(4), verdict: verdictOf('maybe' as Verdict['verdict']) })).rejects.toThrow()
    })

    describe('with seven verdicts, two of one moment', () => {
      const ids: string[] = []
      beforeAll(async () => {
        for (const second of [12, 10, 11, 13, 14, 14, 15]) ids.push(await store.put(recordOf(second, second % 2 === 0 ? 'spam' : 'ham')))
      })
      afterAll(async () => {
        for (const id of ids) await store.remove(id)
      })

      test('lists the newest first', async () => {
        const { items, next } = await store.recent({ limit: 3 })
        expect(items.map(({ url }) => url?.split('/').at(-1))).toEqual(['15', '14', '14'])
        expect(next).not.toBeNull()
      })

      test.each([1, 2, 3, 7, 500, 10_000])('pages of %i meet each verdict once', async (limit) => {
        const seen: string[] = []
        let cursor: string | undefined
        for (let pages = 0; pages < 10; pages++) {
          const { items, next } = await store.recent({ limit, cursor })
          seen.push(...items.map(({ id }) => id))
          if (next === null) break
          cursor = next
        }
        expect(seen.toSorted()).toEqual(ids.toSorted())
      })

      test('lists one kind of verdict only', async () => {
        const { items, next } = await store.recent({ limit: 10, verdict: 'ham' })
        expect(items.map(({ created }) => created.slice(17, 19))).toEqual(['15', '13', '11'])
        expect(next).toBeNull()
        expect((await store.recent({ limit: 10, verdict: 'unsure' })).items).toEqual([])
      })

      test('goes on with a cursor although its verdict was removed', async () => {
        const { items, next } = await store.recent({ limit: 2 })
        await store.remove(items[1]?.id ?? '')
        const rest = await store.recent({ limit: 10, cursor: next ?? '' })
        expect(rest.items).toHaveLength(5)
      })

      test.each([0, -1, 1.5, Number.NaN])('refuses the limit %d', async (limit) => {
        await expect(store.recent({ limit })).rejects.toThrow(RangeError)
      })

      test('refuses a cursor that it did not make', async () => {
        await expect(store.recent({ limit: 1, cursor: 'MTIz' })).rejects.toThrow(RangeError)
      })
    })
  })
}
