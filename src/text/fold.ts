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
import { CLASS_COUNT, Class } from './classes.ts'
import { isHiding, joinSeparated, type Mark, undoDisguise } from './disguise.ts'
import { buildFoldTable, CLASS_MASK, CLASS_SHIFT, type FoldTable, foldChar, SEPARATOR, SIMPLIFIED, SPECIAL, TRADITIONAL } from './fold-table.ts'

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

const AT = 0x40
const DOLLAR = 0x24

/**
 * Makes a fold from pairs of characters (traditional, simplified), written one after the other in one string.
 *
 * @example
 * const fold = createFold('療疗醫医')
 * fold('醫療').text // '医疗'
 */
export function createFold(pairs: string): Fold {
  const { table, expansions } = buildFoldTable(pairs)
  return (source) => foldWith(source, table, expansions)
}

function foldWith(source: string, table: FoldTable, expansions: ReadonlyMap<number, string>): Folded {
  const marks: Mark[] = []
  const classCounts = new Uint32Array(CLASS_COUNT)
  const sourceEnd = source.length
  let codes = new Uint16Array(sourceEnd + 16)
  let origin = new Int32Array(sourceEnd + 17)
  let out = 0
  let traditional = 0
  let simplified = 0
  let previous: number = Class.newline
  let wordStart = -1
  let scripts = 0 // bit per class seen in the current word
  let separated = false
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
      if (out + expansion.length + sourceEnd - i > codes.length) {
        codes = widen(new Uint16Array(codes.length * 2 + expansion.length), codes)
        origin = widen(new Int32Array(codes.length + 1), origin)
      }
      word = wordOf(table, expansion, 0)
    } else if (word & (TRADITIONAL | SIMPLIFIED)) {
      if (word & TRADITIONAL) traditional++
      else simplified++
    }
    for (let k = 1; ; k++) {
      const code = word & 0xffff
      const kind = (word >> CLASS_SHIFT) & CLASS_MASK
      if (kind <= Class.newline && kind !== Class.other) {
        // White space collapses; a space before a line end goes, one after it never comes.
        if (previous !== Class.newline && previous !== kind) {
          if (previous === Class.space) out--
          if (wordStart >= 0) {
            if (scripts & (scripts - 1)) undoDisguise(codes, origin, wordStart, out, scripts, marks)
            wordStart = -1
          }
          codes[out] = code
          origin[out++] = at
          previous = kind
        }
      } else {
        if (kind >= Class.digit && kind <= Class.cyrillic) {
          if (wordStart < 0) {
            wordStart = out
            scripts = 0
          }
          scripts |= 1 << kind
        } else if (wordStart >= 0) {
          if ((code === AT || code === DOLLAR) && scripts & (1 << Class.latin)) scripts |= 1 << Class.digit
          else {
            if (scripts & (scripts - 1)) undoDisguise(codes, origin, wordStart, out, scripts, marks)
            wordStart = -1
          }
        }
        codes[out] = code
        origin[out++] = at
        classCounts[kind] = (classCounts[kind] as number) + 1
        if (!separated && previous <= Class.punctuation && (kind === Class.han || kind === Class.latin)) separated = isSeparated(codes, out, table, kind)
        previous = kind
      }
      if (k >= expansion.length) break
      word = wordOf(table, expansion, k)
    }
  }
  if (wordStart >= 0 && scripts & (scripts - 1)) undoDisguise(codes, origin, wordStart, out, scripts, marks)
  if (out > 0 && (previous === Class.space || previous === Class.newline)) out--
  const end = separated ? joinSeparated(codes, origin, out, marks, (code) => ((table[code] as number) & SEPARATOR) !== 0) : out
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

function widen<T extends Uint16Array | Int32Array>(wider: T, narrow: T): T {
  wider.set(narrow)
  return wider
}

/** Whether the last five units are letter, separator, letter, separator, letter with nothing else attached. */
function isSeparated(codes: Uint16Array, out: number, table: FoldTable, kind: number): boolean {
  if (out < 5) return false
  const wordBack = (back: number) => table[codes[out - back] as number] as number
  return (
    (wordBack(2) & SEPARATOR) !== 0 &&
    ((wordBack(3) >> CLASS_SHIFT) & CLASS_MASK) === kind &&
    (wordBack(4) & SEPARATOR) !== 0 &&
    ((wordBack(5) >> CLASS_SHIFT) & CLASS_MASK) === kind
  )
}
