import { html } from 'hono/html'
import type { AdviceReport } from '../../report/advice.ts'
import { TEXTS as REPORT } from '../../report/texts.ts'
import type { KeptVerdict, StoredVerdict } from '../../store/store.ts'
import type { Verdict } from '../../verdict/types.ts'
import type { Html } from '../layout.ts'
import { renderBadge, renderKinds } from '../parts.ts'
import type { Reader } from '../reader.ts'
import { day, likely, percent, plain, signed } from '../words.ts'
import { renderAdvice } from './advice.ts'
import { renderClaims, renderRestored } from './claims.ts'
import { renderDial } from './dial.ts'
import { isShown, renderHighlighted } from './highlight.ts'
import { renderEvidence, renderSum } from './reasons.ts'

/** Reasons that the sentence at the top names. */
const MAX_NAMED = 3

export interface Shown {
  readonly verdict: Verdict
  /** `page.text`. */
  readonly text: string
  readonly advice: AdviceReport | undefined
  /** Id of the kept verdict, when it was to be kept. */
  readonly stored: string | undefined
  /** Address that the page was fetched from, when it was. */
  readonly fetched: string | undefined
}

/** A verdict as one would explain it to a person: the answer, how it adds up, the text with its evidence, claims, scars, and what would change it. */
export function renderVerdict({ verdict, text, advice, stored, fetched }: Shown, reader: Reader): Html {
  const { check } = reader.texts
  return html`<section id="verdict" tabindex="-1" aria-label="${check.result}">
${renderAnswer(verdict, reader)}
${fetched === undefined ? '' : html`<p class="soft">${check.fetched(plain(fetched))}</p>`}
${stored === undefined ? '' : html`<p class="card permalink"><a href="${reader.link(`/verdicts/${stored}`)}">${check.permalink}</a></p>`}
<div class="columns">
<section class="card"><h2>${check.sum}</h2>
${renderSum(verdict, reader, ({ evidence }) => evidence.some(({ start }) => isShown(text, start)))}
${renderNotes(verdict, reader)}
</section>
<section class="card page"><h2>${check.text}</h2>
<p class="soft">${check.textNote}</p>
${renderHighlighted(text, verdict.reasons, check.cut)}
</section>
</div>
${renderClaims(verdict, reader)}
${renderRestored(verdict, text, reader)}
${advice === undefined ? '' : renderAdvice(advice, text, reader)}
${renderFoot(verdict, reader)}
</section>`
}

/** A kept verdict: the same without a word of the page. */
export function renderKept({ verdict, url, created }: StoredVerdict, reader: Reader): Html {
  const { check } = reader.texts
  return html`<h1>${check.kept}</h1>
<p class="soft">${check.keptNote(day(created))}</p>
${url === null ? '' : html`<p><bdi>${plain(url)}</bdi></p>`}
<section id="verdict" aria-label="${check.result}">
${renderAnswer(verdict, reader)}
<section class="card"><h2>${check.sum}</h2>
${renderSum(verdict, reader, () => false)}
</section>
${renderClaims(verdict, reader)}
${renderFoot(verdict, reader)}
</section>`
}

function renderAnswer(verdict: Verdict | KeptVerdict, reader: Reader): Html {
  const report = REPORT[reader.locale]
  const { abstained, likelihood, kinds } = verdict
  return html`<div class="answer ${verdict.verdict}">
${renderDial(verdict, reader)}
<div>
<h2>${renderBadge(verdict.verdict, reader)}</h2>
<p class="likelihood">${likely(likelihood)} ${report.likelihood}</p>
<p>${abstained === null ? explain(verdict, reader) : `${report.abstained[abstained]}${reader.locale === 'en' ? '.' : '。'}`}</p>
${renderKinds(
  kinds.map(({ kind }) => kind),
  reader,
)}
</div>
</div>`
}

/** The verdict in one sentence, with the titles of the reasons that moved it most. */
function explain(verdict: Verdict | KeptVerdict, { texts: { check } }: Reader): string {
  const sign = verdict.verdict === 'ham' ? -1 : 1
  const moved = verdict.reasons.filter(({ points, signal }) => signal !== 'wording' && (verdict.verdict === 'unsure' || Math.sign(points) === sign))
  if (moved.length === 0) return check.explain[`${verdict.verdict}Bare`]
  return check.explain[verdict.verdict](
    moved
      .slice(0, MAX_NAMED)
      .map(({ title }) => title)
      .join(check.join),
  )
}

function renderNotes({ notes }: Verdict, reader: Reader): Html | string {
  if (notes.length === 0) return ''
  return html`<h3>${REPORT[reader.locale].notes}</h3>
<ul class="plain">${notes.map((note) => html`<li>${note.title} ${renderEvidence(note, reader)}</li>`)}</ul>`
}

/** What the numbers rest on, in one line. */
function renderFoot({ thresholds, language, model, input }: Verdict | KeptVerdict, reader: Reader): Html {
  const report = REPORT[reader.locale]
  const { words } = reader.texts
  const parts = [
    report.thresholds(signed(thresholds.spam), signed(thresholds.ham)),
    `${words.language}: ${language.tag} ${percent(language.confidence, 0)}`,
    `${words.model}: ${model.version}`,
    ...(input.truncated ? [report.truncated] : []),
  ]
  return html`<p class="soft">${parts.join(' · ')}</p>`
}
