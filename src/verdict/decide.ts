import type { Page } from '../page/types.ts'
import { Class } from '../text/classes.ts'
import { byLanguage, type Model } from './model.ts'
import type { Abstention, Reason, Verdict } from './types.ts'

/** Least text that can be judged, in display width (a Han character counts two): under it most signals are undefined (anatomy section 5, trap 9). */
const MIN_WIDTH = 320
/** Points from which a group of evidence counts as one of the two that "spam" needs. */
const MIN_GROUP_POINTS = 0.1
const MIN_GROUPS = 2
/** Lists whose words show that a page is about health at all, and how many different ones do. */
const HEALTH_LISTS = ['health', 'diseases', 'treatments', 'drugs', 'supplements', 'institutions'] as const
const MIN_HEALTH_WORDS = 2
/** Share of characters which no text has, from which a page is none: a file that is no page, or a page in another charset than it says. */
const MAX_UNREADABLE = 0.05
/** How much of a page is looked at for them. */
const LOOKED_AT_CHARS = 12_000
const REPLACEMENT = 0xfffd

/** The verdict that a score stands for, or why there is none. */
export function decide(page: Page, score: number, reasons: readonly Reason[], familiarity: number, model: Model): { verdict: Verdict['verdict']; abstained: Abstention | null } {
  const base = page.language.tag.split('-')[0] as string
  if (visibleWidth(page) < MIN_WIDTH) return { verdict: 'unsure', abstained: 'too-short' }
  if (!model.languages.includes(base)) return { verdict: 'unsure', abstained: 'unsupported-language' }
  // Too few grams to tell give NaN, which is no alarm.
  if (familiarity < byLanguage(model.familiarity, base)) return { verdict: 'unsure', abstained: 'unlike-training' }
  if (score >= model.thresholds.spam) {
    // Manuals, statutes and change logs repeat themselves as farms do; whatever they are, the model has never met their like.
    if (!isAboutHealth(page)) return { verdict: 'unsure', abstained: 'unlike-training' }
    const groups = new Set(reasons.filter(({ points }) => points >= MIN_GROUP_POINTS).map(({ group }) => group))
    return groups.size >= MIN_GROUPS ? { verdict: 'spam', abstained: null } : { verdict: 'unsure', abstained: 'conflicting-evidence' }
  }
  // Nothing speaks against noise, so it would pass for honest.
  if (isUnreadable(page.text)) return { verdict: 'unsure', abstained: 'unlike-training' }
  return { verdict: score <= model.thresholds.ham ? 'ham' : 'unsure', abstained: null }
}

/** Whether different words of health and medicine stand on the page, seen or hidden. */
function isAboutHealth(page: Page): boolean {
  // By what stands on the page: one word may be a term of several lists.
  const words = new Set<string>()
  for (const list of HEALTH_LISTS) {
    for (const { length, from, to } of [page.hits(list), page.hiddenHits(list)]) {
      for (let i = 0; i < length; i++) if (words.add(page.read({ from: from[i] as number, to: to[i] as number })).size === MIN_HEALTH_WORDS) return true
    }
  }
  return false
}

/** Whether control characters and what a decoder put for broken bytes are more than stray. */
function isUnreadable(text: string): boolean {
  const end = Math.min(text.length, LOOKED_AT_CHARS)
  let unreadable = 0
  for (let i = 0; i < end; i++) {
    const code = text.charCodeAt(i)
    if (code < 0x20 ? code < 0x09 || code > 0x0d : (code >= 0x7f && code <= 0x9f) || code === REPLACEMENT) unreadable++
  }
  return unreadable > end * MAX_UNREADABLE
}

function visibleWidth(page: Page): number {
  const counts = page.folded.classCounts
  const wide = (counts[Class.han] as number) + (counts[Class.kana] as number) + (counts[Class.hangul] as number)
  return page.visibleEnd + Math.min(wide, page.visibleEnd)
}
