import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { canonicalise, unescapeAll } from '../../src/lookup/canonical.ts'

const bytes = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0))

/** The 33 pairs of the Safe Browsing documentation ("URLs and Hashing"), in its order. */
const PUBLISHED: readonly (readonly [address: string | Uint8Array, canonical: string])[] = [
  ['http://host/%25%32%35', 'http://host/%25'],
  ['http://host/%25%32%35%25%32%35', 'http://host/%25%25'],
  ['http://host/%2525252525252525', 'http://host/%25'],
  ['http://host/asdf%25%32%35asd', 'http://host/asdf%25asd'],
  ['http://host/%%%25%32%35asd%%', 'http://host/%25%25%25asd%25%25'],
  ['http://www.google.com/', 'http://www.google.com/'],
  ['http://%31%36%38%2e%31%38%38%2e%39%39%2e%32%36/%2E%73%65%63%75%72%65/%77%77%77%2E%65%62%61%79%2E%63%6F%6D/', 'http://168.188.99.26/.secure/www.ebay.com/'],
  [
    'http://195.127.0.11/uploads/%20%20%20%20/.verify/.eBaysecure=updateuserdataxplimnbqmn-xplmvalidateinfoswqpcmlx=hgplmcx/',
    'http://195.127.0.11/uploads/%20%20%20%20/.verify/.eBaysecure=updateuserdataxplimnbqmn-xplmvalidateinfoswqpcmlx=hgplmcx/',
  ],
  ['http://host%23.com/%257Ea%2521b%2540c%2523d%2524e%25f%255E00%252611%252A22%252833%252944_55%252B', 'http://host%23.com/~a!b@c%23d$e%25f^00&11*22(33)44_55+'],
  ['http://3279880203/blah', 'http://195.127.0.11/blah'],
  ['http://www.google.com/blah/..', 'http://www.google.com/'],
  ['www.google.com/', 'http://www.google.com/'],
  ['www.google.com', 'http://www.google.com/'],
  ['http://www.evil.com/blah#frag', 'http://www.evil.com/blah'],
  ['http://www.GOOgle.com/', 'http://www.google.com/'],
  ['http://www.google.com.../', 'http://www.google.com/'],
  ['http://www.google.com/foo\tbar\rbaz\n2', 'http://www.google.com/foobarbaz2'],
  ['http://www.google.com/q?', 'http://www.google.com/q?'],
  ['http://www.google.com/q?r?', 'http://www.google.com/q?r?'],
  ['http://www.google.com/q?r?s', 'http://www.google.com/q?r?s'],
  ['http://evil.com/foo#bar#baz', 'http://evil.com/foo'],
  ['http://evil.com/foo;', 'http://evil.com/foo;'],
  ['http://evil.com/foo?bar;', 'http://evil.com/foo?bar;'],
  // Bytes 0x01 and 0x80, which no string of JavaScript can hold.
  [bytes('http://\x01\x80.com/'), 'http://%01%80.com/'],
  ['http://notrailingslash.com', 'http://notrailingslash.com/'],
  ['http://www.gotaport.com:1234/', 'http://www.gotaport.com/'],
  ['  http://www.google.com/  ', 'http://www.google.com/'],
  ['http:// leadingspace.com/', 'http://%20leadingspace.com/'],
  ['http://%20leadingspace.com/', 'http://%20leadingspace.com/'],
  ['%20leadingspace.com/', 'http://%20leadingspace.com/'],
  ['https://www.securesite.com/', 'https://www.securesite.com/'],
  ['http://host.com/ab%23cd', 'http://host.com/ab%23cd'],
  ['http://host.com//twoslashes?more//slashes', 'http://host.com/twoslashes?more//slashes'],
]

describe('the published vectors', () => {
  test('are 33', () => expect(PUBLISHED).toHaveLength(33))
  test.each(PUBLISHED)('%s becomes %s', (address, canonical) => {
    expect(canonicalise(address)?.href).toBe(canonical)
    if (typeof address === 'string') expect(canonicalise(bytes(address))?.href).toBe(canonical)
  })
})

