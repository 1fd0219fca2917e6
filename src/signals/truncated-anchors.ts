import { isWide } from '../text/classes.ts'
import { defineSignal, type Evidence, type SignalDocs } from './signal.ts'

const MIN_UNITS = 12
const MIN_LINKS = 2

export default defineSignal({
  id: 'truncated-anchors',
  title: { en: 'Links cut off in the middle of a word', 'zh-Hans': '链接文字被拦腰截断', 'zh-Hant': '連結文字被攔腰截斷' },
  group: 'slots',
  points: 'spam',
  languages: 'any',
  status: 'stable',
  version: 1,
  kinds: ['link-farm', 'doorway'],
  full: 4,
  extract(page) {
    const links = page.links.filter(({ from, to }) => to <= page.visibleEnd && to - from >= MIN_UNITS)
    if (links.length < MIN_LINKS) return []
    const texts = links.map((link) => page.read(link))
    const tails = texts.map(tailQuery)
    const cutTexts = openings(texts)
    const cutTails = openings(tails)
    const evidence: Evidence[] = []
    links.forEach(({ from, to }, i) => {
      const text = texts[i] as string
      const tail = tails[i] as string
      const isCut = cutTexts.has(text) || (tail.length >= MIN_TAIL && isWide(text.charCodeAt(text.length - 1)) && cutTails.has(tail))
      if (isCut && !text.endsWith('...')) evidence.push({ from, to })
    })
    return evidence.length >= MIN_LINKS ? evidence : []
  },
})

export const about: SignalDocs = {
  docs: `
## What it looks for
Links whose text is the beginning of another link, of the title or of a line on the page, or that share their last characters with a longer link at the cut; without an ellipsis.

## Why it matters
Farm templates cut titles to a fixed number of characters; the same query then stands there in two lengths.

## Known false positives
News tickers cut titles too, but the honest ones show the ellipsis.
`,
  examples: {
    fires: [
      '打针须知\n- 打干细胞的作用?苏州那里可以打干细胞\n- ⟦打干细胞的价格?福州那里可以打干⟧\n- ⟦打干细胞的效果?沈阳那里可以打干细⟧',
      '<a href="/1">Best hair transplant surgeon in Tulsa</a><a href="/2">⟦Best hair transplant surg⟧</a><a href="/3">⟦Best hair transp⟧</a>',
    ],
    silent: [
      '新闻\n- 市卫健委召开年度工作会议并部署...\n- 市卫健委召开年度工作会议并部署明年任务\n- 疫苗接种通知',
      '<a href="/1">About our clinic and team</a><a href="/2">Contact our clinic and team</a><a href="/3">About us</a>',
    ],
  },
}

const MIN_TAIL = 4
/** Place names are two characters or more; they differ between copies of one query. */
const PLACE_UNITS = 2

/** What follows the last question mark, without the place name at its start: in glued titles the second query, whose end is what a cut takes. */
function tailQuery(text: string): string {
  const at = text.lastIndexOf('?', text.length - 2)
  return at < 0 ? '' : text.slice(at + 1 + PLACE_UNITS)
}

/** Those texts that a longer one opens with. Sorted, the longer ones follow at once, so that a page of links costs no more than sorting them. */
function openings(texts: readonly string[]): Set<string> {
  const sorted = [...new Set(texts)].sort()
  return new Set(sorted.filter((text, i) => sorted[i + 1]?.startsWith(text)))
}
