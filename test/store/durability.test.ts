import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import Sqlite from 'better-sqlite3'
import { afterAll, expect, test } from 'vitest'
import { openSqliteStore } from '../../src/store/sqlite.ts'

const folder = mkdtempSync(join(tmpdir(), 'nostrum-durable-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** Runs a writer, kills it with SIGKILL once it has acknowledged so many things, and returns all that it acknowledged. */
async function writeAndKill(path: string, name: string, count: number): Promise<string[]> {
  const child = spawn(process.execPath, ['test/store/writer.ts', path, name], { stdio: ['ignore', 'pipe', 'inherit'] })
  const lines: string[] = []
  for await (const line of createInterface({ input: child.stdout })) if (lines.push(line) === count) child.kill('SIGKILL')
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
  expect(child.signalCode).toBe('SIGKILL')
  // What was cut off by the kill was not acknowledged.
  return lines.filter((line) => line.endsWith(' ok'))
}

test('what was acknowledged survives kill -9 in the middle of writing, again and again', async () => {
  const path = join(folder, 'killed.db')
  const acknowledged: string[] = []
  for (const [name, count] of [
    ['a', 37],
    ['b', 150],
    ['c', 1],
  ] as const)
    acknowledged.push(...(await writeAndKill(path, name, count)))
  expect(acknowledged.length).toBeGreaterThanOrEqual(188)

  const store = openSqliteStore(path)
  for (const line of acknowledged) {
    const [kind, id] = line.split(' ') as [string, string]
    if (kind === 'page') expect(await store.pages.get(id), line).not.toBeNull()
    else expect(await store.feedback.withdraw(id, 'ada', '2026-01-31T09:00:00.000Z'), line).toBe('withdrawn')
  }
  // The counts that are kept agree with what they count.
  const database = new Sqlite(path, { readonly: true })
  expect(database.pragma('integrity_check', { simple: true })).toBe('ok')
  expect(database.prepare('SELECT c.id FROM clusters c WHERE c.pages <> (SELECT COUNT(*) FROM pages p WHERE p.cluster = c.id)').all()).toEqual([])
  expect(database.prepare('SELECT s.site FROM sites s WHERE s.pages <> (SELECT COUNT(*) FROM pages p WHERE p.site = s.site)').all()).toEqual([])
  database.close()
  await store.close()
})

test('two processes that take in pages at once find one family together', async () => {
  const path = join(folder, 'shared.db')
  openSqliteStore(path).close()
  await Promise.all([writeAndKill(path, 'left', 120), writeAndKill(path, 'right', 120)])
  const store = openSqliteStore(path)
  const { items } = await store.families.list({ limit: 100 })
  // The writers make pages from five texts.
  expect(items).toHaveLength(5)
  for (const { sites } of items) expect(sites).toBe(2)
  await store.close()
})

test('writes that arrive together are committed together, and one that fails takes none along', async () => {
  const store = openSqliteStore(join(folder, 'together.db'))
  const at = '2026-01-31T09:00:00.000Z'
  const report = (n: number, label: string) =>
    store.feedback.report({ target: `site:${n}.example`, site: null, reporter: 'ada', label: label as 'spam', reason: '', spans: [], content: null, at })
  const results = await Promise.allSettled([report(1, 'spam'), report(2, 'nonsense'), report(3, 'ham')])
  expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
  expect((await store.feedback.queue({ limit: 10 })).items.map(({ target }) => target).toSorted()).toEqual(['site:1.example', 'site:3.example'])
  await store.close()
})
