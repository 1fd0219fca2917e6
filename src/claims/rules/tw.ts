import type { Rule } from './rule.ts'

const ACT = { country: 'TW', source: '醫療法 (Medical Care Act)', date: '2023', advert: 'medical', verified: true } as const

/** Taiwan. Articles 85 and 86 read at law.moj.gov.tw, 86(7) as the ministry's letter 1051666009 applies it. */
export const TW: readonly Rule[] = [
  { id: 'TW-MCA-86-1', article: 'art. 86(1)', kinds: ['endorsement'], forbids: { en: "publicity in another person's name", zh: '假借他人名義為宣傳' }, ...ACT },
  {
    id: 'TW-MCA-86-3',
    article: 'art. 86(3)',
    kinds: ['contact-in-advice'],
    forbids: { en: 'publicity by secret recipes or by public questions and answers', zh: '以公開祖傳秘方或公開答問為宣傳' },
    ...ACT,
  },
  { id: 'TW-MCA-86-5', article: 'art. 86(5)', kinds: ['endorsement'], forbids: { en: 'publicity by interviews or news reports', zh: '藉採訪或報導為宣傳' }, ...ACT },
  {
    id: 'TW-MCA-86-7',
    article: 'art. 86(7), letter 1051666009',
    kinds: ['efficacy', 'safety', 'cure-rate', 'ranking', 'comparison', 'price', 'testimonial', 'urgency'],
    forbids: {
      en: 'other improper means: superlatives, rankings, what cannot be proved, discounts, before-and-after',
      zh: '以其他不正當方式為宣傳:最高級用語、排名、無法證明、優惠、術前術後對比',
    },
    ...ACT,
  },
  {
    id: 'TW-RMA-AD',
    country: 'TW',
    source: '再生醫療法 (Regenerative Medicine Act)',
    article: '',
    date: '2026-01-01',
    advert: 'medical',
    kinds: ['efficacy'],
    forbids: { en: 'adverts for regenerative medicine without approval', zh: '未經核准為再生醫療廣告' },
    verified: true,
  },
  {
    id: 'TW-FSA-28',
    country: 'TW',
    source: '食品安全衛生管理法 (Food Safety and Sanitation Act)',
    article: 'art. 28',
    date: '2019',
    advert: 'health-food',
    kinds: ['efficacy'],
    forbids: { en: 'medical efficacy in adverts for food', zh: '食品廣告為醫療效能之標示、宣傳' },
    verified: false,
  },
]
