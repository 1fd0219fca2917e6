import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Line } from '../../src/lists/formats/format.ts'
import { READERS, type ReadableFormat, recognise } from '../../src/lists/formats/readers.ts'
import { parseRule } from '../../src/lists/formats/ublacklist-rule.ts'

/** What a single line means: its targets, `other`, `nothing`, or why it is dead. */
function meaningOf(format: ReadableFormat, line: string): string {
  const reader = READERS[format]()
  if (format === 'ublacklist') for (const front of ['---', 'name: x', '---']) reader.read(front)
  return told(reader.read(line))
}

function told(line: Line): string {
  if (line.kind === 'block') return `${line.isPartial ? 'partly ' : ''}${line.targets.join(' ')}`
  return line.kind === 'dead' ? `dead: ${line.why}` : line.kind
}

const endOf = (format: ReadableFormat, text: string) => {
  const reader = READERS[format]()
  for (const line of text.split('\n')) reader.read(line)
  return reader.end().map(({ severity, message }) => `${severity}: ${message}`)
}

describe('uBlacklist reads', () => {
  test.each([
    ['', 'nothing'],
    ['# a comment', 'nothing'],
    ['   \t # another', 'nothing'],
    ['*://farm.example/*', 'farm.example/'],
    ['*://*.farm.example/*', 'farm.example/'],
    ['  HTTPS://Farm.Example/*  # why', 'farm.example/'],
    ['*://farm.example/hoge/*', 'farm.example/hoge/'],
    ['*://farm.example/Page', 'farm.example/Page'],
    ['*://farm.example/page*', 'farm.example/page'],
    ['*://farm.example/a/b?c=%E6#x', 'farm.example/a/b?c=%E6'],
    ['*://192.0.2.7/*', '192.0.2.7/'],
    ['*://*/*', '*'],
    ['<all_urls>', '*'],
    ['*://*/list.php?s=*', ''],
    ['*://*.farm.example/* @if($category="images")', 'partly farm.example/'],
    ['*://*.farm.example/* @if(title *= "cure" i | !($site = "bing"))', 'partly farm.example/'],
    ['host = "farm.example"', 'farm.example/'],
    ["host $= '.farm.example' i", 'farm.example/'],
    ['host$=".com"', 'com/'],
    ['host $= ""', '*'],
    ['url *= "farm"', ''],
    ['url *= "."', '*'],
    ['scheme ^= "http"', '*'],
    ['scheme = "http"', ''],
    ['title ^= "Best"', ''],
    ['$site = "google" & host = "farm.example"', 'partly farm.example/'],
    ['host = "a.example" | host = "b.example"', 'a.example/ b.example/'],
    ['!scheme = "https"', ''],
    ['(host = "a.example")', 'a.example/'],
    ['path *= "x" i', ''],
    ['/farm\\.(net|org)/', ''],
    ['/[/#]/ # a class may hold a slash', ''],
    ['url =~ /farm/i', ''],
    ['url /farm/', ''],
    ['title/^小.(百科|知识)网$/', ''],
    ['t/x/', ''],
    ['u/x/s', ''],
    ['/.*/', '*'],
    ['/^https?:\\/\\//', '*'],
    ['/./', '*'],
    ['/^https?:\\/\\/.*$/', '*'],
    ['/^http:/', '*'],
    ['/https/', ''],
    ['/^https?:\\/\\/farm/', ''],
    ['title =~ /.*/', ''],
    ['@*://farm.example/*', 'other'],
    ['@/farm/', 'other'],
    ['@1*://farm.example/*', 'other'],
    ['@23/farm/', 'other'],
  ])('%s', (line, meaning) => expect(meaningOf('ublacklist', line)).toBe(meaning))

  test.each([
    ['farm.example', 'a bare name is no rule; write "*://*.farm.example/*"'],
    ['||farm.example^', 'it is a rule of another format'],
    ['0.0.0.0 farm.example', 'it is a rule of another format'],
    ['*://www.farm.*/*', '"*" may stand only at the start of the host'],
    ['*://*farm.example/*', '"*" may stand only at the start of the host'],
    ['*://farm.example:8080/*', 'a match pattern has no port'],
    ['*://farm.example', 'there is no path behind the host; write "farm.example/*"'],
    ['*://far_m.example/*', '"far_m.example" is no host of a match pattern'],
    ['*://诊所.example/*', 'is no host of a match pattern'],
    ['*://farm.example/植', 'it goes on with "植"'],
    ['*://farm.example/* trailing', 'it goes on with "trailing"'],
    ['*://farm.example/%zz', 'it goes on with "%zz"'],
    ['*://farm.example/* @if(title)', 'neither a match pattern'],
    ['*://farm.example/* @if(title="x"', 'a ")" is missing'],
    ['*://farm.example/* @if title="x"', 'a "(" is missing'],
    ['^https?:\\/\\/farm\\.example\\/', 'neither a match pattern'],
    ['/^https?://farm.example//', 'it goes on with'],
    ['/(/', 'the regular expression is not valid'],
    ['/a/g', 'it goes on with "g"'],
    ['host = farm', 'there is no text in quotes'],
    ['host = "farm', 'there is no text in quotes'],
    ['host "farm"', 'neither a match pattern'],
    ['host = "a" &', 'neither a match pattern'],
    ['ftp://farm.example/*', 'neither a match pattern'],
    ['@', 'neither a match pattern'],
    [`${'('.repeat(5000)}host = "a"`, 'nested too deeply'],
    [`${'!'.repeat(5000)}host = "a"`, 'nested too deeply'],
  ])('nothing in %.60s', (line, why) => expect(meaningOf('ublacklist', line)).toContain(why))

  test('the action, the pattern and the condition of a rule', () => {
    expect(parseRule('@2*://*.farm.example/x @if(a = "1" & b ^= "2"i | !c /d/i)')).toEqual({
      action: 'highlight',
      pattern: { scheme: '*', host: '*.farm.example', path: '/x' },
      expression: {
        type: 'or',
        left: {
          type: 'and',
          left: { type: 'text', name: 'a', operator: '=', value: '1', ignoreCase: false },
          right: { type: 'text', name: 'b', operator: '^=', value: '2', ignoreCase: true },
        },
        right: { type: 'not', of: { type: 'regex', name: 'c', source: 'd', flags: 'i' } },
      },
    })
    expect(parseRule('title = "a\\"b"')).toMatchObject({ expression: { value: 'a"b' } })
  })

  test('front matter, whatever is in it', () => {
    expect(endOf('ublacklist', '---\nname: My list\nother: [1, 2]\n---\n*://farm.example/*')).toEqual([])
    expect(endOf('ublacklist', '---\ntitle: x\n---\n*://farm.example/*')[0]).toContain('warning: There is no front matter with a name')
    expect(endOf('ublacklist', '---\nname: x\n*://farm.example/*')[0]).toContain('error: The front matter that begins in line 1 is never closed')
  })
})

