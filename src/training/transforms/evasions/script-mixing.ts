/** T5: single characters in the other Chinese script, in the middle of words. */
import { otherScript } from '../data/script-pairs.ts'
import { mapChars, type Transform } from '../transform.ts'

export const scriptMixing: Transform = {
  id: 'T5',
  title: 'simplified and traditional mixed in words',
  amounts: { low: 0.1, mid: 0.3, high: 0.6 },
  allowed: { mid: 1 },
  apply: (page, share, { random }) =>
    page.lang === 'ja' || page.lang === 'ko'
      ? page
      : mapChars(page, (char) => {
          const other = otherScript(char)
          return other !== undefined && random() < share ? other : char
        }),
}
