/** T14: paragraphs in another order, sentences left out. */
import { joinSentences, sentencesOf } from '../../../src/training/transforms/evasions/paraphrase.ts'
import { applyEdits, bodyParts, titleOf } from '../../../src/training/transforms/markup.ts'
import { shuffled } from '../../../src/training/transforms/random.ts'
import { mapRuns, type Transform, withContent } from '../../../src/training/transforms/transform.ts'

/** `amount`: share of the sentences that is left out. */
export const reorder: Transform = {
  id: 'T14',
  title: 'paragraphs reordered, sentences dropped',
  amounts: { low: 0.1, mid: 0.3, high: 0.5 },
  allowed: { mid: 3 },
  apply(page, share, { random }) {
    const start = titleOf(page)?.start
    const parts = bodyParts(page).filter((part) => part.start !== start && (part.kind === 'paragraph' || part.kind === 'item'))
    const inners = parts.map(({ inner }) => page.content.slice(inner.start, inner.end))
    const mixed = shuffled(random, inners)
    const content = applyEdits(
      page.content,
      parts.map(({ inner }, i) => ({ ...inner, text: mixed[i] as string })),
    )
    return mapRuns(withContent(page, content), (run) => {
      const sentences = sentencesOf(run)
      if (sentences.length < 2) return run
      const kept = sentences.filter(() => random() >= share)
      return joinSentences(kept.length > 0 ? kept : sentences.slice(0, 1))
    })
  },
}
