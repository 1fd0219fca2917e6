import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { decodePage } from '../../src/crawl/decode.ts'
import { readLinks } from '../../src/crawl/links.ts'
import { findTrap, isInScope, tidyUrl } from '../../src/crawl/scope.ts'
import { readSitemap } from '../../src/crawl/sitemap.ts'

const AT = 'https://a.example/folder/page'
const bytes = (text: string) => new TextEncoder().encode(text)

describe('links', () => {
  test('come in order, once each, absolute, without fragment and tracking', () => {
    const html = '<a href="b?x=1&amp;utm_source=q#top">b</a><a href="/c">c</a><area href="b?x=1"><a href="//B.example/d">d</a>'
    expect(readLinks(html, AT)).toEqual(['https://a.example/folder/b?x=1', 'https://a.example/c', 'https://b.example/d'])
  })

  test('follow a base, go into frames, and leave out what is no page', () => {
    const html = '<base href="/other/"><a href="x">x</a><iframe src="y"></iframe><a href="mailto:a@b.example">m</a><a href="javascript:go()">j</a><a href="http://[">bad</a>'
    expect(readLinks(html, AT)).toEqual(['https://a.example/other/x', 'https://a.example/other/y'])
  })

  test('heed nofollow, on a link and on a page', () => {
    expect(readLinks('<a rel="ugc nofollow" href="/a">a</a><a href="/b">b</a>', AT)).toEqual(['https://a.example/b'])
    expect(readLinks('<meta name="robots" content="noindex, nofollow"><a href="/b">b</a>', AT)).toEqual([])
    expect(readLinks('<meta name="robots" content="none"><a href="/b">b</a>', AT)).toEqual([])
  })

  test('are found in HTML that never ends or nests without end', () => {
    const started = performance.now()
    expect(readLinks(`<a href=/b>${'<div>'.repeat(300_000)}${'</p>'.repeat(100_000)}<a href=/c`, AT)).toEqual(['https://a.example/b'])
    expect(performance.now() - started).toBeLessThan(2000)
  })
})

describe('a sitemap', () => {
  test('is read as XML, gzipped or not, with pictures left out', async () => {
    const xml =
      '<?xml version="1.0"?><urlset xmlns:image="i"><url><loc> https://a.example/1?a=1&amp;b=2 </loc><image:image><image:loc>https://a.example/i.png</image:loc></image:image></url><url><loc>/2</loc></url></urlset>'
    const pages = ['https://a.example/1?a=1&b=2', 'https://a.example/2']
    expect(await readSitemap(bytes(xml), AT)).toEqual({ pages, sitemaps: [] })
    expect(await readSitemap(gzipSync(xml), AT)).toEqual({ pages, sitemaps: [] })
  })

  test('is read as an index, a feed, and a list', async () => {
    expect(await readSitemap(bytes('<sitemapindex><sitemap><loc>https://a.example/s1.xml</loc></sitemap></sitemapindex>'), AT)).toEqual({
      pages: [],
      sitemaps: ['https://a.example/s1.xml'],
    })
    expect((await readSitemap(bytes('<rss><channel><link>https://a.example/</link><item><link>https://a.example/i</link></item></channel></rss>'), AT)).pages).toEqual([
      'https://a.example/i',
    ])
    expect((await readSitemap(bytes('<feed><link href="https://a.example/"/><entry><link rel="alternate" href="https://a.example/e"/></entry></feed>'), AT)).pages).toEqual([
      'https://a.example/e',
    ])
    expect((await readSitemap(bytes('https://a.example/1\n\n# no\nnot one\nhttps://a.example/2\r\n'), AT)).pages).toEqual(['https://a.example/1', 'https://a.example/2'])
  })

  test('gives what it can when it is cut off, no XML, or a bomb', async () => {
    const packed = gzipSync(`<urlset>${'<url><loc>https://a.example/1</loc></url>'.repeat(5000)}</urlset>`)
    expect((await readSitemap(packed.subarray(0, packed.length - 40), AT)).pages.length).toBeGreaterThan(0)
    expect(await readSitemap(Uint8Array.of(0xff, 0xfe, 0), AT)).toEqual({ pages: [], sitemaps: [] })
    expect((await readSitemap(bytes(`<urlset>${'<a>'.repeat(500_000)}${'</b>'.repeat(100_000)}`), AT)).pages).toEqual([])
    expect((await readSitemap(gzipSync(Buffer.alloc(60_000_000)), AT)).pages).toEqual([])
  })
})

describe('an address', () => {
  test('is tidied', () => {
    expect(tidyUrl('HTTP://user:pass@A.example:80/x?utm_campaign=1&id=2&gclid=3#f')).toBe('http://a.example/x?id=2')
    expect(['mailto:a@b.example', '', 'http://', `http://a.example/${'x'.repeat(3000)}`].map((each) => tidyUrl(each))).toEqual([null, null, null, null])
  })

  test('is in scope by registrable domain, by host, or by folder', () => {
    const seeds = ['https://www.a.com/blog/']
    expect(isInScope('http://shop.a.com/x', seeds, 'site')).toBe(true)
    expect(isInScope('http://shop.a.com/x', seeds, 'host')).toBe(false)
    expect(isInScope('https://www.a.com/other', seeds, 'host')).toBe(true)
    expect(isInScope('https://www.a.com/other', seeds, 'path')).toBe(false)
    expect(isInScope('https://www.a.com/blog/1', seeds, 'path')).toBe(true)
    expect(isInScope('https://b.github.io/', ['https://a.github.io/'], 'site')).toBe(false)
  })

  test('is a trap when it repeats itself or is endlessly deep', () => {
    expect(findTrap('http://a.example/x/y/x/y/x/y/x/y')?.kind).toBe('trap')
    expect(findTrap(`http://a.example${Array.from({ length: 30 }, (_, i) => `/${i}`).join('')}`)?.kind).toBe('trap')
    expect(findTrap('http://a.example/2026/01/31/news')).toBeNull()
  })
})

describe('bytes become a page', () => {
  const gbk = Uint8Array.of(0xd6, 0xb2, 0xb7, 0xa2)

  test('by the charset of the header, of the page, or their looks', () => {
    expect(decodePage(gbk, 'text/plain; charset="GBK"', AT)).toEqual({ text: '植发', url: AT })
    expect(decodePage(Buffer.concat([bytes('<meta charset=gb2312><p>'), gbk]), 'text/html', AT).html).toContain('植发')
    expect(decodePage(Buffer.concat([bytes('<p>'), gbk]), 'text/html; charset=no-such-thing', AT).html).toBeDefined()
  })

  test('as HTML or text when the server does not say', () => {
    expect(decodePage(bytes('<!DOCTYPE html><p>x'), '', AT)).toHaveProperty('html')
    expect(decodePage(bytes('a < b'), '', AT)).toHaveProperty('text')
  })
})
