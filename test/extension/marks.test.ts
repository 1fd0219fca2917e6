import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { originsOf, SHIPPED } from '../../src/extension/engines.ts'
import { toBase64 } from '../../src/lookup/base64.ts'
import { hashExpression, prefixBytes, prefixOf } from '../../src/lookup/hash.ts'
import { entryOf } from '../lists/samples.ts'
import { openStage, type Stage } from './browser.ts'

const RESULT_PAGES: Readonly<Record<string, string>> = {
  google: 'https://www.google.com/search?q=x',
  bing: 'https://www.bing.com/search?q=x',
  duckduckgo: 'https://duckduckgo.com/?q=x',
  baidu: 'https://www.baidu.com/s?wd=x',
  sogou: 'https://www.sogou.com/web?query=x',
  so: 'https://www.so.com/s?q=x',
  'yahoo-japan': 'https://search.yahoo.co.jp/search?p=x',
  naver: 'https://search.naver.com/search.naver?query=x',
  yandex: 'https://yandex.ru/search/?text=x',
}
const pages = Object.fromEntries(Object.entries(RESULT_PAGES).map(([id, url]) => [new URL(url).host, readFileSync(`test/extension/results/${id}.html`, 'utf8')]))
const OTHERS = Array.from({ length: 20 }, (_, i) => entryOf(`other-${i}.example/`))

let stage: Stage
let page: Page
const goTo = async (id: string) => {
  await page.goto(RESULT_PAGES[id] as string)
  await page.waitForSelector('[data-nostrum]')
}
/** Marks with the title of the result that each stands in front of. */
const marks = () => page.$$eval('[data-nostrum]', (all) => all.map((mark) => [mark.getAttribute('data-nostrum'), mark.nextElementSibling?.textContent?.slice(0, 6)]))
const lookups = () => stage.network.seen.filter(({ url }) => url.startsWith(stage.service))

beforeAll(async () => {
  stage = await openStage({
    pages,
    entries: [
      entryOf('farm.example/'),
      entryOf('forum.example/t/7', { tier: 'likely', kind: 'link-farm', reasons: ['reviewer-note'], family: null }),
      entryOf('diary.example/', { canary: true }),
      ...OTHERS,
    ],
    allowed: ['cleared.example/'],
    grants: SHIPPED.engines.flatMap(originsOf),
  })
  page = stage.context.pages()[0] as Page
}, 60_000)
afterAll(() => stage.close())

test('nothing is asked or marked before the reader chose a service and search engines', async () => {
  await page.goto(RESULT_PAGES['google'] as string)
  await page.waitForTimeout(500)
  expect(await marks()).toEqual([])
  expect(stage.network.seen.map(({ url }) => url)).toEqual([RESULT_PAGES['google']])
})

test('a service is taken when its address is one, and its lists are fetched', async () => {
  const options = await stage.open('options.html')
  await options.fill('[name=service]', 'http://nostrum.example')
  await options.click('button[type=submit]')
  await options.waitForSelector('#service-problem:not(:empty)')
  await options.close()
  await stage.configure({ service: `${stage.service}/` })
  const [request, ...more] = lookups()
  expect(more).toEqual([])
  expect(request?.url).toBe(`${stage.service}/v1/hashLists:batchGet?names=likely-4b&names=allow-32b`)
})

test('each search engine is let in by a click of its own', async () => {
  const options = await stage.open('options.html')
  const boxes = options.locator('[data-engine]')
  expect(await boxes.count()).toBe(9)
  for (const box of await boxes.all()) {
    expect(await box.isChecked()).toBe(false)
    await box.click()
    await options.waitForFunction((input) => (input as HTMLInputElement).checked, await box.elementHandle())
  }
  await options.close()
})

test.each(Object.keys(RESULT_PAGES))('on %s listed results are marked, seen through redirects, and no others', async (id) => {
  await goTo(id)
  expect(await marks()).toEqual([
    ['certain', '白癜风哪家医'],
    ['likely', '<img s'],
  ])
})

test('a mark says why, by keyboard and to screen readers', async () => {
  await goTo('google')
  const mark = page.locator('[data-nostrum=certain] button.mark')
  expect(await mark.getAttribute('aria-label')).toBe('Nostrum: Spam. Show why')
  expect(await mark.textContent()).toBe('✕Spam')
  await mark.focus()
  await page.keyboard.press('Enter')
  const card = page.locator('[data-nostrum=certain] .card')
  await card.waitFor({ state: 'visible' })
  expect(await mark.getAttribute('aria-expanded')).toBe('true')
  expect(await card.getAttribute('aria-label')).toBe('doorway page: listed as spam')
  expect(await card.locator('li').allTextContents()).toEqual(['The same link repeated with other cities', 'The title is a search query with a place, clinic or price to fill in'])
  expect(await card.textContent()).toContain('List entry: farm.example/ · since 2026-01-31 · one of a family of doorway pages (7)')
  await page.keyboard.press('Tab')
  expect(await card.locator('button:focus').textContent()).toBe('Trust')
  await page.keyboard.press('Escape')
  await card.waitFor({ state: 'hidden' })
  expect(page.url()).toBe(RESULT_PAGES['google'])
})

