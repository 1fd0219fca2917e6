import { hitEvidence } from './evidence.ts'
import { defineSignal, type SignalDocs } from './signal.ts'

export default defineSignal({
  id: 'disguised-words',
  title: { en: 'Sensitive words written with sound-alikes or pinyin', 'zh-Hans': '用谐音、形近字或拼音写敏感词', 'zh-Hant': '用諧音、形近字或拼音寫敏感詞' },
  group: 'evasion',
  points: 'spam',
  languages: ['zh', 'en'],
  status: 'stable',
  version: 1,
  kinds: ['leadgen', 'scrubbed'],
  full: 3,
  extract(page) {
    return hitEvidence(page, 'disguises').map(({ from, to, note }) => ({ from, to, note: `← ${note}` }))
  },
})

export const about: SignalDocs = {
  docs: `
## What it looks for
Listed disguises of words that platforms filter: 薇信 for 微信, yi院 for 医院, 干xi胞 for 干细胞. The plain word is given with each.

## Why it matters
Honest writers have no reason to hide such words from a machine.

## Known false positives
Typing slips on forums; weak alone.
`,
  examples: {
    fires: ['调理\n想了解请扫⟦薇信⟧,我们有专人解答。', '疗法\n⟦干xi胞⟧可以帮助您,请到⟦yi院⟧咨询。'],
    silent: ['挂号\n请用微信小程序挂号。', '疗法\n干细胞治疗仍在医院做临床试验。'],
  },
}
