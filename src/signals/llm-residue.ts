import { hitEvidence, inOrder } from './evidence.ts'
import { defineSignal, type Evidence, type SignalDocs } from './signal.ts'

export default defineSignal({
  id: 'llm-residue',
  title: { en: 'Leftovers of a language model or a writing order', 'zh-Hans': '大语言模型或写作指令的残留', 'zh-Hant': '大型語言模型或寫作指令的殘留' },
  group: 'drift',
  points: 'spam',
  languages: 'any',
  status: 'stable',
  version: 1,
  kinds: ['templated-qa', 'spun'],
  full: 2,
  extract: (page) => inOrder([...hitEvidence(page, 'llm-residue'), ...headingLabels(page)]),
})

export const about: SignalDocs = {
  docs: `
## What it looks for
Strings that only a machine or a content brief leaves: citation marks without a list, "as an AI language model", heading labels (H2:), keyword counts.

## Why it matters
Nobody read the page before it went out. That a text was written with a model is no evidence; that nobody checked it is.

## Known false positives
Articles about language models quote such strings.
`,
  examples: {
    fires: ['Care\n⟦As an AI language model⟧, I cannot see you.', '白癜风\n⟦h2:⟧病因\n原因很多。', '# Sleep\n⟦**Meta description:**⟧ Sleep well.'],
    silent: ['Care\nAI models are used in hospitals.', 'H2 blockers\nThey reduce acid.'],
  },
}

// Matches "h2:" and "**Meta description:**" at the start of a line; not "H2 blockers".
const LABEL = /^(?:h[1-4]\s?[:-]|\*{0,2}(?:meta description|meta title|focus keyword|target keyword|word count|关键词密度|目标关键词|元描述)\*{0,2}\s?:\*{0,2})/

function headingLabels(page: Parameters<typeof hitEvidence>[0]): Evidence[] {
  return page.blocks.flatMap(({ from, to, kind }) => {
    if (kind === 'meta' || kind === 'hidden') return []
    const label = LABEL.exec(page.folded.text.slice(from, Math.min(to, from + 40)))
    return label === null ? [] : [{ from, to: from + label[0].length }]
  })
}
