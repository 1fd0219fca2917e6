/** Pieces that several pages are put together from. */
import { html } from 'hono/html'
import type { SpamKind } from '../signals/signal.ts'
import type { Standing, Voices } from '../store/pages.ts'
import type { Verdict } from '../verdict/types.ts'
import type { Html } from './layout.ts'
import type { Reader } from './reader.ts'
import { day, percent, plain } from './words.ts'

export const VERDICTS = ['spam', 'unsure', 'ham'] as const

/** A sign beside the word, so that no verdict is told by colour alone. */
export const SIGNS: Readonly<Record<Verdict['verdict'], string>> = { spam: '✕', unsure: '?', ham: '✓' }

export function renderBadge(verdict: Verdict['verdict'], { texts }: Reader): Html {
  return html`<span class="badge ${verdict}"><span aria-hidden="true">${SIGNS[verdict]}</span> ${texts.verdicts[verdict]}</span>`
}

/** What people say: a dispute, or a decision with its reason. */
export function renderVoices({ disputed, standing }: Voices, reader: Reader): Html | string {
  const { texts } = reader
  if (!disputed && standing === null) return ''
  return html`${disputed ? html`<span class="badge disputed">${texts.words.disputed}</span>` : ''}${standing === null ? '' : html`<p class="standing">${renderStanding(standing, reader)}</p>`}`
}

function renderStanding({ label, reason, at }: Standing, { texts }: Reader): Html {
  return html`${texts.words.decided(texts.verdicts[label], day(at))} <q><bdi>${plain(reason)}</bdi></q>`
}

export function renderKinds(kinds: readonly SpamKind[], { texts }: Reader): Html | string {
  if (kinds.length === 0) return ''
  return html`<ul class="chips" aria-label="${texts.words.kinds}">${kinds.map((kind) => html`<li>${texts.kinds[kind]}</li>`)}</ul>`
}

/** Names and figures, as a row of small cards. */
export function renderFacts(facts: readonly (readonly [name: string, value: Html | string | number])[]): Html {
  return html`<dl class="facts">${facts.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>`
}

/** Choices of what to show: links, the chosen one marked. */
export function renderFilter<Choice extends string>(
  label: string,
  choices: readonly (readonly [choice: Choice, name: string])[],
  chosen: string,
  linkTo: (choice: Choice) => string,
): Html {
  return html`<nav class="filter" aria-label="${label}"><ul>${choices.map(([choice, name]) => html`<li><a href="${linkTo(choice)}"${choice === chosen ? html` aria-current="true"` : ''}>${name}</a></li>`)}</ul></nav>`
}

/** A table that scrolls by itself where it is too wide; the first cell of each row names it. */
export function renderTable(caption: string, heads: readonly string[], rows: readonly (readonly (Html | string | number)[])[]): Html {
  return html`<div class="scroll" tabindex="0" role="region" aria-label="${caption}"><table>
<caption class="unseen">${caption}</caption>
<thead><tr>${heads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead>
<tbody>${rows.map(([first = '', ...rest]) => html`<tr><th scope="row">${first}</th>${rest.map((cell) => html`<td>${cell}</td>`)}</tr>`)}</tbody>
</table></div>`
}

/** Links to the next part of a listing and back to its start. */
export function renderPaging(reader: Reader, path: string, query: Readonly<Record<string, string | undefined>>, next: string | null): Html | string {
  const isFirst = query['cursor'] === undefined
  if (isFirst && next === null) return ''
  const { words } = reader.texts
  return html`<nav class="paging" aria-label="${words.next}">${isFirst ? '' : html`<a href="${reader.link(path, { ...query, cursor: undefined })}">← ${words.first}</a>`}${next === null ? '' : html`<a rel="next" href="${reader.link(path, { ...query, cursor: next })}">${words.next} →</a>`}</nav>`
}

/** How much of a whole is spam, unsure and ham, as one bar with its figures. */
export function renderMix(counts: Readonly<Record<Verdict['verdict'], number>>, reader: Reader): Html | string {
  const total = counts.spam + counts.unsure + counts.ham
  if (total === 0) return ''
  const { texts } = reader
  let x = 0
  const parts = VERDICTS.map((verdict) => {
    const width = (counts[verdict] / total) * 100
    const rect = html`<rect class="${verdict}" x="${x.toFixed(2)}" y="0" width="${width.toFixed(2)}" height="10"></rect>`
    x += width
    return rect
  })
  const legend = VERDICTS.map(
    (verdict) =>
      html`<li>${renderBadge(verdict, reader)} <span data-count="${verdict}">${counts[verdict].toLocaleString('en')}</span> <span class="soft">${percent(counts[verdict] / total, 0)}</span></li>`,
  )
  return html`<svg class="mix" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">${parts}</svg><ul class="legend" aria-label="${texts.words.verdict}">${legend}</ul>`
}
