import { BUCKETS } from '../features/grams.ts'
import { COLUMNS, SCHEMA } from '../features/schema.ts'
import type { WordingWeights } from '../features/wording.ts'
import { crc32 } from '../text/hash.ts'

/** Scale and shift that turn a raw sum into log-odds for one language. */
export interface Calibration {
  readonly slope: number
  readonly shift: number
}

/** `models/vN/model.json`: everything but the weights. */
export interface ModelHeader {
  readonly version: string
  /** Must equal the build's feature schema. */
  readonly schema: string
  /** Of weights.bin. */
  readonly sha256: string
  readonly crc32: number
  readonly bias: number
  /** Most that the signals which speak for a page can take off, before calibration, in log-odds. */
  readonly hamCredit: number
  /** The wording model: what its score over the whole page and over the best window is worth, and how its four-bit weights are read. */
  readonly wording: { readonly whole: number; readonly top: number; readonly scale: number; readonly bias: number }
  /** By language tag, then base tag, then `*`. */
  readonly calibration: Readonly<Record<string, Calibration>>
  /** Log-odds at prior .5. */
  readonly thresholds: { readonly spam: number; readonly ham: number }
  readonly prior: number
  /** Base tags of languages that it was trained on. */
  readonly languages: readonly string[]
  readonly corpus: { readonly sha256: string; readonly pages: number; readonly sites: number }
  readonly command: string
  /** ISO date. */
  readonly trained: string
}

export interface Model extends ModelHeader {
  /** One per column of the feature schema; not negative for signals that point to spam, not positive for the others. */
  readonly weights: Float32Array
  readonly wordingWeights: WordingWeights
}

/**
 * Puts header and weights together.
 *
 * @param bytes weights.bin: little-endian float32, one per column, then the wording buckets, two to a byte
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
  const size = COLUMNS.length * 4 + BUCKETS / 2
  if (bytes.length !== size) throw new Error(`Weights of model ${header.version} are ${bytes.length} bytes, ${COLUMNS.length} columns and ${BUCKETS} buckets need ${size}.`)
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const weights = new Float32Array(COLUMNS.length)
  COLUMNS.forEach(({ id, points }, column) => {
    const weight = view.getFloat32(column * 4, true)
    if (points === 'spam' ? weight < 0 : weight > 0)
      throw new Error(`Model ${header.version} gives "${id}" the weight ${weight}, but that signal points to ${points}. An explanation would lie; train again.`)
    weights[column] = weight
  })
  const { scale, bias } = header.wording
  return { ...header, weights, wordingWeights: { scale, bias, buckets: unpackBuckets(bytes.subarray(COLUMNS.length * 4)) } }
}

/** Two four-bit weights to a byte, low half first, each with 8 added. */
export function packBuckets(buckets: Int8Array): Uint8Array {
  return Uint8Array.from({ length: buckets.length / 2 }, (_, i) => ((buckets[i * 2] as number) + 8) | (((buckets[i * 2 + 1] as number) + 8) << 4))
}

function unpackBuckets(bytes: Uint8Array): Int8Array {
  const buckets = new Int8Array(bytes.length * 2)
  for (let i = 0; i < bytes.length; i++) {
    buckets[i * 2] = ((bytes[i] as number) & 15) - 8
    buckets[i * 2 + 1] = ((bytes[i] as number) >> 4) - 8
  }
  return buckets
}

/** Calibration for a language: its own, its base language's, or everybody's. */
export function calibrationFor(model: ModelHeader, tag: string): Calibration {
  // Own entries only: a caller may name any tag, "constructor" included.
  const key = [tag, tag.split('-')[0] as string].find((each) => Object.hasOwn(model.calibration, each)) ?? '*'
  return model.calibration[key] as Calibration
}
