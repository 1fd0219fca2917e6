import { describe, expect, test } from 'vitest'
import { engineFor, originsOf, readEngines, SHIPPED } from '../../src/extension/engines.ts'
import { placesOf } from '../../src/extension/page/places.ts'
import { openRedirects } from '../../src/extension/redirects.ts'
import { actionFor, readRules, withSiteRule } from '../../src/extension/rules.ts'
import { readSettings, serviceAddress } from '../../src/extension/settings.ts'
import { isAgainst, markOf, type Standing } from '../../src/extension/standing.ts'
import { MANIFEST_TEXTS, TEXTS } from '../../src/extension/texts.ts'
import { matchesWildcard } from '../../src/extension/wildcard.ts'
import { SIGNAL_TITLES } from '../../src/report/signal-titles.generated.ts'
import { SIGNALS } from '../../src/signals/index.generated.ts'

describe('redirects', () => {
  const redirectsOf = (id: string) => SHIPPED.engines.find((engine) => engine.id === id)?.redirects ?? []
  const target = 'https://www.farm.example/a?b=c&d=%E7%99%BD'
  const encoded = encodeURIComponent(target)
  const base64 = Buffer.from(target).toString('base64url')

  test.each([
    ['google', `/url?sa=t&q=${encoded}&usg=x`],
    ['google', `https://www.google.co.uk/url?url=${encoded}`],
    ['google', `https://www.google.de/aclk?sa=l&adurl=${encoded}`],
    ['bing', `https://www.bing.com/ck/a?!&&p=9f&u=a1${base64}&ntb=1`],
    ['bing', `https://cn.bing.com/ck/a?u=a1${base64}`],
    ['bing', `https://www.bing.com/aclick?ld=x&u=${Buffer.from(encoded).toString('base64')}`],
    ['duckduckgo', `//duckduckgo.com/l/?uddg=${encoded}&rut=f`],
    ['so', `https://www.so.com/link?url=${encoded}`],
    ['yahoo-japan', `https://search.yahoo.co.jp/r/FOR=x/_ylt=A2/*${encoded}`],
    ['yahoo-japan', `https://r.search.yahoo.com/_ylt=A2/RV=2/RU=${encoded}/RK=0/RS=x-`],
    ['naver', `https://cr3.naver.com/rd?m=1&px=9&u=${encoded}`],
    ['naver', `https://search.naver.com/p/crd/rd?m=1&u=${encoded}`],
    ['yandex', `https://yandex.ru/clck/jsredir?from=x&url=${encoded}`],
  ])('of %s are opened: %s', (id, href) => expect(openRedirects(href, 'https://www.google.com/search?q=x', redirectsOf(id))).toBe(target))

  test.each([
    ['baidu', 'http://www.baidu.com/link?url=Xk9'],
    ['sogou', 'https://www.sogou.com/link?url=hed'],
    ['so', 'https://www.so.com/link?m=b9'],
    ['google', '/url?q=javascript:alert(1)'],
    ['google', '/url?q=mailto:x@farm.example'],
    ['google', '/url'],
    ['google', 'javascript:void(0)'],
    ['google', 'https://['],
    ['bing', 'https://www.bing.com/ck/a?u=a1%%%'],
    ['yahoo-japan', 'https://search.yahoo.co.jp/r/FOR=x/*%E7%9'],
  ])('of %s that tell no web address stay closed: %s', (id, href) => expect(openRedirects(href, 'https://www.google.com/search', redirectsOf(id))).toBeNull())

  test('a redirect to itself comes to an end', () => {
    let href = target
    for (let i = 0; i < 3; i++) href = `https://www.google.com/url?q=${encodeURIComponent(href)}`
    expect(openRedirects(href, 'https://www.google.com/', redirectsOf('google'))).toBe(target)
    expect(openRedirects(`https://www.google.com/url?q=${encodeURIComponent(href)}`, 'https://www.google.com/', redirectsOf('google'))).toBeNull()
  })
})

