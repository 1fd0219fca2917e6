/** The whole engine with its model and word lists. Nothing imports this but `judge.ts`, when it is needed: starting it takes longer than judging a page. */
import { judgePage, readPage } from '../../analyse.ts'
import type { Page } from '../../page/types.ts'
import { currentModel } from '../../verdict/current.ts'
import type { Input, Locale, Verdict } from '../../verdict/types.ts'

const model = currentModel()

export interface Reading {
  readonly verdict: Verdict
  readonly text: string
  readonly body: { readonly start: number; readonly end: number }
}

export function judge(input: Input, locale: Locale): Reading {
  const page = readPage(input)
  return { verdict: judgePage(page, { model, locale }), text: page.text, body: bodyOf(page) }
}

/** What of the text stands in the page's body: neither its title nor what is hidden. */
function bodyOf(page: Page): Reading['body'] {
  const { title, text, visibleEnd, folded, format } = page
  const end = visibleEnd < folded.codes.length ? (folded.origin[visibleEnd] as number) : text.length
  return { start: format === 'html' && title.to > title.from ? page.span(title).end : 0, end }
}
