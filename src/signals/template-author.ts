import { contains } from '../page/scope.ts'
import type { Page, Range } from '../page/types.ts'
import { hitEvidence, inOrder } from './evidence.ts'
import { defineSignal, type SignalDocs } from './signal.ts'

const HEAD_UNITS = 400

export default defineSignal({
  id: 'template-author',
  title: { en: 'The author is a placeholder of the content system', 'zh-Hans': '作者是建站系统的默认名', 'zh-Hant': '作者是建站系統的預設名' },
  group: 'markup',
  points: 'spam',
  languages: ['zh', 'en'],
  status: 'stable',
  version: 2,
  kinds: ['templated-qa'],
  full: 1,
  extract: (page) =>
    inOrder(hitEvidence(page, 'template-authors'))
      .filter((range) => range.from < HEAD_UNITS && isByline(page, range))
      .slice(0, 1),
})

export const about: SignalDocs = {
  docs: `
## What it looks for
Default author names (admin, 玩站小弟, 网站编辑) near the top of the page, where a byline says so.

## Why it matters
Nobody signs for the text.

## Known false positives
Small honest sites never change the default: weak alone.
`,
  examples: {
    fires: ['Hair loss\n⟦By Admin⟧ | May 2024\nText.', '白癜风\n来源:⟦玩站小弟⟧\n正文。', '植发\n⟦作者:网站编辑⟧ 2024-01-01\n正文。'],
    silent: ['肾移植\ndemo.jpg\n正文。', 'Our clinic\nMarketing of untested cells is the default here.', '白癜风\n作者:李明 主任医师\n正文。', '通知\n责任编辑:王芳'],
  },
}

/** Names that are labels themselves: 作者:小编, 文/佚名, posted by admin. Not "marketing". */
const LABELLED = /[:/]|^(?:by|posted|written) |小编|站长|网友|玩站/
/** How far before the name its label may stand. */
const REACH = 12

function isByline(page: Page, range: Range): boolean {
  return LABELLED.test(page.read(range)) || contains(page, 'byline', { from: range.from - REACH, to: range.from })
}
