import { slotMask } from '../page/skeleton.ts'
import type { Page } from '../page/types.ts'
import { Class, isWide } from '../text/classes.ts'
import { defineSignal, type Evidence, type SignalDocs } from './signal.ts'

/** A phrase of this many wide characters, or of three words, is more than a name. */
const WIDE_UNITS = 6
const MIN_REPEATS = 6
/** Repeats per 1,000 units: statutes and leaflets repeat nouns, not whole phrases this densely. */
const MIN_DENSITY = 4
const FULL_DENSITY = 12
const MIN_PAGE = 300

export default defineSignal({
  id: 'keyword-stuffing',
  title: { en: 'One key phrase repeated all over the text', 'zh-Hans': '同一个关键词组密集重复', 'zh-Hant': '同一個關鍵詞組密集重複' },
  group: 'redundancy',
  points: 'spam',
  languages: 'any',
  status: 'stable',
  version: 1,
  kinds: ['doorway', 'templated-qa', 'supplement'],
  full: 12,
  extract(page) {
    if (page.visibleEnd < MIN_PAGE) return []
    return densestPhrase(page) ?? []
  },
  measure: (page, evidence) => Math.min(1, (evidence.length * 1000) / Math.max(1000, page.visibleEnd) / FULL_DENSITY),
})

export const about: SignalDocs = {
  docs: `
## What it looks for
A phrase of six Han characters or three words that stands on the page at least six times and more than four times per 1,000 characters.

## Why it matters
The phrase is the query the page is made for. Leaflets are dense in single nouns; nobody repeats whole phrases without a template.

## Known false positives
Statutes and procedure tables; names of long official programmes. Table rows and navigation are not counted.
`,
  examples: {
    fires: [
      `植发\n${'⟦毛囊无痕植发⟧很好,大家都说⟦毛囊无痕植发⟧自然。我们用新设备,医生有经验,价格也合理,欢迎了解。'.repeat(8)}`,
      `Joint care\n${'⟦Joint pain relief⟧ can be easy. People try it at home with their own family and friends. '.repeat(7)}`,
    ],
    silent: [`用药须知\n${'糖尿病患者要定期检查,控制饮食。'.repeat(2)}多走路,少吃糖,按时吃药,测血糖,看医生。`, 'Care\nDrink water and rest.'],
  },
}

const SLOT_BITS = 13
/** Counts of hashed phrases by slot; small enough to be cleared for each page. */
const counts = new Uint16Array(1 << SLOT_BITS)

/** What a reading of all phrases is for: to count them, or, once one slot is wanted, to gather the phrases that fall into it. */
interface Reading {
  readonly wanted: number
  /** Count and slot of the most frequent phrase so far. */
  most: number
  slot: number
  readonly found: Evidence[]
}

/** Where the most frequent phrase stands, if it is frequent enough. Nearly no page has one, so the places are looked for in a second reading. */
function densestPhrase(page: Page): Evidence[] | null {
  const { most, slot } = readPhrases(page, -1)
  const isDense = (repeats: number) => repeats >= MIN_REPEATS && (repeats * 1000) / page.visibleEnd >= MIN_DENSITY
  if (!isDense(most)) return null
  // Different phrases may share a slot: the first one found in it is the one that counts.
  const found: Evidence[] = []
  let phrase: string | null = null
  let resume = 0
  for (const each of readPhrases(page, slot).found) {
    if (each.from < resume) continue
    const text = page.read(each)
    phrase ??= text
    if (text !== phrase) continue
    found.push(each)
    resume = each.to
  }
  return isDense(found.length) ? found : null
}

/** Reads runs of six wide characters, and of three words of at least three letters (or slot words of any length), in the visible text outside tables. */
function readPhrases(page: Page, wanted: number): Reading {
  const { codes, classCounts } = page.folded
  const hasWide = (classCounts[Class.han] as number) + (classCounts[Class.kana] as number) + (classCounts[Class.hangul] as number) >= WIDE_UNITS
  const mask = slotMask(page)
  const reading: Reading = { wanted, most: 0, slot: -1, found: [] }
  counts.fill(0)
  for (const { kind, boilerplate, from, to } of page.blocks) {
    if (boilerplate || kind === 'row' || to > page.visibleEnd) continue
    if (hasWide) readWide(codes, from, to, reading)
    readWords(codes, mask, from, to, reading)
  }
  return reading
}

function readWide(codes: Uint16Array, from: number, to: number, reading: Reading): void {
  let run = 0
  // A polynomial hash rolls: the oldest unit, times the base to the width, leaves as the newest enters.
  let hash = 0
  for (let i = from; i < to; i++) {
    const code = codes[i] as number
    if (!isWide(code)) {
      run = hash = 0
      continue
    }
    hash = (Math.imul(hash, BASE) + code) | 0
    if (++run > WIDE_UNITS) hash = (hash - Math.imul(codes[i - WIDE_UNITS] as number, BASE_TO_WIDTH)) | 0
    if (run >= WIDE_UNITS) take(reading, hash, i + 1 - WIDE_UNITS, i + 1)
  }
}

function readWords(codes: Uint16Array, mask: Uint8Array, from: number, to: number, reading: Reading): void {
  // Where the word before the last one starts, -1 where there is none, and the hashes of both.
  let first = -1
  let second = -1
  let firstHash = 0
  let secondHash = 0
  for (let i = from; i < to; ) {
    let hash = 0
    let stop = i
    const isWord = !isWide(codes[i] as number)
    if (isWord) while (stop < to && codes[stop] !== SPACE) hash = Math.imul(hash ^ (codes[stop++] as number), BASE)
    else while (stop < to && codes[stop] !== SPACE) stop++
    if (isWord && (stop - i >= MIN_WORD || mask[i] !== 0)) {
      if (first >= 0) take(reading, Math.imul(Math.imul(firstHash, BASE) ^ secondHash, BASE) ^ hash, first, stop)
      first = second
      firstHash = secondHash
      second = i
      secondHash = hash
    } else first = second = -1
    i = stop + 1
  }
}

function take(reading: Reading, hash: number, from: number, to: number): void {
  const slot = slotOf(hash)
  if (reading.wanted >= 0) {
    if (slot === reading.wanted) reading.found.push({ from, to })
    return
  }
  const count = (counts[slot] as number) + 1
  counts[slot] = count
  if (count <= reading.most) return
  reading.most = count
  reading.slot = slot
}

const SPACE = 0x20
const MIN_WORD = 3
/** The prime of 32-bit FNV. */
const BASE = 0x01000193
const BASE_TO_WIDTH = Array.from({ length: WIDE_UNITS }).reduce<number>((power) => Math.imul(power, BASE), 1)

/** Slot of a hash: the multiplier mixes the low bits, which a polynomial leaves alike. */
function slotOf(hash: number): number {
  return Math.imul(hash ^ (hash >>> 15), 0x9e3779b1) >>> (32 - SLOT_BITS)
}