describe('uBlock Origin reads', () => {
  test.each([
    ['! comment', 'nothing'],
    ['[Adblock Plus 2.0]', 'nothing'],
    ['# hosts comment', 'nothing'],
    ['!#if env_chromium', 'nothing'],
    ['||farm.example^', 'farm.example/'],
    ['||Farm.Example^$doc', 'farm.example/'],
    ['||farm.example^$document,important', 'farm.example/'],
    ['||*.farm.example^$all', 'farm.example/'],
    ['||farm.example/path/$doc', 'farm.example/path/'],
    ['||farm.example/a*b^$doc', 'partly farm.example/'],
    ['|https://farm.example/', 'farm.example/'],
    ['https://farm.example/x|', 'farm.example/x'],
    ['farm.example', 'farm.example/'],
    ['0.0.0.0 farm.example # why', 'farm.example/'],
    ['||farm.example^$third-party', 'partly farm.example/'],
    ['||farm.example^$script,domain=a.example|b.example', 'partly farm.example/'],
    ['||farm.example^$script,doc', 'farm.example/'],
    ['||farm.example^$domain=/a,b$/', 'partly farm.example/'],
    ['||farm.example^$~third-party', 'partly farm.example/'],
    ['||[2001:db8::7]^', '[2001:db8::7]/'],
    ['||farm.*^', 'farm.*/'],
    ['||com^', 'com/'],
    ['/banner/*/img^', ''],
    ['&id=7&', ''],
    ['/farm[0-9]+\\.example/$doc', ''],
    ['*$doc', '*'],
    ['$doc', '*'],
    ['/.*/$doc', '*'],
    ['@@||farm.example^$doc', 'other'],
    ['||farm.example^$badfilter', 'other'],
    ['||farm.example^$removeparam=utm_source', 'other'],
    ['||farm.example^$csp=script-src none', 'other'],
    ['farm.example##.ad', 'other'],
    ['##.ad:has(a)', 'other'],
    ['farm.example#@#.ad', 'other'],
    ['farm.example#?#.ad', 'other'],
    ['farm.example#%#//scriptlet("x")', 'other'],
    ['farm.example##+js(aopr, x)', 'other'],
    ['farm.example$$script[tag-content="x"]', 'other'],
  ])('%s', (line, meaning) => expect(meaningOf('ubo', line)).toBe(meaning))

  test.each([
    ['||farm.example^$documnt', '"documnt" is no option'],
    ['@@||farm.example^$docs', '"docs" is no option'],
    ['||farm.example^$domain', 'the option domain needs a value'],
    ['||farm.example^ and more', 'it holds a space'],
    ['||-^', 'is no host name'],
    ['/(/$doc', 'the regular expression is not valid'],
  ])('nothing in %s', (line, why) => expect(meaningOf('ubo', line)).toContain(why))

  test('names that are not meant to be whole with a note', () => {
    expect(READERS.ubo().read('||farm.example')).toMatchObject({ note: expect.stringContaining('longer names') })
    expect(READERS.ubo().read('||诊所.example^')).toMatchObject({ targets: ['xn--8oup83g.example/'], note: 'write xn--8oup83g.example' })
  })
})

