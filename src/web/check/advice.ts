import { html } from 'hono/html'
import type { AdviceReport } from '../../report/advice.ts'
import type { Html } from '../layout.ts'
import type { Reader } from '../reader.ts'
import { plain, signed } from '../words.ts'

/** Advice of fewer points says little. */
const MAX_ADVICE = 8

/** What would change the verdict: the passages that decide, and what the author could do. */
export function renderAdvice({ advice, counterfactual }: AdviceReport, text: string, reader: Reader): Html | string {
  if (advice.length === 0 && counterfactual === null) return ''
  const { check, verdicts } = reader.texts
  const decide =
    counterfactual === null
      ? html`<p>${check.noCounterfactual}</p>`
      : html`<p>${check.counterfactual(verdicts[counterfactual.verdict], signed(counterfactual.score))}</p>${counterfactual.passages.map(({ start, end }) => html`<blockquote><bdi>${plain(text.slice(start, end).trim())}</bdi></blockquote>`)}`
  return html`<section class="card"><h2>${check.advice}</h2>
${decide}
${advice.length === 0 ? '' : html`<h3>${check.toDo}</h3><ol class="advice">${advice.slice(0, MAX_ADVICE).map((each) => html`<li>${each.do}${each.points > 0 ? html` <span class="soft">${signed(each.points)}</span>` : ''}</li>`)}</ol>`}
</section>`
}
