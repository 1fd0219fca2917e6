/**
 * One byte per UTF-16 code unit that says what sort of character it is.
 * The hot loops (folding, script counts, word edges, n-grams) all ask this table, so each character is classified once.
 */
export const Class = {
  other: 0,
  space: 1,
  newline: 2,
  punctuation: 3,
  digit: 4,
  latin: 5,
  greek: 6,
  cyrillic: 7,
  han: 8,
  kana: 9,
  hangul: 10,
  arabic: 11,
  thai: 12,
  devanagari: 13,
  hebrew: 14,
  letter: 15,
} as const

/** Number of classes, for counters indexed by class. */
export const CLASS_COUNT = 16

// Inclusive ranges of the Basic Multilingual Plane; later rows win. Source: Unicode 16 block and category charts.
const RANGES: readonly (readonly [from: number, to: number, kind: number])[] = [
  [0x21, 0x2f, Class.punctuation],
  [0x3a, 0x40, Class.punctuation],
  [0x5b, 0x60, Class.punctuation],
  [0x7b, 0x7e, Class.punctuation],
  [0x30, 0x39, Class.digit],
  [0x41, 0x5a, Class.latin],
  [0x61, 0x7a, Class.latin],
  [0xa1, 0xbf, Class.punctuation],
  [0xc0, 0x24f, Class.latin],
  [0xd7, 0xd7, Class.punctuation],
  [0xf7, 0xf7, Class.punctuation],
  [0x250, 0x2af, Class.letter],
  [0x370, 0x3ff, Class.greek],
  [0x400, 0x52f, Class.cyrillic],
  [0x531, 0x587, Class.letter],
  [0x591, 0x5f4, Class.hebrew],
  [0x600, 0x6ff, Class.arabic],
  [0x60c, 0x60c, Class.punctuation],
  [0x61b, 0x61f, Class.punctuation],
  [0x660, 0x669, Class.digit],
  [0x6d4, 0x6d4, Class.punctuation],
  [0x6f0, 0x6f9, Class.digit],
  [0x750, 0x77f, Class.arabic],
  [0x900, 0x97f, Class.devanagari],
  [0x964, 0x965, Class.punctuation],
  [0x966, 0x96f, Class.digit],
  [0x980, 0xdff, Class.letter],
  [0xe01, 0xe3a, Class.thai],
  [0xe40, 0xe4e, Class.thai],
  [0xe50, 0xe59, Class.digit],
  [0xe80, 0x10ff, Class.letter],
  [0x1100, 0x11ff, Class.hangul],
  [0x1200, 0x1cff, Class.letter],
  [0x1e00, 0x1eff, Class.latin],
  [0x1f00, 0x1fff, Class.greek],
  [0x2000, 0x200a, Class.space],
  [0x2010, 0x2027, Class.punctuation],
  [0x2030, 0x205e, Class.punctuation],
  [0x2e80, 0x2fdf, Class.han],
  [0x3001, 0x3003, Class.punctuation],
  [0x3005, 0x3007, Class.han],
  [0x3008, 0x3020, Class.punctuation],
  [0x3041, 0x30ff, Class.kana],
  [0x30fb, 0x30fb, Class.punctuation],
  [0x3130, 0x318f, Class.hangul],
  [0x3400, 0x4dbf, Class.han],
  [0x4e00, 0x9fff, Class.han],
  [0xac00, 0xd7a3, Class.hangul],
  [0xf900, 0xfaff, Class.han],
  [0xfe10, 0xfe6f, Class.punctuation],
  [0xff01, 0xff0f, Class.punctuation],
]
const SPACES = [0x09, 0x0b, 0x0c, 0x20, 0xa0, 0x1680, 0x202f, 0x205f, 0x3000]
const NEWLINES = [0x0a, 0x0d, 0x85, 0x2028, 0x2029]

/** Class of every UTF-16 code unit, indexed by the unit. */
export const CLASSES: Uint8Array = buildClasses()

function buildClasses(): Uint8Array {
  const table = new Uint8Array(65536)
  for (const [from, to, kind] of RANGES) table.fill(kind, from, to + 1)
  for (const code of SPACES) table[code] = Class.space
  for (const code of NEWLINES) table[code] = Class.newline
  return table
}

/** Whether a class is written in words: alphabets and digits, where a term needs an edge on both sides. */
export function isWordClass(kind: number): boolean {
  return (kind >= Class.digit && kind <= Class.cyrillic) || kind === Class.letter
}

/** Whether a unit is written without spaces between words and takes two columns: Han, kana, Hangul. */
export function isWide(code: number): boolean {
  const kind = CLASSES[code] as number
  return kind >= Class.han && kind <= Class.hangul
}