describe('hosts files read', () => {
  test.each([
    ['# comment', 'nothing'],
    ['127.0.0.1 localhost', 'nothing'],
    ['::1 ip6-localhost ip6-loopback', 'nothing'],
    ['fe80::1%lo0 localhost', 'nothing'],
    ['0.0.0.0 0.0.0.0', 'nothing'],
    ['0.0.0.0\tFarm.example  other.example # both', 'farm.example/ other.example/'],
    [':: farm.example', 'farm.example/'],
    ['0 farm.example', 'farm.example/'],
    ['0.0.0.0 com', 'com/'],
    ['192.0.2.7 farm.example', 'other'],
    ['farm.example', 'dead: it begins with no IP address; write "0.0.0.0 farm.example"'],
    ['0.0.0.0', 'dead: there is no name behind the address'],
    ['0.0.0.0 *.farm.example', 'dead: "*.farm.example" has a wildcard, which this format does not know'],
    ['0.0.0.0 farm.example/x', 'dead: "farm.example/x" has a path, which this format does not know; write the host alone'],
    ['0.0.0.0 诊所.example', 'dead: "诊所.example" is not ASCII; write xn--8oup83g.example'],
    ['0.0.0.0 farm..example', 'farm.example/'],
    ['0.0.0.0 -farm.example', 'dead: "-farm.example" is no host name'],
  ])('%s', (line, meaning) => expect(meaningOf('hosts', line)).toBe(meaning))
})

describe('dnsmasq reads', () => {
  test.each([
    ['address=/farm.example/', 'farm.example/'],
    ['address=/farm.example/0.0.0.0 # why', 'farm.example/'],
    ['address = /a.example/.b.example/*.c.example/#', 'a.example/ b.example/ c.example/'],
    ['server=/farm.example/', 'farm.example/'],
    ['local=/farm.example/', 'farm.example/'],
    ['server=/farm.example/192.0.2.1', 'other'],
    ['server=192.0.2.1', 'other'],
    ['cache-size=1000', 'other'],
    ['no-resolv', 'other'],
    ['address=/#/', '*'],
    ['address=/cn/', 'cn/'],
    ['address=farm.example', 'dead: the names of address= stand between slashes'],
    ['address=/farm.example', 'dead: there is no slash behind the name'],
    ['address=/farm example/', 'dead: "farm example" is no host name'],
    ['farm.example', 'dead: it is no setting; write "address=/name/"'],
    ['nonsense', 'dead: "nonsense" is no setting; write "address=/name/"'],
  ])('%s', (line, meaning) => expect(meaningOf('dnsmasq', line)).toBe(meaning))
})

