import { hitEvidence, inOrder } from './evidence.ts'
import { defineSignal } from './signal.ts'

const HEAD_UNITS = 400

export default defineSignal({
  id: 'template-author',
  title: { en: 'The author is a placeholder of the content system', 'zh-Hans': '作者是建站系统的默认名', 'zh-Hant': '作者是建站系統的預設名' },
  group: 'markup',
  points: 'spam',
  languages: ['zh', 'en'],
  status: 'stable',
  version: 1,
  kinds: ['templated-qa'],
  docs: `
## What it looks for
Default author names (admin, 玩站小弟, 网站编辑) near the top of the page.

## Why it matters
Nobody signs for the text.

## Known false positives
Small honest sites never change the default: weak alone.
`,
  full: 1,
  extract: (page) =>
    inOrder(hitEvidence(page, 'template-authors'))
      .filter(({ from }) => from < HEAD_UNITS)
      .slice(0, 1),
  examples: {
    fires: ['白癜风\n来源:⟦玩站小弟⟧\n正文。', '植发\n⟦作者:网站编辑⟧ 2024-01-01\n正文。'],
    silent: ['白癜风\n作者:李明 主任医师\n正文。', '通知\n责任编辑:王芳'],
  },
})
