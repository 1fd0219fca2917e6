/** T20: only the beginning of the page. */
import { truncate } from '../../../src/training/transforms/benign/truncation.ts'
import type { Transform } from '../../../src/training/transforms/transform.ts'

/** `amount`: characters that are kept. */
export const truncation: Transform = {
  id: 'T20',
  title: 'truncated to 1,200 600 300 characters',
  amounts: { low: 1200, mid: 600, high: 300 },
  allowed: { low: 4, mid: 8, high: 15 },
  apply: (page, chars) => truncate(page, chars),
}
