import { hitEvidence } from './evidence.ts'
import { defineSignal, type SignalDocs } from './signal.ts'

export default defineSignal({
  id: 'tortured-phrases',
  title: { en: 'Set phrases replaced by synonyms (spun text)', 'zh-Hans': '固定说法被换成别扭的同义词(伪原创)', 'zh-Hant': '固定說法被換成彆扭的同義詞(偽原創)' },
  group: 'drift',
  points: 'spam',
  languages: ['zh', 'en'],
  status: 'stable',
  version: 1,
  kinds: ['spun'],
  full: 4,
  extract(page) {
    return hitEvidence(page, 'spun').map(({ from, to, note }) => ({ from, to, note: `← ${note}` }))
  },
})

export const about: SignalDocs = {
  docs: `
## What it looks for
Listed tortured phrases: medical terms whose words were swapped one by one for synonyms ("bosom peril" for breast cancer, 分解代谢 for 新陈代谢). The likely original is given with each.

## Why it matters
Spinners rewrite stolen articles so that they look new; the swap breaks terms that a writer would never touch (Cabanac, Labbé and Magazinov 2021).

## Known false positives
Pages about tortured phrases quote them; writers in a foreign language produce single ones.
`,
  examples: {
    fires: ['Health\nShe was told that ⟦bosom peril⟧ can be found early.', '健康\n这种茶可以⟦促进身体分解代谢⟧,改善体质。'],
    silent: ['Health\nShe was told that breast cancer can be found early.', '健康\n运动可以促进新陈代谢。'],
  },
}
