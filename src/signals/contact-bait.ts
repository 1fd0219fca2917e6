import { ownHits } from './evidence.ts'
import { defineSignal, type SignalDocs } from './signal.ts'

export default defineSignal({
  id: 'contact-bait',
  title: { en: 'Urges the reader to contact a seller', 'zh-Hans': '引导加微信、打电话、在线咨询', 'zh-Hant': '引導加微信、打電話、線上諮詢' },
  group: 'evasion',
  points: 'spam',
  languages: ['zh', 'en', 'es', 'pt', 'vi', 'ru', 'id', 'de', 'fr', 'th', 'ar', 'tr', 'ja', 'ko'],
  status: 'stable',
  version: 1,
  kinds: ['leadgen'],
  full: 4,
  extract(page) {
    if (page.hits('public-bodies').length > 1) return []
    const boilerplate = page.blocks.filter((block) => block.boilerplate)
    return ownHits(page, 'contact').filter(({ from }) => !boilerplate.some((block) => from >= block.from && from < block.to))
  },
})

export const about: SignalDocs = {
  docs: `
## What it looks for
Words that lead to a private channel (加微信, 扫码添加, WhatsApp, "book a free consultation") in the text, outside navigation and footer.

## Why it matters
The page is there to collect patients; Chinese rules forbid health knowledge together with the provider's contact.

## Known false positives
Appointment lines of hospitals and help lines of charities use other words; public bodies on the page silence it.
`,
  examples: {
    fires: ['植发\n想了解价格请⟦加微信⟧或⟦在线咨询⟧。', '<p>Ask us on ⟦WhatsApp now⟧.</p>'],
    silent: ['挂号\n请拨打医院总机或到窗口挂号。', '<p>Call the ward.</p><footer>WhatsApp</footer>', '公告\n卫健委、疾控中心提醒:有人冒充医生要求加微信,谨防骗局。'],
  },
}
