import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { afterAll, expect, test } from 'vitest'
import { createScanStore } from '../../src/store/scans.ts'
import { openSqlite, openSqliteStore } from '../../src/store/sqlite.ts'
import { describeStore } from './contract.ts'
import { describeFeedback } from './feedback-contract.ts'
import { describeLists } from './lists-contract.ts'
import { describePages } from './pages-contract.ts'
import { describeScanStore } from './scans-contract.ts'

const folder = mkdtempSync(join(tmpdir(), 'nostrum-store-'))
afterAll(() => rmSync(folder, { recursive: true }))

describeStore('SQLite', async () => openSqliteStore(join(folder, 'contract.db')))
describePages('SQLite', async () => openSqliteStore(join(folder, 'pages.db')))
describeFeedback('SQLite', async () => openSqliteStore(join(folder, 'feedback.db')))
describeScanStore('SQLite', async () => createScanStore(openSqlite(join(folder, 'scans.db'))))
describeLists('SQLite', async () => openSqliteStore(join(folder, 'lists.db')))

test('finds its verdicts again after a restart', async () => {
  const path = join(folder, 'again.db')
  const first = openSqliteStore(path)
  await first.close()
  await first.close()
  const second = openSqliteStore(path)
  await expect(second.ready()).resolves.toBeUndefined()
  await second.close()
  await expect(second.ready()).rejects.toThrow()
})

test('records every migration', () => {
  const path = join(folder, 'migrated.db')
  openSqliteStore(path).close()
  const database = new Sqlite(path)
  expect(database.prepare('SELECT name FROM migrations ORDER BY name').pluck().all()).toEqual(readdirSync('src/store/migrations').sort())
  expect(database.pragma('journal_mode', { simple: true })).toBe('wal')
  database.close()
})

test('keeps verdicts of the first version', async () => {
  const path = join(folder, 'first.db')
  const database = new Sqlite(path)
  database.exec(readFileSync('src/store/migrations/0001_verdicts.sql', 'utf8'))
  database.exec(
    "CREATE TABLE migrations (name TEXT PRIMARY KEY, applied TEXT NOT NULL DEFAULT CURRENT_TIMESTAMP) STRICT; INSERT INTO migrations (name) VALUES ('0001_verdicts.sql')",
  )
  database
    .prepare('INSERT INTO verdicts VALUES (?, ?, ?, ?, ?, ?, ?, ?)')
    .run('an-id', 'https://a.example/', 'c', 'spam', 0.9, 'v1', '2026-01-31T09:00:00.000Z', '{"verdict":"spam"}')
  database.close()
  const store = openSqliteStore(path)
  expect(await store.get('an-id')).toEqual({ id: 'an-id', url: 'https://a.example/', sha256: 'c', created: '2026-01-31T09:00:00.000Z', verdict: { verdict: 'spam' } })
  await store.close()
})

test('two processes may use one file', async () => {
  const path = join(folder, 'shared.db')
  const [one, two] = [openSqliteStore(path), openSqliteStore(path)]
  await Promise.all([one.ready(), two.ready()])
  await Promise.all([one.close(), two.close()])
})

test('refuses a file of a newer version', () => {
  const path = join(folder, 'newer.db')
  openSqliteStore(path).close()
  const database = new Sqlite(path)
  database.exec("INSERT INTO migrations (name) VALUES ('9999_future.sql')")
  database.close()
  expect(() => openSqliteStore(path)).toThrow(/newer version \(9999_future.sql/)
})

test('says what to do about a missing folder and about a file that is no database', () => {
  expect(() => openSqliteStore(join(folder, 'missing', 'x.db'))).toThrow(/Check that the folder exists/)
  const path = join(folder, 'text.db')
  writeFileSync(path, 'This is a letter, not a database. '.repeat(100))
  expect(() => openSqliteStore(path)).toThrow(/Cannot open the store .*text\.db/)
  expect(readFileSync(path, 'utf8')).toContain('a letter')
})
