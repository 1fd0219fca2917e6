/**
 * What the page itself offers in support of a claim. Never whether it is true: a reference can be wrong and a bare claim right.
 *
 * Looked for in the sentence and, for references, the one after it. What the page says against the claim is looked for everywhere: a denial of the
 * same kind ("cannot be cured"), side effects beside a promise of none, "results vary" beside a promise to everybody.
 */
import { contains, firstFrom } from '../page/scope.ts'
import type { Page, Range } from '../page/types.ts'
import { CLASSES, Class } from '../text/classes.ts'
import type { ClaimKind, Support } from './claim.ts'
import { CUE, type Cues, FRAME } from './cues.ts'

export interface Backing {
  readonly support: Support
  /** The words that it rests on, in `page.folded`. */
  readonly because: Range | null
}

/** What the whole page says, gathered once. */
export interface Against {
  /** First sentence in which the page denies a claim of effect. */
  readonly denial: Range | null
  /** First sentence that says that results differ. */
  readonly varies: Range | null
}

const OPEN_BRACKET = 0x5b
const OPEN_TITLE = 0x300a
const NONE: Backing = { support: 'none', because: null }

/** What backs the claim of a kind in the sentence `index`. */
export function backingOf(page: Page, cues: Cues, index: number, kind: ClaimKind, against: Against): Backing {
  const sentence = page.sentences[index] as Range
  const frames = cues.frames[index] as number
  if (hasReference(page, sentence, frames)) return { support: 'referenced', because: sentence }
  if ((frames & (FRAME.source | FRAME.body | FRAME.named)) !== 0) return { support: 'named', because: sentence }
  const contradiction = contradictionOf(page, sentence, kind, ((cues.masks[index] as number) & CUE.promise) !== 0, against)
  if (contradiction !== null) return { support: 'contradicted', because: contradiction }
  if (kind === 'research' || ((cues.masks[index] as number) & CUE.show) !== 0) return { support: 'vague', because: sentence }
  return NONE
}

/** DOI, PMID or a heading of sources; a title and a year; a bracketed number where the page has a list for it. */
function hasReference(page: Page, sentence: Range, frames: number): boolean {
  if (contains(page, 'references', sentence)) return true
  const { codes } = page.folded
  const isCited = (frames & (FRAME.source | FRAME.named)) !== 0
  let year = false
  let title = false
  for (let i = sentence.from; i < sentence.to; i++) {
    if (codes[i] === OPEN_BRACKET && CLASSES[codes[i + 1] as number] === Class.digit && page.hits('references').length > 0) return true
    title ||= codes[i] === OPEN_TITLE
    year ||= isYear(codes, i)
  }
  return year && (title || isCited)
}

/** 19xx or 20xx, not part of a longer number. */
function isYear(codes: Uint16Array, at: number): boolean {
  const isCentury = (codes[at] === 0x31 && codes[at + 1] === 0x39) || (codes[at] === 0x32 && codes[at + 1] === 0x30)
  return isCentury && isDigit(codes[at + 2]) && isDigit(codes[at + 3]) && !isDigit(codes[at + 4]) && !isDigit(codes[at - 1])
}

function isDigit(code: number | undefined): boolean {
  return code !== undefined && CLASSES[code] === Class.digit
}

function contradictionOf(page: Page, sentence: Range, kind: ClaimKind, isPromise: boolean, { denial, varies }: Against): Range | null {
  if (kind === 'safety') return riskOutside(page, sentence)
  if (kind !== 'efficacy' && kind !== 'cure-rate') return null
  // A page may say that results differ and still describe an effect; it may not promise one to everybody.
  const against = kind === 'cure-rate' || isPromise ? [denial, varies] : [denial]
  return against.find((range) => range !== null && range.from !== sentence.from) ?? null
}

/** The first named risk that stands in another sentence. */
function riskOutside(page: Page, sentence: Range): Range | null {
  const hits = page.hits('risks')
  const inside = firstFrom(hits, sentence.from)
  const at = inside > 0 ? 0 : firstFrom(hits, sentence.to)
  return at < hits.length ? { from: hits.from[at] as number, to: hits.to[at] as number } : null
}
