/** T13: the list of links at the end of the page left out. */
import { layoutOf, type Part } from '../layout.ts'
import { applyEdits, bodyParts } from '../markup.ts'
import { type Transform, withContent } from '../transform.ts'

const MIN_TAIL = 3
/** A tail begins in the last part of the page. */
const TAIL_FROM = 0.4

/** `amount`: share of the last list that goes; from 2 on every list of links or items behind the first 40 % of the page goes. */
export const linkTail: Transform = {
  id: 'T13',
  title: 'link tail removed',
  amounts: { low: 0.5, mid: 1, high: 2 },
  allowed: { mid: 6 },
  apply(page, amount) {
    const parts = page.format === 'html' ? layoutOf(page).parts : bodyParts(page)
    const tails = tailsOf(parts.filter(({ start }) => start >= page.content.length * TAIL_FROM))
    const chosen = amount >= 2 ? tails : tails.slice(-1).map((tail) => tail.slice(Math.floor(tail.length * (1 - amount))))
    return withContent(
      page,
      applyEdits(
        page.content,
        chosen.flat().map(({ start, end }) => ({ start, end, text: '' })),
      ),
    )
  },
}

/** Runs of at least three items or linked parts, each with the heading that announces it. */
function tailsOf(parts: readonly Part[]): Part[][] {
  const tails: Part[][] = []
  let run: Part[] = []
  let heading: Part | undefined
  const close = () => {
    if (run.length >= MIN_TAIL) tails.push(heading === undefined ? run : [heading, ...run])
    run = []
  }
  for (const part of parts) {
    if (part.kind === 'item' || part.hasLink) run.push(part)
    else {
      close()
      heading = part.kind === 'heading' ? part : undefined
    }
  }
  close()
  return tails
}
