import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { LIST_FILES } from '../src/api/lists.ts'
import { type Running, serve } from '../src/node.ts'
import { openSqliteStore } from '../src/store/sqlite.ts'
import { entryOf } from './lists/samples.ts'

const folder = mkdtempSync(join(tmpdir(), 'nostrum-cli-lists-'))
afterAll(() => rmSync(folder, { recursive: true }))

function nostrum(args: readonly string[], input = '', env: Record<string, string> = {}) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['src/cli.ts', ...args], { input, encoding: 'utf8', env: { ...process.env, NO_COLOR: '1', ...env } })
  return { status, stdout, stderr }
}

const file = (name: string, text: string) => {
  writeFileSync(join(folder, name), text)
  return join(folder, name)
}
const listFile = (name: string, expressions: readonly string[]) => file(name, JSON.stringify({ list: expressions.map((each) => entryOf(each)) }))

describe('nostrum lookup --explain', () => {
  test('prints exactly what a private look-up computes', () => {
    const { status, stdout } = nostrum(['lookup', 'http://a.b.c/1/2.html?param=1', '--explain', '--json'])
    expect(status).toBe(0)
    const explained = JSON.parse(stdout)
    expect(Object.keys(explained)).toEqual(['canonical', 'expressions', 'hashes', 'prefixes'])
    expect(explained.expressions[0]).toBe('a.b.c/1/2.html?param=1')
    expect(explained.prefixes[0]).toBe('1cd5cf5e')
    expect(explained.hashes[0]).toMatch(/^1cd5cf5e[0-9a-f]{56}$/)
  })

  test('prints a table for people, and an array for several addresses', () => {
    expect(nostrum(['lookup', 'www.example.com', '--explain']).stdout).toMatch(
      /^http:\/\/www\.example\.com\/\n {2}www\.example\.com\/ {2}[0-9a-f]{8} {2}[0-9a-f]{64}\n {2}example\.com\/ {6}73d986e0 /,
    )
    expect(JSON.parse(nostrum(['lookup', 'a.example', 'b.example', '--explain', '--json']).stdout)).toHaveLength(2)
  })
})

