import { expect, test } from 'vitest'
import { citeRule, countriesOf, RULES, rulesFor } from '../../src/claims/rules/index.ts'
import { STATUSES, statusesFor } from '../../src/claims/rules/status.ts'
import { readText } from '../../src/page/page.ts'

test('every rule has an id of its country that no other has', () => {
  expect(new Set(RULES.map(({ id }) => id)).size).toBe(RULES.length)
  for (const { id, country } of RULES) expect(id).toMatch(new RegExp(`^${country}-[A-Z0-9-]+$`))
  for (const { id, country } of STATUSES) expect(id).toMatch(new RegExp(`^${country}-STATUS-[A-Z-]+$`))
})

test.each(RULES.map((rule) => [rule.id, rule] as const))('%s says what it forbids, where, and of when it is', (_id, rule) => {
  expect(rule.source.length).toBeGreaterThan(4)
  expect(rule.date).toMatch(/^(?:\d{4}(?:-\d{2}){0,2}|undated)$/)
  expect(rule.kinds.length).toBeGreaterThan(0)
  expect(rule.forbids.en).toMatch(/^[\x20-\x7e]+$/)
  expect(rule.forbids.zh).toMatch(/[\u4e00-\u9fff]/)
  for (const language of ['en', 'zh'] as const) expect(citeRule(rule, language)).not.toMatch(/illegal|unlawful|breaks|违法|違法/)
})

test('only rules whose wording was read are cited', () => {
  const countries = ['CN', 'TW', 'HK', 'US', 'UK', 'EU', 'DE', 'JP'] as const
  const kinds = [...new Set(RULES.flatMap((rule) => rule.kinds))]
  const cited = new Set(kinds.flatMap((kind) => (['medical', 'health-food', 'other'] as const).flatMap((advert) => rulesFor(kind, advert, countries))))
  expect(RULES.filter(({ verified }) => !verified).length).toBeGreaterThan(0)
  for (const { id, verified } of RULES) expect(cited.has(id), id).toBe(verified)
})

test('nothing unverified is said of a treatment', () => {
  const words = STATUSES.flatMap(({ names, conditions = [] }) => [...names, ...conditions]).join(' ')
  const shown = statusesFor(words, ['CN', 'TW', 'HK', 'US', 'UK', 'EU', 'DE', 'JP'])
  expect([...shown].sort()).toEqual(
    STATUSES.filter(({ verified }) => verified)
      .map(({ id }) => id)
      .sort(),
  )
})

test('a cure rate is of a kind that the law names by article', () => {
  const rule = RULES.find(({ id }) => id === 'CN-AD-16-1-2')
  expect(rule).toBeDefined()
  expect(citeRule(rule as NonNullable<typeof rule>, 'en')).toBe(
    'of a kind that art. 16(1)(2), 中华人民共和国广告法 (Advertising Law), forbids in a medical advert: cure rates and effective rates',
  )
})

test('an unknown country or language has no rules, whatever it is called', () => {
  for (const language of ['xx', 'constructor', '__proto__']) expect(countriesOf(readText('a', { language, url: 'https://a.constructor/' }))).toEqual([])
})
