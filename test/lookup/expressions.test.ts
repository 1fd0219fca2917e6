import { describe, expect, test } from 'vitest'
import { canonicalise } from '../../src/lookup/canonical.ts'
import { explainLookup } from '../../src/lookup/explain.ts'
import { urlExpressions } from '../../src/lookup/expressions.ts'
import { hashExpression, prefixBytes, prefixOf, toHex } from '../../src/lookup/hash.ts'

const expressionsOf = (url: string) => urlExpressions(canonicalise(url) as NonNullable<ReturnType<typeof canonicalise>>)

describe('expressions', () => {
  test.each([
    [
      'http://a.b.com/1/2.html?param=1',
      ['a.b.com/1/2.html?param=1', 'a.b.com/1/2.html', 'a.b.com/', 'a.b.com/1/', 'b.com/1/2.html?param=1', 'b.com/1/2.html', 'b.com/', 'b.com/1/'],
    ],
    ['http://a.b.c.d.e.f.com/1.html', ['a.b.c.d.e.f', 'c.d.e.f', 'd.e.f', 'e.f', 'f'].flatMap((name) => [`${name}.com/1.html`, `${name}.com/`])],
    ['http://1.2.3.4/1/', ['1.2.3.4/1/', '1.2.3.4/']],
    ['http://[2001:db8::1]/1', ['[2001:db8::1]/1', '[2001:db8::1]/']],
    ['http://example.co.uk/1', ['example.co.uk/1', 'example.co.uk/']],
    ['https://user:pass@example.com:8443/', ['example.com/']],
    ['http://farm.github.io/x', ['farm.github.io/x', 'farm.github.io/']],
    ['http://github.io/', ['github.io/']],
    ['http://localhost/', ['localhost/']],
    ['http://example.com/?', ['example.com/?', 'example.com/']],
    ['http://example.com/a/b/c/d/e/f', ['a/b/c/d/e/f', '', 'a/', 'a/b/', 'a/b/c/'].map((path) => `example.com/${path}`)],
    ['http://example.com/a/b/', ['example.com/a/b/', 'example.com/', 'example.com/a/']],
  ])('of %s', (url, expected) => expect(expressionsOf(url)).toEqual(expected))

  test('are at most 30, whatever the length', () => {
    expect(expressionsOf('http://a.b.c.d.e.f.example.com/1/2/3/4/5/6.html?q')).toHaveLength(30)
    expect(expressionsOf(`http://${'a.'.repeat(10_000)}example.com/${'b/'.repeat(10_000)}?q`).length).toBeLessThanOrEqual(30)
  })
})

describe('hashes', () => {
  // The examples of FIPS 180-2 that the documentation names.
  test.each([
    ['abc', 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
    ['abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq', '248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1'],
    ['a'.repeat(1_000_000), 'cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0'],
  ])('of %.60s', (text, hash) => expect(toHex(hashExpression(text))).toBe(hash))

  test('agree with WebCrypto', async () => {
    for (const length of [0, 1, 55, 56, 63, 64, 65, 1000]) {
      const text = 'x'.repeat(length)
      expect(hashExpression(text)).toEqual(new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))))
    }
  })

  test.each([
    ['phishing.example/', 'bac52b0b'],
    ['example.com/', '73d986e0'],
    ['a.b.c/1/2.html?param=1', '1cd5cf5e'],
  ])('of %s begin with %s', (expression, prefix) => {
    const hash = hashExpression(expression)
    expect(toHex(hash).slice(0, 8)).toBe(prefix)
    expect(toHex(prefixBytes(prefixOf(hash)))).toBe(prefix)
  })
})

test('an explanation has a hash and a prefix for each expression', () => {
  expect(explainLookup('http://example.com/#top')).toEqual({
    canonical: 'http://example.com/',
    expressions: ['example.com/'],
    hashes: ['73d986e009065f182c10bcb6a45db3d6eda9498f8930654af2653f8a938cd801'],
    prefixes: ['73d986e0'],
  })
  expect(explainLookup('mailto:x@clinic.example')).toBeNull()
})
