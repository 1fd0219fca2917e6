/** Our files, read by the programs that they are for. uBlacklist publishes no parser; its reader here is held to its specification in readers.test.ts. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { GenericPlatform, modifierValidator, RuleCategory, RuleParser } from '@adguard/agtree'
import compile from '@adguard/hostlist-compiler'
import { FiltersEngine, parseFilters, Request } from '@ghostery/adblocker'
import { StaticNetFilteringEngine } from '@gorhill/ubo-core'
import { afterAll, describe, expect, test, vi } from 'vitest'
import { FORMATS, type FormatName } from '../../src/lists/formats/index.ts'
import { LIST } from './samples.ts'

// AdGuard's compiler tells each step on the console unless its logger hears otherwise before it is loaded.
vi.hoisted(() => {
  process.env['CONSOLA_LEVEL'] = '0'
})

const folder = mkdtempSync(join(tmpdir(), 'nostrum-lists-'))
afterAll(() => rmSync(folder, { recursive: true }))

const textOf = (format: FormatName) => FORMATS[format].write(LIST).text
const rulesOf = (format: FormatName) =>
  textOf(format)
    .split('\n')
    .filter((line) => line !== '' && !/^[#!;]/.test(line))

/** Pages that the list of samples covers, and neighbours that it must leave alone. */
const LISTED = [
  'http://192.0.2.7/',
  'https://farm-1.example/',
  'https://a.b.farm-1.example/page?q',
  'https://farm.blog.example/x',
  'https://shared.example/user/other.html',
  'https://shared.example/user/page.html?x',
  'https://shared.example/user?id=7&x=(a),b',
  'https://shared.example/~x/%E6%A4%8D/a|b^c$d/e',
  'https://under_score.example/',
  'https://www.farm-2.example/',
  'https://xn--8oup83g.example/',
]
const FREE = [
  'http://192.0.2.70/',
  'https://farm-1.example.test/',
  'https://notfarm-1.example/',
  'https://blog.example/',
  'https://other.blog.example/',
  'https://shared.example/',
  'https://shared.example/users/',
  'https://farm-2.example/',
]

describe('uBlock Origin', () => {
  test('blocks the pages that are listed, and no others', async () => {
    const engine = await StaticNetFilteringEngine.create()
    await engine.useLists([{ name: 'nostrum', raw: textOf('ubo') }])
    const isBlocked = (url: string) => engine.matchRequest({ originURL: url, url, type: 'main_frame' }) !== 0
    expect(LISTED.filter((url) => !isBlocked(url))).toEqual([])
    expect(FREE.filter(isBlocked)).toEqual([])
    await engine.useLists([])
  })
})

describe('Ghostery', () => {
  test('reads every rule', () => {
    const { networkFilters, cosmeticFilters, notSupportedFilters } = parseFilters(textOf('ubo'), { debug: true })
    expect(networkFilters.map((filter) => filter.rawLine)).toEqual(rulesOf('ubo'))
    expect([cosmeticFilters, notSupportedFilters.filter(({ filter }) => !filter.startsWith('!'))]).toEqual([[], []])
  })

  test('blocks the pages that are listed, and no others', () => {
    const engine = FiltersEngine.parse(textOf('ubo'))
    const isBlocked = (url: string) => engine.match(Request.fromRawDetails({ url, sourceUrl: url, type: 'document' })).match
    expect(LISTED.filter((url) => !isBlocked(url))).toEqual([])
    expect(FREE.filter(isBlocked)).toEqual([])
  })
})

describe('AdGuard', () => {
  test.each(['AdgExtAny', 'UboExtAny'] as const)('reads every rule as a network rule, with a modifier that is valid for %s', (platform) => {
    for (const line of rulesOf('ubo')) {
      const rule = RuleParser.parse(line)
      expect(rule.category, line).toBe(RuleCategory.Network)
      const modifiers = 'modifiers' in rule && rule.modifiers !== undefined && 'children' in rule.modifiers ? rule.modifiers.children : []
      expect(modifiers, line).toHaveLength(1)
      for (const modifier of modifiers)
        expect(modifierValidator.validate(GenericPlatform[platform], modifier as Parameters<typeof modifierValidator.validate>[1]), line).toEqual({ valid: true })
    }
  })

  test('its compiler of host lists keeps every name', async () => {
    const source = join(folder, 'list.hosts')
    writeFileSync(source, textOf('hosts'))
    const kept = await compile({ name: 'nostrum', sources: [{ source, type: 'hosts' }], transformations: ['RemoveComments', 'Validate'] } as never)
    const names = rulesOf('hosts').map((line) => line.split(' ')[1])
    expect(kept.filter((line: string) => !line.startsWith('!')).map((line: string) => line.split(/\s/)[1])).toEqual(names)
  })
})

/** Name servers are no npm packages; where they are installed, they have their say. */
const has = (program: string) => spawnSync('which', [program]).status === 0

test.skipIf(!has('named-checkzone'))('BIND accepts the zone', () => {
  const path = join(folder, 'list.rpz')
  writeFileSync(path, textOf('rpz'))
  const { status, stdout } = spawnSync('named-checkzone', ['rpz.nostrum.example', path], { encoding: 'utf8' })
  expect(stdout).toContain('OK')
  expect(status).toBe(0)
})

test.skipIf(!has('dnsmasq'))('dnsmasq accepts the settings', () => {
  const path = join(folder, 'list.conf')
  writeFileSync(path, textOf('dnsmasq'))
  const { status, stderr } = spawnSync('dnsmasq', ['--test', `--conf-file=${path}`], { encoding: 'utf8' })
  expect(stderr).toContain('syntax check OK')
  expect(status).toBe(0)
})
