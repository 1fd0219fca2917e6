/** The built extension in a real Chromium, with a real service and no other network. */
import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, BrowserContext, CDPSession, Page } from 'playwright-core'
import { publishLists } from '../../src/lists/publish.ts'
import type { ListEntry } from '../../src/lists/types.ts'
import { serve } from '../../src/node.ts'
import { openSqliteStore } from '../../src/store/sqlite.ts'
import { buildExtension } from '../../src/tools/build-extension.ts'
import { openChromium } from '../chromium.ts'
import { type Network, openNetwork } from './network.ts'

export interface Stage {
  readonly context: BrowserContext
  readonly network: Network
  readonly service: string
  readonly db: string
  /** Address of one of the extension's own pages. */
  own(page: string): string
  /** Opens one of them in a tab. */
  open(page: string): Promise<Page>
  /** Fills the options in and saves them, as a reader does. */
  configure(options: { readonly service?: string; readonly effect?: string; readonly tier?: string; readonly language?: string }): Promise<void>
  /** Presses the extension's button in the tab of a page: the popup opens, and the extension may read the page. */
  press(page: Page): Promise<Popup>
  /** Presses the button, and then opens what the popup shows in a tab of its own, as its own button does. */
  judge(page: Page): Promise<Page>
  /** Stops the background, as the browser does when there is nothing to do: the next message starts it anew. */
  stopBackground(): Promise<void>
  close(): Promise<void>
}

/** The popup itself, which Playwright does not see. */
export interface Popup {
  /** Evaluates an expression in it until it is true, and answers with it. */
  waitFor(expression: string): Promise<unknown>
  close(): Promise<void>
}

const POPUP_MILLISECONDS = 10_000

export interface StageOptions {
  readonly pages: Readonly<Record<string, string>>
  readonly entries: readonly ListEntry[]
  readonly allowed?: readonly string[]
  /** Origins that the reader will let the extension into when it asks: the browser's own question has no place in a test. */
  readonly grants: readonly string[]
  readonly locale?: string
}

export async function openStage({ pages, entries, allowed = [], grants, locale }: StageOptions): Promise<Stage> {
  const folder = mkdtempSync(join(tmpdir(), 'nostrum-extension-'))
  const db = join(folder, 'nostrum.db')
  await buildExtension(join(folder, 'build'))
  const running = await serve({ port: 0, db, quiet: true, publishMinutes: 0, access: { open: ['feedback'] } })
  const store = openSqliteStore(db)
  await publishLists({ entries: () => entries, allowed: () => allowed }, store.lists, { now: new Date('2026-03-01T00:00:00Z'), source: 'file', acceptChange: true })
  await store.close()
  const network = await openNetwork(pages, running.url)
  const extension = join(folder, 'build', 'chromium')
  const id = idOf(extension)
  const profile = join(folder, 'profile')
  rememberGrants(profile, id, extension, [...grants, `${new URL(running.url).protocol}//127.0.0.1/*`])
  const context = await openChromium({ extension, profile, proxy: network.proxy, locale, flags: ['--enable-unsafe-extension-debugging'] })
  const own = (page: string) => `chrome-extension://${id}/${page}`
  const stage: Stage = {
    context,
    network,
    service: running.url,
    db,
    own,
    async open(page) {
      const opened = await context.newPage()
      await opened.goto(own(page))
      return opened
    },
    async configure({ service, effect, tier, language }) {
      const page = await stage.open('options.html')
      if (language !== undefined) await page.selectOption('[name=language]', language)
      if (service !== undefined) await page.fill('[name=service]', service)
      if (tier !== undefined) await page.selectOption('[name=tier]', tier)
      if (effect !== undefined) await page.selectOption('[name=effect]', effect)
      // A new language loads the page anew, instead of saying that it was saved.
      const saved = language === undefined ? page.waitForSelector('#saved:not(:empty)') : page.waitForEvent('load')
      await page.click('button[type=submit]')
      await saved
      await page.close()
    },
    async press(page) {
      const session = await browserOf(context).newBrowserCDPSession()
      const { targetInfos } = await session.send('Target.getTargets', { filter: [{ type: 'tab' }] } as never)
      const tab = targetInfos.find(({ url }) => url === page.url())
      await session.send('Extensions.triggerAction' as never, { id, targetId: tab?.targetId } as never)
      return attachPopup(session, own('popup.html'))
    },
    async judge(page) {
      await page.bringToFront()
      const popup = await stage.press(page)
      await popup.waitFor(`document.querySelector('.verdict, [role=alert]') !== null`)
      await popup.close()
      const judged = await stage.open('options.html')
      const tabs = await judged.evaluate(() => chrome.tabs.query({}))
      const tab = tabs.find(({ url }) => url === page.url())
      await judged.goto(own(`popup.html?tab=${tab?.id}`))
      await judged.waitForSelector('.verdict, [role=alert]')
      return judged
    },
    async stopBackground() {
      const session = await browserOf(context).newBrowserCDPSession()
      const { targetInfos } = await session.send('Target.getTargets')
      const worker = targetInfos.find(({ type }) => type === 'service_worker')
      if (worker !== undefined) await session.send('Target.closeTarget', { targetId: worker.targetId })
      await session.detach()
    },
    async close() {
      await context.close()
      await network.close()
      await running.close()
      rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })
    },
  }
  return stage
}