describe('policy zones read', () => {
  const zone = (line: string) => {
    const reader = READERS.rpz()
    for (const each of ['$ORIGIN rpz.nostrum.example.', '@ 3600 IN SOA localhost. root.localhost. (', ' 1 3600', ' 600 604800 3600 )', '  NS localhost.']) reader.read(each)
    return told(reader.read(line))
  }

  test.each([
    ['farm.example CNAME .', 'farm.example/'],
    ['*.farm.example 300 IN CNAME . ; why', 'farm.example/'],
    ['Farm.Example.rpz.nostrum.example. cname *.', 'farm.example/'],
    ['farm.example A 192.0.2.7', 'farm.example/'],
    ['farm.example CNAME rpz-drop.', 'farm.example/'],
    ['farm.example CNAME rpz-passthru.', 'other'],
    ['32.7.2.0.192.rpz-ip CNAME .', 'other'],
    ['* CNAME .', '*'],
    ['com CNAME .', 'com/'],
    ['farm.example. CNAME .', 'dead: "farm.example." ends in a dot, so it lies outside of the zone; write it without'],
    ['farm.example', 'dead: there is no type of record, such as CNAME, behind the name'],
    ['farm.example CNAME', 'dead: the CNAME record has no value'],
    ['$FOO x', 'dead: $FOO is no directive of a zone'],
    ['farm/example CNAME .', 'dead: "farm/example" has a path, which this format does not know; write the host alone'],
  ])('%s', (line, meaning) => expect(zone(line)).toBe(meaning))

  test('only with a start of authority', () => {
    expect(endOf('rpz', 'farm.example CNAME .')[0]).toContain('no SOA record')
    expect(endOf('rpz', '@ SOA a. b. ( 1 2 3')[0]).toContain('never closed')
  })

  test('a name for the lines that name none', () => {
    const reader = READERS.rpz()
    expect(told(reader.read('  CNAME .'))).toContain('there is none')
    reader.read('farm.example CNAME .')
    expect(told(reader.read('  TXT "x"'))).toBe('farm.example/')
  })
})

describe('Goggles read', () => {
  test.each([
    ['! comment', 'nothing'],
    ['$discard,site=farm.example', 'farm.example/'],
    ['/user/$downrank=3,site=Farm.example', 'farm.example/user/'],
    ['/user/*/x$discard,site=farm.example', 'partly farm.example/'],
    ['/this/is/spam/$discard', ''],
    ['$discard', 'other'],
    ['/r/brave/', 'other'],
    ['$boost=2,site=farm.example', 'other'],
    ['cure$intitle,discard', ''],
    ['$discard,site=com', 'com/'],
    ['$discrad,site=farm.example', 'dead: "discrad" is no option; there are boost, downrank, discard, site, inurl, intitle, indescription, incontent'],
    ['$downrank=11,site=farm.example', 'dead: the strength of downrank is a number from 1 to 10'],
    ['$discard=1,site=farm.example', 'dead: discard takes no value'],
    ['$discard,boost', 'dead: it says discard and boost; one instruction does one thing'],
    ['$discard,site=', 'dead: "" is no site'],
    ['a*b*c*d$discard', 'dead: it has more than 2 times "*"'],
    [`${'a'.repeat(500)}$discard`, 'dead: it is longer than 500 characters'],
  ])('%s', (line, meaning) => expect(meaningOf('goggle', line)).toBe(meaning))

  test('with a header, and not too much', () => {
    expect(endOf('goggle', '$discard,site=a.example').map((problem) => /"! (\w+):"/.exec(problem)?.[1])).toEqual(['name', 'description', 'public', 'author'])
    const header = '! name: a\n! description: b\n! public: false\n! author: c\n'
    expect(endOf('goggle', header)).toEqual([])
    expect(endOf('goggle', header + '$discard,site=a.example\n'.repeat(100_001)).join()).toMatch(/100001 instructions.*2 MB/)
  })
})

test.each([
  ['farm.example # why', 'farm.example/'],
  ['Farm.example', 'farm.example/'],
  ['# comment', 'nothing'],
  ['0.0.0.0 farm.example', 'dead: it has more than one word; one name a line, without an address in front'],
  ['诊所.example', 'dead: "诊所.example" is not ASCII; write xn--8oup83g.example'],
])('plain lists read %s', (line, meaning) => expect(meaningOf('domains', line)).toBe(meaning))

