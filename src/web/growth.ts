/** New pages by day as bars, and all pages so far as a line. */
import { html } from 'hono/html'
import type { FamilyPicture } from '../site/types.ts'
import type { Html } from './layout.ts'
import type { Reader } from './reader.ts'

const WIDTH = 600
const HEIGHT = 160
const TOP = 10
const DAY_MILLISECONDS = 86_400_000

export function renderGrowth(growth: FamilyPicture['growth'], { texts }: Reader): Html | string {
  const [first] = growth
  const last = growth.at(-1)
  if (first === undefined || last === undefined) return ''
  const begin = Date.parse(first.day)
  const span = Math.max(1, (Date.parse(last.day) - begin) / DAY_MILLISECONDS + 1)
  const total = growth.reduce((sum, { pages }) => sum + pages, 0)
  const most = Math.max(...growth.map(({ pages }) => pages))
  const step = WIDTH / span
  const x = (at: string) => ((Date.parse(at) - begin) / DAY_MILLISECONDS) * step
  const y = (share: number) => HEIGHT - share * (HEIGHT - TOP)
  let sum = 0
  let line = `M 0 ${y(0)}`
  for (const { day, pages } of growth) {
    line += ` H ${x(day).toFixed(1)}`
    sum += pages
    line += ` V ${y(sum / total).toFixed(1)}`
  }
  const bars = growth.map(
    ({ day, pages }) =>
      html`<rect class="bar" x="${x(day).toFixed(1)}" y="${y(pages / most / 2).toFixed(1)}" width="${Math.max(1, step * 0.8).toFixed(1)}" height="${(y(0) - y(pages / most / 2)).toFixed(1)}"><title>${day}: +${pages}</title></rect>`,
  )
  const note = texts.families.growthNote(total, first.day, last.day)
  return html`<svg class="plot wide" viewBox="0 0 ${WIDTH} ${HEIGHT}" preserveAspectRatio="none" role="img" aria-label="${note}">
<line class="axis" x1="0" y1="${y(0)}" x2="${WIDTH}" y2="${y(0)}"></line>
${bars}
<path class="line" d="${line} H ${WIDTH}"></path>
</svg><p class="ends soft"><span>${first.day}</span><span>${last.day}</span></p><p class="soft">${note} <span class="key line" aria-hidden="true"></span> ${texts.families.total} <span class="key bar" aria-hidden="true"></span> ${texts.families.newPages}</p>`
}
