/**
 * Whose claim it is. The words of a promise stand in fine notices, fact-checks, statutes, questions and warnings more often than in advertising.
 *
 *     no tea can [cure diabetes]             denied    a negation before it in the clause
 *     the leaflet said "[cures diabetes]"    quoted    between quotation marks, not the seller's own
 *     fined for claiming to [cure diabetes]  reported  words of judging or telling in the sentence or beside it
 *     does it [cure diabetes]?               asked
 *     if somebody says it [cures diabetes]   supposed
 */
import { firstFrom, isReportingPage } from '../page/scope.ts'
import type { Page, Range } from '../page/types.ts'
import { CLASSES, Class } from '../text/classes.ts'
import type { ClaimKind, Stance } from './claim.ts'
import { CUE, type Cues, FRAME } from './cues.ts'

const QUESTION_MARK = 0x3f
const COMMA = 0x2c
const SEMICOLON = 0x3b
/** Particles that end a Chinese question. */
const QUESTION_ENDS = new Set([...'吗呢么か까'].map((char) => char.charCodeAt(0)))
const OPENING = new Set([...'「『《“‘«'])
const CLOSING = new Set([...'」』》”’»'])
const GERMAN_OPENING = new Set([...'„»'])
const GERMAN_CLOSING = new Set([...'“«'])
/** Longest quoted stretch looked for around a claim, in units of `page.text`. */
const QUOTE_REACH = 120
/** How far before a claim 说 stands when it tells it, in folded units. */
const TOLD_REACH = 24

/** The stance of the claim whose core words stand at `core` in the sentence `index`. */
export function stanceOf(page: Page, cues: Cues, index: number, core: Range, kind: ClaimKind): Stance {
  const sentence = page.sentences[index] as Range
  const frames = cues.frames[index] as number
  if (isQuestion(page, sentence) || (frames & FRAME.asked) !== 0) return 'asked'
  if ((frames & FRAME.supposed) !== 0) return 'supposed'
  if (isQuoted(page, core) && !isStressed(kind, frames, cues.masks[index] as number)) return 'quoted'
  if ((frames & FRAME.reported) !== 0) return 'reported'
  if (kind !== 'testimonial' && isTold(page, sentence, core)) return 'reported'
  if (isNegated(page, sentence, core, kind === 'safety') || (frames & FRAME.denied) !== 0) return 'denied'
  if (isReportedAround(cues, index) || isReportingPage(page)) return 'reported'
  return 'asserted'
}

function isQuestion({ folded: { codes } }: Page, { from, to }: Range): boolean {
  let last = to - 1
  while (last > from && (CLASSES[codes[last] as number] as number) <= Class.punctuation && codes[last] !== QUESTION_MARK) last--
  return codes[last] === QUESTION_MARK || QUESTION_ENDS.has(codes[last] as number)
}

/** A negation before the words in their clause; one inside the words is part of the claim ("no side effects"). */
function isNegated(page: Page, sentence: Range, core: Range, isAbsence: boolean): boolean {
  const { codes } = page.folded
  let from = core.from
  while (from > sentence.from && codes[from - 1] !== COMMA && codes[from - 1] !== SEMICOLON) from--
  const hits = page.hits('negation')
  for (let i = firstFrom(hits, from); i < hits.length && (hits.from[i] as number) < core.from; i++) {
    if (page.folded.text.startsWith(' only', hits.to[i])) continue
    // "no needles, no pain": a list of what is absent, each part with the word that the claim itself begins with.
    // 完全[不伤身]: the claim is one of absence and has the negation for its own.
    if (isAbsence && (hits.to[i] as number) > core.from) continue
    if (!page.folded.text.startsWith(page.read({ from: hits.from[i] as number, to: hits.to[i] as number }), core.from)) return true
  }
  return false
}

/** 我们拥有“国际领先”的设备: marks that stress the seller's own praise, and the words of a patient whom the page presents. */
function isStressed(kind: ClaimKind, frames: number, mask: number): boolean {
  if ((frames & (FRAME.quoting | FRAME.reported)) !== 0) return false
  return kind === 'testimonial' ? (mask & CUE.person) !== 0 : (kind === 'ranking' || kind === 'endorsement') && (mask & CUE.self) !== 0
}

/** 医生说三天见效: Chinese tells without quotation marks. The words of a title are an endorsement (主任说), those of a turn of phrase are nobody's (一般来说). */
function isTold({ folded: { text } }: Page, sentence: Range, core: Range): boolean {
  const at = text.lastIndexOf('说', core.from)
  if (at < sentence.from || core.from - at > TOLD_REACH) return false
  return !['来', '以', '是', '据', '小', '任', '授', '家', '直'].includes(text[at - 1] ?? '') && !['明', '法', '服', '来'].includes(text[at + 1] ?? '')
}

/** Between quotation marks of one line. German closes with the mark that English opens with. */
function isQuoted(page: Page, core: Range): boolean {
  const { start, end } = page.span(core)
  const { text } = page
  const isGerman = page.language.tag === 'de'
  const opens = isGerman ? GERMAN_OPENING : OPENING
  const closes = isGerman ? GERMAN_CLOSING : CLOSING
  let isOpen = false
  let straight = 0
  for (let i = start - 1; i >= Math.max(0, start - QUOTE_REACH) && !isOpen; i--) {
    const char = text[i] as string
    if (char === '\n' || closes.has(char)) break
    if (char === '"') straight++
    isOpen = opens.has(char)
  }
  if (!isOpen && straight % 2 === 0) return false
  for (let i = end; i < Math.min(text.length, end + QUOTE_REACH); i++) {
    const char = text[i] as string
    if (char === '\n') return false
    if (closes.has(char) || char === '"') return true
  }
  return false
}

/** Words of telling or judging in the sentence before or after, in the same paragraph or under the heading before. */
function isReportedAround(cues: Cues, index: number): boolean {
  return ((cues.frames[index - 1] ?? 0) & FRAME.reported) !== 0 || ((cues.frames[index + 1] ?? 0) & FRAME.reported) !== 0
}
