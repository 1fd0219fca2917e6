import { html } from 'hono/html'
import type { Template } from '../site/types.ts'
import type { FamilyDetail, FamilyRecord, Listing, PageRecord } from '../store/pages.ts'
import { renderSignalName } from './catalogue.ts'
import { renderGrid } from './grid.ts'
import { renderGrowth } from './growth.ts'
import { type Html, renderLayout } from './layout.ts'
import { renderBadge, renderFacts, renderFilter, renderKinds, renderPaging, renderTable, renderVoices, VERDICTS } from './parts.ts'
import type { Reader } from './reader.ts'
import { day, likely, percent, plain } from './words.ts'

const MAX_HOSTS = 40
const MAX_CLINICS = 20

export function renderFamilies({ items, next }: Listing<FamilyRecord>, reader: Reader): Html {
  const { families, words, count, verdicts } = reader.texts
  const verdict = reader.at.searchParams.get('verdict') ?? undefined
  const cursor = reader.at.searchParams.get('cursor') ?? undefined
  const cards = items.map(
    (family) => html`<li class="card"><h2><a href="${reader.link(`/families/${family.id}`)}">${renderTemplate(family.name === '' ? `#${family.id}` : family.name, reader)}</a></h2>
<p>${renderBadge(family.verdict, reader)} ${likely(family.likelihood)} ${renderVoices(family, reader)}</p>
<p>${[count.pages(family.pages), count.hosts(family.hosts), count.sites(family.sites)].join(' · ')} <span class="soft">${count.places(family.slots.place)} × ${count.topics(family.slots.topic)}; ${day(family.since)} – ${day(family.seen)}</span></p></li>`,
  )
  const body = html`<h1>${families.title}</h1>
<p class="lead">${families.about}</p>
${renderFilter(words.filter, [['', words.all], ...VERDICTS.map((each): [string, string] => [each, verdicts[each]])], verdict ?? '', (each) => reader.link('/families', { verdict: each === '' ? undefined : each }))}
${items.length === 0 ? html`<p class="empty">${families.empty}</p>` : html`<ul class="cards">${cards}</ul>`}
${renderPaging(reader, '/families', { verdict, cursor }, next)}`
  return renderLayout(reader, { title: families.title, body })
}

export function renderFamily(family: FamilyDetail, pages: Listing<PageRecord>, reader: Reader): Html {
  const { families, words, count } = reader.texts
  const path = `/families/${family.id}`
  const query = Object.fromEntries(['host', 'until', 'cursor'].map((name) => [name, reader.at.searchParams.get(name) || undefined]))
  const hosts = family.fillers.host.slice(0, MAX_HOSTS)
  const rows = pages.items.map((page) => [
    html`<bdi class="address">${plain(page.url)}</bdi>`,
    html`${renderBadge(page.verdict.verdict, reader)} ${likely(page.verdict.likelihood)}`,
    plain([page.fillers.place, page.fillers.topic, page.fillers.institution].filter((each) => each !== null).join(' · ')),
    day(page.since),
  ])
  const body = html`<h1>${renderTemplate(family.name === '' ? `#${family.id}` : family.name, reader)}</h1>
<p>${renderBadge(family.verdict, reader)} ${likely(family.likelihood)} ${renderVoices(family, reader)}</p>
${renderKinds(family.kinds, reader)}
${renderFacts([
  [words.pages, family.pages.toLocaleString('en')],
  [families.hosts, family.hosts.toLocaleString('en')],
  [reader.texts.nav.sites, family.sites.toLocaleString('en')],
  [`${count.places(family.slots.place)} × ${count.topics(family.slots.topic)}`, (family.slots.place * family.slots.topic).toLocaleString('en')],
  [words.since, day(family.since)],
  [words.seen, day(family.seen)],
])}
${renderGrid(family, { host: query['host'], until: query['until'] }, reader)}
<section class="card"><h2>${families.growth}</h2>${renderGrowth(family.growth, reader)}</section>
<div class="columns">
<section class="card"><h2>${families.hosts}</h2><ul class="plain">${hosts.map(({ name, pages: shown }) => html`<li><a href="${reader.link(`/sites/${encodeURIComponent(name)}`)}"><bdi>${plain(name)}</bdi></a> <span class="soft">${count.pages(shown)}</span></li>`)}</ul>${family.fillers.host.length > MAX_HOSTS ? html`<p class="soft">${count.more(family.fillers.host.length - MAX_HOSTS)}</p>` : ''}</section>
<section class="card"><h2>${families.templates}</h2><ul class="plain">${family.templates.slice(0, MAX_CLINICS).map((template) => html`<li>${renderTemplate(template, reader)}</li>`)}</ul>
${family.fillers.institution.length === 0 ? '' : html`<h3>${families.clinics}</h3><ul class="chips">${family.fillers.institution.slice(0, MAX_CLINICS).map(({ name, pages: shown }) => html`<li>${plain(name)} <span class="soft">${shown}</span></li>`)}</ul>`}
<h3>${words.reasons}</h3>${renderShares(family.reasons, reader)}</section>
</div>
<section class="card"><h2>${words.pages}</h2>
${renderTable(words.pages, [words.address, words.verdict, families.filled, words.since], rows)}
${renderPaging(reader, path, query, pages.next)}</section>`
  return renderLayout(reader, { title: family.name === '' ? families.title : plain(family.name), body, islands: ['family'] })
}

/** Signals with the share of pages that show them. */
export function renderShares(reasons: readonly { readonly signal: string; readonly share: number }[], reader: Reader): Html {
  return html`<ul class="plain">${reasons.map(({ signal, share }) => html`<li><span class="share">${percent(share, 0)}</span> ${renderSignalName(signal, reader)}</li>`)}</ul>`
}

/** A template with its slots set apart. */
export function renderTemplate(template: string | Template, { texts: { families } }: Reader): Html {
  const text = typeof template === 'string' ? template : template.text
  // Matches `{place}` in `{place}植发哪家好`, not `{}`.
  const parts = plain(text).split(/(\{[a-z]{1,20}\})/)
  return html`<bdi>${parts.map((part, i) => (i % 2 === 1 ? html`<span class="slot">${slotName(part.slice(1, -1), families.slots)}</span>` : part))}</bdi>`
}

function slotName(slot: string, names: Readonly<Record<string, string>>): string {
  return Object.hasOwn(names, slot) ? (names[slot] as string) : slot
}
