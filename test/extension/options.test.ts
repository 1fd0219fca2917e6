import { readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { originsOf, SHIPPED } from '../../src/extension/engines.ts'
import { highlight } from '../../src/extension/page/highlight.ts'
import { toBase64 } from '../../src/lookup/base64.ts'
import { hashExpression } from '../../src/lookup/hash.ts'
import { entryOf } from '../lists/samples.ts'
import { openStage, type Stage } from './browser.ts'

/** A result page after a redesign that no description shipped knows. */
const REDESIGNED = '<!doctype html><meta charset="utf-8"><title>x</title><main><section class="hit"><a class="go" href="https://www.farm.example/">白斑哪家好</a></section></main>'
const SEARCH = 'https://www.google.com/search?q=x'

let stage: Stage
let page: Page
let options: Page

beforeAll(async () => {
  stage = await openStage({
    pages: { 'www.google.com': REDESIGNED, 'page.example': '<!doctype html><meta charset="utf-8"><p>一 <b>二三</b>四\n五</p><p>二三四</p>' },
    entries: [entryOf('farm.example/'), ...Array.from({ length: 20 }, (_, i) => entryOf(`other-${i}.example/`))],
    grants: SHIPPED.engines.flatMap(originsOf),
  })
  page = stage.context.pages()[0] as Page
  options = await stage.open('options.html')
}, 60_000)
afterAll(() => stage.close())

const save = async () => {
  await options.click('button[type=submit]')
  await options.waitForSelector('#saved:not(:empty)')
}

test('rules come from a file, keep what means nothing in sight, and go into a file that uBlacklist reads', async () => {
  const file = join(dirname(stage.db), 'mine.txt')
  writeFileSync(file, '---\nname: from elsewhere\n---\n*://*.farm.example/*\nfarm.example\n@*://good.example/*\n')
  await options.setInputFiles('#import', file)
  await options.waitForSelector('#saved:has-text("2 rules were added.")')
  await options.setInputFiles('#import', file)
  expect(await options.inputValue('#rules')).toBe('*://*.farm.example/*\nfarm.example\n@*://good.example/*\n')
  expect(await options.locator('#problems li').allTextContents()).toEqual([expect.stringMatching(/^Line 2 means nothing: .*\*:\/\/\*\.farm\.example\/\*/)])
  const [download] = await Promise.all([options.waitForEvent('download'), options.click('#export')])
  expect(download.suggestedFilename()).toBe('nostrum-rules.txt')
  expect(readFileSync(await download.path(), 'utf8')).toBe('---\nname: Nostrum\n---\n*://*.farm.example/*\nfarm.example\n@*://good.example/*\n')
  await options.fill('#rules', '')
  await save()
})

test('the language is the browser’s until the reader chooses one', async () => {
  expect(await options.title()).toBe('Nostrum options')
  for (const [language, title] of [
    ['zh-Hans', 'Nostrum 选项'],
    ['zh-Hant', 'Nostrum 選項'],
    ['auto', 'Nostrum options'],
  ] as const) {
    await options.selectOption('[name=language]', language)
    await options.click('button[type=submit]')
    await options.waitForFunction((expected) => document.title === expected, title)
    expect(await options.getAttribute('html', 'lang')).toBe(language === 'auto' ? 'en' : language)
  }
})

test('newer descriptions of result pages come only when the reader wants them, and then mend what a redesign broke', async () => {
  stage.network.overrides.set('/v1/engines', {
    version: 2,
    engines: [{ id: 'google', name: 'x', pages: [], results: [{ root: '.hit', link: 'a.go' }], redirects: [] }],
  })
  await options.fill('[name=service]', stage.service)
  await save()
  await options.click('[data-engine=google]')
  await options.waitForFunction(() => chrome.scripting.getRegisteredContentScripts().then((scripts) => scripts.length === 1))
  await page.goto(SEARCH)
  await page.waitForTimeout(500)
  expect(await page.locator('[data-nostrum]').count()).toBe(0)
  expect(stage.network.seen.filter(({ url }) => url.endsWith('/v1/engines'))).toEqual([])
  await options.click('[name=updateEngines]')
  await save()
  await page.goto(SEARCH)
  await page.waitForSelector('[data-nostrum=certain]')
})

test('what a hostile service says of a listing stays text', async () => {
  stage.network.overrides.set('/v1/hashes:search', {
    fullHashes: [
      {
        fullHash: toBase64(hashExpression('farm.example/')),
        details: [{ kind: 'doorway', tier: 'certain', reasons: ['<img src=x onerror=alert(1)>'], family: '<b>7</b>', since: '<script>', attributes: [] }],
      },
    ],
    cacheDuration: '300s',
  })
  // Answers are remembered for a while; this is a browser started anew.
  await options.evaluate(() => chrome.storage.session.clear())
  await page.goto(SEARCH)
  await page.click('[data-nostrum=certain] button.mark')
  const card = page.locator('[data-nostrum=certain] .card')
  expect(await card.textContent()).toContain('<img src=x onerror=alert(1)>')
  expect(await card.locator('img, b, script').count()).toBe(0)
  stage.network.overrides.delete('/v1/hashes:search')
})

test('damaged lists are thrown away, and the reader is told', async () => {
  stage.network.overrides.set('/v1/hashLists:batchGet', { hashLists: [{ name: 'likely-4b' }, 7] })
  await options.click('#update')
  await options.waitForSelector('#lists:has-text("could not be asked")')
  stage.network.overrides.delete('/v1/hashLists:batchGet')
  await options.click('#update')
  await options.waitForSelector('#lists:has-text("21 listed")')
})

test('a search engine is left when its box is cleared', async () => {
  await options.click('[data-engine=google]')
  await options.waitForFunction(() => chrome.scripting.getRegisteredContentScripts().then((scripts) => scripts.length === 0))
  await page.goto(SEARCH)
  await page.waitForTimeout(300)
  expect(await page.locator('[data-nostrum]').count()).toBe(0)
})

test('browsers that cannot highlight get marks around the words, which go away without a trace', async () => {
  await page.goto('https://page.example/')
  const before = await page.innerHTML('body')
  await page.evaluate(() => Reflect.deleteProperty(globalThis, 'Highlight'))
  const show = (places: Parameters<typeof highlight>[0], now = -1) => page.evaluate(`(${highlight})(${JSON.stringify(places)}, ${now})`)
  const found = await show([{ words: '一二三四五', nth: 0, kind: 'against' }, { words: '二三四', nth: 1, kind: 'for' }, { words: '没有', nth: 0, kind: 'for' }, null])
  expect(found).toBe(2)
  expect(await page.locator('mark.nostrum-against').allTextContents()).toEqual(['一 ', '二三', '四\n五'])
  expect(await page.locator('mark.nostrum-for').allTextContents()).toEqual(['二三四'])
  expect(await show([{ words: '二三四', nth: 7, kind: 'against' }], 0)).toBe(1)
  expect(await page.locator('mark').allTextContents()).toEqual(['二三四'])
  await show([])
  expect(await page.innerHTML('body')).toBe(before)
})
