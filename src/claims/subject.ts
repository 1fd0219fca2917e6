import { type ListName, termColumn } from '../languages/lexicons.ts'
import { firstFrom } from '../page/scope.ts'
import type { Page, Range } from '../page/types.ts'
import type { Subject } from './claim.ts'

/** What a sentence speaks of: the first treatment, drug and condition named in it, else those that the title names. */
export function subjectOf(page: Page, sentence: Range): Subject {
  const treatment = nameIn(page, ['treatments', 'supplements'], sentence)
  const drug = drugIn(page, sentence)
  const condition = nameIn(page, ['diseases'], sentence)
  return { ...(treatment === '' ? {} : { treatment }), ...(drug === '' ? {} : { drug }), ...(condition === '' ? {} : { condition }) }
}

/** The page's own words for the first hit of the lists in the sentence or the title; empty when there is none. */
function nameIn(page: Page, lists: readonly ListName[], sentence: Range): string {
  for (const range of [sentence, page.title]) {
    for (const list of lists) {
      const hits = page.hits(list)
      const at = firstFrom(hits, range.from)
      if (at >= hits.length || (hits.from[at] as number) >= range.to) continue
      const { start, end } = page.span({ from: hits.from[at] as number, to: hits.to[at] as number })
      return page.text.slice(start, end)
    }
  }
  return ''
}

/** The international name of the first drug in the sentence or the title. */
function drugIn(page: Page, sentence: Range): string {
  const hits = page.hits('drugs')
  for (const range of [sentence, page.title]) {
    const at = firstFrom(hits, range.from)
    if (at < hits.length && (hits.from[at] as number) < range.to) return termColumn(hits.term[at] as number)
  }
  return ''
}
