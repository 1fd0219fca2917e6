/** The reasons as a list of bars that adds up: baseline and points together are the score, also as they are rounded. */
import { html } from 'hono/html'
import type { KeptReason, KeptVerdict } from '../../store/store.ts'
import type { Quote, Reason, Verdict } from '../../verdict/types.ts'
import type { Html } from '../layout.ts'
import type { Reader } from '../reader.ts'
import { plain, quoted, roundToSum, signed } from '../words.ts'

const MAX_QUOTES = 6
/** Half of the width of a bar's picture, in its own units. */
const HALF = 100
/** Least points that fill a bar. */
const MIN_SCALE = 1

/** @param hasMark whether the text is there and shows some evidence of a reason */
export function renderSum(verdict: Verdict | KeptVerdict, reader: Reader, hasMark: (reason: Reason | KeptReason) => boolean): Html {
  const { bias, score, thresholds } = verdict
  const { check } = reader.texts
  const reasons: readonly (Reason | KeptReason)[] = verdict.reasons
  const [baseline = 0, ...points] = roundToSum([bias, ...reasons.map((reason) => reason.points)], score)
  const numbered = reasons.map((reason, i) => ({ reason, number: i + 1, points: points[i] as number }))
  // The wording can outweigh all else; on its scale the other bars could not be told apart. It is cut instead, and says so.
  const signals = numbered.filter(({ reason }) => reason.signal !== 'wording').map(({ points: worth }) => Math.abs(worth))
  const scale = Math.max(MIN_SCALE, Math.abs(bias), thresholds.spam, -thresholds.ham, ...signals)
  const list = (title: string, side: 'against' | 'for', own: typeof numbered) =>
    own.length === 0
      ? ''
      : html`<h3>${title}</h3><ol class="sum ${side}">${own.map(
          ({
            reason,
            number,
            points: worth,
          }) => html`<li id="reason-${number}" data-reason="${number}" tabindex="-1"><div class="bar"><span class="what">${plain(reason.title)}</span>${renderBar(worth, scale)}<span class="points">${signed(worth)}</span></div>
<div class="why">${renderEvidence(reason, reader)}${hasMark(reason) ? html` <a class="in-text" href="#mark-${number}">${check.inText}<span class="unseen">: ${reason.title}</span></a>` : ''}</div></li>`,
        )}</ol>`
  return html`<p class="soft">${check.sumNote}</p>
<div class="sum-row"><div class="bar"><span class="what">${check.baseline}</span>${renderBar(baseline, scale)}<span class="points">${signed(baseline)}</span></div></div>
${list(
  check.against,
  'against',
  numbered.filter(({ reason }) => reason.points > 0),
)}
${list(
  check.infavour,
  'for',
  numbered.filter(({ reason }) => reason.points <= 0),
)}
<div class="sum-row total"><div class="bar"><span class="what">${check.score}</span>${renderBar(score, scale, [thresholds.ham, thresholds.spam])}<span class="points">${signed(score)}</span></div></div>`
}

/** A bar from the middle: to the right against the page, to the left for it; ticks stand where verdicts begin. */
function renderBar(points: number, scale: number, ticks: readonly number[] = []): Html {
  const isCut = Math.abs(points) > scale
  const width = Math.min(1, Math.abs(points) / scale) * HALF
  const x = points < 0 ? HALF - width : HALF
  const gap = points < 0 ? 12 : HALF * 2 - 18
  return html`<svg viewBox="0 0 ${HALF * 2} 10" preserveAspectRatio="none" aria-hidden="true"><line class="axis" x1="${HALF}" y1="0" x2="${HALF}" y2="10"></line><rect class="${points < 0 ? 'ham' : 'spam'}" x="${x.toFixed(1)}" y="2" width="${width.toFixed(1)}" height="6"></rect>${isCut ? html`<rect class="gap" x="${gap}" y="0" width="6" height="10"></rect>` : ''}${ticks.map((tick) => html`<line class="tick" x1="${(HALF + (tick / scale) * HALF).toFixed(1)}" y1="0" x2="${(HALF + (tick / scale) * HALF).toFixed(1)}" y2="10"></line>`)}</svg>`
}

/** Quotes, the same words once with how often they were found; or, of a kept verdict, only how many there were. */
export function renderEvidence({ signal, evidence }: Reason | KeptReason, { texts, link }: Reader): Html {
  const name = signal === 'wording' ? html`<code class="soft">${signal}</code>` : html`<a class="signal" href="${link(`/signals/${signal}`)}"><code>${signal}</code></a>`
  const quotes = new Map<string, { quote: Quote; count: number }>()
  for (const each of evidence) {
    if (!('quote' in each)) return html`${name} <span class="soft">${texts.check.places(evidence.length)}</span>`
    const quote = each as Quote
    const key = `${quote.quote}\n${quote.note ?? ''}`
    quotes.set(key, { quote, count: (quotes.get(key)?.count ?? 0) + 1 })
  }
  const rest = quotes.size - MAX_QUOTES
  const shown = [...quotes.values()].slice(0, MAX_QUOTES).map(({ quote, count }) => {
    const remark = [count > 1 ? `×${count}` : '', quote.note ?? ''].filter((each) => each !== '').join(' ')
    return html`${quoted(quote.quote)}${remark === '' ? '' : html` <span class="soft">${plain(remark)}</span>`} `
  })
  return html`${shown}${rest > 0 ? html`<span class="soft">${texts.count.more(rest)}</span> ` : ''}${name}`
}
