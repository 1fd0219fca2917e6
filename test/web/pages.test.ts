import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openApi } from '../../src/api/openapi.ts'
import { PROBLEMS } from '../../src/api/problems.ts'
import { SIGNALS } from '../../src/signals/index.generated.ts'
import { EXAMPLES } from '../../src/web/examples.generated.ts'
import { DOORWAY, useServer } from '../api/server.ts'
import { HOSTILE } from './seed.ts'
import { startOnNode, type WebService } from './service.ts'

const FORM = 'application/x-www-form-urlencoded'
const MAX_FIRST_LOAD = 120_000
/** Every page of the service, as `seed.ts` fills it. */
const PAGES = [
  ...['/', '/?example=zh-doorway', '/families', '/families?verdict=spam', '/families/1', '/families/1?host=farm-2.example&until=2026-05-04', '/families/2'],
  ...['/sites', '/sites?q=farm', '/sites/farm-0.example', '/sites/clinic.example?verdict=ham', '/scans', '/review', '/lists', '/signals', '/signals/ad-law-scars'],
  ...['/model', '/status'],
]
const REFERENCE = ['/docs', ...Object.keys(PROBLEMS).map((slug) => `/problems/${slug}`)]
const LANGUAGES = ['en', 'zh-Hans', 'zh-Hant'] as const

const server = useServer()
let seeded: WebService
beforeAll(async () => {
  seeded = await startOnNode()
})
afterAll(() => seeded.close())

const read = async (path: string, headers: Record<string, string> = {}) => {
  const response = await fetch(seeded.url + path, { headers })
  return { status: response.status, headers: response.headers, html: await response.text() }
}

async function submit(fields: Record<string, string>, headers?: Record<string, string>): Promise<{ status: number; html: string; headers: Headers }> {
  const response = await server.post('/', FORM, new URLSearchParams(fields).toString(), headers)
  return { status: response.status, html: await response.text(), headers: response.headers }
}

/** The text with evidence, as a browser would show it. */
function shownText(html: string): string {
  const opening = '<div class="text" dir="auto">'
  const card = html.slice(html.indexOf(opening) + opening.length)
  return decode(card.slice(0, card.indexOf('</div>')).replaceAll(/<[^>]{1,4000}>/g, ''))
}

function decode(html: string): string {
  return html.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&amp;', '&')
}

describe('every page', () => {
  test.each([...PAGES, ...REFERENCE])('%s runs nothing inline and loads nothing from elsewhere', async (path) => {
    const { status, headers, html } = await read(path)
    expect(status).toBe(200)
    expect(headers.get('Content-Security-Policy')).toBe(
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    )
    expect(html).not.toMatch(/<script(?! type="module" src="\/assets\/[a-z]{1,9}\.js\?v=[0-9a-f]{10}"><\/script>)|<style|\sstyle=|\son\w{1,20}="|javascript:/i)
    const elsewhere = [...html.matchAll(/(?:src|href|action)="([^"]{0,200})"/g)].map((match) => match[1] as string).filter((address) => !/^(?:\/|#|data:,$)/.test(address))
    for (const address of elsewhere) expect(address).toMatch(/^https:\/\/(?:ublacklist\.github\.io|subscribe\.adblockplus\.org)\//)
  })

  test('links only to what is there', async () => {
    const pages = new Map<string, string>()
    for (const path of [...PAGES, '/docs']) pages.set(path, (await read(path)).html)
    const links = new Set<string>()
    for (const [path, html] of pages)
      for (const [, link = ''] of html.matchAll(/href="([^"]{1,300})"/g)) {
        if (link.startsWith('#')) expect(html, `${path}${link}`).toContain(`id="${link.slice(1)}"`)
        else if (link.startsWith('/')) links.add(decode(link).split('#')[0] as string)
      }
    expect(links.size).toBeGreaterThan(100)
    for (const link of links) expect((await read(link)).status, link).toBe(200)
  })

  test.each(PAGES)('%s speaks three languages, and all of it', async (path) => {
    const shown = await Promise.all(LANGUAGES.map((lang) => read(`${path}${path.includes('?') ? '&' : '?'}lang=${lang}`)))
    for (const [i, { html }] of shown.entries()) expect(html).toContain(`<html lang="${LANGUAGES[i]}">`)
    const [english, simplified, traditional] = shown.map(({ html }) => new Set(html.match(/(?<=>)[^<>]{12,400}(?=<)/g)?.map((text) => text.trim()) ?? [])) as [
      Set<string>,
      Set<string>,
      Set<string>,
    ]
    const plainEnglish = (texts: Set<string>) => [...texts].filter((text) => english.has(text) && /[a-z]{3,20} [a-z]{2,20} [a-z]{2,20} [a-z]{2,20}/i.test(text))
    // What pages and people say stays as it was said; descriptions of signals are in English, and say so.
    const quoted = (text: string) =>
      path.startsWith('/signals/') || EXAMPLES.some((example) => example.text.includes(decode(text))) || /look again|registered clinic|nostrum evaluate/.test(text)
    expect([...plainEnglish(simplified), ...plainEnglish(traditional)].filter((text) => !quoted(text))).toEqual([])
  })

  test.each(['/families', '/signals', '/model'])('%s keeps the language that was chosen', async (path) => {
    const { html } = await read(`${path}?lang=zh-Hant`)
    for (const [, link = ''] of html.matchAll(/<a href="(\/[^"]{0,200})"/g)) if (!/^\/(?:metrics|docs|v1)/.test(link)) expect(link).toContain('lang=')
  })

  test('weighs little the first time', async () => {
    for (const path of PAGES) {
      const { html } = await read(path)
      const assets = [...html.matchAll(/(?:src|href)="(\/assets\/[^"]{1,60})"/g)].map((match) => match[1] as string)
      expect(assets.length).toBeGreaterThan(0)
      const parts = [html, ...(await Promise.all(assets.map(async (asset) => (await read(asset)).html)))]
      expect(
        parts.reduce((sum, part) => sum + gzipSync(part).length, 0),
        path,
      ).toBeLessThan(MAX_FIRST_LOAD)
    }
  })

  test('never lets words of strangers become markup or turn the direction of writing', async () => {
    for (const path of ['/families', '/families/2', '/sites/farm-0.example', '/review']) {
      const { html } = await read(path)
      expect(html).not.toContain('<script>document')
      expect(html).not.toContain('<svg onload')
      expect(html).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/)
    }
    expect((await read('/families/2')).html).toContain('[U+202E]gnp.exe')
  })

  test('answers an address that is not there with a page for readers, and JSON for programs', async () => {
    const page = await read('/nowhere?lang=zh-Hans', { Accept: 'text/html' })
    expect([page.status, page.html]).toEqual([404, expect.stringContaining('这个地址没有内容')])
    expect((await read('/nowhere')).headers.get('Content-Type')).toBe('application/problem+json')
    expect((await read('/families/999', { Accept: 'text/html', 'Accept-Language': 'zh-TW' })).html).toContain('這個地址沒有內容')
  })
})