describe('hosts', () => {
  test.each([
    ['0x7f.1', '127.0.0.1'],
    ['0x7f000001', '127.0.0.1'],
    ['0177.0.0.01', '127.0.0.1'],
    ['192.0.2', '192.0.0.2'],
    ['192.513', '192.0.2.1'],
    ['4294967295', '255.255.255.255'],
    ['0', '0.0.0.0'],
    ['0x', '0.0.0.0'],
    ['192.0.2.7.', '192.0.2.7'],
    ['..192.0.2.7', '192.0.2.7'],
    ['１９２.0.2.7', '192.0.2.7'],
    ['[2001:0db8:0000::0001]', '[2001:db8::1]'],
    ['[2001:DB8:0:0:1:0:0:1]', '[2001:db8::1:0:0:1]'],
    ['[::ffff:192.0.2.7]', '192.0.2.7'],
    ['[::FFFF:c000:207]', '192.0.2.7'],
    ['[::ffff:0.0.0.7]', '0.0.0.7'],
    ['[0:0:0:0:0:ffff:c000:207]', '192.0.2.7'],
    ['[64:ff9b::192.0.2.7]', '192.0.2.7'],
    ['[64:ff9b::7]', '0.0.0.7'],
    ['[64:ff9b::]', '0.0.0.0'],
    ['%5B::1%5D', '[::1]'],
  ])('%s is the address %s', (host, address) => {
    expect(canonicalise(`http://${host}:8080/a`)).toEqual({ href: `http://${address}/a`, host: address, path: '/a', query: null, isAddress: true })
  })

  test.each(['192.0.2.256', '1.2.3.4.5', '08.0.0.1', '192.0.2.7x', '4294967296', '0x1g', '1..2.3.4.5'])('%s is a name', (host) => {
    expect(canonicalise(`http://${host}/`)?.isAddress).toBe(false)
  })

  test.each([
    ['http://诊所.example/', 'xn--8oup83g.example'],
    ['http://%E8%AF%8A%E6%89%80.example/', 'xn--8oup83g.example'],
    ['http://诊所。example/', 'xn--8oup83g.example'],
    ['http://XN--8OUP83G.Example/', 'xn--8oup83g.example'],
    ['http://Bücher.EXAMPLE', 'xn--bcher-kva.example'],
    ['http://ｃｌｉｎｉｃ.example', 'clinic.example'],
    ['http://xn--.example/', 'xn--.example'],
    ['http://a..b...example', 'a.b.example'],
    ['http://user:pa%40ss@clinic.example:80/', 'clinic.example'],
    ['http://a@b@clinic.example/', 'clinic.example'],
    ['//clinic.example/x', 'clinic.example'],
    ['HTTP:clinic.example', 'clinic.example'],
    ['https:////clinic.example', 'clinic.example'],
    ['clinic.example:8080/x', 'clinic.example'],
    ['clinic.example?x', 'clinic.example'],
  ])('of %s is %s', (address, host) => expect(canonicalise(address)?.host).toBe(host))

  test('of 10,000 labels is a host like any other', () => {
    const host = `${'a.'.repeat(10_000)}example`
    expect(canonicalise(`http://${host}/`)?.host).toBe(host)
  })

  test.each([
    '',
    '   ',
    '#',
    '/path',
    'http://',
    'http:///',
    'http://.../',
    'http://?q',
    'http://a:b/',
    'http://a:123456/',
    'http://a%2Fb.example/',
    'http://a%3F.example/',
    'http://a%40b.example/',
    'http://a%3A80/',
    'http://a\\b/',
    'http://[::1/',
    'http://[::1]x/',
    'http://[fe80::1%25eth0]/',
    'http://[1:2]/',
    'mailto:someone@clinic.example',
    'javascript:alert(1)',
    'ftp://clinic.example/',
    'data:text/html,x',
    'about:blank',
  ])('%j names none', (address) => expect(canonicalise(address)).toBeNull())
})

describe('paths', () => {
  test.each([
    ['/a/./b/.', '/a/b/'],
    ['/a/../../../b', '/b'],
    ['/a/b/..', '/a/'],
    ['/%2e%2E/%2e/a', '/a'],
    ['/a//../b', '/a/b'],
    ['/a%2F%2fb', '/a/b'],
    ['/...', '/...'],
    ['/.a/..b', '/.a/..b'],
    ['/植发', '/%E6%A4%8D%E5%8F%91'],
    ['/%E6%A4%8D%e5%8f%91', '/%E6%A4%8D%E5%8F%91'],
    ['/%ff\u007f', '/%FF%7F'],
    ['?a/../b', '/?a/../b'],
    ['/a%3Fb', '/a?b'],
    ['/q?%2520&植', '/q?%20&%E6%A4%8D'],
  ])('%s becomes %s', (path, canonical) => expect(canonicalise(`http://clinic.example${path}`)?.href).toBe(`http://clinic.example${canonical}`))
})

describe('any input', () => {
  const piece = fc.constantFrom('%', '2', '5', '25', '%25', '/', '.', '..', '?', '#', '@', ':', 'a', 'A', '[', ']', '0x', ' ', '\t', '\u0080', '植', '\ud800')
  const soup = fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join(''))

  test('gives printable ASCII, or null', () => {
    fc.assert(
      fc.property(fc.oneof(soup, fc.string({ unit: 'binary' })), (url) => {
        expect(canonicalise(url)?.href ?? 'null').toMatch(/^[!-~]{1,4000}$/)
      }),
    )
  })

  test('is canonical the second time', () => {
    fc.assert(
      fc.property(soup, (text) => {
        const once = canonicalise(`http://clinic.example/${text}`)?.href as string
        expect(canonicalise(once)?.href).toBe(once)
      }),
    )
  })

  test('is unescaped as by passes repeated until nothing changes', () => {
    const passes = (text: string): string => {
      const next = text.replace(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
      return next === text ? text : passes(next)
    }
    const escapes = fc.array(fc.constantFrom('%', '2', '5', '4', '1', 'f', 'g', '%25', '%32', '%35'), { maxLength: 40 }).map((parts) => parts.join(''))
    fc.assert(
      fc.property(escapes, (text) => {
        expect(unescapeAll(text)).toBe(passes(text))
      }),
    )
  })

  test('costs linear time, even where escapes are nested a hundred thousand deep', () => {
    const start = performance.now()
    expect(canonicalise(`http://clinic.example/%${'25'.repeat(100_000)}`)?.path).toBe('/%25')
    expect(canonicalise(`http://clinic.example/${'../a/./'.repeat(50_000)}`)).not.toBeNull()
    expect(performance.now() - start).toBeLessThan(1000)
  })
})
