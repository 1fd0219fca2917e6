import fc from 'fast-check'
import parser from 'robots-parser'
import { describe, expect, test } from 'vitest'
import { readRobots } from '../../src/crawl/robots.ts'

// A CommonJS module whose types say that it is none.
const robotsParser = parser as unknown as typeof parser.default

const file = (...lines: string[]) => readRobots(lines.join('\n'))

describe('which group holds', () => {
  test('the one that names us, whatever its case and version', () => {
    const robots = file('User-agent: *', 'Disallow: /', 'user-agent: NOSTRUM/2.1', 'Disallow: /private')
    expect([robots.allows('/'), robots.allows('/private/x')]).toEqual([true, false])
  })

  test('else the one for everybody; else nothing is forbidden', () => {
    expect(file('User-agent: *', 'Disallow: /a', 'User-agent: other', 'Disallow: /b').allows('/a')).toBe(false)
    expect(file('User-agent: other', 'Disallow: /').allows('/')).toBe(true)
    expect(file('').allows('/')).toBe(true)
  })

  test('all groups that name us are one', () => {
    const robots = file('User-agent: nostrum', 'Disallow: /a', '', 'User-agent: other', 'Disallow: /', '', 'User-agent: nostrum', 'Disallow: /b')
    expect(['/a', '/b', '/c'].map(robots.allows)).toEqual([false, false, true])
  })

  test('several names share the rules that follow, also with other lines, comments and blanks between them', () => {
    const robots = file('User-agent: nostrum # us', '', 'Sitemap: https://a.example/s.xml', 'User-agent: other', 'Noise', 'Disallow: /x')
    expect(robots.allows('/x')).toBe(false)
  })

  test('a longer name is another crawler', () => expect(file('User-agent: nostrum-images', 'Disallow: /').allows('/')).toBe(true))

  test('an empty Disallow forbids nothing, and a rule before any group means nothing', () => {
    expect(file('User-agent: *', 'Disallow:').allows('/')).toBe(true)
    expect(file('Disallow: /', 'User-agent: *', 'Allow: /x').allows('/')).toBe(true)
  })

  test('a byte order mark, lone carriage returns and odd spacing are borne', () => {
    expect(readRobots('\ufeffUser-agent : *\rDisallow :   /a  \r\nAllow: /b').allows('/a')).toBe(false)
  })
})

describe('which rule holds', () => {
  test.each([
    // pattern, path, whether it matches
    ['/fish', '/fish.html', true],
    ['/fish', '/Fish', false],
    ['/fish', '/catfish', false],
    ['/fish*', '/fishheads/yummy', true],
    ['/fish/', '/fish', false],
    ['/*.php', '/folder/any.php.file', true],
    ['/*.php$', '/filename.php', true],
    ['/*.php$', '/filename.php?parameters', false],
    ['/*.php$', '/filename.php/', false],
    ['/fish*.php', '/fishheads/catfish.php?parameters', true],
    ['/$', '/', true],
    ['/$', '/a', false],
    ['*', '/anything', true],
    ['/a**b', '/aXXb', true],
    ['/a*b*c$', '/abcbc', true],
    ['/a*bc$', '/abcd', false],
    ['/a*a$', '/a', false],
    ['/p?q=*&r', '/p?q=1&r=2', true],
    ['/%7Ejoe', '/~joe/', true],
    ['/~joe', '/%7ejoe/', true],
    ['/a%3cd', '/a%3Cd', true],
    ['/植发', '/%E6%A4%8D%E5%8F%91/1', true],
    ['/%e6%a4%8d', '/%E6%A4%8D%E5%8F%91', true],
    ['/a%2Fb', '/a/b', false],
  ])('%s against %s', (pattern, path, isMatch) => {
    expect(file('User-agent: *', `Disallow: ${pattern}`).allows(path)).toBe(!isMatch)
  })

  test('the longest that matches, and Allow when two are as long', () => {
    expect(file('User-agent: *', 'Allow: /p', 'Disallow: /').allows('/page')).toBe(true)
    expect(file('User-agent: *', 'Disallow: /folder', 'Allow: /folder').allows('/folder/page')).toBe(true)
    expect(file('User-agent: *', 'Allow: /page', 'Disallow: /*.htm').allows('/page.htm')).toBe(false)
    expect(file('User-agent: *', 'Disallow: /a', 'Allow: /a/b', 'Disallow: /a/b/c').allows('/a/b/c')).toBe(false)
  })

  test('robots.txt itself may always be read', () => expect(file('User-agent: *', 'Disallow: /').allows('/robots.txt')).toBe(true))
})

test('crawl-delay and sitemaps are read', () => {
  const robots = file('Sitemap: https://a.example/1.xml', 'User-agent: *', 'Crawl-delay: 2.5', 'User-agent: nostrum', 'Crawl-delay: x', 'sitemap:https://a.example/2.xml')
  expect(robots).toMatchObject({ delay: null, sitemaps: ['https://a.example/1.xml', 'https://a.example/2.xml'] })
  expect(file('User-agent: *', 'Crawl-delay: 2.5').delay).toBe(2.5)
})

test('a hostile file of half a megabyte costs milliseconds', () => {
  const robots = readRobots(`User-agent: *\n${`Disallow: ${'/*a'.repeat(40)}b\n`.repeat(4000)}`)
  const started = performance.now()
  expect(robots.allows('/a'.repeat(900))).toBe(true)
  expect(performance.now() - started).toBeLessThan(1000)
})

test('agrees with robots-parser on plain files', () => {
  const part = fc.constantFrom('/', 'a', 'b', '*', '.', '$')
  const path = fc.array(part, { maxLength: 6 }).map((parts) => `/${parts.join('')}`)
  const rule = fc.tuple(fc.constantFrom('Allow', 'Disallow'), path).map(([name, value]) => `${name}: ${value}`)
  const plain = fc.array(fc.constantFrom('/', 'a', 'b', '.'), { maxLength: 8 }).map((parts) => `/${parts.join('')}`)
  fc.assert(
    fc.property(fc.array(rule, { maxLength: 6 }), plain, (rules, asked) => {
      const text = ['User-agent: *', ...rules].join('\n')
      const url = new URL(`http://h.example${asked.replace(/^\/{2,}/, '/')}`)
      const theirs = robotsParser('http://h.example/robots.txt', text).isAllowed(url.href, 'nostrum') ?? true
      expect(readRobots(text).allows(url.pathname)).toBe(theirs)
    }),
  )
})
