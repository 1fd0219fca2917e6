/** Plots as SVG: they need no script, scale with the page, and take their colours from the style sheet. */
import { html } from 'hono/html'
import type { Html } from './layout.ts'

export interface PlotPoint {
  readonly x: number
  readonly y: number
  /** Interval of y. */
  readonly low?: number
  readonly high?: number
}

interface Plot {
  readonly title: string
  readonly x: string
  readonly y: string
  readonly points: readonly PlotPoint[]
  /** Joined by a line, or standing alone with their intervals. */
  readonly as: 'line' | 'points'
  /** Largest value of each axis; 1 by default. */
  readonly maxX?: number
  readonly maxY?: number
  /** The diagonal on which x is y. */
  readonly hasDiagonal?: boolean
  /** One point to set apart, such as the shipped threshold. */
  readonly marked?: PlotPoint
}

const SIZE = 300
const LEFT = 62
const BOTTOM = 40
const TOP = 10
const RIGHT = 12
const TICKS = 4

export function renderPlot({ title, x, y, points, as, maxX = 1, maxY = 1, hasDiagonal = false, marked }: Plot): Html {
  const px = (value: number) => LEFT + (Math.min(value, maxX) / maxX) * (SIZE - LEFT - RIGHT)
  const py = (value: number) => SIZE - BOTTOM - (Math.min(value, maxY) / maxY) * (SIZE - BOTTOM - TOP)
  const ticks = Array.from({ length: TICKS + 1 }, (_, i) => i / TICKS)
  const axes = ticks.map(
    (share) => html`<line class="rule" x1="${px(0)}" y1="${py(share * maxY)}" x2="${px(maxX)}" y2="${py(share * maxY)}"></line>
<text x="${LEFT - 6}" y="${py(share * maxY) + 4}" text-anchor="end">${label(share * maxY)}</text><text x="${px(share * maxX)}" y="${SIZE - BOTTOM + 16}" text-anchor="middle">${label(share * maxX)}</text>`,
  )
  const shown = points.filter((point) => point.x <= maxX)
  const drawn =
    as === 'line'
      ? html`<path class="line" d="M ${shown.map((point) => `${px(point.x).toFixed(1)} ${py(point.y).toFixed(1)}`).join(' L ')}"></path>`
      : points.map(
          (point) =>
            html`${point.low === undefined || point.high === undefined ? '' : html`<line class="whisker" x1="${px(point.x).toFixed(1)}" y1="${py(point.low).toFixed(1)}" x2="${px(point.x).toFixed(1)}" y2="${py(point.high).toFixed(1)}"></line>`}<circle class="point" cx="${px(point.x).toFixed(1)}" cy="${py(point.y).toFixed(1)}" r="4"><title>${label(point.x)}: ${label(point.y)}</title></circle>`,
        )
  return html`<svg class="plot" viewBox="0 0 ${SIZE} ${SIZE}" role="img" aria-label="${title}">
${axes}
${hasDiagonal ? html`<line class="diagonal" x1="${px(0)}" y1="${py(0)}" x2="${px(maxX)}" y2="${py(maxY)}"></line>` : ''}
${drawn}
${marked === undefined ? '' : html`<circle class="marked" cx="${px(marked.x).toFixed(1)}" cy="${py(marked.y).toFixed(1)}" r="6"></circle>`}
<text class="name" x="${(px(0) + px(maxX)) / 2}" y="${SIZE - 6}" text-anchor="middle">${x}</text>
<text class="name" x="12" y="${(py(0) + py(maxY)) / 2}" text-anchor="middle" transform="rotate(-90 12 ${(py(0) + py(maxY)) / 2})">${y}</text>
</svg>`
}

function label(share: number): string {
  return `${Math.round(share * 1000) / 10}%`
}
