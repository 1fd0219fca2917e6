/** B14: capital letters, as old systems and some writers use them. */
import { layoutOf } from '../../../src/training/transforms/layout.ts'
import { applyEdits } from '../../../src/training/transforms/markup.ts'
import { mapRuns, type Transform, withContent } from '../../../src/training/transforms/transform.ts'

/** `amount`: 0 title and headings, 1 everything, 2 everything and accents lost. */
export const upperCase: Transform = {
  id: 'B14',
  title: 'upper case',
  amounts: { low: 0, mid: 1, high: 2 },
  allowed: { mid: 0.1 },
  apply(page, amount) {
    if (amount >= 1) return mapRuns(page, (run) => (amount >= 2 ? run.replace(/\p{Script=Latin}/gu, (letter) => letter.normalize('NFD').charAt(0)) : run).toUpperCase())
    const { parts, runs } = layoutOf(page)
    const headings = parts.filter(({ kind }) => kind === 'title' || kind === 'heading')
    const within = runs.filter(({ start, end }) => headings.some(({ inner }) => start >= inner.start && end <= inner.end))
    return withContent(
      page,
      applyEdits(
        page.content,
        within.map(({ start, end }) => ({ start, end, text: page.content.slice(start, end).toUpperCase() })),
      ),
    )
  },
}
