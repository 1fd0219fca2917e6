/** T6: a character or two of a sensitive term spelt in pinyin: gan细胞, yi院. */
import { pick } from '../../../src/training/transforms/random.ts'
import { termPattern } from '../../../src/training/transforms/terms.ts'
import { mapRuns, type Transform } from '../../../src/training/transforms/transform.ts'
import { PINYIN } from '../data/pinyin.ts'
import { hansOf, hantOf } from '../scripts.ts'

const SYLLABLES = new Map(
  PINYIN.trim()
    .split('\n')
    .map((line) => {
      const [term = '', ...syllables] = line.split(' ')
      return [term, syllables] as const
    }),
)
const TERMS = termPattern([...SYLLABLES.keys(), ...[...SYLLABLES.keys()].map(hantOf)])

export const pinyin: Transform = {
  id: 'T6',
  title: 'pinyin inside sensitive terms',
  amounts: { low: 0.1, mid: 0.2, high: 0.5 },
  allowed: { mid: 4 },
  apply: (page, share, { random }) =>
    mapRuns(page, (run) =>
      run.replace(TERMS, (term) => {
        const syllables = SYLLABLES.get(term) ?? SYLLABLES.get(hansOf(term))
        if (syllables === undefined || random() >= share) return term
        const spelt = pick(random, [...syllables.keys()])
        return Array.from(term, (char, i) => (i === spelt ? (syllables[i] as string) : char)).join('')
      }),
    ),
}
