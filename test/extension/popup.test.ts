import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { analyse } from '../../src/analyse.ts'
import { openSqliteStore } from '../../src/store/sqlite.ts'
import { currentModel } from '../../src/verdict/current.ts'
import { entryOf } from '../lists/samples.ts'
import { openStage, type Stage } from './browser.ts'

const html = (lines: readonly string[]) =>
  `<!doctype html><html><head><meta charset="utf-8"><title>${lines[0]}</title></head><body>${lines.map((line) => `<p>${line}</p>`).join('\n')}</body></html>`
const golden = (name: string) => readFileSync(`samples/golden/${name}`, 'utf8')
/** A farm page with words that would be markup. */
const FARM = golden('zh-scrubbed-html/page.html').replaceAll('白斑会不会传染', '白斑会不会&lt;img src=x onerror=alert(1)&gt;传染')
/** 5,000 characters of different pages, spam and honest. */
const LONG = html(
  ['zh-doorway', 'zh-hant-advertorial', 'zh-debunk', 'zh-fee-table', 'zh-hant-trial-notice']
    .flatMap((name) => golden(`${name}/page.txt`).split('\n'))
    .join('\n')
    .repeat(4)
    .slice(0, 5000)
    .split('\n'),
)
const HOME = 'https://www.farm.example/ly/0.html'

let stage: Stage
let page: Page

beforeAll(async () => {
  stage = await openStage({
    pages: { 'www.farm.example': FARM, 'leaflet.example': html(golden('en-leaflet/page.txt').split('\n')), 'long.example': LONG, 'empty.example': '<!doctype html><body></body>' },
    entries: [entryOf('farm.example/'), ...Array.from({ length: 20 }, (_, i) => entryOf(`other-${i}.example/`))],
    grants: ['*://leaflet.example/*'],
  })
  await stage.configure({ service: stage.service })
  page = stage.context.pages()[0] as Page
}, 60_000)
afterAll(() => stage.close())

/** The goal is 50 ms on a free processor. Tests share two cores with whatever else runs, which takes five times as long: only more than that is a fault. */
const MOST_MILLISECONDS = 250
const MOST_TRIES = 5

/** What the page shows as evidence: the words of each layer, in order. */
const highlighted = () =>
  page.evaluate(() => Object.fromEntries([...CSS.highlights].map(([name, layer]) => [name, [...layer].map((range) => range.toString()).filter((words) => words.trim() !== '')])))

test('a page of 5,000 characters is judged on the device, quickly also the first time', async () => {
  await page.goto('https://long.example/')
  let best = Number.POSITIVE_INFINITY
  for (let tries = 0; tries < MOST_TRIES && best >= MOST_MILLISECONDS; tries++) {
    await stage.stopBackground()
    const popup = await stage.press(page)
    const told = String(await popup.waitFor(`document.querySelector('#local')?.textContent`))
    await popup.close()
    const [, judging, loading] = /^Judged on this device in (\d+) ms, after (\d+) ms to start\. Nothing of the page was sent anywhere\.$/.exec(told) ?? []
    console.info(`First judgement of 5,000 characters in the extension: ${judging} ms, after ${loading} ms to start the engine.`)
    expect(Number(loading)).toBeGreaterThan(0)
    best = Math.min(best, Number(judging))
  }
  expect(best).toBeLessThan(MOST_MILLISECONDS)
})

test('the popup says what the library says, shows the words in the page, and changes nothing of the page', async () => {
  await page.goto(HOME)
  const before = await page.content()
  const popup = await stage.press(page)
  const shown = String(await popup.waitFor(`document.querySelector('.verdict')?.innerText`))
  await popup.waitFor(`document.querySelector('#lookup')?.textContent`)
  await popup.close()
  const expected = analyse({ html: before, url: HOME }, { model: currentModel() })
  expect(expected.verdict).toBe('spam')
  expect(shown).toContain('✕ spam')
  expect(shown).toContain(expected.likelihood > 0.999 ? '> 99.9 %' : `${(expected.likelihood * 100).toFixed(1)} %`)
  const { 'nostrum-against': against = [] } = await highlighted()
  expect(against).toContain('白斑能不能晒太阳??开封那家医院看白斑比较好')
  expect(await page.content()).toBe(before)
})

