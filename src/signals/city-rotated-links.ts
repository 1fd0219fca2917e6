import { type Skeleton, skeletonsOfLinks, slotBit } from '../page/skeleton.ts'
import { defineSignal, type Evidence } from './signal.ts'

const PLACE = slotBit('places')
/** Shorter remainders ("…医院", "clinic in …") are shared by honest address lists. */
const MIN_BARE = 5
const MIN_CITIES = 2

export default defineSignal({
  id: 'city-rotated-links',
  title: {
    en: 'The same link repeated with other cities',
    'zh-Hans': '同一句链接只换城市名',
    'zh-Hant': '同一句連結只換城市名',
  },
  group: 'slots',
  points: 'spam',
  languages: 'any',
  status: 'stable',
  version: 1,
  kinds: ['doorway', 'link-farm'],
  docs: `
## What it looks for
Links or list lines that are equal once the place name is masked, with at least two different places.

## Why it matters
A doorway network makes one page per city and links them to each other; nobody reads such a list, a crawler does.

## Known false positives
Branch lists of an honest chain ("Suzhou branch", "Fuzhou branch"): their remainder is too short to count.
`,
  full: 8,
  extract(page) {
    const lines = page.links
      .map((link, i) => ({ link, skeleton: skeletonsOfLinks(page)[i] as Skeleton }))
      .filter(({ skeleton }) => skeleton.slots & PLACE && skeleton.bare >= MIN_BARE)
    const fillers = new Map<number, Set<number>>()
    for (const { skeleton } of lines) {
      const seen = fillers.get(skeleton.hash) ?? new Set()
      fillers.set(skeleton.hash, seen.add(skeleton.fillers))
    }
    return lines.filter(({ skeleton }) => (fillers.get(skeleton.hash) as Set<number>).size >= MIN_CITIES).map(({ link }): Evidence => ({ from: link.from, to: link.to }))
  },
  examples: {
    fires: [
      '植发多少钱\n- ⟦苏州那家医院植发比较自然⟧\n- ⟦福州那家医院植发比较自然⟧\n- ⟦沈阳那家医院植发比较自然⟧',
      '<p>More</p><a href="/a">⟦Best hair restoration offers in Tulsa today⟧</a> <a href="/b">⟦Best hair restoration offers in Boston today⟧</a>',
    ],
    silent: [
      '门诊部地址\n- 苏州医院\n- 福州医院\n- 沈阳医院',
      'Our branches\n- Boston clinic\n- Tulsa clinic\n- Denver clinic',
      '相关阅读\n- 苏州开展糖尿病义诊\n- 福州推进分级诊疗\n- 怎样测血糖',
    ],
  },
})
