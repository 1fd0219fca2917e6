/** Lines of results as rows of a table, for the formats that have columns. */
import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'

/** Columns in order, with their kind. */
export const COLUMNS = [
  ['url', 'text'],
  ['id', 'text'],
  ['via', 'text'],
  ['verdict', 'text'],
  ['likelihood', 'number'],
  ['score', 'number'],
  ['language', 'text'],
  ['format', 'text'],
  ['chars', 'integer'],
  ['truncated', 'flag'],
  ['abstained', 'text'],
  ['kinds', 'json'],
  ['reasons', 'json'],
  ['claims', 'json'],
  ['model', 'text'],
  ['skipped', 'text'],
  ['failed', 'text'],
  ['detail', 'text'],
] as const

export type Cell = string | number | boolean | null

/** Cells in the order of {@link COLUMNS}. */
export type Row = readonly Cell[]

/** Reads results in groups of at most `size` rows. */
export async function* readRows(path: string, size: number): AsyncGenerator<readonly Row[], void> {
  let rows: Row[] = []
  for await (const line of createInterface({ input: createReadStream(path), crlfDelay: Number.POSITIVE_INFINITY })) {
    rows.push(toRow(JSON.parse(line) as Record<string, unknown>))
    if (rows.length < size) continue
    yield rows
    rows = []
  }
  if (rows.length > 0) yield rows
}

function toRow(line: Record<string, unknown>): Row {
  const part = (name: string, key: string) => (line[name] as Record<string, unknown> | undefined)?.[key]
  const cells: Record<(typeof COLUMNS)[number][0], unknown> = {
    url: line['url'],
    id: line['id'] === undefined ? null : String(line['id']),
    via: line['via'],
    verdict: line['verdict'],
    likelihood: line['likelihood'],
    score: line['score'],
    language: part('language', 'tag'),
    format: part('input', 'format'),
    chars: part('input', 'chars'),
    truncated: part('input', 'truncated'),
    abstained: line['abstained'],
    kinds: line['kinds'] === undefined ? null : JSON.stringify(line['kinds']),
    reasons: line['reasons'] === undefined ? null : JSON.stringify(line['reasons']),
    claims: line['claims'] === undefined ? null : JSON.stringify(line['claims']),
    model: part('model', 'version'),
    skipped: part('skipped', 'kind'),
    failed: part('failed', 'kind'),
    detail: part('skipped', 'detail') ?? part('failed', 'detail'),
  }
  return COLUMNS.map(([name]) => (cells[name] ?? null) as Cell)
}