describe('JSON reads', () => {
  const entry = { expression: 'farm.example/', tier: 'certain', kind: 'doorway', reasons: [], family: null, since: '2026-01-31' }
  const linesOf = (text: string) => {
    const reader = READERS.json()
    const lines = text.split('\n').map((line) => told(reader.read(line)))
    return [lines.filter((line) => line !== 'nothing'), reader.end().length]
  }

  test('entries in any layout', () => {
    const list = { title: 'x {[', list: [entry, { ...entry, expression: 'b.example/"}' }] }
    expect(linesOf(JSON.stringify(list))).toEqual([['farm.example/ b.example/"}'], 0])
    expect(linesOf(JSON.stringify(list, null, 2))).toEqual([['farm.example/', 'b.example/"}'], 0])
  })

  test.each([
    ['expression', { expression: 'https://Farm.example' }, 'expression must be a host and path as look-up writes them: "farm.example/"'],
    ['expression', { expression: 'mailto:x' }, 'such as "farm.example/"'],
    ['tier', { tier: 'sure' }, 'tier must be one of certain, likely, watch'],
    ['kind', { kind: 'toString' }, 'kind must be one of doorway'],
    ['reasons', { reasons: ['a\nb'] }, 'reasons must be a list'],
    ['family', { family: 'a b' }, 'family must be an id'],
    ['since', { since: '2026-13-01' }, 'since must be a day'],
    ['date', { date: '2025-01-01' }, 'date must be a day'],
    ['canary', { canary: 'yes' }, 'canary must be true or false'],
  ])('nothing with a wrong %s', (_name, change, why) => expect(linesOf(JSON.stringify({ list: [{ ...entry, ...change }] }))[0]?.toString()).toContain(why))

  test('nothing whole when it is cut off', () => {
    expect(linesOf(JSON.stringify({ list: [entry] }).slice(0, -2))).toEqual([['farm.example/'], 1])
    expect(linesOf('{"list":[{"expression": bad}]}')[0]).toEqual(['dead: it is not JSON; check quotes and commas'])
    expect(linesOf('')).toEqual([[], 1])
    expect(linesOf(`{"list":[{"a":"${'x\n'.repeat(60_000)}`)[0]).toEqual(['dead: an entry is longer than 100000 characters'])
  })
})

test('any line means something, or is dead with a reason, in every format', () => {
  const piece = fc.constantFrom(
    '||',
    '^',
    '$',
    'doc',
    '*',
    '://',
    '/',
    '.',
    'farm',
    'com',
    ' ',
    '#',
    '!',
    '@',
    '"',
    '(',
    ')',
    '[',
    ']',
    '{',
    '}',
    '=',
    ',',
    '0.0.0.0',
    'CNAME',
    '植',
    '\\',
    '|',
    '&',
    '~',
    '\t',
  )
  fc.assert(
    fc.property(fc.constantFrom(...(Object.keys(READERS) as ReadableFormat[])), fc.array(fc.array(piece, { maxLength: 15 }), { maxLength: 5 }), (format, lines) => {
      const reader = READERS[format]()
      for (const pieces of lines) expect(['nothing', 'block', 'other', 'dead']).toContain(reader.read(pieces.join('')).kind)
      expect(Array.isArray(reader.end())).toBe(true)
    }),
    { numRuns: 2000 },
  )
})

test('formats are recognised by their lines', () => {
  const samples: [ReadableFormat | null, string][] = [
    ['domains', 'a.example\nb.example'],
    ['ubo', '! x\n||a.example^\nb.example##.ad\n@@||c.example^'],
    ['ublacklist', '*://*.a.example/*\n/x/\n@1*://b.example/*'],
    ['hosts', '127.0.0.1 localhost\n0.0.0.0 a.example'],
    ['dnsmasq', '# x\naddress=/a.example/'],
    ['rpz', '$TTL 60\n@ SOA a. b. 1 2 3 4 5\na.example CNAME .'],
    ['goggle', '! name: x\n$discard,site=a.example\n$boost=2,site=b.example'],
    [null, 'Dear Sir or Madam,\n\nI write to you.'],
    [null, ''],
  ]
  expect(samples.map(([, text]) => recognise(text.split('\n')))).toEqual(samples.map(([format]) => format))
})
