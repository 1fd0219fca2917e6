/** Where a scan writes, what it remembers beside it, and whether it may begin or go on. */
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, extname, join, resolve } from 'node:path'
import { fileOutput, type Output, streamOutput } from '../crawl/output.ts'
import type { Database } from '../store/database.ts'
import { openSqlite } from '../store/sqlite.ts'
import { UsageError } from './usage.ts'

export interface ScanPlace {
  /** As the user wrote it. */
  readonly out: string
  /** By which the scan is found again in its database. */
  readonly label: string
  readonly database: Database
  readonly output: Output
  /** Makes the output of the lines, forgets the scan and leaves nothing else behind. */
  finish(): Promise<void>
  close(): Promise<void>
}

export interface PlaceOptions {
  readonly out: string
  readonly resume: boolean
  readonly force: boolean
  /** Database that outlives the scan. */
  readonly cache: string | undefined
  /** What was asked for; a resumed scan must have been asked the same. */
  readonly question: string
}

const FORMATS: Readonly<Record<string, 'ndjson' | 'parquet' | 'sqlite'>> = { '.ndjson': 'ndjson', '.jsonl': 'ndjson', '.parquet': 'parquet', '.sqlite': 'sqlite', '.db': 'sqlite' }

/** The format that the name of an output stands for. @throws UsageError naming those there are */
export function formatOf(out: string | undefined): 'ndjson' | 'parquet' | 'sqlite' {
  if (out === undefined) throw new UsageError('Name the file to write with --out results.ndjson (or .parquet, .sqlite; "-" for standard output).')
  const format = out === '-' ? 'ndjson' : FORMATS[extname(out).toLowerCase()]
  if (format === undefined) throw new UsageError(`--out ${out}: the name must end in .ndjson, .parquet or .sqlite, or be "-".`)
  return format
}

/** Opens output and state. @throws UsageError when something is in the way, or when there is nothing to resume */
export async function openPlace({ out, resume, force, cache, question }: PlaceOptions): Promise<ScanPlace> {
  const format = formatOf(out)
  const isStream = out === '-'
  if (isStream && resume) throw new UsageError('Standard output cannot be taken back, so it cannot be resumed. Name a file with --out.')
  const path = resolve(out)
  if (!isStream && !existsSync(dirname(path))) throw new UsageError(`--out ${out}: there is no folder ${dirname(path)}.`)
  const folder = isStream ? mkdtempSync(join(tmpdir(), 'nostrum-scan-')) : null
  const state = folder === null ? `${path}.state` : join(folder, 'state')
  // Columns need the whole: lines are gathered first, and can be resumed whatever the format.
  const lines = format === 'ndjson' ? path : `${path}.part`
  const label = isStream ? question : path
  if (force) for (const file of [path, lines, ...filesOf(state)]) rmSync(file, { force: true })
  if (!resume && !isStream) refuseToOverwrite(out, path, state)
  if (resume && cache === undefined && !existsSync(state)) throw new UsageError(`There is no ${out}.state, so nothing to resume: the scan came to its end, or was never begun.`)

  const database = openSqlite(cache ?? state)
  try {
    await compareQuestion(database, label, question, resume)
  } catch (error) {
    await database.close()
    throw error
  }
  const output = isStream ? streamOutput(process.stdout) : fileOutput(lines)
  let isClosed = false
  const close = async () => {
    if (isClosed) return
    isClosed = true
    await output.close()
    await database.close()
    if (folder !== null) rmSync(folder, { recursive: true })
  }
  return {
    out,
    label,
    database,
    output,
    async finish() {
      await output.close()
      if (format === 'parquet') await (await import('../crawl/formats/parquet.ts')).writeParquet(lines, path)
      if (format === 'sqlite') await (await import('../crawl/formats/sqlite.ts')).writeSqlite(lines, path)
      await database.all('DELETE FROM scan_question WHERE label = ?', [label])
      await close()
      if (lines !== path) rmSync(lines, { force: true })
      if (cache === undefined) for (const file of filesOf(state)) rmSync(file, { force: true })
    },
    close,
  }
}

function refuseToOverwrite(out: string, path: string, state: string): void {
  if (existsSync(state)) throw new UsageError(`A scan into ${out} was stopped. Go on with --resume, or begin anew with --force.`)
  if (existsSync(path)) throw new UsageError(`${out} is there already. Name another file, or write over it with --force.`)
}

/** A resumed scan with other sources or options would mix two results in one file. */
async function compareQuestion(database: Database, label: string, question: string, resume: boolean): Promise<void> {
  await database.all('CREATE TABLE IF NOT EXISTS scan_question (label TEXT PRIMARY KEY, question TEXT NOT NULL) STRICT', [])
  const [row] = (await database.all('SELECT question FROM scan_question WHERE label = ?', [label])) as { question: string }[]
  if (resume && row === undefined) throw new UsageError('There is nothing to resume: the scan came to its end, or was never begun.')
  if (resume && row?.question !== question)
    throw new UsageError(`The stopped scan was asked something else. It was: ${row?.question}. Repeat that with --resume, or begin anew with --force.`)
  await database.all('INSERT OR REPLACE INTO scan_question (label, question) VALUES (?, ?)', [label, question])
}

function filesOf(database: string): string[] {
  return [database, `${database}-wal`, `${database}-shm`]
}
