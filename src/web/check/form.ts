import { html } from 'hono/html'
import { EXAMPLES } from '../examples.generated.ts'
import type { Html } from '../layout.ts'
import type { Reader } from '../reader.ts'
import { flag } from '../words.ts'

export const FORMATS = ['auto', 'text', 'html'] as const
export type Format = (typeof FORMATS)[number]

/** What was typed into the form, to show it again. */
export interface Entry {
  readonly content: string
  readonly format: Format
  readonly url: string
  /** Whether the verdict is to be kept under a link. */
  readonly store: boolean
}

export const EMPTY: Entry = { content: '', format: 'auto', url: '', store: false }

interface Offer {
  /** Whether an address alone is fetched. */
  readonly fetches: boolean
  /** Whether a verdict can be kept. */
  readonly keeps: boolean
}

/** The form with its examples. */
export function renderForm(reader: Reader, { content, format, url, store }: Entry, { fetches, keeps }: Offer): Html {
  const { check } = reader.texts
  const choices = FORMATS.map((each) => html`<label><input type="radio" name="format" value="${each}"${flag('checked', each === format)}> ${check.formats[each]}</label>`)
  const examples = EXAMPLES.map(
    ({ name, folder, language }) => html`<li><a href="${reader.link('/#verdict', { example: folder })}">${check.exampleNames[name]}</a> <span class="soft">${language}</span></li>`,
  )
  return html`<form method="post" action="/#verdict" enctype="multipart/form-data" accept-charset="utf-8" id="check">
<input type="hidden" name="lang" value="${reader.locale}">
<label for="content">${check.content}</label>
<textarea id="content" name="content" placeholder="${check.placeholder}" spellcheck="false" dir="auto">
${content}</textarea>
<div class="row">
<fieldset><legend>${check.format}</legend>${choices}</fieldset>
<div class="grow"><label for="url">${check.address}</label>
<input id="url" name="url" type="url" value="${url}" aria-describedby="url-note" autocomplete="off">
<p class="soft" id="url-note">${fetches ? check.addressFetched : check.addressKept}</p></div>
</div>
<div class="row">
<button>${check.submit}</button>
${keeps ? html`<label class="light"><input type="checkbox" name="store" value="1"${flag('checked', store)}> ${check.store}</label>` : ''}
<p class="soft working" role="status" data-working="${check.working}"></p>
</div>
<p class="soft">${check.privacy}</p>
</form>
<div class="examples"><p>${check.examples}</p><ul>${examples}</ul></div>`
}
