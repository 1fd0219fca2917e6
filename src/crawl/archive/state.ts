/** What a scan of archives has to remember to go on after it was stopped, in one small database beside its output. Everything changes in one batch. */
import type { Database } from '../../store/database.ts'
import type { Tally, VerdictCounts } from '../tally.ts'

export interface Mark {
  /** Number of the input, from 0. */
  readonly input: number
  /** How far it was read: a byte, or a number of blocks or files. */
  readonly at: number
  /** Bytes of output that belong to what was read. */
  readonly output: number
}

export interface SiteCounts extends VerdictCounts {
  readonly site: string
}

export interface SignalCounts extends VerdictCounts {
  readonly signal: string
}

export interface ArchiveState {
  /** What was saved, or null for a new scan. */
  load(): Promise<{ readonly mark: Mark; readonly counts: Counts } | null>
  /** @param sites and signals of the pages read since the last time */
  save(mark: Mark, counts: Counts, delta: Pick<Tally, 'sites' | 'signals'>): Promise<void>
  worstSites(limit: number): Promise<readonly SiteCounts[]>
  signals(): Promise<readonly SignalCounts[]>
}

export type Counts = Pick<Tally, 'verdicts' | 'skipped' | 'failed'>

const TABLES = [
  'CREATE TABLE IF NOT EXISTS archive_mark (one INTEGER PRIMARY KEY CHECK (one = 1), input INTEGER NOT NULL, at INTEGER NOT NULL, output INTEGER NOT NULL, counts TEXT NOT NULL) STRICT',
  'CREATE TABLE IF NOT EXISTS archive_sites (name TEXT PRIMARY KEY, spam INTEGER NOT NULL, unsure INTEGER NOT NULL, ham INTEGER NOT NULL) STRICT, WITHOUT ROWID',
  'CREATE TABLE IF NOT EXISTS archive_signals (name TEXT PRIMARY KEY, spam INTEGER NOT NULL, unsure INTEGER NOT NULL, ham INTEGER NOT NULL) STRICT, WITHOUT ROWID',
]

const addTo = (table: 'archive_sites' | 'archive_signals') =>
  `INSERT INTO ${table} (name, spam, unsure, ham) SELECT value->>0, value->>1, value->>2, value->>3 FROM json_each(?) WHERE true
ON CONFLICT DO UPDATE SET spam = spam + excluded.spam, unsure = unsure + excluded.unsure, ham = ham + excluded.ham`

export async function openArchiveState(database: Database): Promise<ArchiveState> {
  await database.batch(TABLES.map((sql) => ({ sql, values: [] })))
  return {
    async load() {
      const [row] = (await database.all('SELECT input, at, output, counts FROM archive_mark', [])) as (Mark & { counts: string })[]
      return row === undefined ? null : { mark: { input: row.input, at: row.at, output: row.output }, counts: JSON.parse(row.counts) as Counts }
    },
    async save({ input, at, output }, counts, { sites, signals }) {
      await database.batch([
        {
          sql: 'INSERT INTO archive_mark (one, input, at, output, counts) VALUES (1, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET input = excluded.input, at = excluded.at, output = excluded.output, counts = excluded.counts',
          values: [input, at, output, JSON.stringify(counts)],
        },
        { sql: addTo('archive_sites'), values: [rowsOf(sites)] },
        { sql: addTo('archive_signals'), values: [rowsOf(signals)] },
      ])
    },
    async worstSites(limit) {
      const sql = 'SELECT name AS site, spam, unsure, ham FROM archive_sites WHERE spam > 0 ORDER BY spam DESC, unsure DESC, name LIMIT ?'
      return (await database.all(sql, [limit])) as SiteCounts[]
    },
    signals: async () => (await database.all('SELECT name AS signal, spam, unsure, ham FROM archive_signals ORDER BY spam DESC, name', [])) as SignalCounts[],
  }
}

function rowsOf(counts: Tally['sites']): string {
  return JSON.stringify([...counts].map(([name, { spam, unsure, ham }]) => [name, spam, unsure, ham]))
}
