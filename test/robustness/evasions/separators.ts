/** T8: signs pushed between the letters of a word: 干*细*胞, s-t-e-m. */
import { pick } from '../../../src/training/transforms/random.ts'
import type { Transform } from '../../../src/training/transforms/transform.ts'
import { mapWords } from '../words.ts'

const SEPARATORS = ['*', '-', '.', '_', '·', '~', '|', '+', '/', ' ', '°', '﹡', '▪']

export const separators: Transform = {
  id: 'T8',
  title: 'separators inside words',
  amounts: { low: 0.1, mid: 0.3, high: 0.6 },
  allowed: { mid: 2 },
  apply(page, share, { random }) {
    // One page keeps to one sign, as a template does.
    const separator = pick(random, SEPARATORS)
    return mapWords(page, 2, (word) => (/^[\p{L}\p{M}]+$/u.test(word) && random() < share ? [...word].join(separator) : word))
  },
}
