/** One reading of a page in points, before calibration. */
import { columnOf } from '../features/vector.ts'
import { limitWording, type Wording } from '../features/wording.ts'
import type { Finding } from '../signals/signal.ts'
import { type Model, READINGS, type ReadingName } from './model.ts'

/** What a reading makes of a page, in log-odds before calibration: `total` is the bias plus all points. */
export interface Sum {
  readonly reading: ReadingName
  readonly bias: number
  /** One for each finding, in their order; 0 for a signal in preview. */
  readonly points: readonly number[]
  readonly wording: number
  readonly total: number
}

/** Adds up both readings and returns the one that speaks more for spam. */
export function addUp(findings: readonly Finding[], wording: Wording, model: Model): Sum {
  const [page, passage] = READINGS.map((reading) => sumOf(reading, findings, wording, model)) as [Sum, Sum]
  return passage.total > page.total ? passage : page
}

function sumOf(reading: ReadingName, findings: readonly Finding[], { whole, passage }: Wording, model: Model): Sum {
  const { bias, hamCredit, wording: worth, weights } = model.readings[reading]
  const points: number[] = []
  let credit = 0
  for (const { signal, strength } of findings) {
    const column = columnOf(signal.id)
    const value = column < 0 ? 0 : (weights[column] as number) * strength
    if (value < 0) credit -= value
    points.push(value)
  }
  // Beyond the cap every mark of trust counts a little less: no page can buy itself free with footers.
  const scale = credit > hamCredit ? hamCredit / credit : 1
  let total = bias
  for (let i = 0; i < points.length; i++) {
    const value = points[i] as number
    if (value < 0) points[i] = value * scale
    total += points[i] as number
  }
  const fromWording = worth * limitWording(reading === 'page' ? whole : passage)
  return { reading, bias, points, wording: fromWording, total: total + fromWording }
}
