import { slotMask } from '../page/skeleton.ts'
import { defineSignal, type Evidence, type SignalDocs } from './signal.ts'

const MIN_UNITS = 12
const MIN_LINKS = 1

export default defineSignal({
  id: 'hidden-text',
  title: { en: 'Text or links hidden from readers', 'zh-Hans': '藏着读者看不见的文字或链接', 'zh-Hant': '藏著讀者看不見的文字或連結' },
  group: 'markup',
  points: 'spam',
  languages: 'any',
  status: 'stable',
  version: 1,
  kinds: ['hacked-page', 'doorway'],
  full: 4,
  extract(page) {
    const mask = slotMask(page)
    const host = page.url?.hostname
    return page.blocks.flatMap((block): Evidence[] => {
      if (block.kind !== 'hidden' || block.to - block.from < MIN_UNITS) return []
      const foreign = page.links.filter(({ from, href }) => from >= block.from && from < block.to && href !== null && isForeign(href, host)).length
      const planted = page.hiddenHits('gambling-adult').length > 0 || page.hiddenHits('query-words').length > 1
      return foreign >= MIN_LINKS || planted || mask.subarray(block.from, block.to).some((slot) => slot > 0) ? [{ from: block.from, to: block.to }] : []
    })
  },
})

export const about: SignalDocs = {
  docs: `
## What it looks for
Blocks that styles take off the screen and that hold links to other hosts, or words that the visible page is made for.

## Why it matters
Only crawlers read them. Intruders plant link blocks this way on honest pages.

## Known false positives
Collapsed questions, tabs and menus are hidden until a click: without foreign links or planted words they do not count; text for screen readers is left alone.
`,
  examples: {
    fires: [
      {
        url: 'https://www.school.example/',
        page: '<p>开学通知</p><div style="position:absolute;left:-9999px"><a href="http://zhifa.example/">⟦苏州植发医院哪家好苏州植发多少钱⟧</a></div>',
      },
      { url: 'https://www.school.example/', page: '<p>News</p><div style="display:none"><a href="http://pills.example/">⟦buy cheap viagra online without⟧</a></div>' },
    ],
    silent: ['<p>News</p><div style="display:none">Menu of our department</div>', '<p>常见问题</p><div style="display:none">请在工作日上午到窗口办理手续。</div>'],
  },
}

function isForeign(href: string, host: string | undefined): boolean {
  if (!/^(?:https?:)?\/\//i.test(href)) return false
  const url = URL.canParse(href, 'https://page.example/') ? new URL(href, 'https://page.example/') : null
  return url !== null && url.hostname !== host
}
