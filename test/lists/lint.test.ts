import { describe, expect, test } from 'vitest'
import type { ReadableFormat } from '../../src/lists/formats/readers.ts'
import { MAX_LINE_BYTES, readLines, type TextLine } from '../../src/lists/lines.ts'
import { createLinter, type Finding } from '../../src/lists/lint.ts'
import { createSeen } from '../../src/lists/seen.ts'

function lint(format: ReadableFormat, text: string) {
  const findings: Finding[] = []
  const linter = createLinter(format, (finding) => findings.push(finding))
  for (const line of text.split('\n')) linter.read({ text: line })
  const summary = linter.end()
  return { findings, summary, told: findings.map(({ line, severity, rule }) => `${line} ${severity} ${rule}`) }
}

describe('a list with planted mistakes', () => {
  const list = `---
name: My list
---
*://*.farm.example/*
*://*.com.cn/*
*://*.baidu.com/*
farm-2.example
*://*.farm.example/*
*://*.github.io/*
*://*.amazon.com/* @if($category="images")
@*://*.good.example/*
/farm[0-9]+/
`

  test('has each of them found, on its line', () => {
    const { told, summary } = lint('ublacklist', list)
    expect(told).toEqual(['5 error public-suffix', '6 error top-site', '7 error dead-syntax', '8 warning duplicate', '9 error shared-host', '10 warning top-site'])
    expect(summary).toMatchObject({ format: 'ublacklist', rules: 7, others: 1, unchecked: 1, found: { error: 4, warning: 2, note: 0 }, byRule: { duplicate: 1 } })
  })

  test('has its blast radius told', () => {
    const { findings, summary } = lint('ublacklist', list)
    expect(findings[0]?.message).toMatch(/^com\.cn: nobody owns it.* Among others it hits .*and \d{1,3} more well-known sites\.$/)
    expect(summary.blast.entries).toBe(4)
    expect(summary.blast.sites).toBeGreaterThan(20)
    expect(summary.blast.known).toBeGreaterThan(summary.blast.sites)
  })

  test.each<[ReadableFormat, string, string]>([
    ['ubo', '||com.cn^$doc\n||farm.example^$documnt', '1 error public-suffix,2 error dead-syntax'],
    ['ubo', '||google.*^', '1 error top-site'],
    ['ubo', '||google.com^$third-party', '1 warning top-site'],
    ['ubo', '||google.com/pagead/$doc', '1 warning top-site'],
    ['ubo', '*$doc', '1 error everything'],
    ['hosts', '0.0.0.0 whitehouse.gov\n0.0.0.0 farm.example', '1 error public-body'],
    ['dnsmasq', 'address=/cn/\naddress=/#/', '1 error public-suffix,2 error everything'],
    ['rpz', '@ SOA a. b. 1 1 1 1 1\nmayoclinic.org CNAME .\n*.mayoclinic.org CNAME .\nfarm.example. CNAME .', '2 error institution,3 error institution,4 error dead-syntax'],
    ['goggle', '! name: a\n! description: a\n! public: false\n! author: a\n$discard,site=cnblogs.com', '5 error shared-host'],
    ['domains', 'farm.example\nFARM.example', '2 warning duplicate'],
    ['domains', 'one two', '1 error dead-syntax,null error file'],
  ])('%s: %s', (format, text, expected) => expect(lint(format, text).told.join()).toBe(expected))
})

describe('lines', () => {
  async function* pieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
    for (let i = 0; i < bytes.length; i += size) yield bytes.subarray(i, i + size)
  }
  const all = async (bytes: Uint8Array, size: number): Promise<TextLine[]> => {
    const lines: TextLine[] = []
    for await (const batch of readLines(pieces(bytes, size))) lines.push(...batch)
    return lines
  }

  test.each([1, 2, 3, 7, 100])('are the same in pieces of %i bytes', async (size) => {
    const bytes = Buffer.from('\ufeffa\r\n植发\n\nlast')
    expect(await all(bytes, size)).toEqual([{ text: 'a' }, { text: '植发' }, { text: '' }, { text: 'last' }])
  })

  test.each([1, 5, 1000])('that are not UTF-8 harm no other (pieces of %i)', async (size) => {
    expect(await all(Buffer.from([0x61, 0x0a, 0xff, 0xfe, 0x0a, 0x62]), size)).toEqual([{ text: 'a' }, { problem: 'not-utf-8' }, { text: 'b' }])
  })

  test.each([1000, 65_536])('that are too long are not kept (pieces of %i)', async (size) => {
    const bytes = Buffer.concat([Buffer.from('a\n'), Buffer.alloc(MAX_LINE_BYTES * 5, 'x'), Buffer.from('\nb')])
    expect(await all(bytes, size)).toEqual([{ text: 'a' }, { problem: 'too-long' }, { text: 'b' }])
  })
})

test('a hundred thousand texts are told apart, and known again', () => {
  const seen = createSeen()
  for (let i = 0; i < 100_000; i++) expect(seen.add(`farm-${i}.example/`)).toBe(false)
  for (let i = 0; i < 100_000; i++) if (!seen.add(`farm-${i}.example/`)) throw new Error(`forgot ${i}`)
  expect(seen.size).toBe(100_000)
})
