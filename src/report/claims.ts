/** Claims, restored words and substances as lines for a terminal. */
import { citeRule, ruleOf } from '../claims/rules/index.ts'
import { statusOf } from '../claims/rules/status.ts'
import type { Claim, Locale, NameCount, Restored, Substance, Verdict } from '../verdict/types.ts'
import { CLAIM_TEXTS } from './claim-texts.ts'

export type Paint = (style: 'bold' | 'dim' | 'cyan' | 'yellow', words: string) => string

const MAX_CLAIMS = 12
const MAX_SCOPED = 6
const MAX_RESTORED = 20
const MAX_WIDTH = 96
/** Of guidance and law that say the same, how many are cited for a claim. */
const MAX_RULES = 3

/** The lines, with an empty one before each section; none when there is nothing to say. */
export function claimLines({ claims, restored, substances }: Verdict, text: string | undefined, locale: Locale, paint: Paint): string[] {
  const texts = CLAIM_TEXTS[locale]
  const own = claims.filter(({ stance }) => stance === 'asserted')
  const scoped = claims.filter(({ stance }) => stance !== 'asserted')
  const lines: string[] = []
  if (own.length > 0) {
    lines.push('', paint('bold', texts.claims))
    const groups = bySentence(own)
    for (const group of groups.slice(0, MAX_CLAIMS)) lines.push(...claimOf(group, locale, paint))
    if (groups.length > MAX_CLAIMS) lines.push(paint('dim', `  ${texts.more(groups.length - MAX_CLAIMS)}`))
    lines.push(...citations(groups.slice(0, MAX_CLAIMS).flat(), locale, paint))
  }
  if (scoped.length > 0) {
    lines.push('', paint('bold', texts.scoped))
    for (const claim of scoped.slice(0, MAX_SCOPED)) lines.push(`  ${paint('dim', `${texts.stances[claim.stance as keyof typeof texts.stances]}:`)} ${oneLine(claim.quote)}`)
    if (scoped.length > MAX_SCOPED) lines.push(paint('dim', `  ${texts.more(scoped.length - MAX_SCOPED)}`))
  }
  if (restored.length > 0) {
    lines.push('', paint('bold', texts.restored))
    for (const each of restored.slice(0, MAX_RESTORED)) lines.push(...restoredOf(each, text, locale, paint))
    if (restored.length > MAX_RESTORED) lines.push(paint('dim', `  ${texts.more(restored.length - MAX_RESTORED)}`))
  }
  const told = substances.filter(({ inn, names, drift }) => inn === null || names.length > 1 || drift.length > 0)
  if (told.length > 0) lines.push('', paint('bold', texts.substances), ...told.map((each) => substanceOf(each, locale, paint)))
  return lines
}

/** Claims of one sentence together. */
function bySentence(claims: readonly Claim[]): Claim[][] {
  return [...Map.groupBy(claims, ({ start }) => start).values()]
}

function claimOf(group: readonly Claim[], locale: Locale, paint: Paint): string[] {
  const texts = CLAIM_TEXTS[locale]
  const [first] = group as [Claim, ...Claim[]]
  const cited = [...new Set(group.flatMap(({ rules, statuses }) => [...rules.slice(0, MAX_RULES), ...statuses]))]
  const ids = cited.length === 0 ? '' : paint('dim', `  [${cited.join(', ')}]`)
  return [`  "${oneLine(first.quote)}"`, `      ${paint('yellow', group.map(({ kind }) => texts.kinds[kind]).join(', '))}; ${texts.supports[first.support]}${ids}`]
}

/** What the ids under the claims mean, each once. */
function citations(claims: readonly Claim[], locale: Locale, paint: Paint): string[] {
  const language = locale === 'en' ? 'en' : 'zh'
  const rules = [...new Set(claims.flatMap((claim) => claim.rules.slice(0, MAX_RULES)))].flatMap((id) => ruleOf(id) ?? [])
  const statuses = [...new Set(claims.flatMap((claim) => claim.statuses))].flatMap((id) => statusOf(id) ?? [])
  if (rules.length + statuses.length === 0) return []
  return [
    ...rules.map((rule) => paint('dim', `  ${rule.id}: ${citeRule(rule, language)}`)),
    ...statuses.map(({ id, says, source, date }) => paint('dim', `  ${id}: ${says[language]} (${source}, ${date})`)),
    paint('dim', `  ${CLAIM_TEXTS[locale].pointer}`),
  ]
}

/** The words in their sentence as found, and under it as they probably were. */
function restoredOf({ start, end, quote, original, cause }: Restored, text: string | undefined, locale: Locale, paint: Paint): string[] {
  const head = `  ${paint('cyan', `${oneLine(quote)} ← ${original}`)}  ${paint('dim', CLAIM_TEXTS[locale].causes[cause])}`
  if (text === undefined) return [head]
  const before =
    text
      .slice(Math.max(0, start - CONTEXT), start)
      .split('\n')
      .at(-1) ?? ''
  const after = text.slice(end, end + CONTEXT).split('\n')[0] ?? ''
  return [head, paint('dim', `      ${oneLine(`${before}[${quote}]${after}`)}`), paint('dim', `      ${oneLine(`${before}[${original}]${after}`)}`)]
}

/** How much of the line is shown on either side, in UTF-16 units. */
const CONTEXT = 18

function substanceOf({ inn, names, drift }: Substance, locale: Locale, paint: Paint): string {
  const list = (counts: readonly NameCount[]) => counts.map(({ name, count }) => (count > 1 ? `${oneLine(name)} ×${count}` : oneLine(name))).join(', ')
  const known = names.length === 0 ? '' : ` ${list(names)}`
  const strange = drift.length === 0 ? '' : ` ${paint('yellow', list(drift))}${paint('dim', ` (${CLAIM_TEXTS[locale].unlisted})`)}`
  return `  ${inn ?? '?'}:${known}${known !== '' && strange !== '' ? ';' : ''}${strange}`
}

/** On one line, without control characters, cut to the width. */
export function oneLine(words: string): string {
  const line = printable(words)
  return line.length > MAX_WIDTH ? `${line.slice(0, MAX_WIDTH)}…` : line
}

/** On one line, without anything that drives a terminal or turns the direction of writing. */
export function printable(words: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is being removed
  return words.replace(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\s]+/g, ' ')
}
