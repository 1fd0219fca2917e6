import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sha256 } from '../src/api/auth.ts'
import { serve } from '../src/node.ts'
import { openSqliteStore } from '../src/store/sqlite.ts'
import { sighting } from './store/sightings.ts'

const folder = mkdtempSync(join(tmpdir(), 'nostrum-feedback-'))
afterAll(() => rmSync(folder, { recursive: true }))
const db = join(folder, 'a.db')

function feedback(args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['src/cli.ts', 'feedback', ...args], { encoding: 'utf8' })
  return { status, stdout, stderr }
}

beforeAll(async () => {
  const store = openSqliteStore(db)
  await store.pages.observe([sighting({ url: 'https://www.clinic.example/a', verdict: 'ham', score: -3 })])
  await store.close()
})

describe('nostrum feedback on a store', () => {
  const page = 'https://www.clinic.example/a'
  const as = (name: string, ...args: string[]) => feedback([...args, '--db', db, '--as', name])

  test('reports, repeats, turns and withdraws, and says each time what happened', () => {
    const first = as('ada', 'report', page, '--label', 'spam', '--reason', 'grid of towns')
    expect(first.stdout).toMatch(/^kept as report [0-9a-f-]{36}; a reviewer decides\n$/)
    const id = /report (\S{36})/.exec(first.stdout)?.[1] as string
    expect(as('ada', 'report', page, '--label', 'spam').stdout).toBe(`unchanged: you have said "spam" before (report ${id})\n`)
    expect(as('ada', 'report', page, '--label', 'borderline').stdout).toBe(`changed from "spam" to "borderline" (report ${id})\n`)
    expect(as('bo', 'withdraw', id).stdout).toBe('withdrawn\n')
    expect(as('bo', 'withdraw', id).stdout).toBe('it was withdrawn before\n')
  })

  test('lists what waits, decides with two reviewers, and keeps the history', () => {
    const file = join(folder, 'page.html')
    writeFileSync(file, '<title>植发</title>')
    as('ada', 'report', page, '--label', 'spam', '--page', file)
    as('bo', 'appeal', 'www.clinic.example', '--reason', 'We are honest.', '--contact', 'a@b.example')
    expect(as('rev', 'list').stdout).toBe(
      'site:clinic.example   engine: unsure\n  appeal: We are honest. (a@b.example)\n\npage:https://www.clinic.example/a   engine: ham\n  spam says ada, weight 0.00\n',
    )
    expect(as('rev', 'decide', page, '--label', 'spam', '--reason', 'A farm.').stdout).toContain('waits for a second reviewer')
    expect(as('second', 'decide', page, '--label', 'spam', '--reason', 'A farm.').stdout).toBe(`page:${page}: "spam" stands\n`)
    expect(
      as('rev', 'history', page)
        .stdout.split('\n')
        .map((line) => line.slice(26)),
    ).toEqual([`page:${page}  spam  second: A farm.`, `page:${page}  spam (waits for a second reviewer)  rev: A farm.`, ''])
    expect(as('rev', 'history', 'other.example').stdout).toBe('Nothing has been decided.\n')
    expect(JSON.parse(as('rev', 'history', 'clinic.example', '--json').stdout).decisions).toHaveLength(2)
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
  ])('%j is refused with a reason', (args, message) => {
    const { status, stderr } = feedback([...args, '--db', db])
    expect(status).toBe(2)
    expect(stderr).toContain(message)
  })

  test('does not make a store by mistake', () => {
    expect(feedback(['list', '--db', join(folder, 'missing.db')]).stderr).toContain('There is no store')
  })
})

test('nostrum feedback works on a service, with its token', async () => {
  const running = await serve({ port: 0, db: join(folder, 'served.db'), quiet: true, access: { tokens: [{ name: 'ada', scopes: ['feedback'], sha256: await sha256('t0ken') }] } })
  const ask = async (env: Record<string, string>) => {
    const child = spawn(process.execPath, ['src/cli.ts', 'feedback', 'report', 'https://a.example/', '--label', 'spam', '--server', running.url], {
      env: { ...process.env, ...env },
    })
    let said = ''
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said += chunk))
    await once(child, 'close')
    return said
  }
  expect(await ask({ NOSTRUM_TOKEN: 't0ken' })).toMatch(/^kept as report/)
  expect(await ask({ NOSTRUM_TOKEN: '' })).toContain('This asks for a token with the scope "feedback"')
  await running.close()
})
