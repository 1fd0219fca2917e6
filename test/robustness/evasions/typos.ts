/** T10: typing errors: neighbouring letters exchanged, one left out, one doubled. */
import { pick, type Random } from '../../../src/training/transforms/random.ts'
import type { Transform } from '../../../src/training/transforms/transform.ts'
import { mapWords } from '../words.ts'

export const typos: Transform = {
  id: 'T10',
  title: 'typing errors',
  amounts: { low: 0.02, mid: 0.05, high: 0.15 },
  allowed: { mid: 3 },
  apply: (page, share, { random }) => mapWords(page, 2, (word) => (random() < share ? mistyped([...word], random) : word)),
}

function mistyped(letters: readonly string[], random: Random): string {
  const at = Math.floor(random() * (letters.length - 1))
  const before = letters.slice(0, at)
  const here = letters[at] as string
  const next = letters[at + 1] as string
  const after = letters.slice(at + 2)
  return [...before, ...pick(random, [[next, here], [next], [here, here, next]]), ...after].join('')
}
