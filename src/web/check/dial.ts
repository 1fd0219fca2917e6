/** The likelihood as a half circle: zones for not spam, unsure and spam, and a hand. */
import { html } from 'hono/html'
import type { KeptVerdict } from '../../store/store.ts'
import type { Verdict } from '../../verdict/types.ts'
import type { Html } from '../layout.ts'
import type { Reader } from '../reader.ts'
import { likely, percent } from '../words.ts'

const RADIUS = 80
const CENTRE = 100

export function renderDial({ likelihood, thresholds }: Verdict | KeptVerdict, reader: Reader): Html {
  const { check } = reader.texts
  // Thresholds are log-odds at the model's own prior, one half.
  const [ham, spam] = [logistic(thresholds.ham), logistic(thresholds.spam)]
  const zones = check.zones(percent(ham, 0), percent(spam, 0))
  const [x, y] = pointAt(likelihood, RADIUS - 22)
  return html`<svg class="dial" viewBox="0 0 200 128" role="img" aria-label="${likely(likelihood)}; ${zones}">
${arc(0, ham, 'ham')}${arc(ham, spam, 'unsure')}${arc(spam, 1, 'spam')}
<line class="hand" x1="${CENTRE}" y1="${CENTRE}" x2="${x}" y2="${y}"></line><circle class="hub" cx="${CENTRE}" cy="${CENTRE}" r="5"></circle>
<text x="100" y="125" text-anchor="middle">${likely(likelihood)}</text>
</svg>`
}

function logistic(score: number): number {
  return 1 / (1 + Math.exp(-score))
}

/** Where a likelihood lies: 0 on the left, 1 on the right. */
function pointAt(likelihood: number, radius: number): [string, string] {
  const angle = Math.PI * (1 - likelihood)
  return [(CENTRE + radius * Math.cos(angle)).toFixed(1), (CENTRE - radius * Math.sin(angle)).toFixed(1)]
}

function arc(from: number, to: number, zone: string): Html {
  const [x1, y1] = pointAt(from, RADIUS)
  const [x2, y2] = pointAt(to, RADIUS)
  return html`<path class="${zone}" d="M ${x1} ${y1} A ${RADIUS} ${RADIUS} 0 0 1 ${x2} ${y2}"></path>`
}
