import { digitRuns } from '../page/numbers.ts'
import type { Page } from '../page/types.ts'
import { CLASSES, Class } from '../text/classes.ts'
import { hitEvidence, inOrder } from './evidence.ts'
import type { Evidence } from './signal.ts'
import { defineSignal, type SignalDocs } from './signal.ts'

export default defineSignal({
  id: 'references-list',
  title: { en: 'Lists references that exist on the page', 'zh-Hans': '列有真实的参考文献', 'zh-Hant': '列有真實的參考文獻' },
  group: 'trust',
  points: 'ham',
  languages: 'any',
  status: 'stable',
  version: 1,
  full: 6,
  extract: (page) => inOrder([...identifiers(page), ...entries(page)]),
})

export const about: SignalDocs = {
  docs: `
## What it looks for
A heading for references with at least two entries under it that carry a year, or identifiers: DOI, PMID, trial numbers.

## Why it matters
A reader can follow them. Language models write bracket numbers without a list.

## Known false positives
A mirrored paper keeps its list: the credit is capped.
`,
  examples: {
    fires: ['湿疹\n正文。\n主要参考文献\n⟦1. 王明. 湿疹. 皮肤病杂志 2019;3:20⟧\n⟦2. 李芳. 皮炎. 中华杂志 2021;5:8⟧', 'Eczema\nSee ⟦doi:10.1000/abc123⟧ and ⟦PMID: 1234567⟧.'],
    silent: ['湿疹\n参考文献\n略', 'Eczema\nStudies show [1] it helps [2].'],
  },
}

// doi:10.1000/abc, 10.1000/abc, pmid: 1234567, nct01234567, chictr2000012345, isrctn12345678; not 10.5/3 or nct1.
const IDENTIFIER = /(?:doi:? ?)?\b10\.\d{4,9}\/[a-z0-9.()/_-]{3,60}|\bpmid:? ?\d{6,8}|\bnct\d{8}|\bchictr[a-z-]{0,8}\d{8,12}|\bisrctn\d{8}/g

/** Digits in a row without which there is no identifier. */
const MIN_DIGITS = 4

function identifiers(page: Page): Evidence[] {
  if (!hasLongNumber(page)) return []
  return [...page.folded.text.slice(0, page.visibleEnd).matchAll(IDENTIFIER)].map((match) => ({ from: match.index, to: match.index + match[0].length }))
}

/** Whether digits stand on the page that an identifier could have: years and the like are not followed by a slash, nor by more digits. */
function hasLongNumber(page: Page): boolean {
  const runs = digitRuns(page)
  for (let r = 0; r < runs.length; r += 2) {
    const length = (runs[r + 1] as number) - (runs[r] as number)
    if (length > MIN_DIGITS || (length === MIN_DIGITS && page.folded.codes[runs[r + 1] as number] === SLASH)) return true
  }
  return false
}

const SLASH = 0x2f
const MIN_ENTRIES = 2
const MAX_ENTRIES = 40
const MAX_HEAD_UNITS = 30

/** Lines with a year that follow a short line holding a word for references. */
function entries(page: Page): Evidence[] {
  const heads = hitEvidence(page, 'references')
  for (const head of heads) {
    const at = page.blocks.findIndex(({ from, to }) => head.from >= from && head.to <= to)
    const block = page.blocks[at]
    if (block === undefined || block.to - block.from > MAX_HEAD_UNITS) continue
    const found: Evidence[] = []
    for (const { from, to } of page.blocks.slice(at + 1, at + 1 + MAX_ENTRIES)) {
      if (!hasYear(page.folded.codes, from, to)) break
      found.push({ from, to })
    }
    if (found.length >= MIN_ENTRIES) return found
  }
  return []
}

function hasYear(codes: Uint16Array, from: number, to: number): boolean {
  let run = 0
  for (let i = from; i < to; i++) {
    run = CLASSES[codes[i] as number] === Class.digit ? run + 1 : 0
    if (run === 4) return true
  }
  return false
}
