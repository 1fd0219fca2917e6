/** A verdict for its reader, in two parts: the answer; and what speaks either way with the words, claims and rules, and the sum. */
import { citeRule, ruleOf } from '../../claims/rules/index.ts'
import { CLAIM_TEXTS } from '../../report/claim-texts.ts'
import { KIND_TEXTS } from '../../report/kind-texts.ts'
import { TEXTS as REPORT } from '../../report/texts.ts'
import type { Span } from '../../text/span.ts'
import type { Claim, Locale, Quote, Reason, Verdict } from '../../verdict/types.ts'
import type { PlaceKind } from '../page/places.ts'
import { TEXTS } from '../texts.ts'
import { element } from './dom.ts'

const SYMBOLS: Readonly<Record<Verdict['verdict'], string>> = { spam: '✕', unsure: '?', ham: '✓' }
const MAX_QUOTES = 5
const MAX_QUOTE_CHARS = 80
const MAX_CLAIMS = 8
const MAX_RULES = 3
const MAX_RESTORED = 12
/** Pixels of a bar for a point of log-odds, and at most. */
const BAR = { point: 24, most: 120 } as const

/** Evidence and claims in the order in which they are shown, with the side that they speak for. */
export function spansOf({ reasons, claims }: Verdict): (Span & { readonly kind: PlaceKind })[] {
  const evidence = reasons.flatMap((reason) => reason.evidence.map(({ start, end }) => ({ start, end, kind: sideOf(reason) })))
  return [...evidence, ...claims.filter(isOwn).map(({ start, end }) => ({ start, end, kind: 'against' as const }))]
}

/** Verdict, likelihood, and the kinds of spam that the evidence points to. */
export function answerOf({ verdict, likelihood, abstained, input, kinds }: Verdict, locale: Locale): HTMLElement {
  const report = REPORT[locale]
  return element(
    'div',
    { role: 'status' },
    element(
      'div',
      { class: `verdict ${verdict}` },
      element('h1', {}, element('span', { 'aria-hidden': 'true' }, `${SYMBOLS[verdict]} `), report.verdict[verdict]),
      element('div', {}, `${percent(likelihood)} ${report.likelihood}`),
      element('meter', { min: '0', max: '1', low: '0.35', high: '0.65', optimum: '0', value: likelihood.toFixed(4), 'aria-label': report.likelihood }),
      abstained !== null && element('div', {}, report.abstained[abstained]),
      input.truncated && element('div', { class: 'soft' }, report.truncated),
    ),
    kinds.length > 0 &&
      element('ul', { class: 'kinds', 'aria-label': report.kinds }, ...kinds.map(({ kind, strength }) => element('li', {}, `${KIND_TEXTS[locale][kind]} ${percent(strength, 0)}`))),
  )
}

/**
 * Reasons, claims and the sum.
 *
 * @param goTo shows a place in the page, by its number in {@link spansOf}; null where the page is not at hand
 */
export function reasonsOf(verdict: Verdict, locale: Locale, goTo: ((number: number) => void) | null): HTMLElement {
  const report = REPORT[locale]
  const numbers = new Map<Quote | Claim, number>()
  for (const each of [...verdict.reasons.flatMap(({ evidence }) => evidence), ...verdict.claims.filter(isOwn)]) numbers.set(each, numbers.size)
  const quote = (of: Quote | Claim) => quoteView(of.quote, goTo === null ? null : () => goTo(numbers.get(of) as number), locale)
  return element(
    'section',
    {},
    reasonsView(
      report.against,
      verdict.reasons.filter((reason) => sideOf(reason) === 'against'),
      quote,
      locale,
    ),
    reasonsView(
      report.inFavour,
      verdict.reasons.filter((reason) => sideOf(reason) === 'for'),
      quote,
      locale,
    ),
    claimsView(verdict.claims.filter(isOwn), quote, locale),
    restoredView(verdict, locale),
    verdict.reasons.length === 0 && element('p', {}, report.nothing),
    element('p', { class: 'soft' }, sumOf(verdict, locale)),
  )
}

type QuoteView = (of: Quote | Claim) => HTMLElement

