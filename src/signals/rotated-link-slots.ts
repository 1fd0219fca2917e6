import { type Skeleton, skeletonsOfLinks, slotBit } from '../page/skeleton.ts'
import { defineSignal, type SignalDocs } from './signal.ts'

const PLACE = slotBit('places')
const MIN_BARE = 4
const MIN_FILLERS = 3

export default defineSignal({
  id: 'rotated-link-slots',
  title: { en: 'The same link repeated with other treatments, diseases or numbers', 'zh-Hans': '同一句链接只换项目、病名或数字', 'zh-Hant': '同一句連結只換項目、病名或數字' },
  group: 'slots',
  points: 'spam',
  languages: 'any',
  status: 'stable',
  version: 1,
  kinds: ['doorway', 'link-farm'],
  full: 8,
  extract(page) {
    const lines = page.links
      .map((link, i) => ({ link, skeleton: skeletonsOfLinks(page)[i] as Skeleton }))
      .filter(({ link, skeleton }) => link.to <= page.visibleEnd && !(skeleton.slots & PLACE) && skeleton.fillers !== 0 && skeleton.bare >= MIN_BARE)
    const fillers = new Map<number, Set<number>>()
    for (const { skeleton } of lines) fillers.set(skeleton.hash, (fillers.get(skeleton.hash) ?? new Set()).add(skeleton.fillers))
    return lines.filter(({ skeleton }) => (fillers.get(skeleton.hash) as Set<number>).size >= MIN_FILLERS).map(({ link }) => ({ from: link.from, to: link.to }))
  },
})

export const about: SignalDocs = {
  docs: `
## What it looks for
Links or list lines that are equal once treatments, diseases, drugs and institutions are masked, with at least three different fillings and no place among them.

## Why it matters
The second dimension of a doorway grid: the same question for every treatment.

## Known false positives
Department lists of a hospital ("outpatient clinic for X"): their remainder is too short to count, but long uniform titles of leaflets can match.
`,
  examples: {
    fires: [
      '问答\n- ⟦白癜风一个疗程要花几千块⟧\n- ⟦银屑病一个疗程要花几千块⟧\n- ⟦湿疹一个疗程要花几千块⟧',
      '<a href="/a">⟦the truth about eczema they hide⟧</a><br><a href="/b">⟦the truth about psoriasis they hide⟧</a><br><a href="/c">⟦the truth about diabetes they hide⟧</a>',
    ],
    silent: ['科室\n- 白癜风门诊\n- 银屑病门诊\n- 湿疹门诊', '<a href="/a">Eczema</a><a href="/b">Psoriasis</a><a href="/c">Diabetes</a>'],
  },
}
