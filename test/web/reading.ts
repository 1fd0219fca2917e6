/** What a reader does on the check page, the same on Node and in workerd. */
import type { BrowserContext, Page } from 'playwright-core'
import { expect } from 'vitest'
import { EXAMPLES } from '../../src/web/examples.generated.ts'

export const FARM = EXAMPLES[0].text

/** Everything that pages of the context asked for, and what their consoles complained of. */
export function watch(context: BrowserContext): { readonly requests: string[]; readonly complaints: string[] } {
  const [requests, complaints]: [string[], string[]] = [[], []]
  context.on('request', (request) => requests.push(request.url()))
  context.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text())
  })
  context.on('weberror', (error) => complaints.push(String(error.error())))
  return { requests, complaints }
}

/** Pastes the farm, asks, and waits for the verdict. */
export async function judgeFarm(page: Page, url: string): Promise<void> {
  await page.goto(url)
  await page.getByLabel('The page', { exact: true }).fill(FARM)
  await page.getByRole('button', { name: 'Judge' }).click()
  await page.locator('#verdict .answer').waitFor()
}

/** Pasting leads to the verdict, its reasons, and the words that gave it away; pointing at a word lights its reason and all its marks. */
export async function expectEvidence(page: Page): Promise<void> {
  expect(await page.locator('.answer .badge').innerText()).toContain('spam')
  const reason = page.locator('[data-reason]', { hasText: 'Words swapped to pass an advertising-law filter' })
  const number = await reason.getAttribute('data-reason')
  const mark = page.locator(`mark[data-reasons~="${number}"]`, { hasText: '靠谱性' })
  expect(await mark.count()).toBe(1)
  await mark.hover()
  await expect.poll(() => reason.getAttribute('class')).toContain('lit')
  expect(await page.locator('mark.lit').count()).toBeGreaterThan(1)
  await reason.hover()
  expect(await mark.getAttribute('class')).toContain('lit')
}
