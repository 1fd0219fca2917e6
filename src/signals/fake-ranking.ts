import { contains, isReportingPage } from '../page/scope.ts'
import { hitEvidence } from './evidence.ts'
import { defineSignal, type SignalDocs } from './signal.ts'

const REACH = 24

export default defineSignal({
  id: 'fake-ranking',
  title: { en: 'Ranks clinics without saying who ranked them', 'zh-Hans': '给医院排名,却不说谁排的', 'zh-Hant': '給醫院排名,卻不說誰排的' },
  group: 'claims',
  points: 'spam',
  languages: ['zh', 'en', 'es', 'pt', 'vi', 'ru', 'id', 'de', 'fr', 'th', 'ar', 'tr', 'ja', 'ko'],
  status: 'stable',
  version: 1,
  kinds: ['fake-ranking'],
  full: 4,
  extract(page) {
    if (isReportingPage(page)) return []
    return hitEvidence(page, 'ranking').filter(({ from, to }) => {
      const near = { from: from - REACH * 2, to: to + REACH * 2 }
      const isRanked = ['institutions', 'treatments', 'supplements'].some((list) => contains(page, list as 'institutions', near))
      return isRanked && !contains(page, 'public-bodies', near) && !contains(page, 'attribution', near) && !contains(page, 'reporting', near)
    })
  },
})

export const about: SignalDocs = {
  docs: `
## What it looks for
Ranking words (十大, 排行榜, "top 10", "ranked #1") close to a clinic, a treatment or a product, without a named source of the ranking near.

## Why it matters
Rankings are how a seller recommends itself in a third person's voice.

## Known false positives
Official lists and league tables name their publisher; top-ten lists of symptoms or foods have no clinic near.
`,
  examples: {
    fires: ['⟦十大植发⟧医院\n下面是苏州植发⟦医院排行榜⟧,供大家选择。', 'Clinics\n⟦Here are the top⟧ 10 hair transplant clinics of this year.'],
    silent: ['疾病\n十大死因中,心脑血管病居首。', 'Food\nThe top 10 foods with iron are easy to find.', '公告\n市卫健委公布医院排行榜。'],
  },
}
