import { defineSignal, type SignalDocs } from './signal.ts'

const MIN_UNITS = 24
/** Only the top of the page is looked at: there a template prints its summary, cut off, above the text. */
const TOP_BLOCKS = 6

export default defineSignal({
  id: 'doubled-lead',
  title: { en: 'The opening is printed twice, once cut off', 'zh-Hans': '开头印了两遍,一遍被截断', 'zh-Hant': '開頭印了兩遍,一遍被截斷' },
  group: 'redundancy',
  points: 'spam',
  languages: 'any',
  status: 'stable',
  version: 1,
  kinds: ['templated-qa'],
  full: 1,
  extract(page) {
    const { text } = page.folded
    const top = page.blocks.filter(({ kind, boilerplate }) => kind !== 'meta' && kind !== 'hidden' && !boilerplate).slice(0, TOP_BLOCKS)
    for (let i = 0; i + 1 < top.length; i++) {
      const block = top[i] as (typeof top)[number]
      const title = page.title.to > page.title.from ? page.read(page.title) : ''
      const start = title !== '' && block.from !== page.title.from && text.startsWith(title, block.from) ? block.from + title.length : block.from
      const length = block.to - start
      if (length < MIN_UNITS || text.startsWith('...', block.to - 3)) continue
      const opening = text.slice(start, start + MIN_UNITS)
      for (const later of top.slice(i + 1))
        if (later.to - later.from > length && text.startsWith(opening, later.from) && text.startsWith(text.slice(start, block.to), later.from))
          return [{ from: start, to: block.to }]
    }
    return []
  },
})

export const about: SignalDocs = {
  docs: `
## What it looks for
Among the first lines, one that begins like the next but stops in the middle; or a first line made of the title and the lead run together.

## Why it matters
Farm templates print an automatic excerpt above the text it was cut from.

## Known false positives
Newspapers with a teaser above the story; an excerpt that ends with an ellipsis is honest about being cut and does not count.
`,
  examples: {
    fires: [
      '为什么涂了药更白\n⟦涂药以后不少病友会来问起同一件事情:怎么涂过的地方反而显得发白⟧\n涂药以后不少病友会来问起同一件事情:怎么涂过的地方反而显得发白了呢?其实这很常见。',
      'Knee pain\n⟦Many people ask how long knee pain lasts after a fall and what⟧\nMany people ask how long knee pain lasts after a fall and what they can do at home.',
    ],
    silent: [
      'Knee pain\nMany people ask how long knee pain lasts after a fall and what...\nMany people ask how long knee pain lasts after a fall and what they can do at home.',
      '通知\n各位居民请注意。\n各位居民请注意,明天停水。',
    ],
  },
}
