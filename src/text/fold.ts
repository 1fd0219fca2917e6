/**
 * Folding: one pass that turns text as written into text as compared, and remembers where every unit came from.
 *
 *   source   ２０２５年  薇 信：ＡＢＣ　Не́llo        what the reader sees, and what evidence quotes
 *   folded   2025年 薇 信:abc hello               what lexicons, n-grams and signals read
 *   origin   0 1 2 3 4 5 ...                     source offset of each folded unit
 *
 * Width, case, compatibility forms, accents, quotes and dashes, traditional Chinese, zero-width characters, look-alike letters of another
 * alphabet inside one word, digits used as letters, and separators pushed between characters are all undone here, so no later stage needs to
 * think of them. What looks like disguise (not what is merely another way of writing) is reported as marks: evasion is evidence.
 *
 * Nearly every unit is handled by one look-up in `fold-table.ts`, which says what it becomes and what it is; the rare ones (expansions, surrogates,
 * composing marks) leave the fast path.
 */
import { CLASS_COUNT, CLASSES, Class } from './classes.ts'
import { isHiding, joinSeparated, type Mark, undoDisguise } from './disguise.ts'
import {
  buildFoldTable,
  CLASS_MASK,
  CLASS_SHIFT,
  type FoldTable,
  foldChar,
  SEPARATOR,
  SIGN,
  SIMPLIFIED_SHIFT,
  SPECIAL,
  TRADITIONAL_SHIFT,
  TRAIL_MASK,
  TRAIL_SHIFT,
} from './fold-table.ts'

export type { Mark, MarkKind } from './disguise.ts'

/** Text folded for comparison. `codes`, `origin` and `text` have the same length. */
export interface Folded {
  readonly text: string
  readonly codes: Uint16Array
  /** Source offset of each folded unit; one more entry at the end holds the source length. */
  readonly origin: Int32Array
  readonly marks: readonly Mark[]
  /** Folded units per class of `classes.ts`. */
  readonly classCounts: Uint32Array
  /** Han characters that only traditional, or only simplified, Chinese writes. */
  readonly traditional: number
  readonly simplified: number
}

/** Folds text; made once per set of character pairs by {@link createFold}. Total: any string is accepted. */
export type Fold = (source: string) => Folded

/** Room for expansions at first; where it does not do, folding begins again with more. */
const SPARE = 16

// Branches that cannot be foretold cost more than all the rest of the loop. So each unit is written first and asked about later, and one table says,
// by the class before and its own, whether there is anything to ask.
const WRITE = 0
/** White space that adds nothing, or takes the place of the space before it. */
const COLLAPSE = 1
/** A word goes on in another alphabet, or in digits. */
const MIX = 2
/** A word that mixes comes to its end, unless a sign holds it together. */
const END = 3
/** Index bit for what comes after the beginning of a word that mixes. */
const MIXED = 1 << 8
const STEPS = Uint8Array.from({ length: 2 * MIXED }, (_, i) => stepOf((i >> 4) & 15, i & 15, i >= MIXED))

// The last units, two bits each, as the table has them: three Han characters held apart, and four letters. What is found here is looked at closely later.
const HAN_TRAIL = 0b11_01_11_01_11
const HAN_TRAIL_MASK = (1 << 10) - 1
const LATIN_TRAIL = 0b10_01_10_01_10_01_10
const LATIN_TRAIL_MASK = (1 << 14) - 1
const LATIN_TRAIL_UNITS = 7

function stepOf(before: number, kind: number, mixed: boolean): number {
  const isWord = isAlphabet(kind)
  if (mixed) return !isWord ? END : before === kind ? WRITE : MIX
  if (isWord) return isAlphabet(before) && before !== kind ? MIX : WRITE
  return isWhite(kind) && isWhite(before) ? COLLAPSE : WRITE
}

function isWhite(kind: number): boolean {
  return kind === Class.space || kind === Class.newline
}

/** Classes that words mix to disguise themselves. */
function isAlphabet(kind: number): boolean {
  return kind >= Class.digit && kind <= Class.cyrillic
}

/**
 * Makes a fold from pairs of characters (traditional, simplified), written one after the other in one string.
 *
 * @example
 * const fold = createFold('療疗醫医')
 * fold('醫療').text // '医疗'
 */
export function createFold(pairs: string): Fold {
  const { table, expansions } = buildFoldTable(pairs)
  return (source) => foldWith(source, table, expansions, SPARE)
}

