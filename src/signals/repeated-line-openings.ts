import { isWide } from '../text/classes.ts'
import { defineSignal, type Evidence, type SignalDocs } from './signal.ts'

const WIDE_UNITS = 8
const WORDS = 4
const MIN_LINES = 4
/** Lines shorter than the opening plus this are labels, not sentences. */
const MIN_REST = 4

export default defineSignal({
  id: 'repeated-line-openings',
  title: { en: 'Many lines open with the same words', 'zh-Hans': '很多行以同样的话开头', 'zh-Hant': '很多行以同樣的話開頭' },
  group: 'echo',
  points: 'spam',
  languages: 'any',
  status: 'stable',
  version: 1,
  kinds: ['templated-qa', 'link-farm'],
  full: 10,
  extract(page) {
    const groups = new Map<string, Evidence[]>()
    for (const block of page.blocks) {
      if (block.boilerplate || block.kind === 'row' || block.kind === 'hidden' || block.kind === 'meta') continue
      const opening = openingOf(page.folded.text, block.from, block.to)
      if (opening === null) continue
      const key = page.read(opening)
      const group = groups.get(key)
      if (group === undefined) groups.set(key, [opening])
      else group.push(opening)
    }
    return [...groups.values()]
      .filter((group) => group.length >= MIN_LINES)
      .flat()
      .sort((a, b) => a.from - b.from)
  },
})

export const about: SignalDocs = {
  docs: `
## What it looks for
At least four lines that share their first eight Han characters or first four words and then go on differently.

## Why it matters
Filler is produced by completing one opening many times.

## Known false positives
Forms and tables with long row labels; legal texts that open each article alike. Numbers and bullets at the line's start are passed over.
`,
  examples: {
    fires: [
      '白癜风问答\n⟦得了白癜风的朋友⟧要注意饮食清淡。\n⟦得了白癜风的朋友⟧应该保持心情愉快。\n⟦得了白癜风的朋友⟧可以适当晒太阳。\n⟦得了白癜风的朋友⟧不要随便用药。',
      'Joint care\n⟦the best joint supplement⟧ helps you walk.\n⟦the best joint supplement⟧ is easy to swallow.\n⟦the best joint supplement⟧ ships tomorrow.\n⟦the best joint supplement⟧ costs little.',
    ],
    silent: [
      '用法用量\n1. 成人一次一片。\n2. 儿童减半。\n3. 饭后服用。\n4. 多喝水。',
      'Take one tablet.\nDo not chew it.\nDrink water.\nRest well today.',
      '电话:0512-1234\n电话:0512-1235\n电话:0512-1236\n电话:0512-1237',
    ],
  },
}

/** The first eight wide characters or four words of a line, after numbering; null when the line has little more. */
function openingOf(text: string, from: number, to: number): Evidence | null {
  let start = from
  while (start < to && !isLetter(text.charCodeAt(start))) start++
  if (isWide(text.charCodeAt(start))) {
    let end = start
    while (end < to && end - start < WIDE_UNITS && isWide(text.charCodeAt(end))) end++
    // Seven and a word boundary will do when the eighth unit is punctuation's; fewer is a label.
    return end - start >= WIDE_UNITS - 1 && to - end >= MIN_REST ? { from: start, to: end } : null
  }
  let end = start
  for (let words = 0; words < WORDS; words++) {
    const space = text.indexOf(' ', end + (words > 0 ? 1 : 0))
    if (space < 0 || space >= to) return null
    end = space
  }
  return to - end >= MIN_REST * 2 ? { from: start, to: end } : null
}

function isLetter(code: number): boolean {
  return isWide(code) || (code >= 0x61 && code <= 0x7a) || (code >= 0x430 && code <= 0x44f)
}
