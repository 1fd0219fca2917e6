/** B4: other white space and line breaks, as extractors and editors leave them. */
import type { Sample } from '../../../src/training/corpus.ts'
import { mapRuns, type Transform, withContent } from '../../../src/training/transforms/transform.ts'

/** `amount`: columns at which lines of text are broken; 0 only doubles blank lines and spaces. Han counts as two columns. */
export const reflow: Transform = {
  id: 'B4',
  title: 'white space and line breaks reflowed',
  amounts: { low: 0, mid: 76, high: 40 },
  allowed: { mid: 0.1 },
  apply(page, columns) {
    if (columns === 0) return loosened(page)
    if (page.format === 'html') return mapRuns(page, (run) => run.replace(/ /gu, '\n\t'))
    return withContent(
      page,
      page.content
        .split('\n')
        .map((line) => wrapped(line, columns))
        .join('\r\n'),
    )
  },
}

function loosened(page: Sample): Sample {
  const spaced = mapRuns(page, (run) => run.replace(/ /gu, '\u00a0 '))
  return withContent(spaced, spaced.content.replace(/\n/gu, '\n \n'))
}

/** Breaks a line at spaces or between Han characters, as mail programs do. */
function wrapped(line: string, columns: number): string {
  let out = ''
  let width = 0
  for (const piece of line.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|[^\s\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]{1,80}|\s/gu) ?? []) {
    const wide = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(piece) ? 2 : piece.length
    if (width + wide > columns && width > 0) {
      out = `${out.trimEnd()}\r\n`
      width = 0
      if (piece.trim() === '') continue
    }
    out += piece
    width += wide
  }
  return out
}
