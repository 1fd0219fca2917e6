/** T16: honest text between the paragraphs. */
import { honestLines } from '../../../src/training/transforms/honest.ts'
import { bodyParts, insert, outside, writeParts } from '../../../src/training/transforms/markup.ts'
import { type Transform, withContent } from '../../../src/training/transforms/transform.ts'

/** `amount`: honest characters for each character of the page, spread evenly. */
export const interleave: Transform = {
  id: 'T16',
  title: 'honest text between paragraphs, .3x 1x 3x',
  amounts: { low: 0.3, mid: 1, high: 3 },
  allowed: { mid: 15, high: 30 },
  apply(page, factor, { random, honest }) {
    const parts = bodyParts(page)
    const total = parts.reduce((sum, { text }) => sum + text.length, 0)
    const lines = honestLines(honest, random, page.lang, total * factor)
    const honestTotal = lines.reduce((sum, line) => sum + line.length, 0)
    let own = 0
    let borrowed = 0
    let next = 0
    const places = parts.map((part): [number, string] => {
      own += part.text.length
      const first = next
      while (next < lines.length && borrowed < (own / total) * honestTotal) borrowed += (lines[next++] as string).length
      return [outside(page, part.end), writeParts(page.format, 'paragraph', lines.slice(first, next))]
    })
    return withContent(page, insert(page.content, places))
  },
}
