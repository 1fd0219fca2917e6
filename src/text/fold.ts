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
 * Nearly every unit is mapped by one table look-up; the rare ones (expansions, surrogates, composing marks) leave the fast path.
 */
import { CLASS_COUNT, CLASSES, Class } from './classes.ts'

/** What sort of disguise was undone. */
export type MarkKind = 'zero-width' | 'homoglyph' | 'separator'

/** A disguised stretch: half-open UTF-16 offsets into the source text. */
export interface Mark {
  readonly kind: MarkKind
  readonly start: number
  readonly end: number
}

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

const DROP = 0 // table value: leave the unit out
const SPECIAL = 1 // table value: handled off the fast path
const SPACE = 0x20
const NEWLINE = 0x0a

// Latin letters that Cyrillic and Greek look-alikes stand for. Used only inside words that mix alphabets, so honest Russian and Greek stay as they are.
const LOOK_ALIKES = new Map<number, number>(
  [...'аaеeоoрpсcуyхxіiјjѕsԁdһhкkмmтtвbнhгrпnԛqԝwιiοoαaνvρpτtυuκkχxεeηnβbγyωwδdσoμu'].reduce<[number, number][]>((pairs, char, i, all) => {
    if (i % 2 === 0) pairs.push([char.charCodeAt(0), (all[i + 1] as string).charCodeAt(0)])
    return pairs
  }, []),
)
const LEET = new Map<number, number>(
  [...'0o1i3e4a5s@a$s'].flatMap((char, i, all) => (i % 2 === 0 ? [[char.charCodeAt(0), (all[i + 1] as string).charCodeAt(0)]] : [])) as [number, number][],
)
// Separators pushed between characters. Slash, comma and the enumeration comma are left out: honest lists of one-character words use them.
const SEPARATORS = new Set([...'*-_~^+|.·•#= '].map((c) => c.charCodeAt(0)))

/**
 * Makes a fold from pairs of characters (traditional, simplified), written one after the other in one string.
 *
 * @example
 * const fold = createFold('療疗醫医')
 * fold('醫療').text // '医疗'
 */
export function createFold(pairs: string): Fold {
  const { table, expansions, han } = buildTable(pairs)
  return (source) => foldWith(source, table, expansions, han)
}

function buildTable(pairs: string) {
  const table = new Uint16Array(65536)
  for (let code = 2; code < 65536; code++) table[code] = code
  const expansions = new Map<number, string>()
  const compatible: [number, number][] = [
    [0xa8, 0x17f],
    [0x180, 0x24f],
    [0x370, 0x3ff],
    [0x400, 0x52f],
    [0x531, 0x556],
    [0x1e00, 0x1fff],
    [0x2000, 0x218f],
    [0x2460, 0x24ff],
    [0x2e80, 0x2fdf],
    [0x3000, 0x3001],
    [0x3200, 0x33ff],
    [0xf900, 0xfaff],
    [0xfb00, 0xfb06],
    [0xfe10, 0xfe6f],
    [0xff00, 0xffef],
  ]
  for (let code = 0x41; code <= 0x5a; code++) table[code] = code + 32
  for (const [from, to] of compatible) {
    for (let code = from; code <= to; code++) {
      const target = foldOne(String.fromCharCode(code))
      if (target.length === 1) table[code] = target.charCodeAt(0)
      else if (target.length > 1) {
        table[code] = SPECIAL
        expansions.set(code, target)
      }
    }
  }
  for (const [chars, target] of [
    ['“”„‟«»″', '"'],
    ['‘’‚‛′`´', "'"],
    ['‐‑‒–—―−﹘﹣－', '-'],
    ['đð', 'd'],
    ['łŁ', 'l'],
    ['øØ', 'o'],
    ['ı', 'i'],
    ['⁚', ':'],
    ['․', '.'],
  ] as const) {
    for (const char of chars) table[char.charCodeAt(0)] = target.charCodeAt(0)
  }
  for (const code of [0xc6, 0xe6]) expand(code, 'ae')
  expand(0xdf, 'ss')
  for (const code of [0x152, 0x153]) expand(code, 'oe')
  table[0xd8] = 0x6f
  table[0x110] = 0x64
  for (let code = 0; code < 65536; code++) {
    if (CLASSES[code] === Class.space) table[code] = SPACE
    else if (CLASSES[code] === Class.newline) table[code] = NEWLINE
  }
  for (const code of INVISIBLE) table[code] = DROP
  for (let code = 0x300; code <= 0x36f; code++) table[code] = DROP // combining accents: letters are compared without them
  for (let code = 0x64b; code <= 0x65f; code++) table[code] = DROP // Arabic vowel signs
  for (let code = 0xfe00; code <= 0xfe0f; code++) table[code] = DROP // variation selectors
  for (let code = 0; code < 32; code++) if (CLASSES[code] === Class.other) table[code] = DROP
  for (let code = 0xd800; code <= 0xdbff; code++) table[code] = SPECIAL
  for (const code of COMPOSING) table[code] = SPECIAL
  for (let code = 0x1161; code <= 0x11c2; code++) table[code] = SPECIAL

  // 1 = only traditional Chinese writes it, 2 = only simplified does.
  const han = new Uint8Array(65536)
  for (let i = 1; i < pairs.length; i += 2) {
    const traditional = pairs.charCodeAt(i - 1)
    const simplified = pairs.charCodeAt(i)
    table[traditional] = simplified
    han[traditional] = 1
    if (han[simplified] !== 1) han[simplified] = 2
  }
  // 干 台 后 里 只 and the like are good traditional characters too: they tell nothing.
  for (const char of '干台后里只周面制发复系向云余岁才丑谷几困松胡姜舍征卷冬咸回志折朴别布托斗旋曲术杰涂游炼范症致采虫迹郁钟鉴须饥升与') han[char.charCodeAt(0)] = 0
  return { table, expansions, han }

  function expand(code: number, target: string) {
    table[code] = SPECIAL
    expansions.set(code, target)
  }
}

