import { slotMask } from '../page/skeleton.ts'
import type { Page } from '../page/types.ts'
import { isWide } from '../text/classes.ts'
import { createScratch } from '../text/scratch.ts'
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
    const phrase = densestPhrase(page)
    return phrase ?? []
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

/** Counts of hashed phrases; a generation number in the upper bits saves clearing them for each page. */
const SLOTS = 1 << 13
const SLOT_BITS = 13
const counts = new Int32Array(SLOTS)
const generations = new Int32Array(SLOTS)
let generation = 0
const roomForSlots = createScratch(Int32Array)
const roomForStarts = createScratch(Int32Array)
const roomForEnds = createScratch(Int32Array)

/** Where the most frequent phrase stands, if it is frequent enough: phrases are hashed once, and the places of the fullest slot are compared in full. */
function densestPhrase(page: Page): Evidence[] | null {
  const phrases = hashPhrases(page)
  generation++
  let best = 0
  let bestSlot = -1
  for (let i = 0; i < phrases.length; i++) {
    const slot = phrases.slot[i] as number
    const count = generations[slot] === generation ? (counts[slot] as number) + 1 : 1
    generations[slot] = generation
    counts[slot] = count
    if (count > best) {
      best = count
      bestSlot = slot
    }
  }
  if (best < MIN_REPEATS || (best * 1000) / page.visibleEnd < MIN_DENSITY) return null
  // Different phrases may share a slot: the first one found in it is the one that counts.
  const found: Evidence[] = []
  let phrase: string | null = null
  let resume = 0
  for (let i = 0; i < phrases.length; i++) {
    const from = phrases.start[i] as number
    if (phrases.slot[i] !== bestSlot || from < resume) continue
    const to = phrases.end[i] as number
    const text = page.folded.text.slice(from, to)
    phrase ??= text
    if (text !== phrase) continue
    found.push({ from, to })
    resume = to
  }
  return found.length >= MIN_REPEATS && (found.length * 1000) / page.visibleEnd >= MIN_DENSITY ? found : null
}

interface Phrases {
  length: number
  readonly slot: Int32Array
  readonly start: Int32Array
  readonly end: Int32Array
}

/** Runs of six wide characters, and of three words of at least three letters (or slot words of any length), in the visible text outside tables. */
function hashPhrases(page: Page): Phrases {
  const { codes } = page.folded
  const mask = slotMask(page)
  const most = page.visibleEnd
  const phrases: Phrases = { length: 0, slot: roomForSlots(most), start: roomForStarts(most), end: roomForEnds(most) }
  for (const { kind, boilerplate, from, to } of page.blocks) {
    if (boilerplate || kind === 'row' || to > page.visibleEnd) continue
    hashWide(codes, from, to, phrases)
    hashWords(codes, mask, from, to, phrases)
  }
  return phrases
}

function hashWide(codes: Uint16Array, from: number, to: number, phrases: Phrases): void {
  const { slot, start, end } = phrases
  let { length } = phrases
  let run = 0
  // A polynomial hash rolls: the oldest unit, times the base to the width, leaves as the newest enters.
  let hash = 0
  for (let i = from; i < to; i++) {
    const code = codes[i] as number
    if (!isWide(code)) {
      run = hash = 0
      continue
    }
    hash = Math.imul(hash, BASE) + code
    if (++run > WIDE_UNITS) hash -= Math.imul(codes[i - WIDE_UNITS] as number, BASE_TO_WIDTH)
    hash |= 0
    if (run < WIDE_UNITS) continue
    slot[length] = spread(hash)
    start[length] = i + 1 - WIDE_UNITS
    end[length++] = i + 1
  }
  phrases.length = length
}

function hashWords(codes: Uint16Array, mask: Uint8Array, from: number, to: number, phrases: Phrases): void {
  const { slot, start, end } = phrases
  let { length } = phrases
  // Where the word before the last one starts, -1 where there is none, and the hashes of both.
  let first = -1
  let second = -1
  let firstHash = 0
  let secondHash = 0
  for (let i = from; i < to; ) {
    let hash = 0
    let stop = i
    while (stop < to && codes[stop] !== SPACE) hash = Math.imul(hash ^ (codes[stop++] as number), BASE)
    if ((stop - i >= MIN_WORD || mask[i] !== 0) && !isWide(codes[i] as number)) {
      if (first >= 0) {
        slot[length] = spread(Math.imul(Math.imul(firstHash, BASE) ^ secondHash, BASE) ^ hash)
        start[length] = first
        end[length++] = stop
      }
      first = second
      firstHash = secondHash
      second = i
      secondHash = hash
    } else first = second = -1
    i = stop + 1
  }
  phrases.length = length
}

const SPACE = 0x20
const MIN_WORD = 3
/** The prime of 32-bit FNV. */
const BASE = 0x01000193
const BASE_TO_WIDTH = Array.from({ length: WIDE_UNITS }).reduce<number>((power) => Math.imul(power, BASE), 1)

/** Slot of a hash: the multiplier mixes the low bits, which a polynomial leaves alike. */
function spread(hash: number): number {
  return Math.imul(hash ^ (hash >>> 15), 0x9e3779b1) >>> (32 - SLOT_BITS)
}
