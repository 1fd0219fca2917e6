import type { Span } from '../text/span.ts'
import type { Draft } from './types.ts'

/** The draft as if some stretches of its text were not there. Blocks and links that lie inside them go as well. */
export function cutDraft(draft: Draft, spans: readonly Span[]): Draft {
  const cuts = joinSpans(spans, draft.text.length)
  if (cuts.length === 0) return draft
  let text = ''
  let at = 0
  for (const { start, end } of cuts) {
    text += draft.text.slice(at, start)
    at = end
  }
  text += draft.text.slice(at)
  const moved = (offset: number) => offset - cuts.reduce((sum, { start, end }) => sum + Math.max(0, Math.min(offset, end) - start), 0)
  const isCut = (start: number, end: number) => cuts.some((cut) => cut.start <= start && end <= cut.end)
  return {
    ...draft,
    text,
    blocks: draft.blocks.flatMap((block, i) => (isCut(block.start, (draft.blocks[i + 1]?.start ?? draft.text.length + 1) - 1) ? [] : [{ ...block, start: moved(block.start) }])),
    links: draft.links.flatMap((link) => (isCut(link.start, link.end) ? [] : [{ ...link, start: moved(link.start), end: moved(link.end) }])),
    visibleEnd: moved(draft.visibleEnd),
  }
}

/** Spans in order, within the text, overlapping ones joined. */
function joinSpans(spans: readonly Span[], length: number): Span[] {
  const joined: { start: number; end: number }[] = []
  for (const span of [...spans].sort((a, b) => a.start - b.start)) {
    const start = Math.max(0, span.start)
    const end = Math.min(length, span.end)
    const last = joined.at(-1)
    if (end <= start) continue
    if (last !== undefined && start <= last.end) last.end = Math.max(last.end, end)
    else joined.push({ start, end })
  }
  return joined
}
