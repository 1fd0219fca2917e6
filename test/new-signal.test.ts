import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, expect, test } from 'vitest'

/** A project of its own with all that signals may import, so that nothing is written into this one. */
const project = mkdtempSync(join(tmpdir(), 'nostrum-new-signal-'))
for (const path of ['package.json', 'tsconfig.json', 'src/signals', 'src/page', 'src/languages', 'src/text']) cpSync(path, join(project, path), { recursive: true })
symlinkSync(resolve('node_modules'), join(project, 'node_modules'))
afterAll(() => rmSync(project, { recursive: true }))

const run = (...args: readonly string[]) => spawnSync(process.execPath, args, { cwd: project, encoding: 'utf8' })
const newSignal = (...args: readonly string[]) => run(resolve('src/tools/new-signal.ts'), ...args)
const pathOf = (id: string) => join(project, `src/signals/${id}.ts`)

test('writes a signal in preview that passes the type check, and says what comes next', () => {
  const { status, stderr } = newSignal('borrowed-letterhead')
  expect(status).toBe(0)
  expect(stderr).toContain('npm run generate')
  const show = `const { default: signal, about } = await import('./src/signals/borrowed-letterhead.ts'); console.log(JSON.stringify({ ...signal, about }))`
  expect(JSON.parse(run('--input-type=module', '--eval', show).stdout)).toMatchObject({
    id: 'borrowed-letterhead',
    status: 'preview',
    version: 1,
    about: { examples: { silent: ['Title\nThe nearest honest text.', ''] } },
  })
  expect(run('node_modules/typescript/bin/tsc', '--noEmit')).toMatchObject({ status: 0, stdout: '', stderr: '' })
})

test('keeps an id that exists as it is', () => {
  const before = readFileSync(pathOf('city-rotated-links'), 'utf8')
  const { status, stderr } = newSignal('city-rotated-links')
  expect(status).toBe(2)
  expect(stderr).toContain('exists already')
  expect(readFileSync(pathOf('city-rotated-links'), 'utf8')).toBe(before)
})

test.each(['', 'links', 'CityLinks', 'city_links', 'city-links-2', 'no-author', 'spam-links', '../outside-links'])('refuses "%s" as a name', (id) => {
  const { status, stderr } = newSignal(id)
  expect(status).toBe(2)
  expect(stderr).toContain('is no id')
  expect(existsSync(pathOf(id))).toBe(false)
})