describe('nostrum lookup', () => {
  const db = join(folder, 'service.db')
  let running: Running
  beforeAll(async () => {
    openSqliteStore(db).close()
    expect(nostrum(['lists', 'build', '--from', listFile('entries.json', ['farm.example/', 'shared.example/user/']), '--db', db, '--quiet']).status).toBe(0)
    running = await serve({ port: 0, db, quiet: true, publishMinutes: 0 })
  })
  afterAll(() => running.close())

  test('says what is listed and why, and exits 1', () => {
    const { status, stdout } = nostrum(['lookup', 'https://www.farm.example/x', '--db', db])
    expect(stdout).toBe('listed\n  farm.example/: doorway, certain, since 2026-01-31, family 7; city-rotated-links, query-title\n')
    expect(status).toBe(1)
  })

  test.each([
    ['https://elsewhere.example/', 'not listed: nothing is known against it\n'],
    ['https://www.mayoclinic.org/', 'allowed: a hospital, health body or encyclopedia, or cleared by a reviewer\n'],
  ])('says that %s is not, and exits 0', (url, said) => expect(nostrum(['lookup', url, '--db', db])).toMatchObject({ status: 0, stdout: said }))

  // Not spawnSync: a server in the process of the test cannot answer while the test waits.
  test('asks a service over the network with prefixes, never with an address', async () => {
    const child = spawn(process.execPath, ['src/cli.ts', 'lookup', 'https://www.farm.example/secret?q', '--server', `${running.url}/`])
    expect((await once(child, 'close'))[0]).toBe(1)
    const metrics = await (await fetch(`${running.url}/metrics`)).text()
    expect(metrics.match(/nostrum_http_requests_total\{route="\/v1\/[^\n]{1,80}/g)?.map((line) => /route="([^"]{1,60})"/.exec(line)?.[1])).toEqual([
      '/v1/hashLists:batchGet',
      '/v1/hashes:search',
    ])
  })

  test('prints one object for one address, and an array for several', () => {
    expect(JSON.parse(nostrum(['lookup', 'farm.example', '--db', db, '--json']).stdout)).toMatchObject({
      url: 'farm.example',
      canonical: 'http://farm.example/',
      state: 'listed',
      by: 'service',
    })
    expect(JSON.parse(nostrum(['lookup', 'farm.example', 'a.example', '--db', db, '--json']).stdout).map(({ state }: { state: string }) => state)).toEqual(['listed', 'unknown'])
  })
})

describe('nostrum lists lint', () => {
  test('reports line by line, sums up, and exits 1', () => {
    const list = file('list.txt', '---\nname: x\n---\n*://*.farm.example/*\n*://*.com.cn/*\nbroken\n')
    const { status, stdout, stderr } = nostrum(['lists', 'lint', list])
    expect(status).toBe(1)
    expect(stdout.split('\n').map((line) => line.split(': ').slice(0, 2).join(': ').replace(`${list}:`, ''))).toEqual(['5: error public-suffix', '6: error dead-syntax', ''])
    expect(stderr).toContain('ublacklist, 6 lines, 2 rules')
    expect(stderr).toMatch(/blast radius: 1 entries that no list should have; they hit \d+ of \d+ well-known sites/)
  })

  test('prints findings as one object a line, and the summary last', () => {
    const lines = nostrum(['lists', 'lint', '-', '--json'], '||farm.example^$doc\n||gov.cn^\n||farm.example^$doc\n')
      .stdout.trim()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(lines.map(({ line, rule, summary }) => rule ?? summary.format + line)).toEqual(['public-body', 'duplicate', 'uboundefined'])
  })

  test('exits 0 for a clean list, and 1 for warnings when strict', () => {
    const list = file('twice.hosts', '0.0.0.0 farm.example\n0.0.0.0 farm.example\n')
    expect(nostrum(['lists', 'lint', list]).status).toBe(0)
    expect(nostrum(['lists', 'lint', list, '--strict']).status).toBe(1)
  })

  test('finds a change that is too large to go out unseen', () => {
    const farms = (count: number) => `${Array.from({ length: count }, (_, i) => `||farm-${i}.example^$doc`).join('\n')}\n`
    const [before, after] = [file('before.txt', farms(10)), file('after.txt', farms(200))]
    const { status, stdout } = nostrum(['lists', 'lint', after, '--before', before, '--quiet'])
    expect([status, stdout]).toEqual([1, `${after}: error large-change: 190 entries added and 0 removed is more than the 100 that may change at once for a list of 10.\n`])
  })

  test('reads ten megabytes with a mistake in the last line', () => {
    const list = file('long.txt', `${Array.from({ length: 400_000 }, (_, i) => `||farm-${i}.example^$doc`).join('\n')}\n||com^\n`)
    const { stdout, stderr } = nostrum(['lists', 'lint', list])
    expect(stdout).toMatch(/^\S+:400001: error public-suffix: com: /)
    expect(stderr).toContain('400001 lines, 400001 rules')
  })

  test('finds nothing wrong with our own lists', () => {
    const out = join(folder, 'own')
    nostrum(['lists', 'build', '--from', listFile('own.json', ['farm.example/', 'shared.example/user/']), '--out', out, '--quiet'])
    const files = LIST_FILES.filter((name) => name.startsWith('watch.')).map((name) => join(out, name))
    expect(files).toHaveLength(7)
    expect(nostrum(['lists', 'lint', ...files, '--strict', '--quiet'])).toEqual({ status: 0, stdout: '', stderr: '' })
  })
})

describe('nostrum lists build', () => {
  const from = listFile('candidates.json', ['farm.example/', 'baidu.com/', 'shared.example/user/'])
  const out = join(folder, 'lists')
  const build = (...more: string[]) =>
    nostrum(['lists', 'build', '--from', from, '--out', out, '--homepage', 'https://nostrum.example/', ...more], '', { SOURCE_DATE_EPOCH: '1772323200' })
  const read = (name: string) => readFileSync(join(out, name), 'utf8')

  test('writes every file, refuses what no list should have, and prints the blast radius', () => {
    const { status, stderr } = build()
    expect(status).toBe(0)
    expect(stderr).toContain('refused baidu.com/: top-site, one of the most visited or most linked sites')
    expect(stderr).toMatch(/Blast radius: 2 added, 0 removed, 0 changed; 1 hosts with all below them and 1 paths; 0 of \d+ well-known sites; 1 candidates refused/)
    expect(stderr).toContain('Published release 1 of 2026-03-01T00:00:00.000Z')
    expect(readdirSync(out).toSorted()).toEqual([...LIST_FILES, 'index.json'].toSorted())
    expect(read('certain.ubo.txt')).toContain('! Source: https://nostrum.example/v1/lists/certain.ubo.txt')
    expect(JSON.parse(read('index.json'))).toMatchObject({ version: 1, tiers: [{ entries: 2 }, {}, {}] })
  })

  test('writes the same bytes again when nothing changed, whatever the time', () => {
    const before = LIST_FILES.map(read)
    const { stderr } = nostrum(['lists', 'build', '--from', from, '--out', out, '--homepage', 'https://nostrum.example', '--date', '2027-01-01'])
    expect(stderr).toContain('Nothing changed since release 1')
    expect(LIST_FILES.map(read)).toEqual(before)
  })

  test('counts releases on when something did', () => {
    listFile('candidates.json', ['farm.example/', 'new.example/'])
    const { stderr } = build('--json')
    expect(stderr).toContain('1 added, 1 removed')
    expect(read('certain.hosts')).toContain('# Version: 2')
  })

  test('holds a change back that is too large, until somebody accepts it', () => {
    listFile(
      'candidates.json',
      Array.from({ length: 200 }, (_, i) => `farm-${i}.example/`),
    )
    const held = build()
    expect(held.status).toBe(1)
    expect(held.stderr).toContain('Not published: 200 entries added and 2 removed is more than the 100')
    expect(read('certain.hosts')).toContain('# Version: 2')
    expect(build('--dry-run', '--accept-change').stderr).toContain('Nothing was written.')
    expect(read('certain.hosts')).toContain('# Version: 2')
    expect(build('--accept-change').status).toBe(0)
    expect(read('certain.hosts')).toContain('# Version: 3')
  })

  test('publishes the sites of a database', () => {
    const db = join(folder, 'sites.db')
    openSqliteStore(db).close()
    const { status, stdout } = nostrum(['lists', 'build', '--db', db, '--json', '--quiet'])
    expect(status).toBe(0)
    expect(JSON.parse(stdout)).toMatchObject({ published: true, hold: null, release: { version: 1, source: 'sites', entries: 0 }, blast: { guardedSites: 0 } })
  })
})

describe('nostrum lists diff', () => {
  test('compares what two lists block, across formats, and exits 1 when that differs', () => {
    const one = file('one.txt', '||a.example^$doc\n||b.example^$doc\n||shared.example/x/$doc\n')
    const two = file('two.txt', '0.0.0.0 a.example\n0.0.0.0 www.a.example\n0.0.0.0 c.example\n')
    const { status, stdout, stderr } = nostrum(['lists', 'diff', one, two])
    expect([status, stdout]).toEqual([1, '- b.example/\n+ c.example/\n- shared.example/x/\n'])
    expect(stderr).toContain('1 added, 2 removed')
    expect(JSON.parse(nostrum(['lists', 'diff', one, two, '--json']).stdout)).toEqual({ before: 3, after: 2, added: ['c.example/'], removed: ['b.example/', 'shared.example/x/'] })
    expect(nostrum(['lists', 'diff', one, one, '--quiet'])).toEqual({ status: 0, stdout: '', stderr: '' })
  })
})

describe('wrong words', () => {
  const prose = file('prose.txt', 'Dear Sir or Madam,\n')
  test.each([
    [['lookup'], 'Name an address'],
    [['lookup', 'mailto:x@farm.example'], 'is no web address'],
    [['lookup', 'http://'], 'is no web address'],
    [['lookup', 'farm.example', '--db', 'missing.db'], 'There is no database missing.db'],
    [['lookup', 'farm.example', '--server', 'nowhere'], 'write the address of a service'],
    [['lookup', 'farm.example', '--server', 'http://127.0.0.1:9'], 'Cannot reach http://127.0.0.1:9'],
    [['lookup', 'farm.example', '--tier', 'sure'], 'choose certain, likely, watch'],
    [['lists'], 'build, lint or diff'],
    [['lists', 'bulid'], '"nostrum lists bulid" does not exist'],
    [['lists', 'lint'], 'Name a list'],
    [['lists', 'lint', 'missing.txt'], 'there is no such file'],
    [['lists', 'lint', folder], 'is no file'],
    [['lists', 'lint', prose], 'fit no format'],
    [['lists', 'lint', '-', '--before', prose], 'Name both as files'],
    [['lists', 'lint', prose, '--format', 'adblock'], 'choose ublacklist'],
    [['lists', 'diff', prose], 'Name two lists'],
    [['lists', 'build', '--db', 'missing.db'], 'There is no database missing.db'],
    [['lists', 'build', '--from', 'x.json'], 'name where the lists go'],
    [['lists', 'build', '--from', file('bad.json', '{"list":[\n{"expression":"x"}\n]}'), '--out', folder], 'bad.json:2: expression must be'],
    [['lists', 'build', '--from', file('cut.json', '{"list":['), '--out', folder], 'cut off'],
    [['lists', 'build', '--date', 'soon'], '--date soon'],
    [['lists', 'build', 'extra'], 'takes no "extra"'],
  ] as const)('%j is an error that says what to do', async ([command, ...args], message) => {
    const { run } = command === 'lookup' ? await import('../src/cli/lookup.ts') : await import('../src/cli/lists.ts')
    await expect(run(args)).rejects.toThrow(message)
  })

  test('end in exit code 2', () => expect(nostrum(['lists', 'bulid']).status).toBe(2))
})