/** NFKC, lower case, accents off: the definition that the table is filled from. */
function foldOne(char: string): string {
  return char
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC')
}

const SOFT_HYPHEN = 0xad
const INVISIBLE = [
  SOFT_HYPHEN,
  0x61c,
  0x180e,
  0x200b,
  0x200c,
  0x200d,
  0x200e,
  0x200f,
  0x202a,
  0x202b,
  0x202c,
  0x202d,
  0x202e,
  0x2060,
  0x2061,
  0x2062,
  0x2063,
  0x2064,
  0x2066,
  0x2067,
  0x2068,
  0x2069,
  0xfeff,
]
const HIDING = new Set([0x200b, 0x200c, 0x200d, 0x2060, 0xfeff]) // the ones that split words; a soft hyphen or a direction mark is honest
const COMPOSING = [0x3099, 0x309a, 0xff9e, 0xff9f] // kana voice marks

function foldWith(source: string, table: Uint16Array, expansions: ReadonlyMap<number, string>, han: Uint8Array): Folded {
  const marks: Mark[] = []
  const mapped = mapUnits(source, table, expansions, han, marks)
  const { codes, origin } = mapped
  const { length, classCounts, separated } = tidy(codes, origin, mapped.length, marks)
  const end = separated ? joinSeparated(codes, origin, length, marks) : length
  origin[end] = source.length
  const kept = codes.subarray(0, end)
  return { text: utf16.decode(kept), codes: kept, origin: origin.subarray(0, end + 1), marks, classCounts, traditional: mapped.traditional, simplified: mapped.simplified }
}

/** First half: each source unit to its folded unit or units, with the offset it came from. */
function mapUnits(source: string, table: Uint16Array, expansions: ReadonlyMap<number, string>, han: Uint8Array, marks: Mark[]) {
  const end = source.length
  let codes = new Uint16Array(end + 16)
  let origin = new Int32Array(end + 17)
  let out = 0
  let traditional = 0
  let simplified = 0
  for (let i = 0; i < end; i++) {
    const unit = source.charCodeAt(i)
    const folded = table[unit] as number
    if (folded > SPECIAL) {
      const form = han[unit] as number
      traditional += form & 1
      simplified += form >> 1
      codes[out] = folded
      origin[out++] = i
      continue
    }
    if (folded === DROP) {
      if (HIDING.has(unit) && isHiding(source, i)) marks.push({ kind: 'zero-width', start: i, end: i + 1 })
      continue
    }
    const point = source.codePointAt(i) as number
    const expansion = expansions.get(unit) ?? (point >= 0x10000 ? expandPair(point) : undefined)
    if (expansion === undefined) {
      if (out > 0 && (unit < 0xd800 || unit > 0xdfff)) codes[out - 1] = compose(codes[out - 1] as number, unit)
      continue // a composing mark joined the unit before it; half a surrogate pair is no text
    }
    if (out + expansion.length + end - i > codes.length) {
      codes = widen(new Uint16Array(codes.length * 2 + expansion.length), codes)
      origin = widen(new Int32Array(codes.length + 1), origin)
    }
    for (let k = 0; k < expansion.length; k++) {
      codes[out] = expansion.charCodeAt(k)
      origin[out++] = i
    }
    if (point >= 0x10000) i++
  }
  return { codes, origin, length: out, traditional, simplified }
}

/** Mathematical letters to plain ones; any other pair stays, both halves pointing to its start. */
function expandPair(point: number): string {
  const char = String.fromCodePoint(point)
  return point >= 0x1d400 && point <= 0x1d7ff ? foldOne(char) : char
}

function compose(before: number, mark: number): number {
  const composed = (String.fromCharCode(before) + String.fromCharCode(mark).normalize('NFKC').trim()).normalize('NFC')
  return composed.length === 1 ? composed.charCodeAt(0) : before
}

function widen<T extends Uint16Array | Int32Array>(wider: T, narrow: T): T {
  wider.set(narrow)
  return wider
}

