import { describe, expect, test } from 'vitest'
import { fromBase64, toBase64 } from '../../src/lookup/base64.ts'
import { beginLookup, finishLookup, joinQueries, type LookupCache, type LookupResult, type Question } from '../../src/lookup/client.ts'
import type { Detail } from '../../src/lookup/detail.ts'
import { hashExpression, prefixOf } from '../../src/lookup/hash.ts'
import type { HashList, HashListName } from '../../src/lookup/hash-list.ts'
import { hashSetOf } from '../../src/lookup/hash-set.ts'
import { nextUpdate } from '../../src/lookup/schedule.ts'

const NOW = 1_000_000
const FARM: Detail = { kind: 'doorway', tier: 'certain', reasons: ['city-rotated-links'], family: '7', since: '2026-01-31', attributes: [] }

const listOf = (name: HashListName, expressions: readonly string[]): HashList => ({
  name,
  version: '1',
  set: hashSetOf(expressions.map(hashExpression), name === 'allow-32b' ? 32 : 4),
})
const others = Array.from({ length: 50 }, (_, i) => `other-${i}.example/`)
const lists = { block: listOf('certain-4b', ['farm.example/', 'shared.example/user/', ...others]), allow: listOf('allow-32b', ['health.example/']) }

const begin = (url: string, cache: LookupCache = new Map(), now = NOW, held: Parameters<typeof beginLookup>[1] = lists) => beginLookup(url, held, cache, now, Math.random)

function resultOf(step: ReturnType<typeof begin>): LookupResult {
  if ('question' in step) throw new Error(`asks ${step.question.query}`)
  return step.result
}

function questionOf(step: ReturnType<typeof begin>): Question {
  if ('result' in step) throw new Error(`answers ${step.result.state}`)
  return step.question
}

const answer = (known: Readonly<Record<string, readonly unknown[]>>, cacheDuration: unknown = '300s') => ({
  fullHashes: Object.entries(known).map(([expression, details]) => ({ fullHash: toBase64(hashExpression(expression)), details })),
  cacheDuration,
})

describe('without a request', () => {
  test.each(['https://farm.test/', 'https://elsewhere.example/farm.example/', 'mailto:x', ''])('nothing is known of %j', (url) =>
    expect(resultOf(begin(url))).toEqual({ state: 'unknown', matches: [], canaries: 0, by: 'list' }),
  )

  test('what is allowed is allowed, even where the block list has it too', () => {
    expect(resultOf(begin('https://www.health.example/page')).state).toBe('allowed')
    expect(resultOf(begin('https://www.health.example/', new Map(), NOW, { ...lists, block: listOf('certain-4b', ['health.example/']) })).state).toBe('allowed')
  })

  test('nothing is said before there is a list', () => expect(resultOf(begin('https://farm.example/', new Map(), NOW, { block: null, allow: null })).state).toBe('unsure'))
})

describe('a request', () => {
  test('for several addresses holds a multiple of four prefixes too, each once, and its answer ends every look-up', () => {
    const questions = ['https://farm.example/', 'https://farm.example/other', 'https://shared.example/user/'].map((url) => questionOf(begin(url)))
    const prefixes = new URLSearchParams(joinQueries(questions, lists.block, Math.random)).getAll('hashPrefixes')
    expect(prefixes.length % 4).toBe(0)
    expect(new Set(prefixes).size).toBe(prefixes.length)
    const cache: LookupCache = new Map()
    const known = answer({ 'farm.example/': [FARM] })
    expect(questions.map((question) => finishLookup(question, known, cache, NOW).state)).toEqual(['listed', 'listed', 'unknown'])
  })

  test('holds a multiple of four prefixes, ascending, all of them on the list', () => {
    const { query, prefixes } = questionOf(begin('https://www.farm.example/a/b?c'))
    expect(prefixes).toHaveLength(4)
    expect(prefixes).toEqual(prefixes.toSorted((a, b) => a - b))
    expect(prefixes).toContain(prefixOf(hashExpression('farm.example/')))
    const known = new Set(['farm.example/', 'shared.example/user/', ...others].map((each) => prefixOf(hashExpression(each))))
    expect(prefixes.every((prefix) => known.has(prefix))).toBe(true)
    expect(new URLSearchParams(query).getAll('hashPrefixes').map((text) => fromBase64(text)?.length)).toEqual([4, 4, 4, 4])
  })

  test('has no more than the list has', () =>
    expect(questionOf(begin('https://farm.example/', new Map(), NOW, { block: listOf('certain-4b', ['farm.example/']), allow: null })).prefixes).toHaveLength(1))

  test('is answered: listed, with the expression and why', () => {
    const question = questionOf(begin('https://www.farm.example/a'))
    expect(finishLookup(question, answer({ 'farm.example/': [FARM] }), new Map(), NOW)).toEqual({
      state: 'listed',
      matches: [{ expression: 'farm.example/', ...FARM }],
      canaries: 0,
      by: 'service',
    })
  })

  test('is answered: only the prefix was the same', () => {
    const question = questionOf(begin('https://farm.example/'))
    expect(finishLookup(question, answer({ 'other-1.example/': [FARM] }), new Map(), NOW).state).toBe('unknown')
  })

  test.each([
    null,
    undefined,
    'x',
    [],
    {},
    { fullHashes: 7, cacheDuration: '1s' },
    answer({}, '5m'),
    answer({}, 300),
    { fullHashes: [{ fullHash: 'AA', details: [] }], cacheDuration: '1s' },
  ])('answered by %j leaves it unsure, and nothing in the cache', (reply) => {
    const cache: LookupCache = new Map()
    expect(finishLookup(questionOf(begin('https://farm.example/')), reply, cache, NOW).state).toBe('unsure')
    expect(cache.size).toBe(0)
  })

  test.each([
    ['kind', { kind: 'bitcoin' }],
    ['kind that objects have', { kind: 'constructor' }],
    ['tier', { tier: 'absolute' }],
    ['attribute', { attributes: ['FRAME_ONLY'] }],
    ['form', { reasons: 'none' }],
  ])('answered with an unknown %s passes over that detail only', (_name, change) => {
    const question = questionOf(begin('https://farm.example/'))
    expect(finishLookup(question, answer({ 'farm.example/': [{ ...FARM, ...change }, FARM] }), new Map(), NOW).matches).toEqual([{ expression: 'farm.example/', ...FARM }])
    expect(finishLookup(question, answer({ 'farm.example/': [{ ...FARM, ...change }] }), new Map(), NOW).state).toBe('unknown')
  })

  test('counts rules on trial and does not show them', () => {
    const question = questionOf(begin('https://farm.example/'))
    expect(finishLookup(question, answer({ 'farm.example/': [{ ...FARM, attributes: ['CANARY'] }] }), new Map(), NOW)).toMatchObject({ state: 'unknown', matches: [], canaries: 1 })
  })

  test('shows nothing of a tier that the client did not subscribe to', () => {
    const question = questionOf(begin('https://farm.example/'))
    expect(finishLookup(question, answer({ 'farm.example/': [{ ...FARM, tier: 'likely' }] }), new Map(), NOW).state).toBe('unknown')
    const wider = questionOf(begin('https://farm.example/', new Map(), NOW, { ...lists, block: listOf('watch-4b', ['farm.example/']) }))
    expect(finishLookup(wider, answer({ 'farm.example/': [{ ...FARM, tier: 'likely' }] }), new Map(), NOW).state).toBe('listed')
  })
})

