import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readHtmlPage, readText } from '../../src/page/page.ts'
import type { Page } from '../../src/page/types.ts'

const blocks = (page: Page) => page.blocks.map((block) => [block.kind, page.text.slice(page.span(block).start, page.span(block).end)])
const links = (page: Page) => page.links.map((link) => [link.href, page.text.slice(page.span(link).start, page.span(link).end)])
/** The page without every place where one of these words stands. */
function without(page: Page, ...words: string[]): Page {
  return page.without(words.map((word) => ({ start: page.text.indexOf(word), end: page.text.indexOf(word) + word.length })))
}

describe('a page without some stretches', () => {
  test('of text is the text without them', () => {
    const page = without(readText('Title\nOne. Two. Three.\nFour.'), 'Two. ', 'Four.')
    expect(page.text).toBe('Title\nOne. Three.\n')
    expect(blocks(page).map(([, words]) => words)).toEqual(['Title', 'One. Three.'])
  })

  test('of HTML loses the blocks and links in them and keeps the others in place', () => {
    const html = '<title>T</title><h1>Top</h1><p>Buy <a href="/a">here</a> or <a href="/b">there</a>.</p><p>Honest <a href="/c">words</a>.</p><div style="display:none">pills</div>'
    const page = without(readHtmlPage(html), 'Buy here or there.', 'pills')
    expect(blocks(page)).toEqual([
      ['title', 'T'],
      ['heading', 'Top'],
      ['paragraph', 'Honest words.'],
    ])
    expect(links(page)).toEqual([['/c', 'words']])
  })

  test('that cut a link in two keeps what is left of it', () => {
    const page = without(readHtmlPage('<p>Go <a href="/a">over there</a> now</p>'), 'Go over ')
    expect(links(page)).toEqual([['/a', 'there']])
  })

  test('that overlap, lie outside or are empty is no different', () => {
    const text = 'One. Two. Three.'
    const cut = (...spans: [number, number][]) => readText(text).without(spans.map(([start, end]) => ({ start, end }))).text
    expect(cut([0, 5], [3, 10])).toBe('Three.')
    expect(cut([-5, 5], [99, 120], [7, 7], [9, 2])).toBe('Two. Three.')
    expect(cut()).toBe(text)
  })

  test('keeps every offset in range, whatever is cut', () => {
    const html = '<title>T</title><p>一 <a href="/a">二</a></p><ul><li>三<li><a href="/b">四 😀</a></ul><p hidden>五</p>'
    const spans = fc.array(fc.record({ start: fc.integer({ min: -2, max: 30 }), end: fc.integer({ min: -2, max: 30 }) }), { maxLength: 4 })
    fc.assert(
      fc.property(spans, (cuts) => {
        const page = readHtmlPage(html).without(cuts)
        for (const { start, end } of [...page.blocks, ...page.links].map((range) => page.span(range))) {
          expect(start).toBeGreaterThanOrEqual(0)
          expect(start).toBeLessThanOrEqual(end)
          expect(end).toBeLessThanOrEqual(page.text.length)
        }
      }),
      { numRuns: 100 },
    )
  })
})
