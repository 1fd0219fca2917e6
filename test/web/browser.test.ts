/** The pages in a real Chromium, served by Node: reading, looking, reviewing, with the keyboard alone, without scripts, for everybody. */
import { mkdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openChromium } from '../chromium.ts'
import { startSite, type TestSite } from '../crawl/site.ts'
import { faultsOf } from './axe.ts'
import { expectEvidence, FARM, judgeFarm, watch } from './reading.ts'
import { KEEPER } from './seed.ts'
import { startOnNode, type WebService } from './service.ts'

const PAGES = [
  '/',
  '/?example=zh-doorway',
  '/families',
  '/families/1',
  '/sites',
  '/sites/farm-0.example',
  '/scans',
  '/review',
  '/lists',
  '/signals',
  '/signals/ad-law-scars',
  '/model',
  '/status',
  '/docs',
]
const START_MILLISECONDS = 60_000
const PICTURES = 'samples/pictures'
const MAX_PICTURE_BYTES = 80_000
const scans = { contact: 'ada@nostrum.example', allowPrivate: true, limits: { delay: 0, backoff: 30 }, fetchLimits: { milliseconds: 1500, bytes: 1_000_000 } } as const

let service: WebService
let site: TestSite
let light: BrowserContext
/** Without scripts. */
let bare: BrowserContext
/** In the dark, in Chinese, on a telephone. */
let phone: BrowserContext
let seen: ReturnType<typeof watch>

beforeAll(async () => {
  ;[service, site, light, bare, phone] = await Promise.all([
    ...([startOnNode({ scans }), startSite(), openChromium(), openChromium({ javaScript: false })] as const),
    openChromium({ colorScheme: 'dark', locale: 'zh-CN', viewport: { width: 360, height: 740 } }),
  ])
  seen = watch(light)
}, START_MILLISECONDS)
afterAll(async () => {
  await Promise.all([light, bare, phone].map((context) => context?.close()))
  await Promise.all([service?.close(), site?.close()])
})

async function withPage<T>(context: BrowserContext, act: (page: Page) => Promise<T>): Promise<T> {
  const page = await context.newPage()
  try {
    return await act(page)
  } finally {
    await page.close()
  }
}

async function withContext<T>(options: Parameters<typeof openChromium>[0], act: (page: Page) => Promise<T>): Promise<T> {
  const context = await openChromium(options)
  try {
    return await withPage(context, act)
  } finally {
    await context.close()
  }
}

