import { html } from 'hono/html'
import { citeRule, ruleOf } from '../claims/rules/index.ts'
import { statusOf } from '../claims/rules/status.ts'
import { CLAIM_TEXTS } from '../report/claim-texts.ts'
import type { Claim, Locale, Verdict } from '../verdict/types.ts'
import type { Html } from './layout.ts'

const MAX_CLAIMS = 20

/** What the page claims, with the rules on claims of that kind; what it only quotes or denies; words with their likely originals. */
export function renderClaims({ claims, restored }: Verdict, locale: Locale): Html | string {
  const texts = CLAIM_TEXTS[locale]
  const own = claims.filter(({ stance }) => stance === 'asserted').slice(0, MAX_CLAIMS)
  const scoped = claims.filter(({ stance }) => stance !== 'asserted').slice(0, MAX_CLAIMS)
  if (claims.length + restored.length === 0) return ''
  return html`${own.length === 0 ? '' : html`<h2>${texts.claims}</h2><ul class="reasons">${own.map((claim) => renderOwn(claim, locale))}</ul>${renderCitations(own, locale)}`}
${scoped.length === 0 ? '' : html`<h2>${texts.scoped}</h2><ul class="reasons">${scoped.map((claim) => html`<li><span class="soft">${texts.stances[claim.stance as keyof typeof texts.stances]}</span> <q>${claim.quote}</q></li>`)}</ul>`}
${restored.length === 0 ? '' : html`<h2>${texts.restored}</h2><ul class="reasons">${restored.slice(0, MAX_CLAIMS).map(({ quote, original, cause }) => html`<li><q>${quote}</q> ← <b>${original}</b> <span class="soft">${texts.causes[cause]}</span></li>`)}</ul>`}`
}

function renderOwn({ quote, kind, support, rules, statuses }: Claim, locale: Locale): Html {
  const texts = CLAIM_TEXTS[locale]
  return html`<li><q>${quote}</q> ${texts.kinds[kind]}; ${texts.supports[support]} <span class="soft">${[...rules, ...statuses].join(', ')}</span></li>`
}

function renderCitations(claims: readonly Claim[], locale: Locale): Html | string {
  const language = locale === 'en' ? 'en' : 'zh'
  const rules = [...new Set(claims.flatMap((claim) => claim.rules))].flatMap((id) => ruleOf(id) ?? [])
  const statuses = [...new Set(claims.flatMap((claim) => claim.statuses))].flatMap((id) => statusOf(id) ?? [])
  if (rules.length + statuses.length === 0) return ''
  const lines = [
    ...rules.map((rule) => ({ id: rule.id, words: citeRule(rule, language) })),
    ...statuses.map(({ id, says, source }) => ({ id, words: `${says[language]} (${source})` })),
  ]
  return html`<details><summary>${CLAIM_TEXTS[locale].pointer}</summary><ul class="soft">${lines.map(({ id, words }) => html`<li><code>${id}</code> ${words}</li>`)}</ul></details>`
}
