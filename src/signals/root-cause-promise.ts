import { pairedHits } from './evidence.ts'
import { defineSignal, type SignalDocs } from './signal.ts'

/** How many sentences on the second kind may stand: what a page says of its own method. */
const REACH = 15

/** Kind in the list that needs no second one. */
const ENOUGH = 'a'

export default defineSignal({
  id: 'root-cause-promise',
  title: { en: "Promises the root, balance or the body's own healing", 'zh-Hans': '许诺治本、平衡、自愈、排毒', 'zh-Hant': '許諾治本、平衡、自癒、排毒' },
  group: 'claims',
  points: 'spam',
  languages: ['zh', 'en', 'es', 'pt', 'vi', 'ru', 'id', 'de', 'fr', 'th', 'ja', 'ko'],
  status: 'stable',
  version: 1,
  kinds: ['miracle-claims', 'supplement', 'advertorial'],
  full: 4,
  extract: (page) => pairedHits(page, 'root-cause', REACH, ENOUGH),
})

export const about: SignalDocs = {
  docs: `
## What it looks for
Two different promises of one family on a stretch of the page: to reach the root, to let the body heal itself, to wake or renew cells, to restore balance, to drive out toxins, to open channels, to work from within. A few phrases, such as waking dormant cells, count alone.

## Why it matters
None of it can be checked, it fits every disease, and it stands where a mechanism and a trial should. "Treat the underlying cause" is ordinary medicine and is not listed.

## Known false positives
Essays on the ideas of traditional medicine, when they assert them in the words of its sellers; cosmetics.
`,
  examples: {
    fires: [
      '白斑调养\n本馆⟦由内而外⟧⟦调和气血⟧,⟦标本兼治⟧。',
      '自然療法\n先⟦排出毒素⟧,再⟦激活自癒⟧力,身體就會好起來。',
      'Psoriasis\nOur herbs go ⟦to the root⟧ of the disease, ⟦flush toxins⟧ and ⟦restore balance⟧.',
      'Kidney\nThe therapy works ⟦at the root⟧ and lets the organ use its ⟦own repair⟧.',
      'Da liễu\nBài thuốc trị bệnh ⟦tận gốc⟧, ⟦thải độc⟧ cho cơ thể.',
      '체질\n⟦근본 원인⟧을 찾아 ⟦자생력⟧을 키우고 ⟦독소를⟧ 내보냅니다.',
      'Psoriasis\nLa terapia elimina ⟦toxinas⟧ y trata el mal ⟦de raíz⟧.',
      '不調\n当院は⟦体質改善⟧と⟦デトックス⟧で整えます。',
    ],
    silent: [
      '高血压\n继发性高血压要从病因治疗,先查肾动脉与肾上腺。',
      '中医学概论\n阴阳平衡是古代医家解释健康的一个概念,本课讲它的来历。',
      '科普\n所谓激活休眠细胞的说法没有证据。',
      'Iron deficiency\nTablets refill the stores, but it is as important to treat the underlying cause, such as heavy periods.',
      'Check\nIt is a myth that a tea can flush toxins and restore balance.',
      'Ayurveda: an introduction\nThe course explains what classical authors meant by balance, and what trials have and have not shown.',
      'Gan\nGan giúp cơ thể chuyển hóa thuốc. Không cần thuốc bổ.',
      '신장\n신장은 노폐물을 걸러 냅니다.',
      'Intoxicación\nAlgunas toxinas de los mariscos resisten la cocción.',
    ],
  },
}
