import { CLASSES, Class } from '../text/classes.ts'
import { defineSignal, type SignalDocs } from './signal.ts'

const MIN_TERMS = 8
const FULL_TERMS = 25

export default defineSignal({
  id: 'meta-keyword-stuffing',
  title: { en: 'A long list of keywords in the page head', 'zh-Hans': '页头塞满关键词', 'zh-Hant': '頁首塞滿關鍵字' },
  group: 'markup',
  points: 'spam',
  languages: 'any',
  status: 'stable',
  version: 1,
  kinds: ['doorway'],
  full: FULL_TERMS,
  extract(page) {
    const keywords = page.meta.keywords
    const block = keywords === undefined ? undefined : page.blocks.findLast(({ kind }) => kind === 'meta')
    return block !== undefined && countTerms(page.folded.codes, block.from, block.to) >= MIN_TERMS ? [{ from: block.from, to: block.to }] : []
  },
  measure(page, [evidence]) {
    return evidence === undefined ? 0 : Math.min(1, countTerms(page.folded.codes, evidence.from, evidence.to) / FULL_TERMS)
  },
})

export const about: SignalDocs = {
  docs: `
## What it looks for
More than eight terms in the keywords meta tag.

## Why it matters
Search engines have ignored the tag for years; who fills it follows old recipes for catching queries.

## Known false positives
Old content systems of honest sites fill it as well, with fewer terms.
`,
  examples: {
    fires: [
      '<meta name="keywords" content="⟦植发,植发价格,植发医院,苏州植发,植发多少钱,植发效果,植发手术,植发疼吗,植发哪家好⟧"><p>正文</p>',
      '<meta name="keywords" content="⟦hair, hair clinic, hair cost, hair loss, hair doctor, hair tulsa, hair boston, hair near me⟧"><p>Text</p>',
    ],
    silent: ['<meta name="keywords" content="糖尿病,饮食,健康教育"><p>正文</p>', '<p>Text</p>'],
  },
}

function countTerms(codes: Uint16Array, from: number, to: number): number {
  let terms = 1
  for (let i = from; i < to; i++) if (CLASSES[codes[i] as number] === Class.punctuation && codes[i] !== 0x2d && codes[i] !== 0x27) terms++
  return terms
}
