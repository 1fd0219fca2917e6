import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { buildExtension } from '../../src/tools/build-extension.ts'

const folder = mkdtempSync(join(tmpdir(), 'nostrum-build-'))
const read = (...names: string[]) => readFileSync(join(folder, 'a', ...names), 'utf8')
const walk = (path: string): string[] => (statSync(path).isDirectory() ? readdirSync(path).flatMap((name) => walk(join(path, name))) : [path])

beforeAll(async () => {
  await buildExtension(join(folder, 'a'))
  await buildExtension(join(folder, 'b'))
})
afterAll(() => rmSync(folder, { recursive: true }))

test('the same source gives the same bytes', () => {
  const files = walk(join(folder, 'a'))
  expect(files.length).toBeGreaterThan(30)
  for (const file of files) expect(readFileSync(file).equals(readFileSync(file.replace(join(folder, 'a'), join(folder, 'b')))), file).toBe(true)
})

test('the script in result pages has no engine in it and stays under 100 kB', () => {
  expect(read('chromium', 'content.js').length).toBeLessThan(100_000)
  expect(read('chromium', 'content.js')).not.toContain('city-rotated-links')
  expect(read('chromium', 'background.js')).toContain('city-rotated-links')
})

test('no script makes markup of text, runs text as code, or names a host to talk to', () => {
  for (const file of walk(join(folder, 'a')).filter((name) => name.endsWith('.js'))) {
    const script = readFileSync(file, 'utf8')
    expect(script, file).not.toMatch(/\.(?:inner|outer)HTML\s*=[^=]|insertAdjacentHTML|document\.write|createContextualFragment|\beval\(|new Function\(/)
    expect(script, file).not.toContain('googleapis.com')
    expect(script, file).not.toContain('accounts.google.com')
  }
})

describe.each(['chromium', 'firefox'])('the manifest for %s', (browser) => {
  test('asks for nothing at the start but the page that is clicked for', () => {
    const manifest = JSON.parse(read(browser, 'manifest.json'))
    expect(manifest.permissions).toEqual(['activeTab', 'alarms', 'scripting', 'storage'])
    expect(manifest.optional_host_permissions).toEqual(['*://*/*'])
    expect(manifest).not.toHaveProperty('host_permissions')
    expect(manifest).not.toHaveProperty('content_scripts')
    expect(manifest).not.toHaveProperty('web_accessible_resources')
    expect(manifest.content_security_policy.extension_pages).toContain("default-src 'none'")
  })

  test('names files that are there, and names in three languages', () => {
    const manifest = JSON.parse(read(browser, 'manifest.json'))
    const named = [
      manifest.action.default_popup,
      manifest.options_ui.page,
      ...Object.values<string>(manifest.icons),
      manifest.background.service_worker ?? manifest.background.scripts[0],
    ]
    for (const name of named) expect(statSync(join(folder, 'a', browser, name)).size, name).toBeGreaterThan(0)
    for (const locale of ['en', 'zh_CN', 'zh_TW'])
      expect(JSON.parse(read(browser, '_locales', locale, 'messages.json')), locale).toMatchObject({ name: { message: expect.stringContaining('Nostrum') }, description: {} })
  })
})
