import { hitEvidence } from './evidence.ts'
import { defineSignal, type SignalDocs } from './signal.ts'

export default defineSignal({
  id: 'testimonials',
  title: { en: 'Success stories of nameless patients', 'zh-Hans': '无名患者的成功故事', 'zh-Hant': '無名患者的成功故事' },
  group: 'claims',
  points: 'spam',
  languages: ['zh', 'en', 'es', 'pt', 'vi', 'ru', 'id', 'de', 'fr', 'ja', 'ko'],
  status: 'stable',
  version: 1,
  kinds: ['advertorial', 'supplement'],
  full: 3,
  extract(page) {
    return page.hits('setbacks').length > 0 ? [] : hitEvidence(page, 'testimonial')
  },
})

export const about: SignalDocs = {
  docs: `
## What it looks for
Set phrases of testimonials: 抱着试一试的心态, "I was skeptical at first", a patient with a surname only.

## Why it matters
Composite patients sell; real ones tell dates, setbacks and costs.

## Known false positives
Patients' own blogs: setbacks nearby silence it.
`,
  examples: {
    fires: [
      '故事\n我⟦抱着试一试的心态⟧用了三个月,真的好了。',
      'Story\n⟦I was skeptical at first⟧, but it worked for me.',
      '후기\n⟦반신반의⟧하며 먹었는데 허리가 펴졌어요.',
      'Relato\nEste chá ⟦mudou minha vida⟧.',
    ],
    silent: ['日记\n我抱着试一试的心态去了,可是没什么效果,还复发了。', 'Diary\nI was skeptical at first and I was right: it did not work for me. I am still on a waiting list.'],
  },
}
