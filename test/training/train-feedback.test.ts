import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { sha256 } from '../../src/api/auth.ts'
import { run } from '../../src/cli/train.ts'
import { openSqliteStore } from '../../src/store/sqlite.ts'
import { readCorpora, type Sample } from '../../src/training/corpus.ts'
import { splitOf } from '../../src/training/split.ts'

// A fit takes a second or two, and a test asks for several.
vi.setConfig({ testTimeout: 120_000 })

const folder = mkdtempSync(join(tmpdir(), 'nostrum-learn-'))
afterAll(() => rmSync(folder, { recursive: true }))
const db = join(folder, 'a.db')
const corpus = join(folder, 'corpus.jsonl')
const samples = readCorpora(['samples']).filter(({ label }) => label !== 'borderline')
const training = samples.filter(({ site }) => splitOf(site) === 'train')
const at = '2026-01-31T09:00:00.000Z'

/** Reports a page under a label, and decides so. */
async function decide(page: Sample, label: Sample['label'], reporter: string): Promise<void> {
  const store = openSqliteStore(db)
  const target = `page:https://${page.site}/${page.id}` as const
  const content = { sha256: await sha256(page.content), format: page.format, content: page.content }
  await store.feedback.report({ target, site: page.site, reporter, label, reason: '', spans: [], content, at })
  for (const reviewer of ['rev', 'second']) await store.feedback.decide({ target, site: page.site, label, reason: 'read', reviewer, at })
  await store.close()
}

async function train(out: string): Promise<string> {
  let said = ''
  const write = (chunk: unknown) => {
    said += chunk
    return true
  }
  const spies = [vi.spyOn(process.stdout, 'write').mockImplementation(write), vi.spyOn(process.stderr, 'write').mockImplementation(write)]
  try {
    await run([corpus, '--feedback', db, '--out', join(folder, out), '--date', '2026-01-01', '--quiet'])
  } catch (error) {
    said += (error as Error).message
  }
  for (const spy of spies) spy.mockRestore()
  return said
}

beforeAll(async () => {
  const lines = samples
    .filter((sample, i) => i % (splitOf(sample.site) === 'train' ? 24 : 8) === 0)
    .map(({ format, content, ...rest }) => JSON.stringify({ ...rest, format, [format]: content }))
  writeFileSync(corpus, lines.join('\n'))
  const store = openSqliteStore(db)
  await store.close()
})

test('without decided pages the model is that of the corpus, and the card tells the command', async () => {
  expect(await train('v1')).toMatch(/feedback: 0 decided pages learnt.*\nguard: .* 0 honest pages newly accused/)
  expect(JSON.parse(readFileSync(join(folder, 'v1/model.json'), 'utf8')).command).toContain('--feedback a.db')
})

test('what would make honest pages spam is refused, and nothing is written', async () => {
  // Forty honest pages called spam by forty accounts: under the cap of each, and past every reviewer.
  const honest = training.filter(({ label }, i) => label === 'ham' && i % 8 !== 0).slice(0, 40)
  for (const [i, page] of honest.entries()) await decide(page, 'spam', `attacker-${i}`)
  const said = await train('v2')
  expect(said).toContain('The update is refused and nothing was written.')
  expect(said).toContain('nostrum feedback history')
  expect(existsSync(join(folder, 'v2'))).toBe(false)
})

test('a store that is not there is no reason to make one', async () => {
  await expect(run([corpus, '--feedback', join(folder, 'missing.db'), '--out', join(folder, 'v3')])).rejects.toThrow('There is no store')
  expect(existsSync(join(folder, 'missing.db'))).toBe(false)
})
