/** T22: HTML that shows the same words and stores others: entities, tags inside words, hidden words, order by style sheet. Text pages become HTML first. */

import { honestLines } from '../../../src/training/transforms/honest.ts'
import { applyEdits, asHtml, bodyParts } from '../../../src/training/transforms/markup.ts'
import { pick, type Random } from '../../../src/training/transforms/random.ts'
import { mapRuns, type Transform, withContent } from '../../../src/training/transforms/transform.ts'
import { segmentsOf } from '../words.ts'

const EMPTY_TAGS = ['<b></b>', '<span></span>', '<!-- -->', '<wbr>', '<i class="x"></i>']
const HIDDEN_STYLES = ['display:none', 'font-size:0', 'position:absolute;left:-9999px', 'visibility:hidden']
/** Share of the characters written as entities, at full strength. */
const ENTITIES = 0.5
/** Hidden words between parts: honest characters for each of the page, at full strength. */
const HIDDEN = 0.5

/** `amount`: share of words with markup inside; from .3 on hidden honest words are added, from .6 on the parts stand in reverse and a style sheet turns them. */
export const markupTricks: Transform = {
  id: 'T22',
  title: 'entities, tags in words, hidden words, CSS order',
  amounts: { low: 0.1, mid: 0.3, high: 0.6 },
  allowed: { mid: 1 },
  apply(page, share, { random, honest }) {
    const html = asHtml(page)
    const words = mapRuns(html, (run) =>
      segmentsOf(run, page.lang)
        .map(({ segment, isWordLike }) => (isWordLike === true && random() < share ? broken(segment, random) : segment))
        .join(''),
    )
    const spelt = mapRuns(words, (run) => Array.from(run, (char) => (/[\p{L}\p{N}]/u.test(char) && random() < share * ENTITIES ? `&#${char.codePointAt(0)};` : char)).join(''))
    if (share < 0.3) return spelt
    const parts = bodyParts(spelt)
    const reversed = share >= 0.6 && parts.length > 1
    const lines = honestLines(honest, random, page.lang, parts.reduce((sum, { text }) => sum + text.length, 0) * HIDDEN * share)
    const edits = parts.map(({ start, end, inner }, i) => {
      const other = reversed ? parts[parts.length - 1 - i] : undefined
      const own = other === undefined ? spelt.content.slice(start, end) : `<p style="order:${parts.length - i}">${spelt.content.slice(other.inner.start, other.inner.end)}</p>`
      const line = lines[i]
      return {
        start,
        end,
        text: line === undefined || inner.end === inner.start ? own : `<span style="${pick(random, HIDDEN_STYLES)}">${line.replace(/[<>&]/gu, ' ')}</span>${own}`,
      }
    })
    const content = applyEdits(spelt.content, edits)
    return withContent(spelt, reversed ? content.replace('<body', '<body style="display:flex;flex-direction:column"') : content)
  },
}

function broken(word: string, random: Random): string {
  const letters = [...word]
  if (letters.length < 2) return word
  const at = 1 + Math.floor(random() * (letters.length - 1))
  return letters.slice(0, at).join('') + pick(random, EMPTY_TAGS) + letters.slice(at).join('')
}
