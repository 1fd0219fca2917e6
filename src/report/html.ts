/** A verdict as one HTML page that needs nothing else: no script, no outside resource, printable, fit to be attached to a letter. */
import { citeRule, ruleOf } from '../claims/rules/index.ts'
import { statusOf } from '../claims/rules/status.ts'
import type { Claim, Locale, Reason, Verdict } from '../verdict/types.ts'
import { CLAIM_TEXTS } from './claim-texts.ts'
import { TEXTS } from './texts.ts'

/** What is said about the page besides its verdict: label and value. */
export type Fact = readonly [label: string, value: string]

export interface HtmlOptions {
  readonly locale: Locale
  /** `page.text`, shown with the evidence marked. */
  readonly text: string
  readonly facts: readonly Fact[]
  /** Shown at the end: how to check the file. */
  readonly footer?: string
  /** Markup put before the end of the body as it is. */
  readonly trailer?: string
}

const STYLE =
  'body{font:15px/1.5 system-ui,"Noto Sans CJK SC","PingFang SC","Microsoft YaHei",sans-serif;max-width:52rem;margin:2rem auto;padding:0 1rem;color:#1d1f23}' +
  'h1{font-size:1.5rem}h2{font-size:1.1rem;margin-top:1.6rem;border-bottom:1px solid #dcd9d1}dl{display:grid;grid-template-columns:max-content 1fr;gap:.2rem 1rem;margin:0}dt{color:#5c6169}dd{margin:0;overflow-wrap:anywhere}' +
  'li{margin:.5rem 0}q{background:#f4f2ec}small,.soft{color:#5c6169}.text{white-space:pre-wrap;overflow-wrap:anywhere;border:1px solid #dcd9d1;padding:1rem}' +
  'mark.a{background:#fbe3df;border-bottom:2px solid #a52a1e}mark.f{background:#dff2e5;border-bottom:2px dotted #1c6b3c}code{overflow-wrap:anywhere}'

/** Renders the report. Every word of the page is escaped. */
export function renderHtml(verdict: Verdict, { locale, text, facts, footer, trailer = '' }: HtmlOptions): string {
  const texts = TEXTS[locale]
  const claimTexts = CLAIM_TEXTS[locale]
  const own = verdict.claims.filter(({ stance }) => stance === 'asserted')
  const scoped = verdict.claims.filter(({ stance }) => stance !== 'asserted')
  const sections = [
    section(
      claimTexts.claims,
      own,
      (claim) => `${quoted(claim.quote)}<br>${escapeHtml(claimTexts.kinds[claim.kind])}; ${escapeHtml(claimTexts.supports[claim.support])}${ids(claim)}`,
    ),
    citations(own, locale),
    section(claimTexts.scoped, scoped, (claim) => `<small>${escapeHtml(claimTexts.stances[claim.stance as keyof typeof claimTexts.stances])}:</small> ${quoted(claim.quote)}`),
    section(
      claimTexts.restored,
      verdict.restored,
      ({ quote, original, cause }) => `<q>${escapeHtml(quote)}</q> ← <b>${escapeHtml(original)}</b> <small>${escapeHtml(claimTexts.causes[cause])}</small>`,
    ),
    section(
      claimTexts.substances,
      verdict.substances.filter(({ drift }) => drift.length > 0),
      ({ inn, names, drift }) => escapeHtml(`${inn ?? '?'}: ${[...names, ...drift].map(({ name, count }) => `${name} ×${count}`).join(', ')}`),
    ),
    reasons(
      texts.against,
      verdict.reasons.filter(({ points }) => points > 0),
    ),
    reasons(
      texts.inFavour,
      verdict.reasons.filter(({ points }) => points < 0),
    ),
  ]
  return `<!doctype html>
<html lang="${locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>Nostrum: ${escapeHtml(texts.verdict[verdict.verdict])}</title><style>${STYLE}</style></head><body>
<h1>${escapeHtml(texts.verdict[verdict.verdict])} <small>${(verdict.likelihood * 100).toFixed(1)} % ${escapeHtml(texts.likelihood)}</small></h1>
<dl>${facts.map(([label, value]) => `<dt>${escapeHtml(label)}</dt><dd>${escapeHtml(value)}</dd>`).join('')}</dl>
${sections.filter((each) => each !== '').join('\n')}
<p class="soft">${escapeHtml(texts.baseline)} ${signed(verdict.bias)}; ${escapeHtml(texts.total)} ${signed(verdict.score)}; ${escapeHtml(texts.thresholds(signed(verdict.thresholds.spam), signed(verdict.thresholds.ham)))}</p>
<h2>${escapeHtml(texts.evidence)}</h2>
<div class="text">${marked(text, verdict.reasons)}</div>
${footer === undefined ? '' : `<p class="soft">${escapeHtml(footer)}</p>`}
${trailer}</body></html>
`
}

