import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { run } from '../../src/cli/scan.ts'
import { conversion, info, ndjson, page, warc, zip } from './archives.ts'
import { startSite, type TestSite } from './site.ts'

const README = 'src/crawl/README.md'
const folder = mkdtempSync(join(tmpdir(), 'nostrum-readme-'))
const at = (name: string) => join(folder, name)
const numbers = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => from + i)
/** The host of the test site whose articles are all spam. */
const FARM = 3
const SHOWN_LINES = 8

let site: TestSite
beforeAll(async () => {
  site = await startSite()
  writeFileSync(
    at('addresses.txt'),
    numbers(0, 5)
      .map((n) => site.url(FARM, `/article/${n}\n`))
      .join(''),
  )
  writeFileSync(at('pages.ndjson'), ndjson(0, 50))
  writeFileSync(at('crawl.warc.gz'), warc([info(), ...numbers(0, 50).map(page)], true))
  writeFileSync(at('text.wet.gz'), warc([info(), ...numbers(0, 50).map(conversion)], true))
  writeFileSync(at('site.wacz'), zip([{ name: 'archive/data.warc.gz', content: warc(numbers(0, 20).map(page), true) }]))
})
afterAll(async () => {
  await site.close()
  rmSync(folder, { recursive: true })
})

// Matches a block that begins with a scan; what it printed follows.
const SHOWN = /^```\n\$ npx nostrum scan ([^\n]{1,300})\n([^`]*)```$/gm

/** What a command prints, with the names of the README in the place of those of this machine, and no figures of speed. */
async function print(command: string): Promise<string> {
  const words = command.split(' ').map((word) => {
    if (word.startsWith('https://clinic.example')) return word.replace('https://clinic.example', site.url(FARM, ''))
    return /^[\w-]{1,20}\.[\w.]{2,12}$/.test(word) ? at(word) : word
  })
  let said = ''
  const stdout = vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    said += text
    return true
  })
  const stderr = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
  await run([
    ...words,
    '--locale',
    'en',
    '--concurrency',
    /https?:|\.txt/.test(command) ? '4' : '0',
    ...(/https?:|\.txt/.test(command) ? ['--allow-private', '--delay', '0', '--backoff', '0', '--timeout', '1'] : []),
  ])
  stdout.mockRestore()
  stderr.mockRestore()
  const lines = said
    .replaceAll(`${folder}/`, '')
    .replaceAll(/ in [\d.]{1,10} (?:s|min) \(\d{1,8}\/s\)/g, '')
    .replaceAll(/127\.0\.0\.4(?::\d{1,5})?/g, 'clinic.example')
    .trimEnd()
    .split('\n')
  return `${[...lines.slice(0, SHOWN_LINES), ...(lines.length > SHOWN_LINES ? [' ...'] : [])].join('\n')}\n`
}

// After a new model: NOSTRUM_UPDATE_GOLDEN=1 npm test writes the lines anew, as it does for golden pages.
test('the README shows what a scan of each source prints', async () => {
  const text = readFileSync(README, 'utf8')
  const commands = [...text.matchAll(SHOWN)].map(([, command = '']) => command)
  expect(commands).toHaveLength(9)
  const printed = new Map<string, string>()
  for (const command of commands) printed.set(command, await print(command))
  for (const [command, lines] of printed) expect(lines, command).toContain('Scanned ')
  const now = text.replace(SHOWN, (_, command: string) => `\`\`\`\n$ npx nostrum scan ${command}\n${printed.get(command)}\`\`\``)
  if (process.env['NOSTRUM_UPDATE_GOLDEN']) writeFileSync(README, now)
  expect(readFileSync(README, 'utf8')).toBe(now)
}, 60_000)
