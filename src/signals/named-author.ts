import { contains } from '../page/scope.ts'
import { hitEvidence } from './evidence.ts'
import { defineSignal, type SignalDocs } from './signal.ts'

export default defineSignal({
  id: 'named-author',
  title: { en: 'A named author or reviewer with a checkable qualification', 'zh-Hans': '署名作者或审稿人,有可查的资历', 'zh-Hant': '署名作者或審稿人,有可查的資歷' },
  group: 'trust',
  points: 'ham',
  languages: ['zh', 'en', 'es', 'pt', 'vi', 'ru', 'id', 'de', 'fr', 'th', 'ar', 'tr', 'ja', 'ko'],
  status: 'stable',
  version: 1,
  full: 2,
  extract(page) {
    return hitEvidence(page, 'byline').flatMap((byline) => {
      const near = { from: byline.from, to: byline.to + REACH }
      return contains(page, 'credentials', near) ? [byline] : []
    })
  },
})

export const about: SignalDocs = {
  docs: `
## What it looks for
A byline with a credential in the same line (作者:李明 主任医师; "Medically reviewed by Jane Roe, MD"), or an author or reviewer with a qualification in the page data.

## Why it matters
Half of the honest pages coded for this project carry one; one spam page in ninety did.

## Known false positives
Spam templates invent expert boxes: the credit is capped.
`,
  examples: {
    fires: ['白癜风\n⟦作者:⟧李明 主任医师\n正文。', 'Eczema\n⟦Medically reviewed by⟧ Jane Roe, MD\nText.'],
    silent: ['白癜风\n作者:小李\n正文。', 'Eczema\nWritten by Jo\nText.'],
  },
}

/** How far a credential may stand behind its byline. */
const REACH = 60
