/** T1: characters without width pushed into words, so that a reader sees no difference and a plain comparison does. */
import { pick } from '../random.ts'
import { mapRuns, type Transform } from '../transform.ts'

const INVISIBLE = ['\u200b', '\u200c', '\u200d', '\u2060', '\ufeff']

/** Words of an alphabet, or pairs of Han characters, which stand for words. */
const WORDS = /\p{Script=Han}{2}|[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Hangul}\p{Script=Thai}\p{Script=Arabic}]{2,40}/gu

export const zeroWidth: Transform = {
  id: 'T1',
  title: 'zero-width characters inside words',
  amounts: { low: 0.2, mid: 0.5, high: 1 },
  allowed: { mid: 0.5 },
  apply: (page, share, { random }) =>
    mapRuns(page, (run) =>
      run.replace(WORDS, (word) => {
        if (random() >= share) return word
        const at = 1 + Math.floor(random() * (word.length - 1))
        return word.slice(0, at) + pick(random, INVISIBLE) + word.slice(at)
      }),
    ),
}