function browserOf(context: BrowserContext): Browser {
  const browser = context.browser()
  if (browser === null) throw new Error('The context has no browser.')
  return browser
}

async function attachPopup(session: CDPSession, url: string): Promise<Popup> {
  const until = Date.now() + POPUP_MILLISECONDS
  let targetId: string | undefined
  while (targetId === undefined && Date.now() < until) {
    const { targetInfos } = await session.send('Target.getTargets')
    targetId = targetInfos.find((target) => target.url === url)?.targetId
  }
  if (targetId === undefined) throw new Error('The popup did not open.')
  const { sessionId } = await session.send('Target.attachToTarget', { targetId, flatten: false })
  let id = 0
  const evaluate = (expression: string) =>
    new Promise<unknown>((resolve) => {
      const mine = ++id
      const hear = ({ message }: { readonly message: string }) => {
        const answer = JSON.parse(message)
        if (answer.id !== mine) return
        session.off('Target.receivedMessageFromTarget', hear)
        resolve(answer.result?.result?.value)
      }
      session.on('Target.receivedMessageFromTarget', hear)
      const message = JSON.stringify({ id: mine, method: 'Runtime.evaluate', params: { expression, returnByValue: true, userGesture: true } })
      void session.send('Target.sendMessageToTarget', { message, sessionId })
    })
  return {
    async waitFor(expression) {
      while (Date.now() < until) {
        const value = await evaluate(expression)
        if (value) return value
        await new Promise((resolve) => setTimeout(resolve, 50))
      }
      throw new Error(`The popup never was as expected: ${expression}. It shows: ${await evaluate('document.body.innerText')}`)
    },
    async close() {
      await session.send('Target.closeTarget', { targetId })
      await session.detach()
    },
  }
}

/** Chromium names an unpacked extension after its folder: the first 16 bytes of the hash of its path, in letters from a to p. */
function idOf(folder: string): string {
  const hex = createHash('sha256').update(folder).digest('hex').slice(0, 32)
  return [...hex].map((digit) => String.fromCharCode('a'.charCodeAt(0) + Number.parseInt(digit, 16))).join('')
}

/** Origins that a profile remembers as granted are granted again without a question, as they are when a reader takes a permission back and gives it again. */
function rememberGrants(profile: string, id: string, path: string, origins: readonly string[]): void {
  const granted = { api: ['activeTab', 'alarms', 'scripting', 'storage'], explicit_host: origins, manifest_permissions: [], scriptable_host: [] }
  mkdirSync(join(profile, 'Default'), { recursive: true })
  const settings = { [id]: { location: 8, path, granted_permissions: granted, runtime_granted_permissions: granted } }
  writeFileSync(join(profile, 'Default', 'Preferences'), JSON.stringify({ extensions: { settings } }))
}
