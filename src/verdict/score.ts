/**
 * From what was found to a verdict. Everything adds up: score = bias + the points of all reasons, and likelihood is the score's logistic, so no
 * number in a verdict needs a second explanation.
 */
import { findClaims } from '../claims/find.ts'
import { substancesOf } from '../claims/substances.ts'
import { type Grams, hashGrams } from '../features/grams.ts'
import { columnOf } from '../features/vector.ts'
import { scoreWording, tellingSentences, type Wording, windowOf } from '../features/wording.ts'
import type { Page, Range } from '../page/types.ts'
import type { Evidence, Finding, SpamKind } from '../signals/signal.ts'
import { addUp, type Sum } from './add-up.ts'
import { decide } from './decide.ts'
import { byLanguage, type Model } from './model.ts'
import { driftOf, restoredWords } from './restored.ts'
import type { Locale, Quote, Reason, Verdict } from './types.ts'

const MAX_QUOTES = 20
const MAX_QUOTE_CHARS = 200
/** Points at which the evidence for a kind of spam reaches strength 1 - 1/e. */
const KIND_SCALE = 1.5
const MIN_KIND_STRENGTH = 0.25

export interface ScoreOptions {
  readonly locale: Locale
  readonly prior: number
  readonly explain: boolean
}

/** Judges a page by what its signals found. */
export function scorePage(page: Page, findings: readonly Finding[], model: Model, options: ScoreOptions): Verdict {
  const grams = hashGrams(page)
  const wording = scoreWording(grams, windowOf(page), model.wordingWeights)
  const sum = addUp(findings, wording, model)
  const { slope, shift } = byLanguage(model.calibration, page.language.tag)
  const points = sum.points.map((each) => slope * each)
  const bias = slope * sum.bias + shift + logit(options.prior) - logit(model.prior)
  const reasons: Reason[] = [wordingReason(page, grams, wording, sum, model, slope, options)]
  const notes: Reason[] = []
  findings.forEach((finding, i) => {
    const reason = toReason(page, finding, points[i] as number, options)
    if (columnOf(finding.signal.id) < 0) notes.push(reason)
    else reasons.push(reason)
  })
  const forced = testReason(page, bias + pointsOf(reasons), model)
  if (forced !== null) reasons.push(forced)
  const score = bias + pointsOf(reasons)
  // What can be pointed at comes before the wording, which only resembles.
  reasons.sort((a, b) => Number(a.signal === 'wording') - Number(b.signal === 'wording') || Math.abs(b.points) - Math.abs(a.points) || (a.signal < b.signal ? -1 : 1))

  const { verdict, abstained } = forced === null ? decide(page, score, reasons, wording.familiarity, model) : { verdict: forced.verdict, abstained: null }
  return {
    verdict,
    likelihood: 1 / (1 + Math.exp(-score)),
    score,
    bias,
    reading: sum.reading,
    passage: sum.reading === 'passage' ? page.span(wording.stretch) : null,
    thresholds: model.thresholds,
    prior: options.prior,
    kinds: verdict === 'ham' ? [] : kindsOf(findings, points),
    reasons,
    notes,
    claims: options.explain ? findClaims(page) : [],
    restored: options.explain ? restoredWords(page, findings) : [],
    substances: options.explain ? substancesOf(page, driftOf(findings)) : [],
    language: page.language,
    model: { version: model.version, schema: model.schema, sha256: model.sha256 },
    input: { format: page.format, chars: page.text.length, truncated: page.truncated },
    abstained,
  }
}

function pointsOf(reasons: readonly Reason[]): number {
  return reasons.reduce((sum, { points }) => sum + points, 0)
}

