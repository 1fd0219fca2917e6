/**
 * Fingerprints that tell how alike two pages are once their slots are masked: MinHash of the 5-unit shingles of the main text, by one permutation
 * (Li, Owen and Zhang 2012): each shingle is hashed once, the top bits choose one of 64 bins, and each bin keeps its least value.
 *
 *     苏州那家诊所能不能做植发 ┐                     bin 0   1   2  …  63
 *     福州那家诊所能不能做植发 ┴ ◇那家◇能不能做◇ ->      a3  07  f1 …  5c      share of equal bins = similarity
 *
 * Of each value one byte is kept: two pages agree in a byte by chance once in 256 times, which the threshold can bear, and a page costs 64 bytes.
 * To find pages that may be alike without comparing all, 40 of the bytes are cut into 8 bands of 5. Two pages of similarity s share a band with
 * probability 1 - (1 - s^5)^8: .96 at .8, .9992 at .9, .22 at .5. (16 bands of 4 would find .9998 at .8, for twice the rows of an index that costs more
 * than all the rest of a page; on generated families 8 bands find .958 of the pages where 12 find .965.) The bytes of a band are its key, so that what an
 * index holds of a page can be told from its fingerprint.
 */
import { slotMask } from '../page/skeleton.ts'
import type { Page } from '../page/types.ts'
import { CLASSES, Class } from '../text/classes.ts'
import { placesOfName } from './clinic-name.ts'
import { mainText } from './main-text.ts'

export const BINS = 64
export const BANDS = 8
/** Similarity from which pages are of one group. */
export const ALIKE = 0.8

const ROWS = 5
const SHINGLE = 5
/** Shingles below which a fingerprint says too little: with 64 bins, 150 leave a tenth of them empty. */
const MIN_SHINGLES = 150
/** Stands for whatever a slot holds; folded text has no such unit. */
const SLOT = 1
const EMPTY = 0xffffffff
/** Added for each bin that an empty one borrows across, so that borrowed values rarely meet original ones (Shrivastava and Li 2014). */
const BORROWED = 0x9d

/** The fingerprint of a page's main text in base64, or null when there is too little text. */
export function fingerprint(page: Page): string | null {
  const bins = new Uint32Array(BINS).fill(EMPTY)
  if (hashShingles(page, bins) < MIN_SHINGLES) return null
  return btoa(String.fromCharCode(...toBytes(bins)))
}

/** The bytes of a fingerprint. */
export function fingerprintBytes(text: string): Uint8Array {
  return Uint8Array.from(atob(text), (char) => char.charCodeAt(0))
}

/** Share of equal bytes, 0..1: an estimate of the Jaccard similarity of the masked texts, with a standard deviation of .05 at .8. */
export function similarity(a: Uint8Array, b: Uint8Array): number {
  let equal = 0
  for (let i = 0; i < BINS; i++) if (a[i] === b[i]) equal++
  return equal / BINS
}

/** All keys are smaller than this. */
export const BAND_KEYS = BANDS * 2 ** 40

/** Key of a band: its number and its five bytes, in 43 bits. */
export function bandKey(bytes: Uint8Array, band: number): number {
  const at = band * ROWS
  const low = ((bytes[at + 1] as number) << 24) | ((bytes[at + 2] as number) << 16) | ((bytes[at + 3] as number) << 8) | (bytes[at + 4] as number)
  return (band * 256 + (bytes[at] as number)) * 0x1_0000_0000 + (low >>> 0)
}

/** All keys of a fingerprint. */
export function bandKeys(bytes: Uint8Array): number[] {
  return Array.from({ length: BANDS }, (_, band) => bandKey(bytes, band))
}

/** Puts every shingle of the masked main text into its bin and returns how many there were. */
function hashShingles(page: Page, bins: Uint32Array): number {
  const main = mainText(page)
  const mask = slotMask(page)
  const named = new Uint8Array(main.length)
  for (const { from, to } of placesOfName(page, main.length)) named.fill(1, from, to)
  const { codes } = page.folded
  // The last units, newest in e. Spaces and punctuation are left out: they change with every converter.
  let a = 0
  let b = 0
  let c = 0
  let d = 0
  let e = 0
  let units = 0
  for (let i = 0; i < main.length; i++) {
    if (main[i] === 0) continue
    const code = codes[i] as number
    const kind = CLASSES[code] as number
    const isSlot = mask[i] !== 0 || named[i] !== 0 || kind === Class.digit
    if (isSlot ? e === SLOT : kind < Class.digit) continue
    a = b
    b = c
    c = d
    d = e
    e = isSlot ? SLOT : code
    if (++units < SHINGLE) continue
    let hash = Math.imul(a, 0x9e3779b1) ^ b
    hash = Math.imul(hash, 0x85ebca6b) ^ c
    hash = Math.imul(hash ^ (hash >>> 15), 0xc2b2ae35) ^ d
    hash = Math.imul(hash, 0x27d4eb2f) ^ e
    // The finalizer of MurmurHash3, which spreads every bit.
    hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
    hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
    hash ^= hash >>> 16
    const bin = hash >>> 26
    const value = hash & 0x03ff_ffff
    if (value < (bins[bin] as number)) bins[bin] = value
  }
  return Math.max(0, units - SHINGLE + 1)
}

/** The lowest byte of each bin, which being least says nothing about; an empty bin borrows from the next that is not. */
function toBytes(bins: Uint32Array): Uint8Array {
  const bytes = new Uint8Array(BINS)
  for (let i = 0; i < BINS; i++) {
    let steps = 0
    while (bins[(i + steps) % BINS] === EMPTY) steps++
    bytes[i] = (bins[(i + steps) % BINS] as number) + steps * BORROWED
  }
  return bytes
}
