import type { Finding } from '../signals/signal.ts'
import { COLUMNS } from './schema.ts'

const COLUMN_OF: ReadonlyMap<string, number> = new Map(COLUMNS.map(({ id }, column) => [id, column]))

/** Column of a signal, or -1 while it is in preview. */
export function columnOf(id: string): number {
  return COLUMN_OF.get(id) ?? -1
}

/** The feature vector of a page: the strength of each signal, 0 where it was not found. */
export function toVector(findings: readonly Finding[]): Float32Array {
  const vector = new Float32Array(COLUMNS.length)
  for (const { signal, strength } of findings) {
    const column = columnOf(signal.id)
    if (column >= 0) vector[column] = strength
  }
  return vector
}