describe('the form', () => {
  test.each([
    ['/?lang=zh-TW', {}, 'zh-Hant', '判斷'],
    ['/', { 'Accept-Language': 'zh-CN,en;q=0.8' }, 'zh-Hans', '判断'],
    ['/', { 'Accept-Language': 'de' }, 'en', 'Judge'],
  ])('%s speaks the reader’s language', async (path, headers, lang, button) => {
    const html = await (await server.get(path, headers as Record<string, string>)).text()
    expect(html).toContain(`<html lang="${lang}">`)
    expect(html).toContain(`<button>${button}</button>`)
  })

  test('shows the verdict, the reasons and the page with evidence that leads to them', async () => {
    const { status, html, headers } = await submit({ content: DOORWAY, lang: 'zh-Hans' })
    expect(status).toBe(200)
    expect(headers.get('Cache-Control')).toBe('no-store')
    expect(html).toMatch(/<div class="answer (?:spam|unsure|ham)">/)
    const number = /data-reason="(\d{1,2})"[^\n]{0,80}<span class="what">同一句链接只换城市名/.exec(html)?.[1]
    expect(html).toMatch(new RegExp(`data-reasons="[\\d ]{0,40}\\b${number}\\b[\\d ]{0,40}"><a href="#reason-\\d`))
    expect(shownText(html)).toBe(DOORWAY)
    for (const [, target = ''] of html.matchAll(/href="#((?:reason|mark)-\d{1,2})"/g)) expect(html).toContain(`id="${target}"`)
  })

  test.each(EXAMPLES.map(({ folder }) => folder))('bars of %s add up to the score, to the last digit shown', async (folder) => {
    const { html } = await read(`/?example=${folder}`)
    const cents = [...html.matchAll(/<span class="points">([+−])(\d{1,3})\.(\d\d)<\/span>/g)].map(
      ([, sign, whole, part]) => (sign === '−' ? -1 : 1) * (Number(whole) * 100 + Number(part)),
    )
    const score = cents.pop()
    expect(cents.length).toBeGreaterThan(3)
    expect(cents.reduce((sum, each) => sum + each, 0)).toBe(score)
  })

  test('lists claims with support and rules, restored words, and what would change the verdict', async () => {
    const { html } = await read('/?example=zh-doorway')
    expect(html).toContain('What the page claims')
    expect(html).toMatch(/<code>CN-AD-16-1-\d<\/code>/)
    expect(html).toContain('<del>靠谱性</del><ins>安全性</ins>')
    expect(html).toContain('What would change the verdict')
  })

  test('shows again what was pasted, to the letter', async () => {
    const content = '\n</textarea><script>alert(1)</script>&amp;"\'\n'
    const { html } = await submit({ content, format: 'html', url: 'https://clinic.example/?a="b"&c' })
    expect(html).not.toContain('<script>alert')
    const area = html.slice(html.indexOf('<textarea'), html.indexOf('</textarea>'))
    expect(decode(area.slice(area.indexOf('>') + 2))).toBe(content)
    expect(html).toContain('value="https://clinic.example/?a=&quot;b&quot;&amp;c"')
    expect(html).toContain('value="html" checked')
  })

  test('never lets a page’s markup through, wherever its words are shown', async () => {
    const farm = EXAMPLES[0].text.replaceAll('种植牙', `种植牙${HOSTILE}`)
    for (const format of ['text', 'html']) {
      const { html } = await submit({ content: farm, format })
      expect(html).not.toContain('<script>document')
      expect(html).not.toContain('<svg onload')
      expect(html.slice(html.indexOf('id="verdict"'))).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/)
    }
    expect(shownText((await submit({ content: farm, format: 'text' })).html)).toContain('[U+202E]gnp.exe[U+202C]')
  })

  test.each([
    ['<!doctype html><title>a</title><p>Text</p>', 'a\nText'],
    ['  <div class=x>Text</div>', 'Text'],
    ['<3 is a heart', '<3 is a heart'],
    ['a < b > c', 'a < b > c'],
  ])('sees for itself whether it is HTML: %s', async (content, text) => {
    expect(shownText((await submit({ content })).html).trim()).toBe(text)
  })

  test('takes a megabyte of Chinese, and leaves the middle out', async () => {
    const form = new FormData()
    form.set('content', `Head\n${'白癜风是一种皮肤病。'.repeat(33_000)}\n\nTail`)
    const response = await server.post('/', null, null).then(() => fetch(`${server.url}/`, { method: 'POST', body: form }))
    const html = await response.text()
    expect(response.status).toBe(200)
    expect(html).toContain('The middle is left out here.')
    expect(shownText(html)).toMatch(/^Head[\s\S]{1,21000}Tail$/)
  })

  test.each([
    [{ content: DOORWAY, url: 'nowhere' }, 422, 'The address must be a whole web address'],
    [{ content: 'a'.repeat(3_000_000) }, 413, 'at most 2 MB are read'],
    [{ content: ' \n' }, 422, 'There is nothing to read.'],
    [{ content: 'https://clinic.example/page' }, 422, 'This service fetches no pages for visitors.'],
    [{ content: '', url: 'https://clinic.example/page', lang: 'zh-Hant' }, 422, '本服務不替訪客抓取網頁'],
  ])('says what is wrong, and what to do', async (fields, status, words) => {
    const answered = await submit(fields as unknown as Record<string, string>)
    expect(answered.status).toBe(status)
    expect(answered.html).toContain('role="alert"')
    expect(answered.html).toContain(words)
  })

  test('keeps a verdict only when asked, under a link, without a word of the page', async () => {
    expect((await submit({ content: DOORWAY })).html).not.toContain('/verdicts/')
    const link = /href="(\/verdicts\/[0-9a-f-]{36})/.exec((await submit({ content: DOORWAY, store: '1' })).html)?.[1] ?? ''
    const html = await (await server.get(link)).text()
    expect(html).toContain('not a word of the page')
    expect(html).toMatch(/<span class="points">[+−]\d/)
    expect(html).not.toContain('苏州')
    expect((await server.get('/verdicts/00000000-0000-0000-0000-000000000000')).status).toBe(404)
  })
})

