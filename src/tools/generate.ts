/**
 * Writes every generated file from its source, or with `--check` fails when one is stale.
 *
 *     npm run generate
 *     npm run generate -- --check
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { generateDatasheet } from './generate-datasheet.ts'
import { generateHosts } from './generate-hosts.ts'
import { generateLexicons } from './generate-lexicons.ts'
import { generateModel } from './generate-model.ts'
import { generateSignalIndex } from './generate-signals.ts'
import { generateTrigrams } from './generate-trigrams.ts'
import { generateVersion } from './generate-version.ts'
import { generateWeb } from './generate-web.ts'

const check = process.argv.includes('--check')
const stale: string[] = []

for (const { path, content } of [
  generateLexicons(),
  generateTrigrams(),
  ...generateHosts(),
  ...(await generateSignalIndex()),
  generateVersion(),
  ...generateModel(),
  generateDatasheet(),
  ...(await generateWeb()),
]) {
  if (existsSync(path) && readFileSync(path, 'utf8') === content) continue
  stale.push(path)
  if (check) continue
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, content)
}

if (check && stale.length > 0) {
  console.error(`Stale: ${stale.join(', ')}. Their sources changed; run "npm run generate" and commit the result.`)
  process.exitCode = 1
} else {
  console.error(stale.length === 0 ? 'Generated files are current.' : `Wrote ${stale.join(', ')}.`)
}
