/** /scans: begin a scan, follow it, look through its results. The scripts talk to the same routes of /v1/scans as everybody. */
import { html } from 'hono/html'
import { SCAN_DEFAULTS } from '../api/scan-fields.ts'
import type { PageResult, Scan } from '../store/scans.ts'
import { titleOf } from './catalogue.ts'
import { type Html, renderLayout } from './layout.ts'
import { renderBadge, renderFilter, renderMix, renderPaging, renderTable } from './parts.ts'
import type { Reader } from './reader.ts'
import { renderMessages } from './trouble.ts'
import { flag, likely, minute, plain } from './words.ts'

const MAX_PAGES = 100_000

/** The field for a token, and the button that forgets it; scripts keep it in the tab. */
export function renderTokenField({ texts: { token } }: Reader): Html {
  return html`<div class="token"><label for="token">${token.label}</label><input id="token" name="token" type="password" autocomplete="off" spellcheck="false" aria-describedby="token-note"><p class="soft" id="token-note">${token.note} <button type="button" class="quiet" id="forget">${token.forget}</button></p></div>`
}

export function renderScans(reader: Reader, isOn: boolean, limitBytes: number): Html {
  const { scans } = reader.texts
  const radios = (name: string, names: Readonly<Record<string, string>>, chosen: string) =>
    Object.entries(names).map(([value, words]) => html`<label><input type="radio" name="${name}" value="${value}"${flag('checked', value === chosen)}> ${words}</label>`)
  const start = html`<form id="start" data-to="${reader.link('/scans/ID')}">
<label for="addresses">${scans.addresses}</label>
<textarea id="addresses" name="addresses" class="short" required spellcheck="false" placeholder="https://clinic.example/"></textarea>
<div class="row"><fieldset><legend>${scans.what}</legend>${radios('what', scans.whats, 'sites')}</fieldset>
<fieldset><legend>${scans.scope}</legend>${radios('scope', scans.scopes, SCAN_DEFAULTS.scope)}</fieldset></div>
<div class="row"><div><label for="most">${scans.most}</label><input id="most" name="max_pages" type="number" min="1" max="${MAX_PAGES}" value="${SCAN_DEFAULTS.max_pages}"></div>
${renderTokenField(reader)}</div>
<div class="row"><button>${scans.start}</button><div id="trouble"></div></div>
<noscript><p>${scans.script}</p></noscript></form>`
  const body = html`<h1>${scans.title}</h1>
<p class="lead">${scans.about}</p>
${isOn ? start : html`<p class="card">${scans.off}</p>`}
<form class="row" action="/scans">
${reader.at.searchParams.has('lang') ? html`<input type="hidden" name="lang" value="${reader.locale}">` : ''}
<div class="grow"><label for="id">${scans.open}: ${scans.id}</label><input id="id" name="id" type="text" required autocomplete="off" spellcheck="false"></div><button>${scans.openIt}</button></form>
<section id="yours" class="card" hidden data-to="${reader.link('/scans/ID')}"><h2>${scans.yours}</h2><ul class="plain"></ul></section>
${renderMessages(reader, limitBytes)}`
  return renderLayout(reader, { title: scans.title, body, islands: ['scans'] })
}

export const RESULT_FILTERS = ['all', 'spam', 'unsure', 'ham', 'skipped', 'failed'] as const
export type ResultFilter = (typeof RESULT_FILTERS)[number]

export interface ScanPicture {
  readonly scan: Scan
  readonly troubles: Readonly<Record<string, number>>
  readonly results: readonly PageResult[]
  readonly next: string | null
  readonly show: ResultFilter
}

