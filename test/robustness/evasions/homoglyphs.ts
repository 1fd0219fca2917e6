/** T2: Latin letters replaced by letters of other alphabets, and mathematical ones, that look the same. */
import { pick } from '../../../src/training/transforms/random.ts'
import { mapChars, type Transform } from '../../../src/training/transforms/transform.ts'

// Cyrillic, Greek, Armenian, Cherokee and Lisu letters, by eye.
const LOOK_ALIKES: Readonly<Record<string, string>> = {
  a: 'аα',
  b: 'ЬƄ',
  c: 'сϲⅽ',
  d: 'ԁⅾ',
  e: 'еҽ',
  g: 'ց',
  h: 'һհ',
  i: 'іιⅰ',
  j: 'јϳ',
  k: 'κк',
  l: 'ӏⅼ',
  m: 'ⅿм',
  n: 'ոп',
  o: 'оοօ',
  p: 'рρ',
  q: 'ԛզ',
  r: 'гᴦ',
  s: 'ѕꜱ',
  t: 'тτ',
  u: 'υս',
  v: 'νѵ',
  w: 'ԝѡ',
  x: 'хχ',
  y: 'уγ',
  z: 'ᴢ',
  A: 'АΑᎪ',
  B: 'ВΒᏴ',
  C: 'СϹᏟ',
  D: 'ᎠⅮ',
  E: 'ЕΕᎬ',
  F: 'Ϝ',
  G: 'ԌᏀ',
  H: 'НΗᎻ',
  I: 'ІΙ',
  J: 'ЈᎫ',
  K: 'КΚᏦ',
  L: 'Ꮮⅼ',
  M: 'МΜᎷ',
  N: 'Ν',
  O: 'ОΟՕ',
  P: 'РΡᏢ',
  Q: 'Ԛ',
  R: 'Ꭱ',
  S: 'ЅՏ',
  T: 'ТΤᎢ',
  U: 'Սᑌ',
  V: 'Ѵ',
  W: 'ԜᎳ',
  X: 'ХΧ',
  Y: 'ҮΥ',
  Z: 'ΖᏃ',
}

/** First letters of the mathematical alphabets: bold, italic, sans-serif, sans-serif bold, monospace; capitals, then small letters. */
const MATHEMATICAL = [0x1d400, 0x1d434, 0x1d5a0, 0x1d5d4, 0x1d670]
/** Mathematical italic has a hole where U+210E was encoded before it. */
const HOLE = 0x1d455
/** Of the letters replaced, how many become mathematical ones. */
const MATHEMATICAL_SHARE = 0.2

export const homoglyphs: Transform = {
  id: 'T2',
  title: 'look-alike letters of other alphabets',
  amounts: { low: 0.1, mid: 0.3, high: 0.6 },
  allowed: { mid: 2 },
  apply: (page, share, { random }) =>
    mapChars(page, (char) => {
      const others = LOOK_ALIKES[char]
      if (others === undefined || random() >= share) return char
      if (random() >= MATHEMATICAL_SHARE) return pick(random, Array.from(others))
      const place = char >= 'a' ? char.charCodeAt(0) - 0x61 + 26 : char.charCodeAt(0) - 0x41
      const code = pick(random, MATHEMATICAL) + place
      return code === HOLE ? 'ℎ' : String.fromCodePoint(code)
    }),
}
