/** T7: words that filters look for, misspelt so that they still sound or look the same. */
import { HOMOPHONES } from '../data/homophones.ts'
import { replaceTerms } from '../terms.ts'
import type { Transform } from '../transform.ts'

export const homophones: Transform = {
  id: 'T7',
  title: 'homophones and look-alike characters',
  amounts: { low: 0.1, mid: 0.2, high: 0.5 },
  allowed: { mid: 5 },
  apply: (page, share, { random }) => replaceTerms(page, HOMOPHONES, share, random),
}
