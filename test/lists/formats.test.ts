import { describe, expect, test } from 'vitest'
import { FORMATS, type FormatName } from '../../src/lists/formats/index.ts'
import { recognise } from '../../src/lists/formats/readers.ts'
import { createLinter, type Finding } from '../../src/lists/lint.ts'
import { ENTRIES, LIST } from './samples.ts'

const NAMES = Object.keys(FORMATS) as FormatName[]
const write = (format: FormatName, list = LIST) => FORMATS[format].write(list)

/** The lines of a list that are no comments. */
const rulesOf = (format: FormatName) =>
  write(format)
    .text.split('\n')
    .filter((line) => line !== '' && !/^[#!;]/.test(line))

describe.each(NAMES)('%s', (format) => {
  const { text, left } = write(format)

  test('says in its head what it is, when it was made, of how many entries, where it comes from and on what terms', () => {
    const head = text.slice(0, 900)
    for (const part of [
      'Nostrum watch',
      'Clinic spam',
      '2026-03-01T04:05:06.000Z',
      '12',
      'https://nostrum.example/lists',
      'https://nostrum.example/v1/lists/watch.',
      'CC0-1.0',
      String(ENTRIES.length - left),
    ])
      expect(head).toContain(part)
  })

  test('is UTF-8 without a mark, with one line end after each line, and the same bytes each time', () => {
    expect(text).toBe(write(format).text)
    expect(text).toMatch(/^[!-~]/)
    expect(text).not.toContain('\r')
    expect(text.endsWith('\n') && !text.endsWith('\n\n')).toBe(true)
  })

  test('names reason and date beside each entry, and says what it cannot express', () => {
    expect(text.match(/2026-01-31/g)?.length).toBe(ENTRIES.length - left)
    if (left > 0) expect(text).toContain(`and ${left} that this format cannot express`)
  })

  test('is recognised, and found free of faults by our own lint', () => {
    expect(recognise(text.split('\n'))).toBe(format)
    const findings: Finding[] = []
    const linter = createLinter(format, (finding) => findings.push(finding))
    for (const line of text.split('\n')) linter.read({ text: line })
    linter.end()
    expect(findings).toEqual([])
  })

  test('can hold nothing at all', () => expect(write(format, { ...LIST, entries: [] })).toMatchObject({ left: 0 }))
})

test('uBlacklist gets match patterns, both forms of a path without query', () => {
  expect(rulesOf('ublacklist').map((rule) => rule.split(' # ')[0])).toEqual([
    '---',
    'name: Nostrum watch',
    '---',
    '*://192.0.2.7/*',
    '*://*.farm-1.example/*',
    '*://*.farm.blog.example/*',
    '*://*.shared.example/user/*',
    '*://*.shared.example/user/page.html',
    '*://*.shared.example/user/page.html?*',
    '*://*.shared.example/user?id=7&x=(a),b',
    '*://*.shared.example/~x/%E6%A4%8D/a%7Cb%5Ec$d/*',
    '*://*.www.farm-2.example/*',
    '*://*.xn--8oup83g.example/*',
  ])
})

test('uBlock Origin gets rules on whole pages', () => {
  expect(rulesOf('ubo').slice(0, 7)).toEqual([
    '||192.0.2.7^$doc',
    '||farm-1.example^$doc',
    '||farm.blog.example^$doc',
    '||shared.example/user/$doc',
    '||shared.example/user/page.html^$doc',
    '||shared.example/user?id=7&x=(a),b^$doc',
    '||shared.example/~x/%E6%A4%8D/a|b^c$d/$doc',
  ])
})

test('hosts files get each name with and without www', () => {
  const names = ['farm-1', 'farm.blog', 'under_score', 'www.farm-2', 'xn--8oup83g'].flatMap((name) => (name.startsWith('www.') ? [name] : [name, `www.${name}`]))
  expect(rulesOf('hosts').map((line) => line.split(' # ')[0])).toEqual(names.map((name) => `0.0.0.0 ${name}.example`))
})

test('dnsmasq and policy zones get names with everything below', () => {
  expect(rulesOf('dnsmasq')[0]).toBe('address=/farm-1.example/ # 2026-01-31 to 2026-02-28 doorway; city-rotated-links, query-title; family 7')
  expect(rulesOf('rpz').slice(0, 5)).toEqual([
    '$TTL 3600',
    '@ SOA localhost. root.localhost. 12 3600 600 604800 3600',
    '@ NS localhost.',
    'farm-1.example CNAME . ; 2026-01-31 to 2026-02-28 doorway; city-rotated-links, query-title; family 7',
    '*.farm-1.example CNAME .',
  ])
})

test('Goggles leave out what is certain and move the rest down', () => {
  expect(rulesOf('goggle')).toEqual([
    '$discard,site=192.0.2.7',
    '$discard,site=farm-1.example',
    '$discard,site=farm.blog.example',
    '/user/$discard,site=shared.example',
    '/user/page.html$discard,site=shared.example',
    '$discard,site=under_score.example',
    '$downrank=5,site=www.farm-2.example',
    '$downrank=2,site=xn--8oup83g.example',
  ])
})

test('JSON holds everything but trials', () => {
  const { list, ...head } = JSON.parse(write('json').text)
  expect(head).toMatchObject({ title: 'Nostrum watch', last_modified: LIST.modified, version: '12', entries: '11' })
  expect(list).toEqual(ENTRIES.map(({ canary, ...entry }) => entry))
})
