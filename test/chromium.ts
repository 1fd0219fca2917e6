/** The Chromium that Debian ships, without a window, for tests that need a real browser. */
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type BrowserContext, chromium } from 'playwright-core'

const EXECUTABLE = process.env.CHROMIUM ?? '/usr/bin/chromium'

/** What Chromium would otherwise do by itself: update, report, prefetch. */
const QUIET_FLAGS = [
  '--headless=new',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-domain-reliability',
  '--no-pings',
]

export interface ChromiumOptions {
  /** Folder of an unpacked extension. */
  readonly extension?: string | undefined
  /** Address of an HTTP proxy that everything goes through, loopback too. */
  readonly proxy?: string | undefined
  /** BCP 47 tag of the browser's own language; en-US by default. */
  readonly locale?: string | undefined
  readonly colorScheme?: 'light' | 'dark' | undefined
  readonly javaScript?: boolean | undefined
  /** Width and height of the pages; 1000 by 700 by default. */
  readonly viewport?: { readonly width: number; readonly height: number } | undefined
  /** A profile to use again; by default a new one, which is removed in the end. */
  readonly profile?: string | undefined
  readonly flags?: readonly string[] | undefined
}

/** Starts Chromium. Close the context to end it. @throws Error when it is not installed, saying how to */
export async function openChromium(options: ChromiumOptions = {}): Promise<BrowserContext> {
  if (!existsSync(EXECUTABLE)) throw new Error(`There is no ${EXECUTABLE}. Install it ("apt-get install chromium fonts-wqy-zenhei"), or name another in the CHROMIUM variable.`)
  const { extension, proxy, locale = 'en-US', colorScheme = 'light', javaScript = true, viewport = { width: 1000, height: 700 } } = options
  const profile = options.profile ?? mkdtempSync(join(tmpdir(), 'nostrum-chromium-'))
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: EXECUTABLE,
    // The flag below chooses the headless mode that runs extensions; Playwright's own would choose the other.
    headless: false,
    ignoreDefaultArgs: ['--disable-extensions'],
    ignoreHTTPSErrors: true,
    locale,
    colorScheme,
    viewport,
    javaScriptEnabled: javaScript,
    env: { ...process.env, LANGUAGE: locale.replace('-', '_') },
    args: [
      ...QUIET_FLAGS,
      `--lang=${locale}`,
      ...(extension === undefined ? [] : [`--disable-extensions-except=${extension}`, `--load-extension=${extension}`]),
      // Without the last rule Chromium goes past the proxy to reach this machine.
      ...(proxy === undefined ? [] : [`--proxy-server=${proxy}`, '--proxy-bypass-list=<-loopback>']),
      ...(options.flags ?? []),
    ],
  })
  if (options.profile === undefined) context.on('close', () => rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 }))
  return context
}
