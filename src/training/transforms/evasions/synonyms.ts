/** T11: watched words replaced by softer ones, as sellers do to get past an advertising filter. */
import { SYNONYMS } from '../data/synonyms.ts'
import { replaceTerms } from '../terms.ts'
import type { Transform } from '../transform.ts'

export const synonyms: Transform = {
  id: 'T11',
  title: 'softer words for watched ones',
  amounts: { low: 0.2, mid: 0.5, high: 1 },
  allowed: { mid: 4 },
  apply: (page, share, { random }) => replaceTerms(page, SYNONYMS, share, random),
}
