import { describe, expect, test } from 'vitest'
import { betaAtMost, betaQuantile } from '../../src/site/beta.ts'
import { type GroupStats, isFamily, judgeFamily } from '../../src/site/family-verdict.ts'
import { judgeSite, type SitePage } from '../../src/site/site-verdict.ts'

describe('the beta distribution', () => {
  // Exact: for whole numbers a, b it is a binomial tail; Beta(1, b) and Beta(a, 1) are powers.
  test.each([
    [0.3, 1, 9, 1 - 0.7 ** 9],
    [0.9, 4, 1, 0.9 ** 4],
    [0.5, 7, 7, 0.5],
    [0.2, 2, 3, 1 - 0.8 ** 4 - 4 * 0.2 * 0.8 ** 3],
    [0, 2, 3, 0],
    [1, 2, 3, 1],
  ])('at %d of Beta(%d, %d)', (x, a, b, expected) => expect(betaAtMost(x, a, b)).toBeCloseTo(expected, 10))

  test('for a half and a half is an arcsine, also far out and with large counts', () => {
    for (const x of [1e-6, 0.1, 0.5, 0.999]) expect(betaAtMost(x, 0.5, 0.5)).toBeCloseTo((2 / Math.PI) * Math.asin(Math.sqrt(x)), 9)
    expect(betaAtMost(0.31, 3000, 7000)).toBeCloseTo(0.9854, 3)
    expect(betaAtMost(0.5, 1e-3, 1e5)).toBeCloseTo(1, 6)
  })

  test('its quantile turns it round', () => {
    for (const [p, a, b] of [
      [0.05, 1, 9],
      [0.5, 12.5, 3.25],
      [0.95, 200, 2],
    ] as const)
      expect(betaAtMost(betaQuantile(p, a, b), a, b)).toBeCloseTo(p, 6)
  })
})

describe('a family', () => {
  const stats: GroupStats = { pages: 40, hosts: 5, sites: 5, slots: { place: 40, topic: 4, institution: 0 }, official: 0, score: 2, kinds: [], reasons: [] }

  test('needs three pages and three fillers of one slot', () => {
    expect(isFamily({ pages: 3, slots: { place: 3, topic: 0, institution: 0 } })).toBe(true)
    expect(isFamily({ pages: 2, slots: { place: 2, topic: 2, institution: 2 } })).toBe(false)
    expect(isFamily({ pages: 50, slots: { place: 1, topic: 2, institution: 0 } })).toBe(false)
  })

  test('is surer the larger its grid, up to a point', () => {
    const of = (place: number) => judgeFamily({ ...stats, slots: { place, topic: 1, institution: 0 } }).likelihood
    expect(of(3)).toBeLessThan(of(30))
    expect(of(30)).toBeLessThan(of(60))
    expect(of(100)).toBe(of(1000))
  })

  test('of unsure pages becomes spam by its size; of honest pages never', () => {
    expect(judgeFamily({ ...stats, score: 0.5, sites: 1, slots: { place: 3, topic: 1, institution: 0 } }).verdict).toBe('unsure')
    expect(judgeFamily({ ...stats, score: 0.5, slots: { place: 300, topic: 1, institution: 0 } }).verdict).toBe('spam')
    expect(judgeFamily({ ...stats, score: -4, slots: { place: 3000, topic: 9, institution: 0 } }).verdict).not.toBe('spam')
    expect(judgeFamily({ ...stats, score: -4, sites: 1, slots: { place: 20, topic: 1, institution: 0 } }).verdict).toBe('ham')
  })

  test('on hosts of public bodies is less sure, but not exempt', () => {
    expect(judgeFamily({ ...stats, official: 1 }).likelihood).toBeLessThan(judgeFamily(stats).likelihood)
    expect(judgeFamily({ ...stats, official: 1, score: 4 }).verdict).toBe('spam')
  })
})

