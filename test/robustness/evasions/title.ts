/** T12: the title line moved to the end, or deleted. */

import { layoutOf } from '../../../src/training/transforms/layout.ts'
import { applyEdits, bodyParts, titleOf, writeParts } from '../../../src/training/transforms/markup.ts'
import { type Transform, withContent } from '../../../src/training/transforms/transform.ts'

/** `amount`: 0 moved to the end, 1 deleted, 2 deleted with the first heading below it. In HTML `<title>` goes with `<h1>`. */
export const title: Transform = {
  id: 'T12',
  title: 'title moved to the end, or deleted',
  amounts: { low: 0, mid: 1, high: 2 },
  allowed: { mid: 5 },
  apply(page, amount) {
    const heading = titleOf(page)
    const last = bodyParts(page).at(-1)
    if (heading === undefined || last === undefined) return page
    const named = layoutOf(page).parts.filter(({ kind, start }) => kind === 'title' || start === heading.start)
    const below =
      amount >= 2
        ? bodyParts(page)
            .filter(({ kind, start }) => kind === 'heading' && start > heading.start)
            .slice(0, 1)
        : []
    const removed = [...named, ...below].map(({ start, end }) => ({ start, end, text: '' }))
    const moved = amount === 0 ? [{ start: last.end, end: last.end, text: `${page.format === 'text' ? '\n' : ''}${writeParts(page.format, 'paragraph', [heading.text])}` }] : []
    return withContent(page, applyEdits(page.content, [...removed, ...moved]))
  },
}
