/** /lists: what blocklists there are, in words and links for readers, and how much the newest release touches. */
import { html } from 'hono/html'
import type { ListCatalogue } from '../lists/catalogue.ts'
import type { reachOf } from '../lists/plan.ts'
import type { Release } from '../lists/types.ts'
import { type Html, renderLayout } from './layout.ts'
import type { Reader } from './reader.ts'
import { day } from './words.ts'

type Reach = ReturnType<typeof reachOf>

export function renderLists({ tiers }: ListCatalogue, release: Release | null, reach: Reach | null, reader: Reader): Html {
  const { lists, count } = reader.texts
  const shown = tiers.map(
    ({ tier, entries, files }) => html`<section class="card" id="${tier}">
<h2>${lists.tierNames[tier]} <span class="soft">${count.entries(entries)}</span></h2>
<p>${lists.tiers[tier]}</p>
<ul class="plain">${files.map(({ format, url, subscribe }) => html`<li><a href="${new URL(url).pathname}">${lists.formats[format]}</a>${subscribe === null ? '' : html` <a class="chip" href="${subscribe}">${lists.subscribe}<span class="unseen">: ${lists.tierNames[tier]}, ${lists.formats[format]}</span></a>`}</li>`)}</ul>
</section>`,
  )
  const body = html`<h1>${lists.title}</h1>
<p class="lead">${lists.about}</p>
${
  release === null
    ? html`<p class="empty">${lists.empty}</p>`
    : html`<section class="card"><h2>${lists.published(release.version, day(release.created))}</h2>
<h3>${lists.blast}</h3><ul class="plain"><li>${lists.changes(release.added, release.removed, release.changed)}</li>${reach === null ? '' : html`<li>${lists.reach(reach.hosts, reach.paths)}</li><li>${lists.guarded(reach.guardedSites, reach.known)}</li>`}</ul></section>
<div class="cards">${shown}</div>`
}`
  return renderLayout(reader, { title: lists.title, body })
}