test.each([
  ['a*c', 'abc', true],
  ['a*c', 'ac', true],
  ['a*c', 'acb', false],
  ['*', '', true],
  ['ab', 'ab', true],
  ['ab', 'abc', false],
  ['a*b*a', 'aba', true],
  ['a*b*a', 'aa', false],
  ['ab*ba', 'aba', false],
])('the pattern %s matches %j: %s', (pattern, text, is) => expect(matchesWildcard(pattern, text)).toBe(is))

describe('search engines', () => {
  const newer = (change: object) => ({
    version: 2,
    engines: [{ id: 'bing', name: 'X', pages: ['https://mail.example/*'], results: [{ root: 'li', link: 'a' }], redirects: [], ...change }],
  })

  test('are told by the address of the page', () => {
    expect(engineFor('https://www.google.com.hk/search?q=x', SHIPPED)?.id).toBe('google')
    expect(engineFor('https://www.google.com/maps', SHIPPED)).toBeNull()
    expect(engineFor('https://www.google.com.evil.example/search?q=x', SHIPPED)).toBeNull()
  })

  test('are let in by origins, without paths', () => {
    for (const engine of SHIPPED.engines) for (const origin of originsOf(engine)) expect(origin).toMatch(/^https:\/\/[a-z.]+\/\*$/)
  })

  test('newer descriptions change how results are found, never on which pages', () => {
    const bing = readEngines(newer({}))?.engines.find(({ id }) => id === 'bing')
    expect(bing).toMatchObject({ name: 'Bing', pages: ['https://www.bing.com/search*', 'https://cn.bing.com/search*'], results: [{ root: 'li', link: 'a' }] })
    expect(readEngines(newer({}))?.engines).toHaveLength(9)
  })

  test.each([
    ['no data', null],
    ['no newer version', { ...newer({}), version: 1 }],
    ['a version that is none', { ...newer({}), version: '2' }],
    ['a result without a root', newer({ results: [{ link: 'a' }] })],
    ['a selector that is none', newer({ results: [{ root: 7, link: 'a' }] })],
    ['a redirect without a place', newer({ redirects: [{ parameters: ['u'] }] })],
    ['a negative offset', newer({ redirects: [{ at: 'x', base64From: -1 }] })],
    ['a text without end', newer({ results: [{ root: 'a'.repeat(501), link: 'a' }] })],
    ['too many', { version: 2, engines: Array(51).fill(newer({}).engines[0]) }],
  ])('%s is refused', (_, value) => expect(readEngines(value)).toBeNull())
})

describe("the reader's rules", () => {
  const { rules, problems } = readRules(
    [
      '---',
      'name: mine',
      '---',
      '# farms',
      '*://*.farm.example/*',
      '@*://good.farm.example/*',
      '@1*://*.hospital.example/*',
      'https://only-secure.example/a*z',
      'title *= "包治"i',
      '/\\bcheap-pills\\b/',
      '*://*.cond.example/* @if(title ^= "A" & !path $= ".pdf")',
      'farm.example',
    ].join('\n'),
  )
  const say = (url: string, title = '') => actionFor(rules, { url, title })

  test.each([
    ['https://www.farm.example/x', '', 'block'],
    ['http://farm.example/', '', 'block'],
    ['https://notfarm.example/', '', null],
    ['https://good.farm.example/', '', 'grey'],
    ['https://a.hospital.example/', '包治百病', 'allow'],
    ['https://only-secure.example/a/b/z', '', 'block'],
    ['http://only-secure.example/a/b/z', '', null],
    ['https://x.example/', '本院包治百病', 'block'],
    ['https://x.example/buy-cheap-pills-now', '', 'block'],
    ['https://x.cond.example/a', 'About', 'block'],
    ['https://x.cond.example/a.pdf', 'About', null],
    ['no address', '', null],
  ])('say of %s "%s": %s', (url, title, action) => expect(say(url, title)).toBe(action))

  test('that mean nothing are told with their line', () => expect(problems).toEqual([{ line: 12, message: expect.stringContaining('*://*.farm.example/*') }]))

  test('for a site stand once, and leave the others alone', () => {
    const before = '# mine\n*://*.other.example/*\n'
    const blocked = withSiteRule(before, 'https://www.farm.example/a', 'block')
    expect(blocked).toBe(`${before}*://*.farm.example/*\n`)
    expect(withSiteRule(blocked, 'https://x.farm.example/', 'allow')).toBe(`${before}@1*://*.farm.example/*\n`)
    expect(withSiteRule(withSiteRule(blocked, 'https://farm.example/', 'grey'), 'https://farm.example/', null)).toBe(before)
    expect(withSiteRule(before, 'https://com.cn/', 'block')).toBe(before)
    expect(withSiteRule('', 'http://192.0.2.7/x', 'block')).toBe('*://192.0.2.7/*\n')
  })
})

