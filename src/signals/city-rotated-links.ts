import { type Skeleton, secondQuery, skeletonOf, skeletonsOfLinks, slotBit } from '../page/skeleton.ts'
import type { Link } from '../page/types.ts'
import { defineSignal, type Evidence, type SignalDocs } from './signal.ts'

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
  version: 2,
  kinds: ['doorway', 'link-farm'],
  full: 8,
  extract(page) {
    const wholes = page.links.map((link, i): Line => ({ link, skeleton: skeletonsOfLinks(page)[i] as Skeleton }))
    const tails = page.links.flatMap((link): Line[] => {
      const tail = secondQuery(page, link)
      return tail === null ? [] : [{ link, skeleton: skeletonOf(page, tail) }]
    })
    const rotated = new Set([...rotatedAmong(wholes), ...rotatedAmong(tails)])
    return page.links.filter((link) => rotated.has(link)).map(({ from, to }): Evidence => ({ from, to }))
  },
})

export const about: SignalDocs = {
  docs: `
## What it looks for
Links or list lines that are equal once the place name is masked, with at least two different places. Where two queries are glued together, the second one may be what repeats.

## Why it matters
A doorway network makes one page per city and links them to each other; nobody reads such a list, a crawler does.

## Known false positives
Branch lists of an honest chain ("Suzhou branch", "Fuzhou branch"): their remainder is too short to count.
`,
  examples: {
    fires: [
      '植发多少钱\n- ⟦苏州那家医院植发比较自然⟧\n- ⟦福州那家医院植发比较自然⟧\n- ⟦沈阳那家医院植发比较自然⟧',
      '干细胞\n- ⟦打干细胞有什么好处?苏州那家诊所可以打⟧\n- ⟦脂肪干细胞抗衰老吗?福州那家诊所可以打⟧\n- ⟦一年打几次合适?沈阳那家诊所可以打⟧',
      '<p>More</p><a href="/a">⟦Best hair restoration offers in Tulsa today⟧</a> <a href="/b">⟦Best hair restoration offers in Boston today⟧</a>',
    ],
    silent: [
      '门诊部地址\n- 苏州医院\n- 福州医院\n- 沈阳医院',
      'Our branches\n- Boston clinic\n- Tulsa clinic\n- Denver clinic',
      '问答\n- 苏州的疫苗在哪里打?社区医院可以打\n- 福州的老人要体检吗?每年一次就够\n- 沈阳冬天流感多吗?请看通报',
      '相关阅读\n- 苏州开展糖尿病义诊\n- 福州推进分级诊疗\n- 怎样测血糖',
    ],
  },
}

interface Line {
  readonly link: Link
  readonly skeleton: Skeleton
}

/** Links whose line stands there with another place as well. */
function rotatedAmong(lines: readonly Line[]): Link[] {
  const placed = lines.filter(({ skeleton }) => skeleton.slots & PLACE && skeleton.bare >= MIN_BARE)
  const fillers = new Map<number, Set<number>>()
  for (const { skeleton } of placed) fillers.set(skeleton.hash, (fillers.get(skeleton.hash) ?? new Set()).add(skeleton.fillers))
  return placed.filter(({ skeleton }) => (fillers.get(skeleton.hash) as Set<number>).size >= MIN_CITIES).map(({ link }) => link)
}
