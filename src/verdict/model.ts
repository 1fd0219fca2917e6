import { packTable, unpackTable } from '../features/gram-table.ts'
import { COLUMNS, SCHEMA } from '../features/schema.ts'
import type { WordingWeights } from '../features/wording.ts'
import { crc32 } from '../text/hash.ts'

/** Scale and shift that turn a raw sum into log-odds for one language. */
export interface Calibration {
  readonly slope: number
  readonly shift: number
}

/** A page is read as a whole and by its worst passage; the reading that speaks more for spam gives the score. */
export type ReadingName = 'page' | 'passage'
export const READINGS: readonly ReadingName[] = ['page', 'passage']

/** How one reading adds up, in log-odds before calibration. */
export interface ReadingHeader {
  readonly bias: number
  /** Most that the signals which speak for a page can take off. */
  readonly hamCredit: number
  /** What the wording score is worth. */
  readonly wording: number
}

/** `models/vN/model.json`: everything but the weights. */
export interface ModelHeader {
  readonly version: string
  /** Must equal the build's feature schema. */
  readonly schema: string
  /** Of weights.bin. */
  readonly sha256: string
  readonly crc32: number
  readonly readings: Readonly<Record<ReadingName, ReadingHeader>>
  /** How the four-bit weights of the wording are read, and of how many grams there are. */
  readonly wording: { readonly scale: number; readonly bias: number; readonly grams: number }
  /** By language tag, then base tag, then `*`. */
  readonly calibration: Readonly<Record<string, Calibration>>
  /** Log-odds at prior .5. */
  readonly thresholds: { readonly spam: number; readonly ham: number }
  /** Least familiarity of wording that was met in training, by base tag, then `*`. */
  readonly familiarity: Readonly<Record<string, number>>
  readonly prior: number
  /** Base tags of languages that it was trained on. */
  readonly languages: readonly string[]
  readonly corpus: { readonly sha256: string; readonly pages: number; readonly sites: number }
  readonly command: string
  /** ISO date. */
  readonly trained: string
}

/** One reading with a weight per column of the feature schema: not negative for signals that point to spam, not positive for the others. */
export interface Reading extends ReadingHeader {
  readonly weights: Float32Array
}

export interface Model extends Omit<ModelHeader, 'readings'> {
  readonly readings: Readonly<Record<ReadingName, Reading>>
  readonly wordingWeights: WordingWeights
}

const READING_BYTES = COLUMNS.length * 4

/**
 * Puts header and weights together.
 *
 * @param bytes weights.bin: for each reading a little-endian float32 a column; then the wording's grams, as `packTable` writes them
 * @throws Error when schema, size or checksum do not fit, with both values
 */
export function loadModel(header: ModelHeader, bytes: Uint8Array): Model {
  if (header.schema !== SCHEMA)
    throw new Error(`Model ${header.version} expects feature schema ${header.schema}, this build has ${SCHEMA}. Train again, or use the build that the model was made for.`)
  const checksum = crc32(bytes)
  if (checksum !== header.crc32)
    throw new Error(
      `Weights of model ${header.version} have checksum ${checksum.toString(16)}, its header says ${header.crc32.toString(16)}. The file is damaged or of another version; take both files from one place.`,
    )
  if (!Number.isInteger(header.wording.grams))
    throw new Error(`Model ${header.version} keeps its wording as models before v3 did, which this build does not read. Take a later model, or train again.`)
  const grams = READINGS.length * READING_BYTES
  const readings = Object.fromEntries(READINGS.map((name, i) => [name, { ...header.readings[name], weights: readWeights(header.version, bytes, i * READING_BYTES) }]))
  const { scale, bias, grams: held } = header.wording
  return {
    ...header,
    readings: readings as Record<ReadingName, Reading>,
    wordingWeights: { scale, bias, held, table: unpackTable(bytes.subarray(grams), held) },
  }
}

function readWeights(version: string, bytes: Uint8Array, at: number): Float32Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset + at, READING_BYTES)
  const weights = new Float32Array(COLUMNS.length)
  COLUMNS.forEach(({ id, points }, column) => {
    const weight = view.getFloat32(column * 4, true)
    if (points === 'spam' ? weight < 0 : weight > 0)
      throw new Error(`Model ${version} gives "${id}" the weight ${weight}, but that signal points to ${points}. An explanation would lie; train again.`)
    weights[column] = weight
  })
  return weights
}

/** weights.bin from its parts. */
export function packWeights(weights: readonly Float64Array[], { table }: WordingWeights): Uint8Array {
  const grams = packTable(table)
  const bytes = new Uint8Array(weights.length * READING_BYTES + grams.length)
  const view = new DataView(bytes.buffer)
  weights.forEach((reading, i) => {
    for (let column = 0; column < COLUMNS.length; column++) view.setFloat32(i * READING_BYTES + column * 4, reading[column] as number, true)
  })
  bytes.set(grams, weights.length * READING_BYTES)
  return bytes
}

/** What a table by language holds for a tag: its own entry, its base language's, or everybody's. */
export function byLanguage<T>(table: Readonly<Record<string, T>>, tag: string): T {
  // Own entries only: a caller may name any tag, "constructor" included.
  const key = [tag, tag.split('-')[0] as string].find((each) => Object.hasOwn(table, each)) ?? '*'
  return table[key] as T
}