describe('what the popup shows', () => {
  let judged: Page
  beforeAll(async () => {
    await page.goto(HOME)
    judged = await stage.judge(page)
  })
  afterAll(() => judged.close())

  test('reasons either way, that add up to the score', async () => {
    const { bias, score } = analyse({ html: await page.content(), url: HOME }, { model: currentModel() })
    const points = (await judged.locator('.reasons .points').allTextContents()).map((text) => Number(text.replace('−', '-')))
    expect(points.length).toBeGreaterThan(5)
    expect(Math.abs(bias + points.reduce((sum, each) => sum + each, 0) - score)).toBeLessThan(0.1)
  })

  test('claims with the rules on claims of their kind, and words restored', async () => {
    const text = await judged.locator('main').innerText()
    expect(text).toContain('What the page claims')
    expect(text).toMatch(/\[CN-AD-16-1-2/)
    expect(text).toContain('A pointer, not legal advice')
    expect(text).toContain('Words with their likely originals')
  })

  test('words of the page as text, whatever they look like', async () => {
    expect(await judged.locator('main').innerText()).toContain('<img src=x onerror=alert(1)>')
    expect(await judged.locator('main img').count()).toBe(0)
  })

  test('the place of a quote in the page, on a click', async () => {
    await judged.locator('[data-signal="city-rotated-links"], [data-signal="two-question-title"], .reasons li').first().locator('button.link').first().click()
    await page.waitForFunction(() => CSS.highlights.get('nostrum-now')?.size === 1)
    await judged.click('#words')
    await page.waitForFunction(() => CSS.highlights.size === 0)
    await judged.click('#words')
    await page.waitForFunction(() => CSS.highlights.size > 0)
  })

  test('what the list says of the address, and the reader’s rule, which goes before', async () => {
    expect(await judged.textContent('#lookup')).toBe('This address is on the list: doorway page, listed as spam, since 2026-01-31.')
    await judged.click('#site >> text=Trust')
    await judged.waitForSelector('#lookup:has-text("You trust this site.")')
    await judged.click('#site >> text="No rule"')
    await judged.waitForSelector('#lookup:has-text("is on the list")')
  })
})

test('"this is wrong" shows what would be sent, and sends exactly that, on a click', async () => {
  await page.goto(HOME)
  const judged = await stage.judge(page)
  const before = stage.network.seen.length
  await judged.click('#wrong summary')
  const preview = judged.locator('#wrong pre')
  expect(await preview.textContent()).toBe(`POST ${stage.service}/v1/feedback\nContent-Type: application/json\n\n${JSON.stringify({ url: HOME, label: 'ham' }, null, 2)}`)
  await judged.fill('#wrong textarea', 'they corrected <b>everything</b>')
  await judged.click('#wrong [value=borderline]')
  await judged.click('#wrong [name=text]')
  const [head = '', body = ''] = ((await preview.textContent()) ?? '').split('\n\n')
  expect(JSON.parse(body)).toEqual({ url: HOME, label: 'borderline', reason: 'they corrected <b>everything</b>', text: expect.stringContaining('洛阳那家医院看白斑比较好') })
  expect(stage.network.seen.length).toBe(before)

  stage.network.isServiceUp = false
  await judged.click('#wrong button[type=submit]')
  await judged.waitForSelector('.outcome.wrong:has-text("could not be reached")')
  stage.network.isServiceUp = true
  await judged.click('#wrong button[type=submit]')
  await judged.waitForSelector('.outcome:has-text("Sent.")')
  await judged.close()

  const sent = stage.network.seen
    .slice(before)
    .filter(({ method }) => method === 'POST')
    .at(-1)
  expect(`POST ${sent?.url}`).toBe(head.split('\n')[0])
  expect(sent?.body).toBe(body)
  expect(sent?.headers['cookie'] ?? sent?.headers['referer'] ?? sent?.headers['authorization']).toBeUndefined()
  const store = openSqliteStore(stage.db)
  const { voices } = await store.feedback.getCase(`page:${HOME}`, null)
  await store.close()
  expect(voices).toMatchObject([{ label: 'borderline', reason: 'they corrected <b>everything</b>' }])
})

test('a listing is disputed on a page of its own, without the page', async () => {
  const report = await stage.open(`report.html?url=${encodeURIComponent('https://www.farm.example/"><img src=x>')}`)
  expect(await report.textContent('pre')).toContain('"label": "ham"')
  expect(await report.locator('main img').count()).toBe(1)
  expect(await report.locator('[name=text]').count()).toBe(0)
  await report.click('button[type=submit]')
  await report.waitForSelector('.outcome:not(:empty)')
  await report.close()
})

test('pages of a site are judged when they open once the reader wants that', async () => {
  const home = 'https://leaflet.example/'
  await page.goto(home)
  const judged = await stage.judge(page)
  expect(await judged.locator('.verdict.ham').count()).toBe(1)
  const badge = () =>
    judged.evaluate(async () => {
      const tab = (await chrome.tabs.query({})).find(({ url }) => url === 'https://leaflet.example/')
      return chrome.action.getBadgeText({ tabId: tab?.id as number })
    })
  expect(await badge()).toBe('')
  await judged.click('#always')
  await judged.waitForFunction(() => chrome.scripting.getRegisteredContentScripts().then((scripts) => scripts.some(({ id }) => id === 'sites')))
  await page.reload()
  await vi.waitFor(async () => expect(await badge()).toBe('✓'), { timeout: 5000 })
  await judged.click('#always')
  await judged.waitForFunction(() => chrome.scripting.getRegisteredContentScripts().then((scripts) => scripts.length === 0))
  await judged.close()
})

test('where there is nothing to judge, or no way in, the popup says so', async () => {
  await page.goto('https://empty.example/')
  const empty = await stage.press(page)
  await empty.waitFor(`document.querySelector('.verdict.unsure')?.innerText.includes('too little text')`)
  await empty.close()
  await page.goto('chrome://version')
  const closed = await stage.press(page)
  await closed.waitFor(`document.querySelector('[role=alert]')?.innerText.includes('lets no extension read')`)
  await closed.close()
})

test('nothing was sent but pages to the reader, look-ups, and the reports that were clicked for', () => {
  const kinds = stage.network.seen.map(({ method, url }) => (url.startsWith(stage.service) ? `${method} ${new URL(url).pathname}` : method))
  expect([...new Set(kinds)].sort()).toEqual(['GET', 'GET /v1/hashLists:batchGet', 'GET /v1/hashes:search', 'POST /v1/feedback'])
  // Chromium itself tries again when a connection breaks.
  expect(new Set(stage.network.seen.filter(({ method }) => method === 'POST').map(({ body }) => body)).size).toBe(2)
  for (const { url } of stage.network.seen.filter(({ url }) => url.startsWith(stage.service))) expect(url).not.toContain('farm.example')
  expect(stage.network.refused.filter((host) => host !== 'update.googleapis.com' && host !== 'accounts.google.com')).toEqual([])
})
