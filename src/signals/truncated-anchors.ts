import { isWide } from '../text/classes.ts'
import { defineSignal, type Evidence } from './signal.ts'

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
  docs: `
## What it looks for
Links whose text is the beginning of another link, of the title or of a line on the page, or that share their last characters with a longer link at the cut; without an ellipsis.

## Why it matters
Farm templates cut titles to a fixed number of characters; the same query then stands there in two lengths.

## Known false positives
News tickers cut titles too, but the honest ones show the ellipsis.
`,
  full: 4,
  extract(page) {
    const links = page.links.filter(({ from, to }) => to <= page.visibleEnd && to - from >= MIN_UNITS)
    if (links.length < MIN_LINKS) return []
    const texts = links.map((link) => page.read(link))
    const endings = texts.map((text) => questionTail(text))
    const evidence: Evidence[] = []
    links.forEach(({ from, to }, i) => {
      const text = texts[i] as string
      if (text.endsWith('...')) return
      const isCut = texts.some((other, k) => k !== i && ((other.length > text.length && other.startsWith(text)) || isCutTail(endings[i] as string, endings[k] as string)))
      if (isCut) evidence.push({ from, to })
    })
    return evidence.length >= MIN_LINKS ? evidence : []
  },
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
})

/** What follows the last question mark: in glued titles the second query, whose end is what a cut takes. */
function questionTail(text: string): string {
  const at = text.lastIndexOf('?', text.length - 2)
  return at < 0 ? '' : text.slice(at + 1)
}

/** Whether one second query is another one cut short, the place name at its start left out. */
function isCutTail(tail: string, other: string): boolean {
  const SKIP = 2 // place names are two characters or more
  const MIN_SHARED = 4
  const own = tail.slice(SKIP)
  const longer = other.slice(SKIP)
  return own.length >= MIN_SHARED && longer.length > own.length && longer.startsWith(own) && isWide(tail.charCodeAt(tail.length - 1))
}
