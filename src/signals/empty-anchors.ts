import { defineSignal, type SignalDocs } from './signal.ts'

const MIN_LINKS = 2
const MIN_UNITS = 6

export default defineSignal({
  id: 'empty-anchors',
  title: { en: 'Links that lead nowhere', 'zh-Hans': '空链接', 'zh-Hant': '空連結' },
  group: 'markup',
  points: 'spam',
  languages: 'any',
  status: 'stable',
  version: 1,
  kinds: ['link-farm'],
  full: 3,
  extract(page) {
    const evidence = page.links
      .filter(({ href, boilerplate, from, to }) => href !== null && (href.trim() === '' || href.trim() === '#') && !boilerplate && to - from >= MIN_UNITS && to <= page.visibleEnd)
      .map(({ from, to }) => ({ from, to }))
    return evidence.length >= MIN_LINKS ? evidence : []
  },
})

export const about: SignalDocs = {
  docs: `
## What it looks for
Links in the running text with a phrase as their text and an empty address or "#".

## Why it matters
Bought articles keep the anchors of a link order whose address was never filled in.

## Known false positives
Buttons driven by scripts: navigation, header and footer are left out.
`,
  examples: {
    fires: [
      '<p>了解<a href="">⟦白癜风专家热线⟧</a>和<a href="#">⟦银屑病治疗方法⟧</a>。</p>',
      '<p>Try <a href="">⟦natural gout treatment⟧</a> or <a href="">⟦best joint pills⟧</a>.</p>',
    ],
    silent: ['<nav><a href="#">Open the menu</a><a href="#">Close the menu</a></nav><p>Text</p>', '<p><a href="#">Top</a> <a href="/a">Contact page</a></p>'],
  },
}