function section<T>(title: string, items: readonly T[], render: (item: T) => string): string {
  return items.length === 0 ? '' : `<h2>${escapeHtml(title)}</h2>\n<ul>${items.map((item) => `<li>${render(item)}</li>`).join('\n')}</ul>`
}

function reasons(title: string, list: readonly Reason[]): string {
  return section(
    title,
    list,
    ({ points, title: words, signal, evidence }) =>
      `<b>${signed(points)}</b> ${escapeHtml(words)} <code>${escapeHtml(signal)}</code><br>${evidence.map(({ quote, note }) => `${quoted(quote)}${note === undefined ? '' : ` <small>${escapeHtml(note)}</small>`}`).join(' ')}`,
  )
}

function citations(claims: readonly Claim[], locale: Locale): string {
  const language = locale === 'en' ? 'en' : 'zh'
  const rules = [...new Set(claims.flatMap((claim) => claim.rules))].flatMap((id) => ruleOf(id) ?? [])
  const statuses = [...new Set(claims.flatMap((claim) => claim.statuses))].flatMap((id) => statusOf(id) ?? [])
  if (rules.length + statuses.length === 0) return ''
  const lines = [
    ...rules.map((rule) => `<dt><code>${escapeHtml(rule.id)}</code></dt><dd>${escapeHtml(citeRule(rule, language))} <small>(${escapeHtml(rule.date)})</small></dd>`),
    ...statuses.map(
      ({ id, says, source, date }) => `<dt><code>${escapeHtml(id)}</code></dt><dd>${escapeHtml(says[language])} <small>(${escapeHtml(source)}, ${escapeHtml(date)})</small></dd>`,
    ),
  ]
  return `<dl>${lines.join('\n')}</dl><p class="soft">${escapeHtml(CLAIM_TEXTS[locale].pointer)}</p>`
}

function ids({ rules, statuses }: Claim): string {
  return rules.length + statuses.length === 0 ? '' : ` <small>${escapeHtml([...rules, ...statuses].join(', '))}</small>`
}

/** The text with evidence against the page and for it marked. */
function marked(text: string, list: readonly Reason[]): string {
  const sign = new Int8Array(text.length)
  for (const { points, evidence } of list) for (const { start, end } of evidence) sign.fill(points < 0 ? -1 : 1, start, end)
  let html = ''
  for (let from = 0; from < text.length; ) {
    let to = from + 1
    while (to < text.length && sign[to] === sign[from]) to++
    const words = escapeHtml(text.slice(from, to))
    html += sign[from] === 0 ? words : `<mark class="${sign[from] === 1 ? 'a' : 'f'}">${words}</mark>`
    from = to
  }
  return html
}

function quoted(words: string): string {
  return `<q>${escapeHtml(words)}</q>`
}

function signed(points: number): string {
  return `${points < 0 ? '−' : '+'}${Math.abs(points).toFixed(2)}`
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

/** Text as HTML text; half surrogate pairs and control characters, which a file cannot hold, become a replacement character. */
export function escapeHtml(words: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is being replaced
  const clean = words.toWellFormed().replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, '\ufffd')
  return clean.replace(/[&<>"']/g, (char) => ENTITIES[char] as string)
}