describe('marks', () => {
  const listed: Standing = {
    url: 'https://farm.example/',
    own: null,
    state: 'listed',
    matches: [{ expression: 'farm.example/', kind: 'doorway', tier: 'likely', reasons: [], family: null, since: '2026-01-31', attributes: [] }],
  }
  test.each([
    [listed, 'likely', true],
    [{ ...listed, own: 'grey' }, null, false],
    [{ ...listed, own: 'allow' }, 'own-allow', false],
    [{ ...listed, own: 'block', matches: [] }, 'own-block', true],
    [{ ...listed, state: 'unsure', matches: [] }, null, false],
    [{ ...listed, matches: [{ ...listed.matches[0], tier: 'watch' }] }, 'watch', false],
  ] as const)('follow the reader, then the list %#', (standing, kind, against) => {
    expect(markOf(standing as Standing)).toBe(kind)
    expect(isAgainst(kind)).toBe(against)
  })
})

describe('settings', () => {
  test.each([
    ['https://nostrum.example/', 'https://nostrum.example'],
    ['https://nostrum.example/sub/', 'https://nostrum.example/sub'],
    ['http://127.0.0.1:8787', 'http://127.0.0.1:8787'],
    ['', ''],
    ['http://nostrum.example', null],
    ['https://user:word@nostrum.example', null],
    ['https://nostrum.example/?x', null],
    ['javascript:alert(1)', null],
    ['nostrum.example', null],
  ])('the service %j is kept as %j', (given, kept) => expect(serviceAddress(given)).toBe(kept))

  test('what is kept wrongly falls back, field by field', () => {
    expect(readSettings({ service: 'x', tier: 'certain', effect: 'explode', token: 'a b', language: 'zh-Hant', updateEngines: 1 })).toEqual({
      service: '',
      tier: 'certain',
      effect: 'mark',
      token: '',
      language: 'zh-Hant',
      updateEngines: false,
    })
    expect(readSettings(null)).toMatchObject({ tier: 'likely', effect: 'mark', language: 'auto' })
  })
})

test('places in a page are told by words without white space, and by how often they stood before', () => {
  const text = '标题 一\n再说 一 次,一 次\n隐藏 一'
  const at = (words: string, from = 0) => ({ start: text.indexOf(words, from), end: text.indexOf(words, from) + words.length, kind: 'against' as const })
  const body = { start: text.indexOf('\n') + 1, end: text.lastIndexOf('\n') }
  expect(placesOf(text, body, [at('一 次'), at('一 次', text.indexOf(',')), at('标题'), at('隐藏')])).toEqual([
    { words: '一次', nth: 0, kind: 'against' },
    { words: '一次', nth: 1, kind: 'against' },
    null,
    null,
  ])
})

describe('texts', () => {
  const keysOf = (value: unknown, path = ''): string[] =>
    typeof value === 'object' && value !== null ? Object.entries(value).flatMap(([key, each]) => keysOf(each, `${path}.${key}`)) : [`${path}: ${typeof value}`]

  test('say the same things in each language, and none is left in English', () => {
    for (const locale of ['zh-Hans', 'zh-Hant'] as const) {
      expect(keysOf(TEXTS[locale])).toEqual(keysOf(TEXTS.en))
      expect(JSON.stringify(TEXTS[locale].options)).not.toBe(JSON.stringify(TEXTS.en.options))
    }
    // What a shop shows: the longest that Chromium's takes.
    for (const { description } of Object.values(MANIFEST_TEXTS)) expect(description.length).toBeLessThanOrEqual(132)
  })

  test('name every signal as the engine does', () => expect(SIGNAL_TITLES).toEqual(Object.fromEntries(SIGNALS.map(({ id, title }) => [id, title]))))
})