test('clicks that the page makes up choose no rule', async () => {
  await goTo('google')
  await page.evaluate(() => {
    for (const button of document.querySelector('[data-nostrum=certain]')?.shadowRoot?.querySelectorAll('button') ?? []) (button as HTMLElement).click()
  })
  await page.reload()
  await page.waitForSelector('[data-nostrum=certain]')
})

test("the reader's rule goes before the list, and is seen at once", async () => {
  await goTo('bing')
  const choose = async (mark: string, word: string) => {
    await page.click(`[data-nostrum=${mark}] button.mark`)
    await page.click(`[data-nostrum=${mark}] .card >> text="${word}"`)
  }
  await choose('certain', 'Trust')
  await page.waitForSelector('[data-nostrum=own-allow]')
  await choose('own-allow', 'Block')
  await page.waitForSelector('[data-nostrum=own-block]')
  await choose('likely', 'Ignore lists')
  await page.waitForSelector('[data-nostrum=likely]', { state: 'detached' })
  const options = await stage.open('options.html')
  expect(await options.inputValue('#rules')).toBe('*://*.farm.example/*\n@*://*.forum.example/*\n')
  await options.fill('#rules', '')
  await options.click('button[type=submit]')
  await options.waitForSelector('#saved:not(:empty)')
  await options.close()
})

test('results that come later are marked too', async () => {
  await goTo('duckduckgo')
  await page.evaluate(() => {
    const more = document.querySelector('article')?.closest('li')?.cloneNode(true) as HTMLElement
    more.querySelector('[data-nostrum]')?.remove()
    document.querySelector('ol')?.append(more)
  })
  await page.waitForFunction(() => document.querySelectorAll('[data-nostrum=certain]').length === 2)
})

describe('what happens to listed results is the reader’s choice', () => {
  afterAll(() => stage.configure({ effect: 'mark' }))

  test('shaded', async () => {
    await stage.configure({ effect: 'highlight' })
    await goTo('sogou')
    expect(await page.locator('.vrwrap').first().getAttribute('style')).toContain('background-color')
    expect(await page.locator('.vrwrap').nth(2).getAttribute('style')).toBeNull()
  })

  test('hidden, with a line that says so and brings them back', async () => {
    await stage.configure({ effect: 'hide' })
    await goTo('sogou')
    const first = page.locator('.vrwrap').first()
    expect(await first.isVisible()).toBe(false)
    const notice = page.locator('[data-nostrum=hidden]')
    expect(await notice.textContent()).toBe('Nostrum hides 2 results here. Show')
    await notice.locator('button').click()
    expect(await first.isVisible()).toBe(true)
    expect(await notice.count()).toBe(0)
  })
})

test('without the service nothing is shown or hindered, and the reader is told when they ask', async () => {
  stage.network.isServiceUp = false
  // Another tier needs another list, which cannot be fetched now.
  await stage.configure({ tier: 'watch' })
  await page.goto(RESULT_PAGES['google'] as string)
  await page.waitForTimeout(500)
  expect(await marks()).toEqual([])
  const options = await stage.open('options.html')
  await options.waitForSelector('#lists:has-text("could not be asked")')
  stage.network.isServiceUp = true
  await options.click('#update')
  await options.waitForSelector('#lists:has-text("23 listed")')
  await options.close()
  await goTo('google')
})

test('of all that was sent, services saw prefixes among others of the list, and no address, cookie or referrer', () => {
  const sent = lookups()
  expect(sent.length).toBeGreaterThan(1)
  const listed = new Set(
    [...OTHERS.map(({ expression }) => expression), 'farm.example/', 'forum.example/t/7', 'diary.example/'].map((each) => toBase64(prefixBytes(prefixOf(hashExpression(each))))),
  )
  for (const { method, url, headers, body } of sent) {
    const { pathname, searchParams } = new URL(url)
    expect([method, body]).toEqual(['GET', ''])
    expect(headers['cookie'] ?? headers['referer'] ?? headers['authorization'] ?? headers['origin']).toBeUndefined()
    expect(['/v1/hashLists:batchGet', '/v1/hashes:search']).toContain(pathname)
    const prefixes = searchParams.getAll('hashPrefixes')
    expect(prefixes.length % 4).toBe(0)
    expect(prefixes.filter((prefix) => !listed.has(prefix))).toEqual([])
  }
  const others = stage.network.seen.filter(({ url }) => !url.startsWith(stage.service)).map(({ url }) => url)
  expect(others.filter((url) => !Object.values(RESULT_PAGES).includes(url))).toEqual([])
  // Chromium looks for updates of itself and for an account, whatever it is told.
  expect(stage.network.refused.filter((host) => host !== 'update.googleapis.com' && host !== 'accounts.google.com')).toEqual([])
})