describe('where pages may be fetched', () => {
  const fetching = useServer({ scans: { contact: 'ada@nostrum.example' }, access: { open: ['scan'] } })

  test('an address alone is fetched past the guard, which refuses this machine', async () => {
    const response = await fetching.post('/', FORM, new URLSearchParams({ content: `${fetching.url}/` }).toString())
    expect(response.status).toBe(422)
    expect(await response.text()).toContain('address-refused')
  })

  const inside = useServer({ scans: { contact: 'ada@nostrum.example', allowPrivate: true }, access: { open: ['scan'] } })

  test('and judged with where it came from', async () => {
    const html = await (await inside.post('/', FORM, new URLSearchParams({ content: `${inside.url}/docs` }).toString())).text()
    expect(html).toContain(`Fetched from ${inside.url}/docs`)
    expect(html).toMatch(/<div class="answer (?:spam|unsure|ham)">/)
  })
})

describe('under a limit', () => {
  const limited = useServer({ rateLimit: 2 })

  test('a reader is told how long to wait, in their language', async () => {
    const headers = { Accept: 'text/html', 'Accept-Language': 'zh-CN' }
    for (let i = 0; i < 2; i++) expect((await limited.get('/', headers)).status).toBe(200)
    const refused = await limited.get('/', headers)
    expect(refused.status).toBe(429)
    expect(await refused.text()).toMatch(/请求太多。请等待 \d{1,2} 秒再试。/)
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

  test('has a page for every signal, with its examples', async () => {
    for (const { id } of SIGNALS) {
      const { status, html } = await read(`/signals/${id}`)
      expect(status).toBe(200)
      expect(html, id).toMatch(/<pre class="example" tabindex="0">/)
    }
  })

  test('pins the draft of the limit headers, and says the limits', async () => {
    const html = await (await server.get('/docs')).text()
    expect(html).toContain('draft-ietf-httpapi-ratelimit-headers-10')
    expect(html).toContain('2 MB')
  })
})
