/** The same pages in a real Chromium, served by workerd over D1, as wrangler runs the worker. */
import type { BrowserContext } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { doorway, TOWNS } from '../api/farm.ts'
import { openChromium } from '../chromium.ts'
import { faultsOf } from './axe.ts'
import { expectEvidence, judgeFarm, watch } from './reading.ts'
import { KEEPER } from './seed.ts'
import { startInWorkerd, type WebService } from './service.ts'

const START_MILLISECONDS = 60_000

let service: WebService
let context: BrowserContext

beforeAll(async () => {
  ;[service, context] = await Promise.all([startInWorkerd(), openChromium()])
}, START_MILLISECONDS)
afterAll(async () => {
  await context?.close()
  await service?.close()
})

test('paste, verdict, evidence', async () => {
  const { requests, complaints } = watch(context)
  const page = await context.newPage()
  await judgeFarm(page, service.url)
  await expectEvidence(page)
  for (const address of requests) expect(address.startsWith(service.url) || address.startsWith('data:')).toBe(true)
  expect(complaints).toEqual([])
  expect(await faultsOf(page)).toEqual([])
  await page.close()
})

test('pages sent for keeping become a family to look at, and a report waits for review', async () => {
  const send = (path: string, body: unknown) =>
    fetch(service.url + path, { method: 'POST', body: JSON.stringify(body), headers: { Authorization: `Bearer ${KEEPER}`, 'Content-Type': 'application/json' } })
  for (const [i, town] of TOWNS.entries())
    expect((await send('/v1/score', { text: doorway(town, '植发'), url: `https://farm-${i % 2}.example/${i}`, store: true })).status).toBe(201)
  expect((await send('/v1/feedback', { site: 'farm-0.example', label: 'ham' })).status).toBe(202)
  const page = await context.newPage()
  await page.goto(`${service.url}/families`)
  await page.locator('.cards a').first().click()
  expect(await page.locator('#grid-shown').innerText()).toBe('4')
  await page.goto(`${service.url}/review`)
  await page.getByLabel('Token', { exact: true }).fill(KEEPER)
  await page.getByRole('button', { name: 'Use' }).click()
  await page.locator('.case').waitFor()
  expect(await page.locator('.case h2').innerText()).toBe('farm-0.example')
  await page.goto(`${service.url}/status`)
  expect(await page.locator('[data-count=spam]').innerText()).not.toBe('0')
  await page.close()
})

test('an address is not fetched, and the page says why', async () => {
  const page = await context.newPage()
  await page.goto(`${service.url}/?lang=zh-Hans`)
  await page.locator('#content').fill('https://clinic.example/page')
  await page.locator('#check button').click()
  expect(await page.getByRole('alert').innerText()).toContain('本服务不替访客抓取网页')
  await page.close()
})
