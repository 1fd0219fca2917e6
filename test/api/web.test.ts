import { describe, expect, test } from 'vitest'
import { openApi } from '../../src/api/openapi.ts'
import { PROBLEMS } from '../../src/api/problems.ts'
import { DOORWAY, useServer } from './server.ts'

const server = useServer()
const FORM = 'application/x-www-form-urlencoded'
/** Every page that the service shows. */
const PAGES = ['/', '/?locale=zh-Hans', '/?locale=zh-Hant', '/docs', ...Object.keys(PROBLEMS).map((slug) => `/problems/${slug}`)]

async function submit(fields: Record<string, string>, headers?: Record<string, string>): Promise<{ status: number; html: string; headers: Headers }> {
  const response = await server.post('/', FORM, new URLSearchParams(fields).toString(), headers)
  return { status: response.status, html: await response.text(), headers: response.headers }
}

/** The text with evidence, as a browser would show it without the numbers of reasons. */
function shownText(html: string): string {
  const card = html.slice(html.indexOf('<div class="card text">') + '<div class="card text">'.length)
  return decode(
    card
      .slice(0, card.indexOf('</div>'))
      .replaceAll(/<sup>[^\n]{0,80}?<\/sup>/g, '')
      .replaceAll(/<[^>\n]{1,80}>/g, ''),
  )
}

function decode(html: string): string {
  return html.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&amp;', '&')
}

describe('every page', () => {
  test.each(PAGES)('%s runs nothing and loads nothing from elsewhere', async (path) => {
    const response = await server.get(path)
    expect(response.status).toBe(200)
    expect(response.headers.get('Content-Security-Policy')).toMatch(/^default-src 'none'; style-src 'self';.*frame-ancestors 'none'$/)
    const html = await response.text()
    expect(html).not.toMatch(/<script|\sstyle=|\son\w{1,20}=|javascript:/i)
    expect([...html.matchAll(/(?:src|href|action)="([^"]{0,200})"/g)].map((match) => match[1]).filter((address) => !/^(?:\/|#|data:,$)/.test(address as string))).toEqual([])
  })

  test.each(PAGES)('%s links only to what is there', async (path) => {
    const html = await (await server.get(path)).text()
    const links = new Set([...html.matchAll(/href="([^"]{1,200})"/g)].map((match) => match[1] as string))
    for (const link of links) {
      if (link.startsWith('#')) expect(html).toContain(`id="${link.slice(1)}"`)
      else if (link.startsWith('/')) expect((await server.get(decode(link).split('#')[0] as string)).status).toBe(200)
    }
  })
})

describe('the form', () => {
  test.each([
    ['/?locale=zh-TW', {}, 'zh-Hant', '判斷'],
    ['/', { 'Accept-Language': 'zh-CN,en;q=0.8' }, 'zh-Hans', '判断'],
    ['/', { 'Accept-Language': 'de' }, 'en', 'Judge'],
  ])('%s speaks the reader’s language', async (path, headers, lang, button) => {
    const html = await (await server.get(path, headers as Record<string, string>)).text()
    expect(html).toContain(`<html lang="${lang}">`)
    expect(html).toContain(`<button>${button}</button>`)
  })

  test('shows the verdict, the reasons and the page with numbered evidence', async () => {
    const { status, html, headers } = await submit({ content: DOORWAY, locale: 'zh-Hans' })
    expect(status).toBe(200)
    expect(headers.get('Cache-Control')).toBe('no-store')
    expect(html).toMatch(/<div class="verdict (?:spam|unsure|ham)">/)
    expect(html).toContain('同一句链接只换城市名')
    const number = /id="reason-(\d{1,2})" value="\1"><span class="points">[+−\d.]{4,9}<\/span> 同一句链接只换城市名/.exec(html)?.[1]
    expect(html).toMatch(new RegExp(`植发比较自然<sup>[^\n]{0,200}<a href="#reason-${number}">${number}</a>`))
    expect(shownText(html)).toBe(DOORWAY)
    for (const [, target] of html.matchAll(/href="#(reason-\d{1,2})"/g)) expect(html).toContain(`id="${target}"`)
  })

  test('shows again what was pasted, to the letter', async () => {
    const content = '\n</textarea><script>alert(1)</script>&amp;"\'\n'
    const { html } = await submit({ content, format: 'html', url: 'https://clinic.example/?a="b"&c' })
    expect(html).not.toContain('<script')
    const area = html.slice(html.indexOf('<textarea'), html.indexOf('</textarea>'))
    expect(decode(area.slice(area.indexOf('>') + 2))).toBe(content)
    expect(html).toContain('value="https://clinic.example/?a=&quot;b&quot;&amp;c"')
    expect(html).toContain('value="html" checked')
  })

  test('never lets a page’s markup through', async () => {
    const evil = '<img src=x onerror=alert(1)>'
    const { html } = await submit({ content: `${DOORWAY}${evil}\n- 天津那家医院${evil}植发比较自然`, format: 'text' })
    expect(html).not.toContain('<img')
    expect(shownText(html)).toContain(evil)
  })

  test.each([
    ['<!doctype html><title>a</title><p>Text</p>', 'a\nText'],
    ['  <div class=x>Text</div>', 'Text'],
    ['<3 is a heart', '<3 is a heart'],
    ['a < b > c', 'a < b > c'],
  ])('sees for itself whether it is HTML: %s', async (content, text) => {
    expect(shownText((await submit({ content })).html).trim()).toBe(text)
  })

  test('leaves the middle of a long page out', async () => {
    const { html } = await submit({ content: `Head\n${'x'.repeat(40_000)}\n\nTail` })
    expect(html).toContain('The middle is left out here.')
    expect(shownText(html)).toMatch(/^Head[\s\S]{1,21000}Tail$/)
    expect(html.length).toBeLessThan(80_000)
  })

  test.each([
    [{ content: DOORWAY, url: 'nowhere' }, 422, 'must be an absolute http or https URL'],
    [{ content: 'a'.repeat(3_000_000) }, 413, 'More than 2097152 bytes'],
  ])('says what is wrong, and what to do', async (fields, status, words) => {
    const answered = await submit(fields as unknown as Record<string, string>)
    expect(answered.status).toBe(status)
    expect(answered.html).toContain('role="alert"')
    expect(answered.html).toContain(words)
  })

  test('takes nothing at all for an empty page', async () => {
    expect((await submit({})).status).toBe(200)
  })
})

describe('the documentation', () => {
  test('shows every operation, object and problem', async () => {
    const html = await (await server.get('/docs')).text()
    const { paths, components } = openApi('')
    for (const path of Object.keys(paths)) expect(html).toContain(`<code>${path}</code>`)
    for (const name of Object.keys(components.schemas)) expect(html).toContain(`id="${name}"`)
    for (const slug of Object.keys(PROBLEMS)) expect(html).toContain(`href="/problems/${slug}"`)
    expect(html).not.toMatch(/undefined|\[object/)
  })

  test('pins the draft of the limit headers, and says the limits', async () => {
    const html = await (await server.get('/docs')).text()
    expect(html).toContain('draft-ietf-httpapi-ratelimit-headers-10')
    expect(html).toContain('2 MB')
  })
})