export function renderScan({ scan, troubles, results, next, show }: ScanPicture, reader: Reader, limitBytes: number): Html {
  const { scans, words } = reader.texts
  const { id, state, created, counts, options } = scan
  const path = `/scans/${id}`
  const cursor = reader.at.searchParams.get('cursor') ?? undefined
  const query = { show: show === 'all' ? undefined : show, cursor }
  const judged = counts.spam + counts.unsure + counts.ham
  const figures: readonly (readonly [string, string, number])[] = [
    ['judged', scans.judged, judged],
    ['waiting', scans.waiting, counts.known - counts.settled],
    ['skipped', scans.skipped, counts.skipped],
    ['failed', scans.failed, counts.failed],
    ['beyond', scans.beyond, counts.beyond],
    ['outside', scans.outside, counts.outside],
  ]
  const body = html`<h1>${scans.scan} <span class="soft"><bdi>${options.seeds
    .map(({ url }) => plain(url))
    .slice(0, 2)
    .join(', ')}${options.seeds.length > 2 ? ' …' : ''}</bdi></span></h1>
<p><span class="chip" id="state">${scans.states[state]}</span> <span class="soft">${minute(created)} · <code>${id}</code></span></p>
<section class="card" id="scan" data-events="${state === 'running' ? `/v1/scans/${id}/events` : ''}"><h2>${scans.progress}</h2>
<progress max="${Math.max(1, counts.known)}" value="${counts.settled}" aria-label="${scans.progress}"></progress>
<p role="status">${scans.done(counts.settled, counts.known)}${state === 'running' ? html` <span class="soft">${scans.live}</span>` : ''}</p>
<dl class="facts">${figures.map(([name, label, count]) => html`<div><dt>${label}</dt><dd data-figure="${name}">${count.toLocaleString('en')}</dd></div>`)}</dl>
<h3>${scans.mix}</h3><div id="mix">${renderMix(counts, reader)}</div>
${Object.keys(troubles).length === 0 ? '' : html`<h3>${scans.troubles}</h3><ul class="chips">${Object.entries(troubles).map(([kind, pages]) => html`<li><code>${kind}</code> ${pages}</li>`)}</ul>`}
</section>
${state === 'running' ? renderStop(id, limitBytes, reader) : ''}
<section class="card" id="results"><h2>${scans.results}</h2>
<div class="row">${renderFilter(
    words.filter,
    RESULT_FILTERS.map((each): [string, string] => [each, scans.filters[each]]),
    show,
    (each) => reader.link(`${path}#results`, { show: each === 'all' ? undefined : each }),
  )}
<p>${scans.download}: <a href="${path}/results.csv" download>CSV</a> · <a href="${path}/results.ndjson" download>NDJSON</a></p></div>
${
  results.length === 0
    ? html`<p class="empty">${counts.settled === 0 ? scans.none : scans.noneSuch}</p>`
    : renderTable(
        scans.results,
        [words.address, words.verdict, scans.strongest],
        results.map((each) => renderResult(each, reader)),
      )
}
${renderPaging(reader, path, query, next)}
</section>`
  return renderLayout(reader, { title: scans.scan, body, islands: state === 'running' ? ['scan'] : [] })
}

/** The way to stop a scan: a script shows it, since it asks for a token. */
function renderStop(id: string, limitBytes: number, reader: Reader): Html {
  const { scans } = reader.texts
  return html`<form id="stop" data-scan="/v1/scans/${id}" hidden><div class="row">${renderTokenField(reader)}<button>${scans.stop}</button></div><p role="status" data-done="${scans.stopped}"></p><div id="trouble"></div></form>${renderMessages(reader, limitBytes)}`
}

function renderResult({ url, state, trouble, verdict, id }: PageResult, reader: Reader): Html[] {
  const { scans } = reader.texts
  const address = html`<bdi class="address">${plain(url)}</bdi>`
  if (verdict === null)
    return [
      address,
      html`<span class="chip">${state === 'failed' ? scans.failed : scans.skipped}</span>`,
      html`<code>${trouble?.kind ?? ''}</code> <span class="soft" lang="en">${plain(trouble?.detail ?? '')}</span>`,
    ]
  const strongest = verdict.reasons.find(({ signal }) => signal !== 'wording')
  const title = strongest === undefined ? '' : titleOf(strongest.signal, reader)
  const badge = html`${renderBadge(verdict.verdict, reader)} ${likely(verdict.likelihood)}`
  return [address, id === null ? badge : html`<a href="${reader.link(`/verdicts/${id}`)}">${badge}</a>`, html`${title}`]
}

/** Whether a result is of the kind that was asked for. */
export function isShownResult({ state }: PageResult, show: ResultFilter): boolean {
  return show === 'all' || state === show
}

const CSV_HEAD = 'url,state,verdict,likelihood,score,language,reasons,trouble,detail,visited'

/** Results as a table for spreadsheets (RFC 4180). A cell that a spreadsheet would run as a formula gets an apostrophe in front. */
export function toCsv(results: readonly PageResult[], isFirst: boolean): string {
  const rows = results.map(({ url, state, verdict, trouble, settled }) =>
    [
      ...[url, state, verdict?.verdict ?? '', verdict === null ? '' : verdict.likelihood.toFixed(4), verdict === null ? '' : verdict.score.toFixed(3), verdict?.language.tag ?? ''],
      ...[verdict?.reasons.map(({ signal }) => signal).join(' ') ?? '', trouble?.kind ?? '', trouble?.detail ?? '', settled],
    ]
      .map(cell)
      .join(','),
  )
  return `${isFirst ? `\ufeff${CSV_HEAD}\r\n` : ''}${rows.map((row) => `${row}\r\n`).join('')}`
}

function cell(text: string): string {
  // Matches `=cmd`, `@x` and `+1` but not `-2.5`: scores are numbers.
  const safe = /^[=+@\t\r]|^-(?![\d.])/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
