import { contains, isReportingPage } from '../page/scope.ts'
import { hitEvidence } from './evidence.ts'
import { defineSignal, type SignalDocs } from './signal.ts'

const REACH = 40

export default defineSignal({
  id: 'clinic-plug',
  title: { en: 'Recommends a clinic or seller inside the advice', 'zh-Hans': '在解答里推荐医院或商家', 'zh-Hant': '在解答裡推薦醫院或商家' },
  group: 'claims',
  points: 'spam',
  languages: ['zh', 'en', 'vi'],
  status: 'stable',
  version: 1,
  kinds: ['advertorial', 'templated-qa', 'leadgen'],
  full: 3,
  extract(page) {
    if (isReportingPage(page) || page.hits('public-bodies').length > 2) return []
    return hitEvidence(page, 'plug').filter(({ from, to }) => {
      const near = { from, to: to + REACH }
      return (contains(page, 'institutions', near) || contains(page, 'supplements', near) || contains(page, 'treatments', near)) && !contains(page, 'public-bodies', near)
    })
  },
})

export const about: SignalDocs = {
  docs: `
## What it looks for
A verb of recommendation next to an institution, a treatment or a product, in running text.

## Why it matters
The advice was written to end in this sentence.

## Known false positives
A doctor who names the right department; public bodies that send people to listed hospitals silence it.
`,
  examples: {
    fires: ['答\n⟦不妨看看⟧苏州爱发植发医院。', '答\n⟦您不妨⟧到康丽门诊部咨询干细胞。', 'Khám\nMinh Tâm ⟦là địa chỉ⟧ phòng khám đáng tin.'],
    silent: ['答\n建议前往卫健委指定医院。', '答\n建议多休息,少熬夜。', 'Khám\nHãy đến trạm y tế xã.'],
  },
}
