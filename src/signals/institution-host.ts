import { defineSignal, type SignalDocs } from './signal.ts'

// gov, gov.cn, gob.mx, ac.uk, edu.tw, nhs.uk, go.jp, who.int, europa.eu; not governor.com or edu.example.com.
const INSTITUTION = /(?:^|\.)(?:(?:gov|gob|gouv|govt|edu|ac|mil|nhs|go|or\.jp)(?:\.[a-z]{2})|gov|edu|mil|int|europa\.eu)$/

export default defineSignal({
  id: 'institution-host',
  title: { en: 'Stands on the host of a public body or university', 'zh-Hans': '位于政府、高校等机构的网站', 'zh-Hant': '位於政府、大學等機構的網站' },
  group: 'trust',
  points: 'ham',
  languages: 'any',
  status: 'stable',
  version: 1,
  full: 1,
  extract(page) {
    const host = page.url?.hostname ?? ''
    const { from, to } = page.title.to > page.title.from ? page.title : (page.blocks[0] ?? { from: 0, to: 0 })
    const isOwnScript = !page.language.tag.startsWith('zh') || !/\.[a-z]{2}$/.test(host) || /\.(?:cn|tw|hk|mo|sg)$/.test(host)
    return to > from && INSTITUTION.test(host) && isOwnScript ? [{ from, to, note: host }] : []
  },
})

export const about: SignalDocs = {
  docs: `
## What it looks for
An address under a name that only governments, universities and health services can register.

## Why it matters
No coded spam page stood on one, but hacked ones exist: a shift, never a pass.

## Known false positives
Hacked subdomains. A page in Han characters on a far country's government host gets no credit.
`,
  examples: {
    fires: [
      { url: 'https://wjw.suzhou.gov.cn/a.html', page: '⟦流感疫苗接种通知⟧\n请带好证件。' },
      { url: 'https://www.nhs.uk/conditions/eczema', page: '⟦Eczema⟧\nEczema is common.' },
    ],
    silent: [
      { url: 'https://www.urzad.gov.pl/x', page: '苏州植发医院哪家好\n植发多少钱。' },
      { url: 'https://gov.cheap.example/', page: 'Eczema\nEczema is common.' },
    ],
  },
}
