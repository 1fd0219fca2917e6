/** Results as a Parquet file. */
import { fileWriter, ParquetWriter, schemaFromColumnData } from 'hyparquet-writer'
import { COLUMNS, readRows } from './rows.ts'

const TYPES = { text: 'STRING', json: 'JSON', number: 'DOUBLE', integer: 'INT32', flag: 'BOOLEAN' } as const
/** A row group is held in memory while it is written. */
const GROUP_ROWS = 10_000

/** Turns a file of NDJSON results into a Parquet file, a group of rows at a time. */
export async function writeParquet(from: string, to: string): Promise<void> {
  const schema = schemaFromColumnData({ columnData: COLUMNS.map(([name, kind]) => ({ name, type: TYPES[kind], data: [] })) })
  const parquet = new ParquetWriter({ writer: fileWriter(to), schema })
  for await (const rows of readRows(from, GROUP_ROWS))
    await parquet.write({ columnData: COLUMNS.map(([name], column) => ({ name, data: rows.map((row) => row[column] ?? undefined) })), rowGroupSize: GROUP_ROWS })
  await parquet.finish()
}
