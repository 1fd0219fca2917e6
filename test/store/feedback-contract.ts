import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Label, Report, Target } from '../../src/store/feedback.ts'
import { RETENTION } from '../../src/store/retention.ts'
import type { Store } from '../../src/store/store.ts'
import { sighting } from './sightings.ts'

const DAY = 86_400_000
const FIRST = Date.UTC(2026, 0, 31, 9)
const at = (second: number) => new Date(FIRST + second * 1000).toISOString()

/** What every store must do with feedback, on an empty database. `open` is called once. */
export function describeFeedback(name: string, open: () => Promise<Store>): void {
  describe(`${name}, feedback`, () => {
    let store: Store
    let clock = 0
    beforeAll(async () => {
      store = await open()
    })
    afterAll(() => store.close())

    const report = (target: Target, reporter: string, label: Label, more: Partial<Report> = {}) =>
      store.feedback.report({ target, reporter, label, site: 'clinic.example', reason: '', spans: [], content: null, at: at(++clock), ...more })
    const decide = (target: Target, label: Label | 'none', reviewer = 'rev', reason = 'read by hand') =>
      store.feedback.decide({ target, label, reviewer, reason, site: 'clinic.example', at: at(++clock) })
    const see = (url: string, verdict: 'spam' | 'unsure' | 'ham') => store.pages.observe([sighting({ url, verdict, score: verdict === 'spam' ? 4 : -4 })])
    /** Gives a reporter a record of being right. */
    const earn = async (reporter: string, times: number) => {
      for (let i = 0; i < times; i++) {
        await report(`site:${reporter}-${i}.example`, reporter, 'ham')
        await decide(`site:${reporter}-${i}.example`, 'ham')
      }
    }

    describe('a report', () => {
      const target = 'page:https://clinic.example/a'

      test('is kept once, however often it is made', async () => {
        const first = await report(target, 'ada', 'spam', { reason: 'grid of towns' })
        expect(first).toEqual({ id: expect.stringMatching(/^[0-9a-f-]{36}$/), status: 'kept', previous: null })
        expect(await report(target, 'ada', 'spam')).toEqual({ id: first.id, status: 'unchanged', previous: 'spam' })
        expect((await store.feedback.getCase(target, null)).voices).toMatchObject([{ id: first.id, reporter: 'ada', label: 'spam', reason: 'grid of towns', weight: 0 }])
      })

      test('of the other label replaces the first and says so', async () => {
        expect(await report(target, 'ada', 'ham')).toMatchObject({ status: 'changed', previous: 'spam' })
        expect(await report(target, 'bo', 'ham')).toMatchObject({ status: 'kept' })
        expect((await store.feedback.getCase(target, null)).voices.map(({ label }) => label)).toEqual(['ham', 'ham'])
      })

      test('is taken back by who made it, once', async () => {
        const [{ id } = { id: '' }] = (await store.feedback.getCase(target, null)).voices
        expect(await store.feedback.withdraw(id, 'bo', at(++clock))).toBe('unknown')
        expect(await store.feedback.withdraw('nothing', 'ada', at(++clock))).toBe('unknown')
        expect(await store.feedback.withdraw(id, 'ada', at(++clock))).toBe('withdrawn')
        expect(await store.feedback.withdraw(id, 'ada', at(++clock))).toBe('unchanged')
        expect((await store.feedback.getCase(target, null)).voices.map(({ reporter }) => reporter)).toEqual(['bo'])
        expect(await report(target, 'ada', 'spam')).toMatchObject({ id, status: 'kept' })
      })

      test('keeps the page that came along, until nobody refers to it', async () => {
        const content = { sha256: 'a'.repeat(64), format: 'html', content: '<p>植发 $1 {"}' } as const
        const { id } = await report('page:https://clinic.example/b', 'ada', 'spam', { content, spans: [[3, 9]] })
        const other = await report('page:https://clinic.example/b', 'bo', 'spam', { content })
        expect(await store.feedback.content(content.sha256)).toEqual(content)
        await store.feedback.withdraw(id, 'ada', at(++clock))
        expect(await store.feedback.content(content.sha256)).toEqual(content)
        await store.feedback.withdraw(other.id, null, at(++clock))
        expect(await store.feedback.content(content.sha256)).toBeNull()
      })
    })

    describe('no report', () => {
      const url = 'https://honest.example/'
      beforeAll(() => see(url, 'ham'))

      test('changes a verdict: it only flags what it contradicts', async () => {
        const before = await store.pages.get(url)
        const site = await store.sites.get('honest.example')
        expect(before?.disputed).toBe(false)
        for (const reporter of ['ada', 'bo', 'cy', 'di']) await report(`page:${url}`, reporter, 'spam')
        expect(await store.pages.get(url)).toEqual({ ...before, disputed: true })
        expect(await store.sites.get('honest.example')).toEqual(site)
      })

      test('without a name flags anything, and one that agrees flags nothing', async () => {
        await see('https://other.example/', 'ham')
        await report('page:https://other.example/', 'anonymous', 'spam')
        await report('page:https://other.example/', 'ada', 'ham')
        expect((await store.pages.get('https://other.example/'))?.disputed).toBe(false)
      })
    })

    describe('a decision', () => {
      const url = 'https://decided.example/'
      const target = `page:${url}` as const
      beforeAll(() => see(url, 'ham'))

      test('that accuses against the engine waits for a second reviewer', async () => {
        await report(target, 'ada', 'spam')
        const first = await decide(target, 'spam')
        expect(first).toMatchObject({ force: false, verdict: 'ham' })
        expect(await store.pages.get(url)).toMatchObject({ disputed: true, standing: null })
        expect(await decide(target, 'spam')).toMatchObject({ force: false })
        expect(await decide(target, 'spam', 'second')).toMatchObject({ force: true })
        expect(await store.pages.get(url)).toMatchObject({ disputed: false, standing: { label: 'spam', reason: 'read by hand' }, verdict: { verdict: 'ham' } })
      })

      test('in favour of the accused stands at once, and takes the place of the one before', async () => {
        expect(await decide(target, 'ham', 'rev', 'the owner showed the registration')).toMatchObject({ force: true })
        expect((await store.pages.get(url))?.standing).toMatchObject({ label: 'ham', reason: 'the owner showed the registration' })
        expect(await decide(target, 'spam')).toMatchObject({ force: false })
      })

      test('can be taken back', async () => {
        await decide(target, 'none')
        expect((await store.pages.get(url))?.standing).toBeNull()
      })

      test('is kept for good, newest first', async () => {
        const all = await store.feedback.decisions({ limit: 2, target })
        expect(all.items.map(({ label }) => label)).toEqual(['none', 'spam'])
        const rest = await store.feedback.decisions({ limit: 500, target, cursor: all.next ?? '' })
        expect(rest.items.map(({ label, reviewer, force }) => [label, reviewer, force])).toEqual([
          ['ham', 'rev', true],
          ['spam', 'second', true],
          ['spam', 'rev', false],
          ['spam', 'rev', false],
        ])
        expect((await store.feedback.decisions({ limit: 500, site: 'clinic.example' })).items.length).toBeGreaterThanOrEqual(6)
      })

      test('stands on sites and families as well', async () => {
        await decide('site:decided.example', 'borderline')
        expect((await store.sites.get('decided.example'))?.standing).toMatchObject({ label: 'borderline' })
      })
    })

    describe('the weight of a reporter', () => {
      test('is what decisions say of them, with caution', async () => {
        expect(await store.feedback.weight('nobody')).toEqual({ agreed: 0, decided: 0, weight: 0 })
        await earn('fay', 10)
        expect(await store.feedback.weight('fay')).toEqual({ agreed: 10, decided: 10, weight: expect.closeTo(0.722, 3) })
        await report('site:wrong.example', 'fay', 'spam')
        await decide('site:wrong.example', 'ham')
        expect(await store.feedback.weight('fay')).toMatchObject({ agreed: 10, decided: 11 })
      })

      test('cannot be mended by changing one’s mind after the decision', async () => {
        await report('site:wrong.example', 'fay', 'ham')
        const [voice] = (await store.feedback.getCase('site:wrong.example', null)).voices
        await store.feedback.withdraw(voice?.id ?? '', 'fay', at(++clock))
        expect(await store.feedback.weight('fay')).toMatchObject({ agreed: 10, decided: 11 })
      })

      test('is not earned by deciding on one’s own reports', async () => {
        await report('site:own.example', 'rev', 'ham')
        await decide('site:own.example', 'ham', 'rev')
        expect(await store.feedback.weight('rev')).toMatchObject({ decided: 0 })
      })

      test('of three together spares the second reviewer', async () => {
        await earn('gil', 10)
        await earn('hal', 10)
        await earn('ida', 10)
        const target = 'page:https://trusted.example/'
        await report(target, 'gil', 'spam')
        await report(target, 'hal', 'spam')
        expect((await store.feedback.getCase(target, null)).agreed).toBeNull()
        await report(target, 'ida', 'spam')
        expect((await store.feedback.getCase(target, null)).agreed).toBe('spam')
        expect(await decide(target, 'spam')).toMatchObject({ force: true })
      })
    })

    describe('an appeal', () => {
      test('comes first in the queue, flags its target, and is answered with the decision', async () => {
        await see('https://appealed.example/', 'spam')
        const id = (await store.feedback.appeal({ target: 'site:appealed.example', reason: 'We are a hospital.', contact: 'office@appealed.example', at: at(++clock) })) as string
        expect((await store.sites.get('appealed.example'))?.disputed).toBe(true)
        const [first] = (await store.feedback.queue({ limit: 1 })).items
        expect(first).toMatchObject({ target: 'site:appealed.example', appeals: [{ id, reason: 'We are a hospital.', contact: 'office@appealed.example', state: 'open' }] })
        await decide('site:appealed.example', 'ham', 'rev', 'It is.')
        expect(await store.feedback.getAppeal(id)).toMatchObject({ state: 'accepted', answer: 'It is.' })
        expect((await store.sites.get('appealed.example'))?.disputed).toBe(false)
        expect(await store.feedback.getAppeal('nothing')).toBeNull()
      })

      test('is refused when many are open on the same thing', async () => {
        const appeal = () => store.feedback.appeal({ target: 'site:flooded.example', reason: 'No.', contact: null, at: at(++clock) })
        for (let i = 0; i < 10; i++) expect(await appeal()).not.toBeNull()
        expect(await appeal()).toBeNull()
      })
    })

    test('the queue meets each open target once, in parts of any size', async () => {
      const whole = (await store.feedback.queue({ limit: 500 })).items.map(({ target }) => target)
      expect(new Set(whole).size).toBe(whole.length)
      const parts: string[] = []
      for (let cursor: string | undefined; ; ) {
        const { items, next } = await store.feedback.queue({ limit: 2, cursor })
        parts.push(...items.map(({ target }) => target))
        if (next === null) break
        cursor = next
      }
      expect(parts).toEqual(whole)
      await expect(store.feedback.queue({ limit: 1, cursor: 'x' })).rejects.toThrow(RangeError)
    })

    test('only decided pages with their content are fit to train on, each once', async () => {
      const content = (n: number) => ({ sha256: String(n).repeat(64), format: 'text', content: `page ${n}` }) as const
      for (const [n, label] of [
        [1, 'spam'],
        [2, 'ham'],
        [3, 'spam'],
      ] as const) {
        const target = `page:https://learn.example/${n}` as const
        await see(`https://learn.example/${n}`, 'spam')
        await report(target, 'bo', label, { site: 'learn.example', content: content(n) })
        await report(target, 'ada', label, { site: 'learn.example', content: content(n) })
      }
      await decide('page:https://learn.example/1', 'spam')
      await decide('page:https://learn.example/2', 'ham')
      const first = await store.feedback.adjudicated({ limit: 1 })
      const rest = await store.feedback.adjudicated({ limit: 10, cursor: first.next ?? '' })
      expect([...first.items, ...rest.items]).toEqual([
        { target: 'page:https://learn.example/1', site: 'learn.example', label: 'spam', reporter: 'bo', content: content(1) },
        { target: 'page:https://learn.example/2', site: 'learn.example', label: 'ham', reporter: 'bo', content: content(2) },
      ])
      await decide('page:https://learn.example/1', 'ham')
      expect((await store.feedback.adjudicated({ limit: 10 })).items.map(({ content: { content } }) => content)).toEqual(['page 2'])
    })

    test('old reports are forgotten with their pages, decisions are not', async () => {
      const decisions = (await store.feedback.decisions({ limit: 500 })).items.length
      while ((await store.forget(FIRST + 3 * 365 * DAY, RETENTION)).more);
      expect((await store.feedback.queue({ limit: 10 })).items).toEqual([])
      expect(await store.feedback.content('1'.repeat(64))).toBeNull()
      expect((await store.feedback.decisions({ limit: 500 })).items).toHaveLength(decisions)
      expect(await store.feedback.weight('gil')).toMatchObject({ agreed: 11 })
    })

    describe('an answer under a key', () => {
      const claim = { caller: 'ada', key: 'k1', request: 'hash', at: at(0) }
      test('is given once and then repeated', async () => {
        expect(await store.answers.claim(claim)).toEqual({ state: 'mine' })
        expect(await store.answers.claim(claim)).toEqual({ state: 'pending' })
        expect(await store.answers.claim({ ...claim, request: 'other' })).toEqual({ state: 'other' })
        expect(await store.answers.claim({ ...claim, caller: 'bo' })).toEqual({ state: 'mine' })
        await store.answers.settle(claim, { status: 202, body: '{"id":"x"}' })
        expect(await store.answers.claim(claim)).toEqual({ state: 'answered', status: 202, body: '{"id":"x"}' })
        expect(await store.answers.claim({ ...claim, request: 'other' })).toEqual({ state: 'other' })
      })

      test('that failed may be asked for again, and one whose process died after a while', async () => {
        const lost = { ...claim, key: 'k2' }
        await store.answers.claim(lost)
        await store.answers.settle(lost, null)
        expect(await store.answers.claim(lost)).toEqual({ state: 'mine' })
        expect(await store.answers.claim({ ...lost, at: at(59) })).toEqual({ state: 'pending' })
        expect(await store.answers.claim({ ...lost, at: at(61) })).toEqual({ state: 'mine' })
      })

      test('is forgotten after a day', async () => {
        await store.forget(FIRST + 2 * DAY, RETENTION)
        expect(await store.answers.claim(claim)).toEqual({ state: 'mine' })
      })
    })
  })
}