function reasonsView(title: string, reasons: readonly Reason[], quote: QuoteView, locale: Locale): HTMLElement | null {
  if (reasons.length === 0) return null
  const side = sideOf(reasons[0] as Reason)
  return element(
    'div',
    {},
    element('h2', {}, title),
    element(
      'ol',
      { class: `reasons ${side}` },
      ...reasons.map((reason) => {
        const bar = element('span', { class: 'bar', 'aria-hidden': 'true' })
        bar.style.width = `${Math.max(3, Math.min(BAR.most, Math.abs(reason.points) * BAR.point))}px`
        return element(
          'li',
          { 'data-signal': reason.signal },
          element('span', { class: 'points' }, signed(reason.points)),
          bar,
          reason.title,
          element('div', {}, ...quotesView(reason.evidence, quote, locale)),
        )
      }),
    ),
  )
}

/** The same words are quoted once. */
function quotesView(evidence: readonly Quote[], quote: QuoteView, locale: Locale): (Node | string)[] {
  const different = [...new Map(evidence.map((each) => [`${each.quote}\n${each.note ?? ''}`, each])).values()]
  const shown = different.slice(0, MAX_QUOTES).flatMap((each) => [quote(each), each.note === undefined ? ' ' : element('span', { class: 'soft' }, ` ${each.note} `)])
  return different.length > MAX_QUOTES ? [...shown, element('span', { class: 'soft' }, TEXTS[locale].popup.more(different.length - MAX_QUOTES))] : shown
}

function quoteView(words: string, go: (() => void) | null, locale: Locale): HTMLElement {
  const line = words.replace(/\s+/g, ' ')
  const short = element('q', {}, line.length > MAX_QUOTE_CHARS ? `${line.slice(0, MAX_QUOTE_CHARS)}…` : line)
  return go === null ? short : element('button', { type: 'button', class: 'link', title: TEXTS[locale].popup.goTo, onclick: go }, short)
}

/** Claims of one sentence together, with the rules on claims of their kind. */
function claimsView(claims: readonly Claim[], quote: QuoteView, locale: Locale): HTMLElement | null {
  if (claims.length === 0) return null
  const texts = CLAIM_TEXTS[locale]
  const sentences = [...Map.groupBy(claims, ({ start }) => start).values()]
  const shown = sentences.slice(0, MAX_CLAIMS)
  const rules = [...new Set(shown.flat().flatMap((claim) => claim.rules.slice(0, MAX_RULES)))].flatMap((id) => ruleOf(id) ?? [])
  return element(
    'details',
    { open: true },
    element('summary', {}, texts.claims),
    element(
      'ul',
      { class: 'plain claims' },
      ...shown.map((group) => {
        const [first] = group as [Claim, ...Claim[]]
        const cited = [...new Set(group.flatMap((claim) => claim.rules.slice(0, MAX_RULES)))]
        const what = `${group.map(({ kind }) => texts.kinds[kind]).join(', ')}; ${texts.supports[first.support]}`
        return element('li', {}, quote(first), element('div', { class: 'soft' }, cited.length === 0 ? what : `${what} [${cited.join(', ')}]`))
      }),
    ),
    sentences.length > MAX_CLAIMS && element('p', { class: 'soft' }, texts.more(sentences.length - MAX_CLAIMS)),
    rules.length > 0 &&
      element(
        'div',
        { class: 'soft' },
        element('ul', { class: 'plain' }, ...rules.map((rule) => element('li', {}, `${rule.id}: ${citeRule(rule, locale === 'en' ? 'en' : 'zh')}`))),
        element('p', {}, texts.pointer),
      ),
  )
}

function restoredView({ restored }: Verdict, locale: Locale): HTMLElement | null {
  if (restored.length === 0) return null
  const texts = CLAIM_TEXTS[locale]
  const different = [...new Map(restored.map((each) => [`${each.quote} ${each.original}`, each])).values()]
  return element(
    'details',
    {},
    element('summary', {}, texts.restored),
    element(
      'ul',
      { class: 'plain' },
      ...different
        .slice(0, MAX_RESTORED)
        .map(({ quote, original, cause }) => element('li', {}, element('q', {}, quote), ` ← ${original} `, element('span', { class: 'soft' }, texts.causes[cause]))),
    ),
    different.length > MAX_RESTORED && element('p', { class: 'soft' }, texts.more(different.length - MAX_RESTORED)),
  )
}

function sumOf({ bias, score, thresholds, language, model }: Verdict, locale: Locale): string {
  const report = REPORT[locale]
  return [TEXTS[locale].popup.sum(signed(bias), signed(score)), report.thresholds(signed(thresholds.spam), signed(thresholds.ham)), language.tag, model.version].join(' · ')
}

function isOwn({ stance }: Claim): boolean {
  return stance === 'asserted'
}

function sideOf({ points }: Reason): PlaceKind {
  return points < 0 ? 'for' : 'against'
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
