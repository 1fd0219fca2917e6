/**
 * A family's grid: what was made (rows) for which place (columns), the darker the more pages. It is a table, so that a screen reader can walk it, and
 * looks like a picture. Host and day are chosen by a form; the script does the same at once, from what each cell carries: its pages by host and day.
 */
import { html, raw } from 'hono/html'
import type { Cell } from '../site/types.ts'
import type { FamilyDetail } from '../store/pages.ts'
import type { Html } from './layout.ts'
import type { Reader } from './reader.ts'
import { day, flag, plain } from './words.ts'

const MAX_ROWS = 30
const MAX_COLUMNS = 40
/** Pages from which a cell is shaded one step darker. */
const STEPS = [1, 2, 4, 8, 16]

export interface GridChoice {
  readonly host: string | undefined
  /** Day, YYYY-MM-DD. */
  readonly until: string | undefined
}

export function renderGrid(family: FamilyDetail, choice: GridChoice, reader: Reader): Html | string {
  const { families } = reader.texts
  const places = axis(family.cells, 'place', MAX_COLUMNS)
  const topics = axis(family.cells, 'topic', MAX_ROWS)
  if (family.cells.length === 0) return ''
  const byCell = Map.groupBy(family.cells, ({ place, topic }) => `${topic}\n${place}`)
  const hosts = family.fillers.host.map(({ name }) => name)
  const hostNumbers = new Map(hosts.map((name, i) => [name, i]))
  const days = [...new Set(family.cells.map(({ since }) => day(since)))].sort()
  const chosen = { host: hosts.includes(choice.host ?? '') ? choice.host : undefined, until: days.includes(choice.until ?? '') ? choice.until : undefined }
  const holds = ({ host, since }: Cell) => (chosen.host === undefined || host === chosen.host) && (chosen.until === undefined || day(since) <= chosen.until)
  const rows = topics.map(
    (topic) =>
      html`<tr><th scope="row"><bdi>${topic === null ? families.noTopic : plain(topic)}</bdi></th>${places.map((place) => {
        const cells = byCell.get(`${topic}\n${place}`) ?? []
        const shown = cells.filter(holds)
        const pages = shown.reduce((sum, each) => sum + each.pages, 0)
        const title = families.cell(plain(place ?? families.noPlace), plain(topic ?? families.noTopic), pages, new Set(shown.map(({ host }) => host)).size)
        const data = cells.map(({ host, since, pages: count }) => `${hostNumbers.get(host) ?? -1},${days.indexOf(day(since))},${count}`).join(' ')
        return cells.length === 0
          ? raw('<td></td>')
          : html`<td class="l${level(pages)}" data-cells="${data}"${pages > 0 ? html` title="${title}"` : ''}>${pages > 0 ? pages : ''}</td>`
      })}</tr>`,
  )
  const isCut = new Set(family.cells.map(({ place }) => place)).size > places.length || new Set(family.cells.map(({ topic }) => topic)).size > topics.length
  return html`<section class="card"><h2>${families.grid}</h2>
<p class="soft">${families.gridNote}${isCut ? ` ${families.gridMost(topics.length, places.length)}` : ''}</p>
<form class="row tools" id="grid-tools" action="${reader.link(`/families/${family.id}`)}#grid" data-days="${days.join(' ')}">
${reader.at.searchParams.has('lang') ? html`<input type="hidden" name="lang" value="${reader.locale}">` : ''}
<label>${reader.texts.words.host} <select name="host"><option value="">${families.allHosts}</option>${hosts.map((host, i) => html`<option value="${host}" data-number="${i}"${flag('selected', host === chosen.host)}>${plain(host)}</option>`)}</select></label>
<label>${families.until} <select name="until">${days.toReversed().map((each, i) => html`<option value="${each}"${flag('selected', chosen.until === undefined ? i === 0 : each === chosen.until)}>${each}</option>`)}</select></label>
<button>${families.show}</button>
<output id="grid-shown"></output>
</form>
<div class="scroll" tabindex="0" role="region" aria-label="${families.grid}"><table class="grid" id="grid">
<thead><tr><td></td>${places.map((place) => html`<th scope="col"><bdi>${place === null ? families.noPlace : plain(place)}</bdi></th>`)}</tr></thead>
<tbody>${rows}</tbody>
</table></div></section>`
}

/** Values of one axis, those with the most pages first; null where a page has none. */
function axis(cells: readonly Cell[], slot: 'place' | 'topic', most: number): (string | null)[] {
  const pages = new Map<string | null, number>()
  for (const cell of cells) pages.set(cell[slot], (pages.get(cell[slot]) ?? 0) + cell.pages)
  return [...pages]
    .sort(([, a], [, b]) => b - a)
    .slice(0, most)
    .map(([name]) => name)
}

/** Shade of a cell, 0 to 5. */
function level(pages: number): number {
  return STEPS.filter((step) => pages >= step).length
}
