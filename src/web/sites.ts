import { html } from 'hono/html'
import type { Decision } from '../store/feedback.ts'
import type { Listing, PageRecord, SiteRecord } from '../store/pages.ts'
import { renderShares } from './families.ts'
import { type Html, renderLayout } from './layout.ts'
import { renderBadge, renderFacts, renderFilter, renderKinds, renderMix, renderPaging, renderTable, renderVoices, VERDICTS } from './parts.ts'
import type { Reader } from './reader.ts'
import { day, likely, percent, plain } from './words.ts'

/** The search, with what it found; `missing` is a site that was asked for by its name and is not known. */
export function renderSites({ items, next }: Listing<SiteRecord>, reader: Reader, missing: string | null = null): Html {
  const { sites, words, verdicts, count } = reader.texts
  const query = Object.fromEntries(['q', 'verdict', 'cursor'].map((name) => [name, reader.at.searchParams.get(name) || undefined]))
  const q = missing ?? query['q']
  const rows = items.map((site) => [
    html`<a href="${reader.link(`/sites/${site.site}`)}"><bdi>${plain(site.site)}</bdi></a>`,
    html`${renderBadge(site.verdict, reader)}${site.disputed ? html` <span class="badge disputed">${words.disputed}</span>` : ''}`,
    percent(site.share.mean, 0),
    count.pages(site.pages),
    day(site.seen),
  ])
  const nothing = q === undefined ? words.nothing : sites.none(plain(q))
  const body = html`<h1>${sites.title}</h1>
<p class="lead">${sites.about}</p>
<form class="row search" action="/sites" role="search">
${reader.at.searchParams.has('lang') ? html`<input type="hidden" name="lang" value="${reader.locale}">` : ''}
<div class="grow"><label for="q">${sites.search}</label><input id="q" name="q" type="text" value="${q ?? ''}" placeholder="clinic.example" autocomplete="off" spellcheck="false"></div>
<button>${sites.go}</button></form>
${renderFilter(words.filter, [['', words.all], ...VERDICTS.map((each): [string, string] => [each, verdicts[each]])], query['verdict'] ?? '', (each) => reader.link('/sites', { q, verdict: each === '' ? undefined : each }))}
${items.length === 0 ? html`<p class="empty">${nothing}</p>` : renderTable(sites.title, [words.site, words.verdict, sites.share, words.pages, words.seen], rows)}
${renderPaging(reader, '/sites', query, next)}`
  return renderLayout(reader, { title: sites.title, body })
}

export interface SitePicture {
  readonly site: SiteRecord
  readonly pages: Listing<PageRecord>
  readonly decisions: readonly Decision[]
}

export function renderSite({ site, pages, decisions }: SitePicture, reader: Reader): Html {
  const { sites, words, verdicts, count } = reader.texts
  const { mean, low, high } = site.share
  const query = Object.fromEntries(['verdict', 'cursor'].map((name) => [name, reader.at.searchParams.get(name) || undefined]))
  const path = `/sites/${site.site}`
  const rows = pages.items.map((page) => [
    html`<bdi class="address">${plain(page.url)}</bdi>`,
    html`${renderBadge(page.verdict.verdict, reader)} ${likely(page.verdict.likelihood)}`,
    page.family === null ? '' : html`<a href="${reader.link(`/families/${page.family}`)}">#${page.family}</a>`,
    html`${day(page.since)}${page.gone === null ? '' : html` <span class="soft">${words.gone} ${day(page.gone)}</span>`}`,
  ])
  const body = html`<h1><bdi>${plain(site.site)}</bdi></h1>
<p>${renderBadge(site.verdict, reader)} ${renderVoices(site, reader)}</p>
${site.pattern === null ? '' : html`<p>${sites.pattern}: ${sites.patterns[site.pattern]}</p>`}
${site.official ? html`<p>${sites.official}</p>` : ''}${site.planted > 0 ? html`<p>${sites.planted(site.planted)}</p>` : ''}
${renderKinds(site.kinds, reader)}
<div class="columns">
<section class="card"><h2>${sites.share}</h2>
<svg class="mix range" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true"><rect class="track" x="0" y="3" width="100" height="4"></rect><rect class="spam soft-fill" x="${(low * 100).toFixed(1)}" y="1" width="${Math.max(0.5, (high - low) * 100).toFixed(1)}" height="8"></rect><rect class="spam" x="${(mean * 100).toFixed(1)}" y="0" width="0.8" height="10"></rect></svg>
<p>${sites.shareNote(percent(mean, 0), percent(low, 0), percent(high, 0), site.distinct)}</p>
${renderMix(site.counts, reader)}
</section>
<section class="card"><h2>${words.reasons}</h2>${site.reasons.length === 0 ? html`<p class="soft">–</p>` : renderShares(site.reasons, reader)}
${site.families.length === 0 ? '' : html`<h3>${words.families}</h3><p>${site.families.map((id) => html`<a href="${reader.link(`/families/${id}`)}">#${id}</a> `)}</p>`}</section>
</div>
${renderFacts([
  [words.pages, site.pages.toLocaleString('en')],
  [words.since, day(site.since)],
  [words.seen, day(site.seen)],
])}
<section class="card"><h2>${words.pages}</h2>
${renderFilter(words.filter, [['', words.all], ...VERDICTS.map((each): [string, string] => [each, verdicts[each]])], query['verdict'] ?? '', (each) => reader.link(path, { verdict: each === '' ? undefined : each }))}
${rows.length === 0 ? html`<p class="empty">${count.pages(0)}</p>` : renderTable(words.pages, [words.address, words.verdict, words.family, words.since], rows)}
${renderPaging(reader, path, query, pages.next)}</section>
${decisions.length === 0 ? '' : html`<section class="card"><h2>${sites.history}</h2><ul class="plain">${decisions.map(({ at, label, reason, target, force }) => html`<li>${day(at)} <b>${verdicts[label]}</b>${force ? '' : ' (…)'} <bdi class="soft">${plain(target)}</bdi> <q><bdi>${plain(reason)}</bdi></q></li>`)}</ul></section>`}
<p class="soft">${sites.object} <a href="/docs#feedback">${reader.texts.nav.docs}</a></p>`
  return renderLayout(reader, { title: plain(site.site), body })
}
