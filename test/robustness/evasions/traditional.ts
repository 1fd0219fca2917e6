/** T4: a simplified Chinese page written in traditional characters. */
import type { Transform } from '../../../src/training/transforms/transform.ts'
import { toTraditional, type Variant } from '../scripts.ts'

/** `amount`: which variant of traditional Chinese. */
export const traditional: Transform = {
  id: 'T4',
  title: 'simplified to traditional, whole page',
  amounts: { low: 0, mid: 1, high: 3 },
  allowed: { mid: 1 },
  apply: (page, variant) => toTraditional(page, variant as Variant),
}
