import { html } from 'hono/html'
import { TEXTS as REPORT } from '../report/texts.ts'
import type { Locale, Quote, Reason, Verdict } from '../verdict/types.ts'
import { renderClaims } from './claims.ts'
import { renderHighlighted } from './highlight.ts'
import type { Html } from './layout.ts'
import { TEXTS } from './texts.ts'

const SYMBOLS: Readonly<Record<Verdict['verdict'], string>> = { spam: '✕', unsure: '?', ham: '✓' }
const MAX_QUOTES = 6

/** A verdict for a reader: the answer, what speaks either way with the words, and the text with them marked. */
export function renderVerdict(verdict: Verdict, text: string, locale: Locale): Html {
  const report = REPORT[locale]
  const { reasons, notes } = verdict
  const numbered = reasons.map((reason, i) => ({ reason, number: i + 1 }))
  return html`<section id="verdict" aria-live="polite">
${renderAnswer(verdict, locale)}
${renderKinds(verdict, locale)}
${renderReasons(
  report.against,
  'against',
  numbered.filter(({ reason }) => reason.points >= 0),
  locale,
)}
${renderReasons(
  report.inFavour,
  'for',
  numbered.filter(({ reason }) => reason.points < 0),
  locale,
)}
${renderClaims(verdict, locale)}
${renderNotes(notes, locale)}
${reasons.length + notes.length === 0 ? html`<p>${report.nothing}</p>` : ''}
<p class="soft">${renderSum(verdict, locale)}</p>
<h2>${report.evidence}</h2>
${renderHighlighted(text, reasons, TEXTS[locale].cut)}
</section>`
}

function renderAnswer({ verdict, likelihood, abstained }: Verdict, locale: Locale): Html {
  const report = REPORT[locale]
  const why = abstained === null ? '' : html` <span>(${report.abstained[abstained]})</span>`
  return html`<div class="verdict ${verdict}">
<strong>${SYMBOLS[verdict]} ${report.verdict[verdict]}</strong>${why}
<div>${percent(likelihood)} ${report.likelihood}</div>
<meter min="0" max="1" low="0.35" high="0.65" optimum="0" value="${likelihood.toFixed(4)}" aria-label="${report.likelihood}">${percent(likelihood)}</meter>
</div>`
}

function renderKinds({ kinds }: Verdict, locale: Locale): Html | string {
  if (kinds.length === 0) return ''
  return html`<ul class="kinds" aria-label="${REPORT[locale].kinds}">${kinds.map(({ kind, strength }) => html`<li>${TEXTS[locale].kinds[kind]} ${percent(strength, 0)}</li>`)}</ul>`
}

interface Numbered {
  readonly reason: Reason
  /** Place in the whole list, from 1, so that marks in the text can point to it. */
  readonly number: number
}

function renderReasons(title: string, direction: 'against' | 'for', reasons: readonly Numbered[], locale: Locale): Html | string {
  if (reasons.length === 0) return ''
  const items = reasons.map(
    ({ reason, number }) => html`<li id="reason-${number}" value="${number}"><span class="points">${signed(reason.points)}</span> ${renderReason(reason, locale)}</li>`,
  )
  return html`<h2>${title}</h2>
<ol class="reasons ${direction}">${items}</ol>`
}

function renderNotes(notes: readonly Reason[], locale: Locale): Html | string {
  if (notes.length === 0) return ''
  return html`<h2>${REPORT[locale].notes}</h2>
<ul class="reasons">${notes.map((note) => html`<li>${renderReason(note, locale)}</li>`)}</ul>`
}

/** Title, id and quotes; the same words are quoted once, with how often they were found. */
function renderReason({ title, signal, evidence }: Reason, locale: Locale): Html {
  const quotes = new Map<string, { quote: Quote; count: number }>()
  for (const quote of evidence) {
    const key = `${quote.quote}\n${quote.note ?? ''}`
    quotes.set(key, { quote, count: (quotes.get(key)?.count ?? 0) + 1 })
  }
  const rest = quotes.size - MAX_QUOTES
  const shown = [...quotes.values()].slice(0, MAX_QUOTES).map(({ quote, count }) => renderQuote(quote, count))
  return html`${title} <code class="soft">${signal}</code><div>${shown}${rest > 0 ? html`<span class="soft">${TEXTS[locale].more(rest)}</span>` : ''}</div>`
}

function renderQuote({ quote, note }: Quote, count: number): Html {
  const remark = [count > 1 ? `×${count}` : '', note ?? ''].filter((each) => each !== '').join(' ')
  return html`<q>${quote}</q>${remark === '' ? '' : html`<span class="soft">${remark}</span> `}`
}

/** What the numbers rest on, in one line. */
function renderSum({ bias, score, thresholds, language, model, input }: Verdict, locale: Locale): string {
  const report = REPORT[locale]
  const texts = TEXTS[locale]
  const parts = [
    texts.sum(signed(bias), signed(score)),
    report.thresholds(signed(thresholds.spam), signed(thresholds.ham)),
    `${texts.language}: ${language.tag}`,
    `${texts.model}: ${model.version}`,
  ]
  return [...parts, ...(input.truncated ? [report.truncated] : [])].join(' · ')
}

/** Never 0 % or 100 %: no page is certain. */
function percent(share: number, digits = 1): string {
  if (share > 0.999) return '> 99.9 %'
  if (share < 0.001) return '< 0.1 %'
  return `${(share * 100).toFixed(digits)} %`
}

function signed(points: number): string {
  return `${points < 0 ? '−' : '+'}${Math.abs(points).toFixed(2)}`
}