describe('the cache', () => {
  test('answers hits and misses for as long as the service said, filling included', () => {
    const cache: LookupCache = new Map()
    const question = questionOf(begin('https://farm.example/', cache))
    finishLookup(question, answer({ 'farm.example/': [FARM] }), cache, NOW)
    expect([...cache.keys()].toSorted((a, b) => a - b)).toEqual(question.prefixes)
    expect(resultOf(begin('https://sub.farm.example/x', cache, NOW + 299_000))).toMatchObject({ state: 'listed', by: 'cache' })
    const filling = others.find((each) => question.prefixes.includes(prefixOf(hashExpression(each)))) as string
    expect(resultOf(begin(`https://${filling}`, cache, NOW + 299_000))).toMatchObject({ state: 'unknown', by: 'cache' })
    expect(questionOf(begin('https://farm.example/', cache, NOW + 300_000)).prefixes).toContain(prefixOf(hashExpression('farm.example/')))
  })

  test('believes nothing for more than a day', () => {
    const cache: LookupCache = new Map()
    finishLookup(questionOf(begin('https://farm.example/', cache)), answer({}, '99999999s'), cache, NOW)
    expect(resultOf(begin('https://farm.example/', cache, NOW + 86_399_000)).by).toBe('cache')
    expect('question' in begin('https://farm.example/', cache, NOW + 86_400_000)).toBe(true)
  })

  test('asks only for what it does not know', () => {
    const cache: LookupCache = new Map()
    const both = { ...lists, block: listOf('certain-4b', ['farm.example/', 'farm.example/a/', ...others]) }
    finishLookup(
      questionOf(begin('https://farm.example/', cache, NOW, { ...lists, block: listOf('certain-4b', ['farm.example/']) })),
      answer({ 'farm.example/': [FARM] }),
      cache,
      NOW,
    )
    const question = questionOf(begin('https://farm.example/a/', cache, NOW, both))
    expect(question.prefixes).toContain(prefixOf(hashExpression('farm.example/a/')))
    const result = finishLookup(question, answer({ 'farm.example/a/': [{ ...FARM, kind: 'spun' }], 'farm.example/': [FARM] }), cache, NOW)
    expect(result.matches.map(({ expression }) => expression)).toEqual(['farm.example/a/', 'farm.example/'])
  })

  test('forgets the oldest lines before it grows without end', () => {
    const cache: LookupCache = new Map(Array.from({ length: 20_000 }, (_, i) => [i, { expires: NOW * 2, details: new Map() }]))
    expect(finishLookup(questionOf(begin('https://farm.example/', cache)), answer({ 'farm.example/': [FARM] }), cache, NOW).state).toBe('listed')
    expect(cache.size).toBeLessThanOrEqual(10_004)
    expect(cache.has(0)).toBe(false)
    expect(cache.has(19_999)).toBe(true)
  })
})

describe('the next update', () => {
  test.each([
    ['updated', 0, 1800, 1860],
    ['damaged', 1, 0, 60],
    ['damaged', 2, 1800, 3600],
    ['failed', 1, 900, 1800],
    ['failed', 3, 3600, 7200],
    ['failed', 99, 86_400, 86_400],
  ] as const)('after %s (%i in a row) comes in %i to %i seconds', (outcome, failures, least, most) => {
    expect(nextUpdate(outcome, failures, 1800, () => 0)).toBe(least)
    expect(nextUpdate(outcome, failures, 1800, () => 1)).toBe(most)
  })
})