describe('checking a page', () => {
  test('paste, verdict, evidence; nothing but the page itself is asked for', () =>
    withPage(light, async (page) => {
      await judgeFarm(page, service.url)
      await expectEvidence(page)
      expect(page.url()).toBe(`${service.url}/`)
      expect(await page.locator('#verdict').evaluate((element) => element === document.activeElement)).toBe(true)
      for (const address of seen.requests) expect(address.startsWith(service.url) || address.startsWith('data:')).toBe(true)
      expect(seen.complaints).toEqual([])
    }))

  test('with the keyboard alone: from the skip link to a reason and back into the text', () =>
    withPage(light, async (page) => {
      await page.goto(service.url)
      await page.keyboard.press('Tab')
      expect(await page.locator(':focus').innerText()).toBe('Skip to the content')
      await page.keyboard.press('Enter')
      await page.keyboard.press('Tab')
      await page.keyboard.insertText(FARM)
      const press = async (key: string, until: () => Promise<boolean>) => {
        for (let i = 0; i < 80; i++) {
          await page.keyboard.press(key)
          if (await until()) return
        }
        throw new Error(`${key} never got there.`)
      }
      const focused = (selector: string) => () => page.locator(':focus').evaluate((element, wanted) => element.matches(wanted), selector)
      await press('Tab', focused('form#check button'))
      await page.keyboard.press('Enter')
      await page.locator('#verdict .answer').waitFor()
      await press('Tab', focused('a.in-text'))
      expect(await page.locator('[data-reason].lit').count()).toBe(1)
      await page.keyboard.press('Enter')
      expect(page.url()).toMatch(/#mark-\d{1,2}$/)
      await press('Tab', focused('mark a'))
      expect(await page.locator('mark.lit').count()).toBeGreaterThan(0)
      await page.keyboard.press('Enter')
      expect(page.url()).toMatch(/#reason-\d{1,2}$/)
      expect(await page.locator('[data-reason]:target').count()).toBe(1)
    }))

  test('works without scripts', () =>
    withPage(bare, async (page) => {
      await page.goto(service.url)
      await page.getByLabel('The page', { exact: true }).fill(FARM)
      await page.getByLabel('Keep the verdict under a link').check()
      await page.getByRole('button', { name: 'Judge' }).click()
      expect(await page.locator('.answer .badge').innerText()).toContain('spam')
      await page.getByRole('link', { name: 'Link to this verdict' }).click()
      expect(await page.locator('h1').innerText()).toBe('A kept verdict')
    }))

  test.each([
    ['en', 'The service cannot be reached.'],
    ['zh-Hans', '无法连接服务。'],
    ['zh-Hant', '無法連上服務。'],
  ])('says to readers of %s when the service cannot be reached, and loses nothing', (lang, sentence) =>
    withPage(light, async (page) => {
      await page.goto(`${service.url}/?lang=${lang}`)
      await page.locator('#content').fill(FARM)
      await light.setOffline(true)
      await page.locator('#check button').click()
      await page.locator('#result [role=alert]').waitFor()
      expect(await page.locator('#result').innerText()).toContain(sentence)
      expect(await page.locator('#content').inputValue()).toBe(FARM)
      await light.setOffline(false)
      await page.locator('#check button').click()
      await page.locator('#verdict .answer').waitFor()
    }),
  )

  test('runs nothing that a page brings', () =>
    withPage(light, async (page) => {
      await page.goto(service.url)
      await page
        .locator('#content')
        .fill(`${FARM}<script>document.title = 'owned'</script><svg onload="document.title = 'owned'"></svg><img src=x onerror="document.title = 'owned'">`)
      await page.locator('#check button').click()
      await page.locator('#verdict .answer').waitFor()
      expect(await page.title()).toBe('Check a page · Nostrum')
      expect(await page.locator('#result script, #result img, #result .text svg').count()).toBe(0)
      expect(await page.locator('.text').innerText()).toContain('<svg onload=')
    }))
})

describe('families', () => {
  test('the grid follows host and day', () =>
    withPage(light, async (page) => {
      await page.goto(`${service.url}/families`)
      await page.getByRole('link', { name: '哪家好' }).first().click()
      const total = page.locator('#grid-shown')
      expect(await total.innerText()).toBe('126')
      await page.getByLabel('Host').selectOption('farm-3.example')
      expect(await total.innerText()).toBe('12')
      await page.getByLabel('Host').selectOption('')
      await page.locator('input[type=range]').focus()
      await page.keyboard.press('Home')
      expect(await total.innerText()).toBe('1')
      expect(await page.locator('#grid td.l1').count()).toBe(1)
    }))

  test('and without scripts, by a form', () =>
    withPage(bare, async (page) => {
      await page.goto(`${service.url}/families/1`)
      await page.getByLabel('Host').selectOption('farm-3.example')
      await page.getByRole('button', { name: 'Show' }).click()
      const shown = await page.locator('#grid td[data-cells]').allInnerTexts()
      expect(shown.reduce((sum, text) => sum + Number(text), 0)).toBe(12)
    }))
})

test('sites are found by a part of their name, and lead to their families', () =>
  withPage(light, async (page) => {
    await page.goto(`${service.url}/sites`)
    await page.getByLabel('Host name').fill('farm')
    await page.getByRole('button', { name: 'Search' }).click()
    expect(await page.getByRole('rowheader').allInnerTexts()).toEqual(['farm-0.example', 'farm-1.example', 'farm-2.example', 'farm-3.example'])
    await page.getByLabel('Host name').fill('https://www.farm-0.example/0-0.html')
    await page.getByRole('button', { name: 'Search' }).click()
    expect(await page.locator('h1').innerText()).toBe('farm-0.example')
    await page.getByRole('link', { name: '#1' }).first().click()
    expect(page.url()).toContain('/families/1')
  }))

test('a scan is started with a token, followed as it goes, filtered and downloaded', () =>
  withPage(light, async (page) => {
    await page.goto(`${service.url}/scans`)
    await page.getByLabel('Addresses, one a line').fill(site.url(3, '/'))
    await page.getByLabel('At most so many pages').fill('40')
    await page.getByRole('button', { name: 'Start' }).click()
    await page.getByRole('alert').waitFor()
    expect(await page.getByRole('alert').innerText()).toContain('This needs a token')
    await page.getByLabel('Token', { exact: true }).fill(KEEPER)
    await page.getByRole('button', { name: 'Start' }).click()
    await page.waitForURL('**/scans/*-*')
    await page.locator('#state', { hasText: 'done' }).waitFor({ timeout: 20_000 })
    expect(Number(await page.locator('[data-figure=judged]').innerText())).toBeGreaterThan(5)
    await page.locator('#results').getByRole('link', { name: 'spam', exact: true }).click()
    expect(await faultsOf(page)).toEqual([])
    const verdicts = await page.locator('#results td .badge').allInnerTexts()
    expect(new Set(verdicts)).toEqual(new Set(['✕ spam']))
    const csv = Buffer.from(await (await fetch(`${page.url().split('?')[0]}/results.csv`)).arrayBuffer()).toString()
    expect(csv.split('\r\n')[0]).toBe('\ufeffurl,state,verdict,likelihood,score,language,reasons,trouble,detail,visited')
    expect(csv.match(/,spam,spam,[01]\.\d{4}/g)?.length).toBe(Number(await page.locator('[data-count=spam]').innerText()))
    await page.goto(`${service.url}/scans`)
    expect(await page.locator('#yours a').allInnerTexts()).toEqual([site.url(3, '/')])
  }))

test('a reviewer sees what waits, looks at what was sent, and decides from the row', () =>
  withPage(light, async (page) => {
    await page.goto(`${service.url}/review`)
    await page.getByLabel('Token', { exact: true }).fill('a-wrong-token')
    await page.getByRole('button', { name: 'Use' }).click()
    expect(await page.getByRole('alert').innerText()).toContain('This needs a token that the service knows.')
    await page.getByLabel('Token', { exact: true }).fill(KEEPER)
    await page.getByRole('button', { name: 'Use' }).click()
    const cases = page.locator('.case')
    await cases.first().waitFor()
    expect(await cases.locator('h2').allInnerTexts()).toEqual(['farm-0.example', 'https://clinic.example/leaflet-0'])
    expect(await page.locator('[role=alert]').count()).toBe(0)
    expect(await cases.first().innerText()).toContain('<script>document.title="owned"</script><svg onload=alert(1)>[U+202E]gnp.exe')
    await cases.last().getByRole('button', { name: 'Show the page as it was sent' }).click()
    await expect.poll(() => cases.last().locator('pre').innerText()).toContain('<h1>Leaflet</h1><script>')
    expect(await page.title()).toBe('Review · Nostrum')
    expect(await faultsOf(page)).toEqual([])
    await cases.last().getByLabel('not spam').check()
    await cases.last().getByLabel('Reason (public)').fill('A leaflet.')
    await cases.last().getByRole('button', { name: 'Write it down' }).click()
    await expect.poll(() => cases.last().innerText()).toContain('Decided. It is in force.')
    await cases.first().getByLabel('spam', { exact: true }).check()
    await cases.first().getByLabel('Reason (public)').fill('A farm.')
    await cases.first().getByRole('button', { name: 'Write it down' }).click()
    await expect.poll(() => cases.first().innerText()).toContain('in force')
    await page.goto(`${service.url}/sites/farm-0.example`)
    expect(await page.locator('.standing').innerText()).toContain('A farm.')
    expect(await page.locator('.badge.disputed').count()).toBe(0)
  }))

describe('for everybody', () => {
  // The reference repeats a few forms some hundred times; the first of them suffice.
  const open = async (page: Page, path: string) => {
    await page.goto(service.url + path)
    if (path === '/docs')
      await page.locator('main > section:nth-of-type(n + 8)').evaluateAll((sections) => {
        for (const section of sections) section.remove()
      })
  }
  const isTooWide = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth > innerWidth)

  test.each(PAGES)('axe finds nothing against %s', (path) =>
    withPage(light, async (page) => {
      await open(page, path)
      expect(await faultsOf(page)).toEqual([])
      expect(await isTooWide(page)).toBe(false)
    }),
  )

  test.each(PAGES)('nor against %s in the dark, in Chinese, on a telephone', (path) =>
    withPage(phone, async (page) => {
      await open(page, path)
      expect(await faultsOf(page, 'looks')).toEqual([])
      expect(await isTooWide(page)).toBe(false)
    }),
  )
})

// Pictures for the README: NOSTRUM_UPDATE_PICTURES=1 npm test.
test.runIf(process.env['NOSTRUM_UPDATE_PICTURES'])('the pictures of the README are taken anew', async () => {
  mkdirSync(PICTURES, { recursive: true })
  const take = (name: string, path: string, options: Parameters<typeof openChromium>[0], clip: string) =>
    // Grey letters instead of coloured edges: the files are half as large.
    withContext({ ...options, flags: ['--disable-lcd-text', '--hide-scrollbars'] }, async (page) => {
      await page.goto(service.url + path)
      await page.locator(clip).evaluate((element) => element.scrollIntoView({ block: 'start' }))
      const file = join(PICTURES, `${name}.png`)
      await page.screenshot({ path: file, scale: 'css' })
      expect(statSync(file).size).toBeLessThan(MAX_PICTURE_BYTES)
    })
  await take('verdict-en', '/?example=zh-doorway', { viewport: { width: 960, height: 330 } }, '#verdict')
  await take('evidence-en', '/?example=en-supplement', { viewport: { width: 980, height: 320 } }, '#verdict .columns')
  await take('family-zh-hans', '/families/1', { locale: 'zh-CN', colorScheme: 'dark', viewport: { width: 900, height: 560 } }, '.facts')
  await take('check-zh-hant', '/?example=zh-hant-advertorial', { locale: 'zh-TW', viewport: { width: 360, height: 640 } }, '#verdict')
})
