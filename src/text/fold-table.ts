/**
 * What every UTF-16 unit becomes when text is folded, filled once from Unicode's own definitions: NFKC, lower case, accents off; then quotes, dashes
 * and white space made equal, invisible units left out, traditional Chinese mapped to simplified.
 */
import { CLASSES, Class } from './classes.ts'

/** One word a unit: the folded unit in the low 16 bits, what it is above them. */
export type FoldTable = Int32Array

/** Shift and mask of the folded unit's class in a table word. */
export const CLASS_SHIFT = 16
export const CLASS_MASK = 15
/** Bit that says that the unit as written is a Han character that only traditional Chinese writes. */
export const TRADITIONAL_SHIFT = 20
/** … that only simplified Chinese writes. */
export const SIMPLIFIED_SHIFT = 21
const TRADITIONAL = 1 << TRADITIONAL_SHIFT
const SIMPLIFIED = 1 << SIMPLIFIED_SHIFT
/** Shift and mask of what the folded unit is where letters are held apart: one of the three below, or 0. */
export const TRAIL_SHIFT = 22
export const TRAIL_MASK = 3
/** It can be pushed between the letters of a word to disguise it. */
export const SEPARATOR = 1
/** A Latin letter, or one that may stand for it. */
export const LETTER = 2
export const HAN = 3
/** The folded unit is one that stands for a letter inside words: @, $. */
export const SIGN = 1 << 24
/** The unit has no single folded unit: it is left out, expands, composes with the unit before it, or is half a pair. */
export const SPECIAL = 1 << 25

const SPACE = 0x20
const NEWLINE = 0x0a
/** Slash, comma and the enumeration comma are no separators: honest lists of one-character words use them. */
const SEPARATORS = '*-_~^+|.·•#= '
const SIGNS = [0x40, 0x24]

/** Blocks with compatibility forms, accents or capitals (Unicode 16). */
const COMPATIBLE: readonly (readonly [from: number, to: number])[] = [
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
const EQUAL: readonly (readonly [chars: string, target: string])[] = [
  ['“”„‟«»″', '"'],
  ['‘’‚‛′`´', "'"],
  ['‐‑‒–—―−﹘﹣－', '-'],
  ['đðĐ', 'd'],
  ['łŁ', 'l'],
  ['øØ', 'o'],
  ['ı', 'i'],
  ['⁚', ':'],
  ['․', '.'],
]
const EXPANDED: readonly (readonly [chars: string, target: string])[] = [
  ['Ææ', 'ae'],
  ['Œœ', 'oe'],
  ['ß', 'ss'],
]
const INVISIBLE: readonly (readonly [from: number, to: number])[] = [
  [0xad, 0xad], // soft hyphen
  [0x300, 0x36f], // combining accents: letters are compared without them
  [0x61c, 0x61c],
  [0x64b, 0x65f], // Arabic vowel signs
  [0x180e, 0x180e],
  [0x200b, 0x200f],
  [0x202a, 0x202e],
  [0x2060, 0x2064],
  [0x2066, 0x2069],
  [0xfe00, 0xfe0f], // variation selectors
  [0xfeff, 0xfeff],
]
const COMPOSING: readonly (readonly [from: number, to: number])[] = [
  [0x1161, 0x11c2], // Hangul vowels and finals
  [0x3099, 0x309a], // kana voice marks
  [0xff9e, 0xff9f],
]
/** 干 台 后 里 只 and the like are good traditional characters too: they tell nothing of the script. */
const EITHER_SCRIPT = '干台后里只周面制发复系向云余岁才丑谷几困松胡姜舍征卷冬咸回志折朴别布托斗旋曲术杰涂游炼范症致采虫迹郁钟鉴须饥升与'

/**
 * Makes the table, and the map of units that become several.
 *
 * @param pairs characters (traditional, simplified), written one after the other in one string
 */
export function buildFoldTable(pairs: string): { table: FoldTable; expansions: ReadonlyMap<number, string> } {
  const folded = new Uint16Array(65536)
  for (let code = 0; code < 65536; code++) folded[code] = code
  const special = new Uint8Array(65536)
  const expansions = new Map<number, string>()
  const set = (code: number, target: string) => {
    if (target.length === 1) folded[code] = target.charCodeAt(0)
    else if (target.length > 1) expansions.set(code, target)
  }
  for (let code = 0x41; code <= 0x5a; code++) folded[code] = code + 32
  for (const [from, to] of COMPATIBLE) for (let code = from; code <= to; code++) set(code, foldChar(String.fromCharCode(code)))
  for (const [chars, target] of [...EQUAL, ...EXPANDED]) for (const char of chars) set(char.charCodeAt(0), target)
  for (let code = 0; code < 65536; code++) {
    if (CLASSES[code] === Class.space) folded[code] = SPACE
    else if (CLASSES[code] === Class.newline) folded[code] = NEWLINE
    else if (code < SPACE) special[code] = 1
  }
  for (const [from, to] of [...INVISIBLE, ...COMPOSING, [0xd800, 0xdfff] as const]) special.fill(1, from, to + 1)
  for (const code of expansions.keys()) special[code] = 1

  const scripts = new Uint32Array(65536)
  for (let i = 1; i < pairs.length; i += 2) {
    const traditional = pairs.charCodeAt(i - 1)
    const simplified = pairs.charCodeAt(i)
    folded[traditional] = simplified
    scripts[traditional] = TRADITIONAL
    if (scripts[simplified] !== TRADITIONAL) scripts[simplified] = SIMPLIFIED
  }
  for (const char of EITHER_SCRIPT) scripts[char.charCodeAt(0)] = 0

  // What some units are beside their class; no separator is a letter.
  const marks = new Int32Array(65536)
  for (const char of SEPARATORS) marks[char.charCodeAt(0)] = SEPARATOR << TRAIL_SHIFT
  for (const sign of SIGNS) marks[sign] = (marks[sign] as number) | SIGN
  const table = new Int32Array(65536)
  for (let code = 0; code < 65536; code++) {
    // Twice, since a compatibility form may stand for a traditional character.
    const unit = folded[folded[code] as number] as number
    const kind = CLASSES[unit] as number
    const trail = kind === Class.han ? HAN : kind >= Class.latin && kind <= Class.cyrillic ? LETTER : 0
    table[code] = unit | (kind << CLASS_SHIFT) | (scripts[code] as number) | (trail << TRAIL_SHIFT) | (marks[unit] as number) | (special[code] === 1 ? SPECIAL : 0)
  }
  return { table, expansions }
}

/** NFKC, lower case, accents off: the definition that the table is filled from. */
export function foldChar(char: string): string {
  return char
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC')
}