const WORDING_TITLES: Readonly<Record<Locale, Readonly<Record<'spam' | 'ham' | 'passage', string>>>> = {
  en: { spam: 'The wording resembles spam', ham: 'The wording resembles honest pages', passage: 'The wording of one passage resembles spam' },
  'zh-Hans': { spam: '行文像垃圾页面', ham: '行文像正常页面', passage: '其中一段的行文像垃圾页面' },
  'zh-Hant': { spam: '行文像垃圾頁面', ham: '行文像正常頁面', passage: '其中一段的行文像垃圾頁面' },
}
const TELLING_SENTENCES = 3
/** Points by wording at which the strength is 1. */
const FULL_WORDING = 3

/** What the n-grams add or take off, with the sentences that weigh most. */
function wordingReason(page: Page, grams: Grams, { stretch }: Wording, { reading, wording }: Sum, model: Model, slope: number, { locale, explain }: ScoreOptions): Reason {
  const points = slope * wording
  const within: Range = reading === 'passage' ? stretch : { from: 0, to: page.visibleEnd }
  const sentences = explain ? tellingSentences(page, grams, model.wordingWeights, points < 0 ? -1 : 1, TELLING_SENTENCES, within) : []
  return {
    signal: 'wording',
    group: 'wording',
    points,
    strength: Math.min(1, Math.abs(wording) / FULL_WORDING),
    title: WORDING_TITLES[locale][points < 0 ? 'ham' : reading === 'passage' ? 'passage' : 'spam'],
    evidence: sentences.map((sentence) => quoteOf(page, sentence)).sort((a, b) => a.start - b.start),
  }
}

const TEST_STRINGS: readonly (readonly [text: string, verdict: Verdict['verdict']])[] = [
  ['nostrum-test-spam-7f3a', 'spam'],
  ['nostrum-test-unsure-7f3a', 'unsure'],
  ['nostrum-test-ham-7f3a', 'ham'],
]

/** The documented strings that force a verdict, so that users can test their own handling of each (as GTUBE does for mail). */
function testReason(page: Page, score: number, { thresholds }: Model): (Reason & { readonly verdict: Verdict['verdict'] }) | null {
  const found = TEST_STRINGS.find(([text]) => page.folded.text.includes(text))
  if (found === undefined) return null
  const [text, verdict] = found
  const wanted = verdict === 'spam' ? thresholds.spam + 1 : verdict === 'ham' ? thresholds.ham - 1 : (thresholds.spam + thresholds.ham) / 2
  const from = page.folded.text.indexOf(text)
  return {
    signal: 'test-string',
    group: 'wording',
    points: wanted - score,
    strength: 1,
    title: `Test string: ${verdict}`,
    evidence: [quoteOf(page, { from, to: from + text.length })],
    verdict,
  }
}

function toReason(page: Page, { signal, strength, evidence }: Finding, points: number, { locale, explain }: ScoreOptions): Reason {
  const quotes = explain ? evidence.slice(0, MAX_QUOTES).map((each) => quoteOf(page, each)) : []
  return { signal: signal.id, group: signal.group, points, strength, title: signal.title[locale], evidence: quotes }
}

function quoteOf(page: Page, evidence: Evidence): Quote {
  const { start, end } = page.span(evidence)
  const quote = { start, end: Math.min(end, start + MAX_QUOTE_CHARS), quote: page.text.slice(start, Math.min(end, start + MAX_QUOTE_CHARS)) }
  return evidence.note === undefined ? quote : { ...quote, note: evidence.note }
}

function kindsOf(findings: readonly Finding[], points: readonly number[]): Verdict['kinds'] {
  const weight = new Map<SpamKind, number>()
  findings.forEach(({ signal }, i) => {
    for (const kind of signal.kinds ?? []) weight.set(kind, (weight.get(kind) ?? 0) + Math.max(0, points[i] as number))
  })
  return [...weight]
    .map(([kind, sum]) => ({ kind, strength: 1 - Math.exp(-sum / KIND_SCALE) }))
    .filter(({ strength }) => strength >= MIN_KIND_STRENGTH)
    .sort((a, b) => b.strength - a.strength || (a.kind < b.kind ? -1 : 1))
}

function logit(p: number): number {
  return Math.log(p / (1 - p))
}
