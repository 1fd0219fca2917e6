import { assertedHits } from './evidence.ts'
import { defineSignal, type SignalDocs } from './signal.ts'

export default defineSignal({
  id: 'superlative-claims',
  title: { en: 'Claims to be the best or the first', 'zh-Hans': '自称最好、第一、领先', 'zh-Hant': '自稱最好、第一、領先' },
  group: 'claims',
  points: 'spam',
  languages: ['zh', 'en', 'es', 'pt', 'vi', 'ru', 'ja', 'ko'],
  status: 'stable',
  version: 1,
  kinds: ['advertorial'],
  full: 4,
  extract: (page) => assertedHits(page, 'superlatives'),
})

export const about: SignalDocs = {
  docs: `
## What it looks for
Superlatives about the seller or the treatment that the page says itself: 最先进, 国际领先, "world-leading".

## Why it matters
The law forbids them in adverts, and nobody can check them.

## Known false positives
News about records and rankings with a named source; slogans of honest hospitals.
`,
  examples: {
    fires: [
      '医院\n我院拥有⟦最先进的设备⟧,是⟦国际领先⟧的中心。',
      'Clinic\nWe are the ⟦world-leading⟧ centre for hair.',
      '척추\n⟦풍부한 임상 경험⟧과 ⟦원스톱 시스템⟧을 자랑합니다.',
      'Clínica\nEn la clínica operamos las rodillas con ⟦tecnología de punta⟧ y sin espera para los pacientes.',
      'Phòng khám\nPhòng khám có ⟦máy móc hiện đại⟧, ⟦chi phí công khai⟧.',
    ],
    silent: [
      '辟谣\n该院自称国际领先,属虚假宣传。',
      'News\nThe clinic claimed to be world-leading and was fined.',
      'Aviso\nLa empresa dijo falsamente que usaba tecnología de punta.',
    ],
  },
}