function foldWith(source: string, table: FoldTable, expansions: ReadonlyMap<number, string>, spare: number): Folded {
  const marks: Mark[] = []
  const classCounts = new Uint32Array(CLASS_COUNT)
  const sourceEnd = source.length
  const codes = new Uint16Array(sourceEnd + spare)
  const origin = new Int32Array(sourceEnd + spare + 1)
  let out = 0
  let traditional = 0
  let simplified = 0
  let previous: number = Class.newline
  let mixed = 0
  let wordStart = 0
  let scripts = 0 // bit per class seen in a word that mixes
  let trail = 0
  let separatedFrom = -1
  for (let i = 0; i < sourceEnd; i++) {
    let word = table[source.charCodeAt(i)] as number
    let expansion = ''
    const at = i
    if (word & SPECIAL) {
      const point = source.codePointAt(i) as number
      if (point >= 0x10000) i++
      expansion = expansions.get(point) ?? (point >= 0x10000 ? expandPair(point) : '')
      if (expansion === '') {
        // A composing mark joins the unit before it; half a pair and what cannot be seen are no text.
        if (HIDING.has(point)) {
          if (isHiding(source, i)) marks.push({ kind: 'zero-width', start: i, end: i + 1 })
        } else if (out > 0 && isComposing(point)) codes[out - 1] = compose(codes[out - 1] as number, point)
        continue
      }
      if (out + expansion.length + sourceEnd - i > codes.length) return foldWith(source, table, expansions, spare * 2 + expansion.length)
      word = wordOf(table, expansion, 0)
    } else {
      traditional += (word >> TRADITIONAL_SHIFT) & 1
      simplified += (word >> SIMPLIFIED_SHIFT) & 1
    }
    for (let k = 1; ; k++) {
      const kind = (word >> CLASS_SHIFT) & CLASS_MASK
      const step = STEPS[mixed | (previous << 4) | kind] as number
      if (step === COLLAPSE) {
        // A space before a line end goes, one after it never comes.
        if (previous !== kind && kind === Class.newline) {
          codes[out - 1] = word
          origin[out - 1] = at
          previous = kind
          trail = 0
        }
      } else {
        if (step !== WRITE || word & SIGN) {
          const holds = step === MIX || ((word & SIGN) !== 0 && (mixed === 0 ? previous === Class.latin : (scripts & (1 << Class.latin)) !== 0))
          if (holds) {
            if (mixed === 0) {
              // Up to here the word was of one class.
              for (wordStart = out; wordStart > 0 && CLASSES[codes[wordStart - 1] as number] === previous; ) wordStart--
              scripts = 1 << previous
              mixed = MIXED
            }
            scripts |= 1 << (word & SIGN ? Class.digit : kind)
          } else if (mixed !== 0) {
            undoDisguise(codes, origin, wordStart, out, scripts, marks)
            mixed = 0
          }
        }
        codes[out] = word
        origin[out++] = at
        classCounts[kind] = (classCounts[kind] as number) + 1
        previous = kind
        trail = (trail << 2) | ((word >> TRAIL_SHIFT) & TRAIL_MASK)
        if (((trail & HAN_TRAIL_MASK) === HAN_TRAIL || (trail & LATIN_TRAIL_MASK) === LATIN_TRAIL) && separatedFrom < 0) separatedFrom = Math.max(0, out - LATIN_TRAIL_UNITS)
      }
      if (k >= expansion.length) break
      word = wordOf(table, expansion, k)
    }
  }
  if (mixed !== 0) undoDisguise(codes, origin, wordStart, out, scripts, marks)
  // White space is no text.
  classCounts[Class.space] = classCounts[Class.newline] = 0
  if (out > 0 && (previous === Class.space || previous === Class.newline)) out--
  const end = separatedFrom < 0 ? out : joinSeparated(codes, origin, separatedFrom, out, marks, (code) => (((table[code] as number) >> TRAIL_SHIFT) & TRAIL_MASK) === SEPARATOR)
  origin[end] = sourceEnd
  const kept = codes.subarray(0, end)
  return { text: utf16.decode(kept), codes: kept, origin: origin.subarray(0, end + 1), marks, classCounts, traditional, simplified }
}

const utf16 = new TextDecoder('utf-16le', { ignoreBOM: true })
/** The zero-width units that split words; a soft hyphen or a direction mark is honest. */
const HIDING = new Set([0x200b, 0x200c, 0x200d, 0x2060, 0xfeff])

/** Table word of a unit of an expansion, which is folded already; half a pair stays what it is. */
function wordOf(table: FoldTable, expansion: string, at: number): number {
  const code = expansion.charCodeAt(at)
  return code >= 0xd800 && code <= 0xdfff ? code : (table[code] as number)
}

/** Mathematical letters to plain ones; any other pair stays, both halves pointing to its start. */
function expandPair(point: number): string {
  const char = String.fromCodePoint(point)
  return point >= 0x1d400 && point <= 0x1d7ff ? foldChar(char) : char
}

/** Kana voice marks, and Hangul vowels and finals. */
function isComposing(point: number): boolean {
  return (point >= 0x3099 && point <= 0x309a) || (point >= 0xff9e && point <= 0xff9f) || (point >= 0x1161 && point <= 0x11c2)
}

function compose(before: number, mark: number): number {
  const composed = (String.fromCharCode(before) + String.fromCharCode(mark).normalize('NFKC').trim()).normalize('NFC')
  return composed.length === 1 ? composed.charCodeAt(0) : before
}
