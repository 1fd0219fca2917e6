import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { sha256 } from '../src/api/auth.ts'
import { run } from '../src/cli/feedback.ts'
import { serve } from '../src/node.ts'
import { openSqliteStore } from '../src/store/sqlite.ts'
import { sighting } from './store/sightings.ts'

const folder = mkdtempSync(join(tmpdir(), 'nostrum-feedback-'))
afterAll(() => rmSync(folder, { recursive: true }))
const db = join(folder, 'a.db')

/** What the command prints, in this process: starting one for each step would take most of the time. */
async function feedback(args: readonly string[]): Promise<string> {
  let printed = ''
  const write = vi.spyOn(process.stdout, 'write').mockImplementation((chunk) => {
    printed += chunk
    return true
  })
  try {
    expect(await run(args)).toBe(0)
    return printed
  } finally {
    write.mockRestore()
  }
}

beforeAll(async () => {
  const store = openSqliteStore(db)
  await store.pages.observe([sighting({ url: 'https://www.clinic.example/a', verdict: 'ham', score: -3 })])
  await store.close()
})

describe('nostrum feedback on a store', () => {
  const page = 'https://www.clinic.example/a'
  const as = (name: string, ...args: string[]) => feedback([...args, '--db', db, '--as', name])

  test('reports, repeats, turns and withdraws, and says each time what happened', async () => {
    const first = await as('ada', 'report', page, '--label', 'spam', '--reason', 'grid of towns')
    expect(first).toMatch(/^kept as report [0-9a-f-]{36}; a reviewer decides\n$/)
    const id = /report (\S{36})/.exec(first)?.[1] as string
    expect(await as('ada', 'report', page, '--label', 'spam')).toBe(`unchanged: you have said "spam" before (report ${id})\n`)
    expect(await as('ada', 'report', page, '--label', 'borderline')).toBe(`changed from "spam" to "borderline" (report ${id})\n`)
    expect(await as('bo', 'withdraw', id)).toBe('withdrawn\n')
    expect(await as('bo', 'withdraw', id)).toBe('it was withdrawn before\n')
  })

  test('lists what waits, decides with two reviewers, and keeps the history', async () => {
    const file = join(folder, 'page.html')
    writeFileSync(file, '<title>植发</title>')
    await as('ada', 'report', page, '--label', 'spam', '--page', file)
    await as('bo', 'appeal', 'www.clinic.example', '--reason', 'We are honest.', '--contact', 'a@b.example')
    expect(await as('rev', 'list')).toBe(
      'site:clinic.example   engine: unsure\n  appeal: We are honest. (a@b.example)\n\npage:https://www.clinic.example/a   engine: ham\n  spam says ada, weight 0.00\n',
    )
    expect(await as('rev', 'decide', page, '--label', 'spam', '--reason', 'A farm.')).toContain('waits for a second reviewer')
    expect(await as('second', 'decide', page, '--label', 'spam', '--reason', 'A farm.')).toBe(`page:${page}: "spam" stands\n`)
    expect((await as('rev', 'history', page)).split('\n').map((line) => line.slice(26))).toEqual([
      `page:${page}  spam  second: A farm.`,
      `page:${page}  spam (waits for a second reviewer)  rev: A farm.`,
      '',
    ])
    expect(await as('rev', 'history', 'other.example')).toBe('Nothing has been decided.\n')
    expect(JSON.parse(await as('rev', 'history', 'clinic.example', '--json')).decisions).toHaveLength(2)
  })

  test.each([
    [[], 'Say what to do'],
    [['rate'], 'There is no action "rate"'],
    [['report'], 'Name what it is about'],
    [['report', page], 'This needs --label'],
    [['report', page, '--label', 'evil'], '#/label: must be spam, ham or borderline'],
    [['report', 'com', '--label', 'spam'], '#/site: must be the host name of a site that somebody can own'],
    [['report', page, page, '--label', 'spam'], 'One thing at a time'],
    [['report', page, '--label', 'spam', '--page', 'missing.html'], 'there is no such file'],
    [['decide', page, '--label', 'ham'], 'This needs --reason'],
    [['decide', 'family:4711', '--label', 'ham', '--reason', 'x'], 'There is no family of that id'],
    [['withdraw'], 'Name the report'],
    [['list', '--server', 'nowhere'], '--server takes the address'],
    [['list', '--server', 'http://127.0.0.1:9'], 'Is the service running there?'],
  ])('%j is refused with a reason', async (args, message) => {
    await expect(feedback([...args, '--db', db])).rejects.toThrow(message)
  })

  test('does not make a store by mistake, and ends with 2', () => {
    const { status, stderr } = spawnSync(process.execPath, ['src/cli.ts', 'feedback', 'list', '--db', join(folder, 'missing.db')], { encoding: 'utf8' })
    expect(status).toBe(2)
    expect(stderr).toContain('There is no store')
  })
})

test('nostrum feedback works on a service, with its token', async () => {
  const running = await serve({ port: 0, db: join(folder, 'served.db'), quiet: true, access: { tokens: [{ name: 'ada', scopes: ['feedback'], sha256: await sha256('t0ken') }] } })
  const ask = () => feedback(['report', 'https://a.example/', '--label', 'spam', '--server', running.url])
  vi.stubEnv('NOSTRUM_TOKEN', 't0ken')
  expect(await ask()).toMatch(/^kept as report/)
  vi.stubEnv('NOSTRUM_TOKEN', '')
  await expect(ask()).rejects.toThrow('This asks for a token with the scope "feedback"')
  vi.unstubAllEnvs()
  await running.close()
})
