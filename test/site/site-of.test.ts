import { expect, test } from 'vitest'
import { isPublicSuffix, siteOf, suffixSection } from '../../src/site/site-of.ts'

test.each([
  ['www.clinic.example', 'clinic.example'],
  ['a.b.clinic.co.uk', 'clinic.co.uk'],
  ['farm.github.io', 'farm.github.io'],
  ['deep.farm.github.io', 'farm.github.io'],
  ['192.0.2.7', '192.0.2.7'],
  ['[2001:db8::1]', '2001:db8::1'],
  ['xn--fiq228c.example.com.cn', 'example.com.cn'],
])('%s belongs to %s', (host, site) => expect(siteOf(host)).toBe(site))

test.each(['co.uk', 'github.io', '', 'localhost', '..', `${'a.'.repeat(127)}com`, `${'a.'.repeat(5000)}com`, `${'x'.repeat(64)}.com`])('%.20s is nobody’s site', (host) =>
  expect(siteOf(host)).toBeNull(),
)

test('public suffixes of both sections are told', () => {
  expect(['com.cn', 'github.io', 'roma.it'].map(isPublicSuffix)).toEqual([true, true, true])
  expect(['clinic.example', 'farm.github.io', '192.0.2.7'].map(isPublicSuffix)).toEqual([false, false, false])
})

test('the section of a public suffix is told', () => {
  expect(['com.cn', 'com', 'github.io', 'clinic.example', ''].map(suffixSection)).toEqual(['registry', 'registry', 'private', null, null])
})
