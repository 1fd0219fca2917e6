import { type ListName, termColumn } from '../languages/lexicons.ts'
import { firstFrom, isAsserted, isReportingPage } from '../page/scope.ts'
import type { Page, Range } from '../page/types.ts'
import { inOrder } from './evidence.ts'
import { defineSignal, type Evidence, type SignalDocs } from './signal.ts'

/** How far apart two cues may stand. */
const REACH = 400
const MAX_PUBLIC_BODIES = 2
/** Lists of which another word near makes a cue count. */
const COMPANY = ['remote-care', 'contact', 'purchase'] as const

export default defineSignal({
  id: 'remote-treatment',
  title: { en: 'Sells treatment by parcel, package or distance', 'zh-Hans': '以寄药、套餐或远程方式卖治疗', 'zh-Hant': '以寄藥、套裝或遠端方式賣治療' },
  group: 'claims',
  points: 'spam',
  languages: ['zh', 'en', 'es', 'pt', 'vi', 'ru', 'de', 'fr', 'id', 'th', 'ar', 'tr', 'ja', 'ko'],
  status: 'stable',
  version: 1,
  kinds: ['leadgen', 'drug-shop'],
  full: 4,
  extract(page) {
    const hits = page.hits('remote-care')
    if (hits.length === 0 || isReportingPage(page) || page.hits('public-bodies').length > MAX_PUBLIC_BODIES) return []
    const evidence: Evidence[] = []
    for (let i = 0; i < hits.length; i++) {
      const term = hits.term[i] as number
      const range = { from: hits.from[i] as number, to: hits.to[i] as number }
      if ((termColumn(term) === 'whole' || COMPANY.some((list) => hasOther(page, list, range, term))) && isAsserted(page, range)) evidence.push(range)
    }
    return inOrder(evidence)
  },
})

export const about: SignalDocs = {
  docs: `
## What it looks for
Phrases of treatment sold from afar: reports to send in, a coordinator who replies, medicine by courier, kits for the home, transfer, hotel and visa in a package. One phrase is enough where only sellers say it; any other needs a second one near, or a call for contact or words of a sale.

## Why it matters
Nobody examines the patient. What is sold is fixed before anyone has seen them, and whoever sells it is out of reach when it goes wrong.

## Known false positives
International departments of hospitals and honest remote clinics that list transfer, interpreter and documents in one paragraph. Public bodies on the page silence it, as do reporting words.
`,
  examples: {
    fires: [
      'Cells for the knee\n⟦Send us your⟧ scans and ⟦our doctor will⟧ tell you what is possible.',
      'Autism\nThe price covers the course, ⟦airport pickup⟧ and a room; the ⟦visa letter⟧ is prepared by the office.',
      'Joints\nThe remedy is prepared for each person. ⟦Medicines are sent⟧ to your door; ask us on WhatsApp.',
      '肾病\n外地的朋友⟦把化验单⟧拍下来,⟦顾问会⟧告诉您方案。',
      '海外就醫\n費用含療程,⟦接機⟧、⟦中文翻譯⟧由中心安排。',
      '癫痫\n祖传配方,⟦先寄药后付款⟧。',
      'Cabello\nEl paquete cubre ⟦traslado aeropuerto⟧ y ⟦hotel incluido⟧.',
      'Saç ekimi\nBu merkezde tedavi için ⟦otel dahil⟧ bir paket vardır ve her hasta için çok kolaydır; önce ⟦fotoğraflarınızı gönderin⟧.',
    ],
    silent: [
      'International patients\nAn interpreter is free of charge. Please bring your reports to the first visit.',
      'Test by post\nThe bowel screening kit comes by post. Return it in the envelope; results follow in two weeks.',
      'Pharmacy\nRepeat medicines can be collected or sent by courier. Ask at the counter.',
      'Notice\nAgents ask patients to send their reports by WhatsApp and promise airport transfer and a hotel. Beware: it is a scam.',
      '互联网医院\n复诊患者可以在线续方,药品由医院配送。首次就诊请到门诊。',
      '国际门诊\n本院提供口译,请提前三天告知所需语言。',
      '提醒\n有人以先寄药后付款为名行骗,切勿上当,已有多人被骗报警。',
      'Aviso\nEl hospital dispone de intérpretes sin coste.',
    ],
  },
}

/** Whether another word of a list stands near. */
function hasOther(page: Page, list: ListName, { from, to }: Range, term: number): boolean {
  const hits = page.hits(list)
  for (let i = firstFrom(hits, from - REACH); i < hits.length && (hits.from[i] as number) < to + REACH; i++) {
    if (hits.term[i] !== term && ((hits.to[i] as number) <= from || (hits.from[i] as number) >= to)) return true
  }
  return false
}