/** Second half, in place: white space collapsed, words that mix alphabets or hide letters behind digits undone, classes counted. */
function tidy(codes: Uint16Array, origin: Int32Array, length: number, marks: Mark[]) {
  const classCounts = new Uint32Array(CLASS_COUNT)
  let out = 0
  let wordStart = -1
  let scripts = 0 // bit per class seen in the current word
  let previous: number = Class.newline
  let separated = false
  for (let i = 0; i < length; i++) {
    const code = codes[i] as number
    const kind = CLASSES[code] as number
    if (kind === Class.space || kind === Class.newline) {
      if (previous === Class.newline || previous === kind) continue
      if (previous === Class.space) out-- // a space before a line end
    }
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
    origin[out++] = origin[i] as number
    classCounts[kind] = (classCounts[kind] as number) + 1
    if (previous <= Class.punctuation && !separated && out >= 5 && (kind === Class.han || kind === Class.latin)) separated = isSeparated(codes, out)
    previous = kind
  }
  if (wordStart >= 0 && scripts & (scripts - 1)) undoDisguise(codes, origin, wordStart, out, scripts, marks)
  if (previous <= Class.newline && previous >= Class.space && out > 0) out--
  return { length: out, classCounts, separated }
}

const AT = 0x40
const DOLLAR = 0x24
const MIN_LEET_WORD = 5 // h1n1, b12 and il2 are names, not disguises

/** Within one word: look-alike letters of another alphabet to Latin, and digits between Latin letters to the letters they stand for. */
function undoDisguise(codes: Uint16Array, origin: Int32Array, start: number, end: number, scripts: number, marks: Mark[]): void {
  if (!(scripts & (1 << Class.latin))) return
  if (scripts & ((1 << Class.cyrillic) | (1 << Class.greek))) {
    let changed = false
    for (let k = start; k < end; k++) {
      const plain = LOOK_ALIKES.get(codes[k] as number)
      if (plain === undefined) continue
      codes[k] = plain
      changed = true
    }
    if (changed) marks.push({ kind: 'homoglyph', start: origin[start] as number, end: (origin[end - 1] as number) + 1 })
  }
  if (end - start < MIN_LEET_WORD) return
  for (let k = start + 1; k < end - 1; k++) {
    const plain = LEET.get(codes[k] as number)
    if (plain !== undefined && CLASSES[codes[k - 1] as number] === Class.latin && CLASSES[codes[k + 1] as number] === Class.latin) codes[k] = plain
  }
}

/** Zero-width between two letters of one script that is written without them; emoji, Arabic and Indic text use joiners honestly. */
function isHiding(source: string, at: number): boolean {
  const before = CLASSES[source.charCodeAt(at - 1)]
  const after = CLASSES[source.charCodeAt(at + 1)]
  return (before === Class.han || before === Class.latin || before === Class.cyrillic) && before === after
}

/** Whether the last five units are letter, separator, letter, separator, letter with nothing else attached. */
function isSeparated(codes: Uint16Array, out: number): boolean {
  const kind = CLASSES[codes[out - 1] as number]
  return (
    SEPARATORS.has(codes[out - 2] as number) && CLASSES[codes[out - 3] as number] === kind && SEPARATORS.has(codes[out - 4] as number) && CLASSES[codes[out - 5] as number] === kind
  )
}

const MIN_HAN_RUN = 3 // 干*细*胞
const MIN_LATIN_RUN = 4 // s-t-e-m; three letters would join honest initials such as U.S.A. written with spaces

/** Takes separators out of runs of single characters, in place. Runs held apart by spaces alone are joined but not reported: honest headings are spaced out too. */
function joinSeparated(codes: Uint16Array, origin: Int32Array, length: number, marks: Mark[]): number {
  let out = 0
  for (let i = 0; i < length; i++) {
    const kind = CLASSES[codes[i] as number] as number
    const isLatin = kind === Class.latin
    if (kind === Class.han || (isLatin && isAlone(codes, i, length))) {
      let end = i
      let disguised = false
      while (end + 2 < length && SEPARATORS.has(codes[end + 1] as number) && CLASSES[codes[end + 2] as number] === kind && (!isLatin || isAlone(codes, end + 2, length))) {
        disguised ||= codes[end + 1] !== SPACE
        end += 2
      }
      if ((end - i) / 2 + 1 >= (isLatin ? MIN_LATIN_RUN : MIN_HAN_RUN)) {
        if (disguised) marks.push({ kind: 'separator', start: origin[i] as number, end: (origin[end] as number) + 1 })
        for (; i < end; i += 2) {
          codes[out] = codes[i] as number
          origin[out++] = origin[i] as number
        }
      }
    }
    codes[out] = codes[i] as number
    origin[out++] = origin[i] as number
  }
  return out
}

/** A letter with no other letter beside it. */
function isAlone(codes: Uint16Array, at: number, length: number): boolean {
  return (at === 0 || CLASSES[codes[at - 1] as number] !== Class.latin) && (at + 1 >= length || CLASSES[codes[at + 1] as number] !== Class.latin)
}

const utf16 = new TextDecoder('utf-16le', { ignoreBOM: true })
