/**
 * Puts written pages into `samples/`: JSON Lines as the corpus datasheet describes them to rows of `pages.tsv` and files of `pages/`.
 *
 *     npm run add-samples -- batch.jsonl --writer d1
 */
import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { SAMPLE_COLUMNS } from '../training/corpus.ts'

const FOLDER = 'samples'
const { values, positionals } = parseArgs({ options: { writer: { type: 'string' } }, allowPositionals: true })
const [file] = positionals
if (file === undefined || values.writer === undefined) throw new Error('Name the file and its writer: npm run add-samples -- batch.jsonl --writer d1')

const known = new Set(
  readFileSync(join(FOLDER, 'pages.tsv'), 'utf8')
    .split('\n')
    .map((row) => row.split('\t')[0]),
)
const records = readFileSync(file, 'utf8')
  .split('\n')
  .filter((line) => line.trim() !== '')
  .map((line) => JSON.parse(line) as Record<string, string>)
const problems = records.flatMap((record, i) => problemsOf(record).map((problem) => `${file}:${i + 1}: ${problem}`))
if (problems.length > 0) throw new Error(`Nothing was added.\n${problems.join('\n')}`)

for (const record of records) {
  const row = SAMPLE_COLUMNS.map((column) => (column === 'writer' ? values.writer : (record[column] ?? ''))).map((cell) => (cell as string).replace(/[\t\n]/g, ' '))
  const isHtml = record['format'] === 'html'
  writeFileSync(join(FOLDER, 'pages', `${record['id']}.${isHtml ? 'html' : 'txt'}`), record[isHtml ? 'html' : 'text'] as string)
  appendFileSync(join(FOLDER, 'pages.tsv'), `${row.join('\t')}\n`)
}
process.stdout.write(`${records.length} pages added; describe the batch in ${FOLDER}/README.md.\n`)

function problemsOf(record: Record<string, string>): string[] {
  const problems: string[] = []
  const id = record['id'] ?? ''
  if (!/^[a-z0-9-]{4,40}$/.test(id)) problems.push(`id "${id}" is not lower-case letters, digits and hyphens`)
  if (known.has(id) || existsSync(join(FOLDER, 'pages', `${id}.txt`))) problems.push(`id ${id} is taken`)
  if (!['spam', 'ham', 'borderline'].includes(record['label'] ?? '')) problems.push(`label "${record['label']}" is none of spam, ham, borderline`)
  if (!/\.example$/.test(record['site'] ?? '')) problems.push(`site "${record['site']}" is not under .example`)
  if ((record[record['format'] === 'html' ? 'html' : 'text'] ?? '').trim() === '') problems.push('the page is empty')
  known.add(id)
  return problems
}