describe('a site', () => {
  const page = (over: Partial<SitePage> = {}): SitePage => ({
    ...{
      verdict: 'spam',
      likelihood: 0.99,
      kinds: ['doorway'],
      reasons: [{ signal: 'city-rotated-links', points: 2 }],
      group: null,
      doorway: false,
      medical: true,
      planted: false,
    },
    ...over,
  })
  const many = (count: number, over: Partial<SitePage> = {}) => Array.from({ length: count }, () => page(over))
  const honest = (count: number, over: Partial<SitePage> = {}) => many(count, { verdict: 'ham', likelihood: 0.02, kinds: [], reasons: [], ...over })
  const judge = (pages: readonly SitePage[], site = 'clinic.example') => {
    const counts = { spam: 0, unsure: 0, ham: 0 }
    for (const { verdict } of pages) counts[verdict]++
    return judgeSite({ site, total: pages.length, counts, pages })
  }

  test('of many spam pages is a farm, and says what they show', () => {
    expect(judge(many(20))).toMatchObject({ verdict: 'spam', pattern: 'farm', pages: 20, distinct: 20, kinds: ['doorway'], reasons: [{ signal: 'city-rotated-links', share: 1 }] })
  })

  test('of few pages is unsure, however bad they are', () => {
    expect(judge(many(4))).toMatchObject({ verdict: 'unsure', pattern: null })
    expect(judge(honest(3))).toMatchObject({ verdict: 'unsure' })
    expect(judge([])).toMatchObject({ verdict: 'unsure', pages: 0, distinct: 0 })
  })

  test('of a thousand copies of one page is as unsure as of one', () => {
    expect(judge(many(1000, { group: 7 }))).toMatchObject({ verdict: 'unsure', distinct: 1 })
    // Nor can copies of an honest page hide a farm.
    expect(judge([...many(20), ...honest(1000, { group: 8 })])).toMatchObject({ verdict: 'spam', pattern: 'farm', distinct: 21 })
  })

  test('whose pages belong to spam families is made of doorways', () => {
    expect(judge([...many(30, { group: 7, doorway: true }), ...honest(3)])).toMatchObject({ verdict: 'spam', pattern: 'doorways' })
  })

  test('of many unsure pages is no farm', () => {
    expect(judge(many(500, { verdict: 'unsure', likelihood: 0.5, kinds: [], reasons: [] }))).toMatchObject({ verdict: 'unsure', pattern: null })
  })

  test('of honest pages is honest, also with a spam page among them', () => {
    expect(judge(honest(30))).toMatchObject({ verdict: 'ham', pattern: null })
    expect(judge([...honest(80), page()])).toMatchObject({ verdict: 'ham' })
  })

  test('tells its share of spam with an interval that narrows as pages are seen', () => {
    const width = ({ share }: ReturnType<typeof judge>) => share.high - share.low
    expect(width(judge(many(100)))).toBeLessThan(width(judge(many(10))))
    for (const { share } of [judge(many(10)), judge(honest(10)), judge([])]) {
      expect(share.low).toBeLessThanOrEqual(share.mean)
      expect(share.high).toBeGreaterThanOrEqual(share.mean)
    }
  })

  describe('that was hacked', () => {
    test('has medical spam among honest pages on something else', () => {
      const school = [...honest(30, { medical: false }), ...many(12)]
      expect(judge(school, 'school.example')).toMatchObject({ verdict: 'unsure', pattern: 'hacked' })
      // Also when the planted pages outnumber its own.
      expect(judge([...honest(30, { medical: false }), ...many(400)], 'school.example')).toMatchObject({ verdict: 'unsure', pattern: 'hacked' })
    })

    test('has clinic links planted into honest text', () => {
      const paper = [...honest(20, { medical: false }), ...many(8, { verdict: 'unsure', likelihood: 0.4, planted: true })]
      expect(judge(paper, 'paper.example')).toMatchObject({ verdict: 'unsure', pattern: 'hacked', planted: 8 })
    })

    test('is not told from a farm on a medical site, unless it is a public body', () => {
      expect(judge([...honest(12), ...many(30)]).pattern).toBe('farm')
      expect(judge([...honest(40), ...many(12)], 'hospital.gov.cn')).toMatchObject({ verdict: 'unsure', pattern: 'hacked', official: true })
    })
  })

  test('of a public body starts better, and is called a farm all the same', () => {
    const [plain, official] = [judge(many(12)), judge(many(12), 'hospital.gov.cn')]
    expect(official.share.mean).toBeLessThan(plain.share.mean)
    expect([plain.verdict, official.verdict]).toEqual(['spam', 'unsure'])
    expect(judge(many(60), 'hospital.gov.cn')).toMatchObject({ verdict: 'spam', pattern: 'farm' })
  })

  test('that many publishers share is judged page by page', () => {
    expect(judge(many(100), 'zhihu.com')).toMatchObject({ verdict: 'unsure', pattern: 'shared' })
  })
})
