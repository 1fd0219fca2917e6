import { slotMask } from '../page/skeleton.ts'
import type { Page } from '../page/types.ts'
import { isWide } from '../text/classes.ts'
import { defineSignal, type Evidence } from './signal.ts'

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
  docs: `
## What it looks for
A phrase of six Han characters or three words that stands on the page at least six times and more than four times per 1,000 characters.

## Why it matters
The phrase is the query the page is made for. Leaflets are dense in single nouns; nobody repeats whole phrases without a template.

## Known false positives
Statutes and procedure tables; names of long official programmes. Table rows and navigation are not counted.
`,
  full: 12,
  extract(page) {
    if (page.visibleEnd < MIN_PAGE) return []
    const phrase = densestPhrase(page)
    return phrase ?? []
  },
  measure: (page, evidence) => Math.min(1, (evidence.length * 1000) / Math.max(1000, page.visibleEnd) / FULL_DENSITY),
  examples: {
    fires: [
      `植发\n${'⟦毛囊无痕植发⟧很好,大家都说⟦毛囊无痕植发⟧自然。我们用新设备,医生有经验,价格也合理,欢迎了解。'.repeat(8)}`,
      `Joint care\n${'⟦Joint pain relief⟧ can be easy. People try it at home with their own family and friends. '.repeat(7)}`,
    ],
    silent: [`用药须知\n${'糖尿病患者要定期检查,控制饮食。'.repeat(2)}多走路,少吃糖,按时吃药,测血糖,看医生。`, 'Care\nDrink water and rest.'],
  },
})

/** Counts of hashed phrases; a generation number in the upper bits saves clearing it for each page. */
const SLOTS = 1 << 13
const counts = new Int32Array(SLOTS)
const generations = new Int32Array(SLOTS)
let generation = 0

/** Where the most frequent phrase stands, if it is frequent enough: one pass counts hashes, a second one collects the places of the winner. */
function densestPhrase(page: Page): Evidence[] | null {
  generation++
  let best = 0
  let bestSlot = -1
  eachPhrase(page, (slot) => {
    const count = generations[slot] === generation ? (counts[slot] as number) + 1 : 1
    generations[slot] = generation
    counts[slot] = count
    if (count > best) {
      best = count
      bestSlot = slot
    }
  })
  if (best < MIN_REPEATS || (best * 1000) / page.visibleEnd < MIN_DENSITY) return null
  // Different phrases may share a slot: the first one found in it is the one that counts.
  const found: Evidence[] = []
  let phrase: string | null = null
  eachPhrase(page, (slot, from, to) => {
    if (slot !== bestSlot || from < (found.at(-1)?.to ?? 0)) return
    const text = page.folded.text.slice(from, to)
    phrase ??= text
    if (text === phrase) found.push({ from, to })
  })
  return found.length >= MIN_REPEATS && (found.length * 1000) / page.visibleEnd >= MIN_DENSITY ? found : null
}

type Visit = (slot: number, from: number, to: number) => void

function eachPhrase(page: Page, visit: Visit): void {
  const { codes } = page.folded
  const mask = slotMask(page)
  for (const block of page.blocks) {
    if (block.boilerplate || block.kind === 'row' || block.to > page.visibleEnd) continue
    eachWide(codes, block.from, block.to, visit)
    eachWords(codes, mask, block.from, block.to, visit)
  }
}

/** Runs of six wide characters. */
function eachWide(codes: Uint16Array, from: number, to: number, visit: Visit): void {
  let run = 0
  // A polynomial hash rolls: the oldest unit, times the base to the width, leaves as the newest enters.
  let hash = 0
  for (let i = from; i < to; i++) {
    if (!isWide(codes[i] as number)) {
      run = hash = 0
      continue
    }
    hash = Math.imul(hash, BASE) + (codes[i] as number)
    if (++run > WIDE_UNITS) hash -= Math.imul(codes[i - WIDE_UNITS] as number, BASE_TO_WIDTH)
    hash |= 0
    if (run >= WIDE_UNITS) visit(spread(hash), i + 1 - WIDE_UNITS, i + 1)
  }
}

/** Runs of three words of at least three letters (or slot words of any length). */
function eachWords(codes: Uint16Array, mask: Uint8Array, from: number, to: number, visit: Visit): void {
  let second = -1
  let first = -1
  for (let i = from; i < to; ) {
    let end = i
    while (end < to && codes[end] !== SPACE) end++
    if ((end - i >= MIN_WORD || mask[i] !== 0) && !isWide(codes[i] as number)) {
      if (first >= 0) visit(slotOf(codes, first, end), first, end)
      first = second
      second = i
    } else first = second = -1
    i = end + 1
  }
}

const SPACE = 0x20
const MIN_WORD = 3
const BASE = 0x01000193
const BASE_TO_WIDTH = Array.from({ length: WIDE_UNITS }).reduce<number>((power) => Math.imul(power, BASE), 1)

/** Slot of a hash: the multiplier mixes the low bits, which a polynomial leaves alike. */
function spread(hash: number): number {
  return (Math.imul(hash ^ (hash >>> 15), 0x9e3779b1) >>> 16) & (SLOTS - 1)
}

function slotOf(codes: Uint16Array, from: number, to: number): number {
  let hash = 0x811c9dc5
  for (let i = from; i < to; i++) hash = Math.imul(hash ^ (codes[i] as number), 0x01000193)
  return (hash ^ (hash >>> 13)) & (SLOTS - 1)
}
