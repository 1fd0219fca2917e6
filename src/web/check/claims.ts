import { html } from 'hono/html'
import { citeRule, ruleOf } from '../../claims/rules/index.ts'
import { statusOf } from '../../claims/rules/status.ts'
import { CLAIM_TEXTS } from '../../report/claim-texts.ts'
import type { KeptClaim, KeptVerdict } from '../../store/store.ts'
import type { Claim, Locale, Restored, Substance, Verdict } from '../../verdict/types.ts'
import type { Html } from '../layout.ts'
import type { Reader } from '../reader.ts'
import { plain, quoted } from '../words.ts'

const MAX_ROWS = 20
/** Of guidance and law that say the same, how many are cited for a claim. */
const MAX_RULES = 3
/** How much of the line around a restored word is shown on either side, in UTF-16 units. */
const CONTEXT = 16

/** What the page claims, with what supports it and the rules on claims of that kind; and what it only quotes, denies, reports or asks. */
export function renderClaims({ claims }: Verdict | KeptVerdict, reader: Reader): Html | string {
  const { locale, texts } = reader
  const names = CLAIM_TEXTS[locale]
  const all: readonly (Claim | KeptClaim)[] = claims
  const own = [
    ...Map.groupBy(
      all.filter(({ stance }) => stance === 'asserted'),
      ({ start }) => start,
    ).values(),
  ]
  const scoped = all.filter(({ stance }) => stance !== 'asserted')
  if (all.length === 0) return ''
  return html`<section class="card"><h2>${texts.check.own}</h2>
${own.length === 0 ? '' : html`<ol class="claims">${own.slice(0, MAX_ROWS).map((group) => renderOwn(group, reader))}</ol>${renderRest(own.length, reader)}${renderCitations(own.slice(0, MAX_ROWS).flat(), locale)}`}
${scoped.length === 0 ? '' : html`<h3>${names.scoped}</h3><ul class="plain">${scoped.slice(0, MAX_ROWS).map((claim) => html`<li><span class="chip">${names.stances[claim.stance as keyof typeof names.stances]}</span> ${'quote' in claim ? quoted(claim.quote) : names.kinds[claim.kind]}</li>`)}</ul>${renderRest(scoped.length, reader)}`}
</section>`
}

/** Claims of one sentence together. */
function renderOwn(group: readonly (Claim | KeptClaim)[], { locale, texts }: Reader): Html {
  const names = CLAIM_TEXTS[locale]
  const [first] = group as [Claim | KeptClaim, ...unknown[]]
  const cited = [...new Set(group.flatMap((claim) => [...claim.rules.slice(0, MAX_RULES), ...('statuses' in claim ? claim.statuses : [])]))]
  return html`<li>${'quote' in first ? html`<blockquote><bdi>${plain(first.quote)}</bdi></blockquote>` : ''}
<p><span class="chips">${group.map(({ kind }) => html`<span class="chip claim">${names.kinds[kind]}</span> `)}</span><span class="support ${first.support}">${texts.check.support}: ${names.supports[first.support]}</span></p>
${cited.length === 0 ? '' : html`<p class="soft">${cited.map((id) => html`<code>${id}</code> `)}</p>`}</li>`
}

function renderRest(total: number, { texts }: Reader): Html | string {
  return total > MAX_ROWS ? html`<p class="soft">${texts.count.more(total - MAX_ROWS)}</p>` : ''
}

function renderCitations(claims: readonly (Claim | KeptClaim)[], locale: Locale): Html | string {
  const language = locale === 'en' ? 'en' : 'zh'
  const rules = [...new Set(claims.flatMap((claim) => claim.rules.slice(0, MAX_RULES)))].flatMap((id) => ruleOf(id) ?? [])
  const statuses = [...new Set(claims.flatMap((claim) => ('statuses' in claim ? claim.statuses : [])))].flatMap((id) => statusOf(id) ?? [])
  if (rules.length + statuses.length === 0) return ''
  const lines = [
    ...rules.map((rule) => ({ id: rule.id, words: citeRule(rule, language) })),
    ...statuses.map(({ id, says, source }) => ({ id, words: `${says[language]} (${source})` })),
  ]
  return html`<details><summary>${CLAIM_TEXTS[locale].pointer}</summary><dl class="rules">${lines.map(({ id, words }) => html`<div><dt><code>${id}</code></dt><dd>${words}</dd></div>`)}</dl></details>`
}

/** Words that a filter swapped or cut, beside their likely originals, within their line; and medicines under all their spellings. */
export function renderRestored({ restored, substances }: Verdict, text: string, { locale, texts }: Reader): Html | string {
  const told = substances.filter(({ names, drift }) => names.length > 1 || drift.length > 0)
  if (restored.length + told.length === 0) return ''
  const names = CLAIM_TEXTS[locale]
  return html`<section class="card"><h2>${texts.check.scars}</h2>
${restored.length === 0 ? '' : html`<ul class="plain scars">${restored.slice(0, MAX_ROWS).map((each) => html`<li>${renderScar(each, text)} <span class="soft">${names.causes[each.cause]}</span></li>`)}</ul>`}
${told.length === 0 ? '' : html`<h3>${names.substances}</h3><ul class="plain">${told.slice(0, MAX_ROWS).map(renderSubstance)}</ul>`}
</section>`
}

function renderScar({ start, end, quote, original }: Restored, text: string): Html {
  const before =
    text
      .slice(Math.max(0, start - CONTEXT), start)
      .split('\n')
      .at(-1) ?? ''
  const after = text.slice(end, end + CONTEXT).split('\n')[0] ?? ''
  return html`<bdi>${plain(before)}<del>${plain(quote)}</del><ins>${plain(original)}</ins>${plain(after)}</bdi>`
}

function renderSubstance({ inn, names, drift }: Substance): Html {
  const list = [...names, ...drift].map(({ name, count }) => `${name}${count > 1 ? ` ×${count}` : ''}`).join(', ')
  return html`<li><b>${inn ?? '?'}</b>: <bdi>${plain(list)}</bdi></li>`
}
