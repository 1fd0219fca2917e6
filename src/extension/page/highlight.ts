/** Showing evidence in the page that it was found on. */
import type { Place } from './places.ts'

/** Styles of what is shown, by underline as well as by colour. */
export const HIGHLIGHT_STYLE = `
::highlight(nostrum-against) { background-color: #fbe3df; color: #3a0f0a; text-decoration: underline 2px solid #a52a1e; }
::highlight(nostrum-for) { background-color: #dff2e5; color: #0d3320; text-decoration: underline 2px dotted #1c6b3c; }
::highlight(nostrum-now) { background-color: #ffd54a; color: #1d1f23; }
mark.nostrum-against { background-color: #fbe3df; color: #3a0f0a; text-decoration: underline 2px solid #a52a1e; }
mark.nostrum-for { background-color: #dff2e5; color: #0d3320; text-decoration: underline 2px dotted #1c6b3c; }
mark.nostrum-now { background-color: #ffd54a; color: #1d1f23; }
`

/**
 * Shows places, or with none takes back what is shown. Runs inside the page, so it uses nothing from outside itself. Where the browser can highlight
 * without touching the document, nothing of the page changes; elsewhere the words are wrapped in `mark` elements and unwrapped again.
 *
 * @param now number of the place to go to, -1 for none
 * @returns how many places were found
 */
export function highlight(places: readonly (Place | null)[], now: number): number {
  // What the engine does not read either, or reads as hidden.
  const SKIPPED = 'script, style, template, svg, noscript, iframe, object, canvas, textarea, math, [hidden], [style*="display:none"], [style*="display: none"]'
  for (const mark of document.querySelectorAll('mark[class^="nostrum-"]')) {
    const parent = mark.parentNode
    mark.replaceWith(...mark.childNodes)
    parent?.normalize()
  }
  const canHighlight = typeof Highlight === 'function' && CSS.highlights !== undefined
  if (canHighlight) for (const name of ['nostrum-against', 'nostrum-for', 'nostrum-now']) CSS.highlights.delete(name)
  if (places.length === 0) return 0

  // The words of the page without white space, and for each unit where it stands.
  const nodes: Text[] = []
  const parts: string[] = []
  const ends: number[] = []
  let length = 0
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, (node) =>
    node instanceof Element && node.matches(SKIPPED) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT,
  )
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    if (!(node instanceof Text)) continue
    const words = node.data.replace(/\s+/g, '')
    if (words === '') continue
    length += words.length
    nodes.push(node)
    parts.push(words)
    ends.push(length)
  }
  const all = parts.join('')

  /** Node and offset of a unit of the squeezed words. */
  const pointAt = (at: number): { node: Text; offset: number } | null => {
    let low = 0
    let high = ends.length - 1
    while (low < high) {
      const middle = (low + high) >> 1
      if ((ends[middle] as number) > at) high = middle
      else low = middle + 1
    }
    const node = nodes[low]
    if (node === undefined) return null
    let left = at - ((ends[low] as number) - (parts[low] as string).length)
    for (let offset = 0; offset < node.data.length; offset++) {
      if (/\s/.test(node.data.charAt(offset))) continue
      if (left-- === 0) return { node, offset }
    }
    return null
  }
  const rangeOf = ({ words, nth }: Place): Range | null => {
    let at = all.indexOf(words)
    for (let i = 0; i < nth; i++) {
      const next = all.indexOf(words, at + 1)
      // A page that has changed since may have them less often: then the last one is meant.
      if (next < 0) break
      at = next
    }
    const from = at < 0 ? null : pointAt(at)
    const to = at < 0 ? null : pointAt(at + words.length - 1)
    if (from === null || to === null) return null
    const range = new Range()
    range.setStart(from.node, from.offset)
    range.setEnd(to.node, to.offset + 1)
    return range
  }
  const shown = places.map((place, i) => ({ name: i === now ? 'nostrum-now' : `nostrum-${place?.kind}`, isNow: i === now, range: place === null ? null : rangeOf(place) }))
  const target = shown.find(({ isNow }) => isNow)?.range?.startContainer.parentElement
  if (canHighlight) {
    for (const { name, range } of shown) {
      if (range === null) continue
      const layer = CSS.highlights.get(name) ?? new Highlight()
      layer.priority = name === 'nostrum-now' ? 1 : 0
      layer.add(range)
      CSS.highlights.set(name, layer)
    }
  } else {
    // From the end, so that wrapping moves nothing that is still to be wrapped.
    const pieces = shown.flatMap(({ name, range }) => {
      if (range === null) return []
      const first = nodes.indexOf(range.startContainer as Text)
      const last = nodes.indexOf(range.endContainer as Text)
      return nodes.slice(first, last + 1).map((node) => ({
        name,
        node,
        index: nodes.indexOf(node),
        start: node === range.startContainer ? range.startOffset : 0,
        end: node === range.endContainer ? range.endOffset : node.data.length,
      }))
    })
    pieces.sort((a, b) => b.index - a.index || b.start - a.start)
    let wrapped: { node: Text; start: number } | null = null
    for (const { name, node, start, end } of pieces) {
      // Where pieces overlap, the one behind keeps its words.
      const to = wrapped?.node === node ? Math.min(end, wrapped.start) : end
      if (to <= start) continue
      const range = new Range()
      range.setStart(node, start)
      range.setEnd(node, to)
      const mark = document.createElement('mark')
      mark.className = name
      range.surroundContents(mark)
      wrapped = { node, start }
    }
  }
  target?.scrollIntoView({ block: 'center', behavior: matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth' })
  return shown.filter(({ range }) => range !== null).length
}
