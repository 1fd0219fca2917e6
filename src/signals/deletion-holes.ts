import { isReportingPage } from '../page/scope.ts'
import { hitEvidence } from './evidence.ts'
import { defineSignal, type SignalDocs } from './signal.ts'

export default defineSignal({
  id: 'deletion-holes',
  title: { en: 'Sentences with a filtered word missing', 'zh-Hans': '句子里被删掉了敏感词', 'zh-Hant': '句子裡被刪掉了敏感詞' },
  group: 'scars',
  points: 'spam',
  languages: ['zh'],
  status: 'stable',
  version: 1,
  kinds: ['scrubbed'],
  full: 4,
  extract(page) {
    if (isReportingPage(page)) return []
    return hitEvidence(page, 'holes').map(({ from, to, note }) => ({ from, to, note: `← ${note}` }))
  },
})

export const about: SignalDocs = {
  docs: `
## What it looks for
Strings that no one writes because a noun or an adverb is missing ("取得了初步的。", "作为一种新的免疫,"), with the sentence as it probably was.

## Why it matters
Filters of advertising platforms delete words as well as swap them, and deletions are more common.

## Known false positives
Text recognition and broken copying lose words too, at random places; the listed holes are where filters cut.
`,
  examples: {
    fires: ['免疫\n它在治疗癌症患者中⟦取得了初步的。⟧以后还要研究。', '免疫\n作为⟦一种新的免疫,⟧正受到关注。'],
    silent: ['免疫\n它在治疗癌症患者中取得了初步的疗效。以后还要研究。', '免疫\n作为一种新的免疫疗法,正受到关注。'],
  },
}
