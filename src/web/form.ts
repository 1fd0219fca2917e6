import { html } from 'hono/html'
import type { Locale } from '../verdict/types.ts'
import { type Html, renderLayout } from './layout.ts'
import { TEXTS } from './texts.ts'

export const FORMATS = ['auto', 'text', 'html'] as const
export type Format = (typeof FORMATS)[number]

/** What was typed into the form, to show it again. */
export interface Entry {
  readonly content: string
  readonly format: Format
  readonly url: string
}

export const EMPTY: Entry = { content: '', format: 'auto', url: '' }

/** The form, with what came of it below. */
export function renderForm(locale: Locale, { content, format, url }: Entry, result: Html | string): Html {
  const texts = TEXTS[locale]
  const choices = FORMATS.map((each) => html`<label><input type="radio" name="format" value="${each}" ${each === format ? 'checked' : ''}> ${texts.formats[each]}</label>`)
  const body = html`<p>${texts.tagline}</p>
<form method="post" action="/#verdict" accept-charset="utf-8">
<input type="hidden" name="locale" value="${locale}">
<label for="content">${texts.content}</label>
<textarea id="content" name="content" required placeholder="${texts.placeholder}">
${content}</textarea>
<fieldset><legend>${texts.format}</legend>${choices}</fieldset>
<label for="url">${texts.address}</label>
<input id="url" name="url" type="url" value="${url}">
<button>${texts.submit}</button>
<p class="soft">${texts.privacy}</p>
</form>
${result}`
  return renderLayout({ title: 'Nostrum', locale, body, isTranslated: true })
}

/** What the form says instead of a verdict. */
export function renderAlert(title: string, detail: string): Html {
  return html`<section id="verdict" class="alert" role="alert"><strong>${title}</strong><div>${detail}</div></section>`
}
