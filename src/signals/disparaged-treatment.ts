import { pairedHits } from './evidence.ts'
import { defineSignal, type SignalDocs } from './signal.ts'

/** How many sentences on the second kind may stand: a section on the usual treatments. */
const REACH = 6

/** Kind in the list that is a judgement by itself. */
const JUDGEMENT = 'a'

export default defineSignal({
  id: 'disparaged-treatment',
  title: { en: 'Runs down standard treatment to sell another', 'zh-Hans': '贬低常规治疗,好卖另一种', 'zh-Hant': '貶低常規治療,好賣另一種' },
  group: 'claims',
  points: 'spam',
  languages: ['zh', 'en', 'es', 'vi', 'ru', 'id', 'de', 'ko'],
  status: 'stable',
  version: 1,
  kinds: ['advertorial', 'miracle-claims', 'leadgen'],
  full: 4,
  extract: (page) => pairedHits(page, 'disparagement', REACH, JUDGEMENT),
})

export const about: SignalDocs = {
  docs: `
## What it looks for
The standard treatment of a disease run down in two ways within a passage: it is named or turned from, it only masks, the disease returns when it is stopped, one is bound to it for life, it harms, it does not reach the cause. A few phrases are judgement enough by themselves.

## Why it matters
What is sold next looks like the only way out, and the reader stops a treatment that works. Chinese rules forbid medical adverts to disparage others.

## Known false positives
Honest pages name limits and side effects too, which is why one phrase alone does not count; doctors who advertise an operation against tablets write just like this.
`,
  examples: {
    fires: [
      '关节痛\n⟦西药⟧的作用⟦只是把⟧疼痛压住,⟦一停就⟧犯。古氏通络贴另辟蹊径。',
      '濕疹\n⟦類固醇藥膏⟧效果快,可是⟦長期依賴⟧令皮膚愈來愈薄。',
      'Gout\n⟦Conventional⟧ tablets lower the number, but they ⟦do not address⟧ why it rises, and once they ⟦are stopped⟧ it climbs again.',
      'Piles\nIn ⟦allopathy⟧ the disease ⟦has no cure⟧.',
      'Đau khớp\n⟦Thuốc tây⟧ ⟦chỉ giúp giảm⟧ cơn đau, bệnh ⟦dễ tái phát⟧.',
      '관절염\n⟦양약⟧은 ⟦증상만⟧ 누를 뿐이라 ⟦약을 끊으면⟧ 다시 아픕니다.',
      'Rodillas\nLos ⟦medicamentos convencionales⟧ ⟦solo alivian⟧ el dolor de la rodilla y ⟦crean dependencia⟧.',
    ],
    silent: [
      '痛风科普\n止痛药只能缓解症状,降尿酸的药要长期吃,不要自行停药。',
      '辟谣\n广告称西药只能治标、一停就犯,专家说这种说法误导患者。',
      'Asthma\nRelievers ease an attack and preventers keep it away. Symptoms may return when the inhaler is left out, so please ask before you stop.',
      'Consent\nSurgery may not relieve all of the pain. The nerve can be damaged, and one patient in twenty needs a second operation.',
      'Check\nThe advert claims that allopathy only suppresses the symptoms and that tablets are for life. This is false.',
      'Gan\nThuốc tây cần uống đúng liều. Hãy hỏi bác sĩ trước khi ngừng thuốc.',
      '고혈압\n약은 의사와 상의하여 조절합니다.',
    ],
  },
}
