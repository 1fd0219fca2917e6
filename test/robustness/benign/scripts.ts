/** B2: a Chinese page in the other script. */
import type { Transform } from '../../../src/training/transforms/transform.ts'
import { toSimplified, toTraditional, type Variant } from '../scripts.ts'

/** `amount`: which variant of traditional Chinese. */
export const scripts: Transform = {
  id: 'B2',
  title: 'the other Chinese script',
  amounts: { low: 0, mid: 1, high: 3 },
  allowed: { mid: 0.1 },
  apply: (page, variant) => (page.lang === 'zh-Hant' ? toSimplified(page, variant as Variant) : toTraditional(page, variant as Variant)),
}
