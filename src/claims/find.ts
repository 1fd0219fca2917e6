/** The claim ledger: every sentence that promises something, whose promise it is, and what stands behind it. */
import type { ListName } from '../languages/lexicons.ts'
import { contains, sentenceAt } from '../page/scope.ts'
import type { Page, Range } from '../page/types.ts'
import type { Span } from '../text/span.ts'
import type { Claim, ClaimKind, Stance } from './claim.ts'
import { contactInAdvice } from './contact.ts'
import { type Cues, FRAME, gatherCues } from './cues.ts'
import { figuresIn } from './figures.ts'
import { CLAIM_RULES, type ClaimRule } from './kinds.ts'
import { countriesOf, isChargeable, rulesFor } from './rules/index.ts'
import type { AdvertKind, Country } from './rules/rule.ts'
import { statusesFor } from './rules/status.ts'
import { stanceOf } from './stance.ts'
import { subjectOf } from './subject.ts'
import { type Against, type Backing, backingOf } from './support.ts'

const MAX_QUOTE_CHARS = 200
/** How much of a long sentence is quoted before the words that make the claim. */
const LEAD_CHARS = 60
/** Frames that a page which weighs evidence has: who judged, studied, paid, or what went wrong. */
const SOBER = FRAME.reported | FRAME.study | FRAME.setback | FRAME.body
const MIN_SOBER_SENTENCES = 3

/** Core words looked at in one sentence: more only stand in lists. */
const MAX_CORES = 6
/** Claims of its own from which a page sells. */
const MIN_PROMISES = 2

interface Found {
  readonly kind: ClaimKind
  readonly stance: Stance
  readonly sentence: number
  readonly core: Range
}

/** Finds the claims of a page, in order of place. Pure, total, linear in the page. */
export function findClaims(page: Page): Claim[] {
  const cues = gatherCues(page)
  const found = findAll(page, cues)
  const against = againstOf(page, cues, found)
  const countries = countriesOf(page)
  const claims = found.map((each) => toClaim(page, each, backingOf(page, cues, each.sentence, each.kind, against), countries))
  // An honest hospital gives its telephone number too: the mixture counts where the page also promises and praises.
  const contact = found.filter(({ stance }) => stance === 'asserted').length >= MIN_PROMISES ? contactInAdvice(page) : null
  if (contact !== null) claims.push(toClaim(page, { kind: 'contact-in-advice', stance: 'asserted', sentence: sentenceAt(page, contact.from), core: contact }, NOTHING, countries))
  return claims.sort((a, b) => a.start - b.start)
}

const NOTHING: Backing = { support: 'none', because: null }

function findAll(page: Page, cues: Cues): Found[] {
  const found: Found[] = []
  const isSober = weighsEvidence(page, cues)
  const boilerplate = page.blocks.filter((block) => block.boilerplate)
  page.sentences.forEach((sentence, index) => {
    const mask = cues.masks[index] as number
    // A menu entry "Success stories" is no story.
    if (mask === 0 || boilerplate.some((block) => sentence.from >= block.from && sentence.from < block.to)) return
    const frames = cues.frames[index] as number
    let figures = -1
    let last: ClaimKind | undefined
    for (const rule of CLAIM_RULES) {
      // The rules of a kind stand together: one is enough.
      if (rule.kind === last || !fits(rule, mask, frames)) continue
      if (rule.figure !== undefined) {
        if (figures < 0) figures = figuresIn(page, sentence)
        if ((figures & rule.figure) === 0) continue
      }
      const each = whose(page, cues, index, rule)
      if (isSober && rule.loose === true && each.stance === 'asserted') continue
      last = rule.kind
      found.push(each)
    }
  })
  return found
}

/** The claim with its stance: asserted when any of its core words is, else as the first of them. */
function whose(page: Page, cues: Cues, sentence: number, { kind, needs }: ClaimRule): Found {
  const cores = cues.of(sentence).filter(({ roles }) => (roles & needs[0]) !== 0)
  const all = cores.slice(0, MAX_CORES).map((core) => ({ kind, stance: stanceOf(page, cues, sentence, core, kind), sentence, core }))
  return all.find(({ stance }) => stance === 'asserted') ?? (all[0] as Found)
}

function fits({ needs, without = 0 }: ClaimRule, mask: number, frames: number): boolean {
  if ((frames & without) !== 0) return false
  for (const group of needs) if ((mask & group) === 0) return false
  return true
}

/** Whether the page reports, cites studies, names public bodies or tells setbacks in several sentences, as honest pages do. */
function weighsEvidence(page: Page, { frames }: Cues): boolean {
  let sober = 0
  for (let i = 0; i < page.sentences.length; i++) if (((frames[i] as number) & SOBER) !== 0) sober++
  return sober >= MIN_SOBER_SENTENCES
}

function againstOf(page: Page, { frames }: Cues, found: readonly Found[]): Against {
  const denied = found.find(({ stance, kind }) => stance === 'denied' && kind === 'efficacy')
  const varying = frames.findIndex((each) => (each & FRAME.varies) !== 0)
  return { denial: denied === undefined ? null : (page.sentences[denied.sentence] as Range), varies: varying < 0 ? null : (page.sentences[varying] as Range) }
}

function toClaim(page: Page, { kind, stance, sentence, core }: Found, { support, because }: Backing, countries: readonly Country[]): Claim {
  const range = page.sentences[sentence] ?? core
  const { start, end } = quotedSpan(page, range, core)
  const subject = subjectOf(page, range)
  const isCharged = isChargeable({ kind, stance, support })
  return {
    start,
    end,
    quote: page.text.slice(start, end),
    kind,
    stance,
    support,
    subject,
    because: because === null ? null : page.span(because),
    rules: isCharged ? rulesFor(kind, advertOf(page, range), countries) : [],
    statuses: isCharged && kind === 'efficacy' && subject.treatment !== undefined ? statusesFor(`${page.read(range)} ${page.read(page.title)}`, countries) : [],
  }
}

/** What sort of advert the claim would stand in: for health food where a supplement is named, for medicine where a treatment, a drug or a clinic is. */
function advertOf(page: Page, sentence: Range): AdvertKind {
  const names = (list: ListName) => contains(page, list, sentence) || contains(page, list, page.title)
  if (names('treatments') || names('drugs')) return 'medical'
  if (names('supplements')) return 'health-food'
  return page.hits('treatments').length + page.hits('drugs').length + page.hits('institutions').length > 0 ? 'medical' : 'other'
}

/** The sentence, or of a long one the part around the words that make the claim. */
function quotedSpan(page: Page, sentence: Range, core: Range): Span {
  const { start, end } = page.span(sentence)
  if (end - start <= MAX_QUOTE_CHARS) return { start, end }
  let from = Math.max(start, page.span(core).start - LEAD_CHARS)
  while (from < end && !/[\p{L}\p{N}]/u.test(page.text[from] as string)) from++
  return { start: from, end: Math.min(end, from + MAX_QUOTE_CHARS) }
}
