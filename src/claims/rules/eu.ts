import type { Rule } from './rule.ts'

const CODE = { country: 'EU', source: 'Directive 2001/83/EC', date: '2001-11-06', advert: 'medical', verified: true } as const

/** European Union. Article 90 and annex I no. 17 were read; the regulation on health claims was not read in full. */
export const EU: readonly Rule[] = [
  {
    id: 'EU-2001-83-90-B',
    article: 'art. 90(b)',
    kinds: ['efficacy', 'safety', 'comparison', 'cure-rate'],
    forbids: { en: 'suggesting that effects are guaranteed, without adverse reactions, or better than another treatment', zh: '暗示疗效有保证、无不良反应或优于其他治疗' },
    ...CODE,
  },
  {
    id: 'EU-2001-83-90-F',
    article: 'art. 90(f)',
    kinds: ['endorsement'],
    forbids: { en: 'recommendation by scientists, health professionals or celebrities', zh: '援引科学家、医务人员或名人的推荐' },
    ...CODE,
  },
  {
    id: 'EU-2001-83-90-J',
    article: 'art. 90(j)',
    kinds: ['testimonial'],
    forbids: { en: 'claims of recovery in improper, alarming or misleading terms', zh: '以不当、惊吓或误导的措辞宣称康复' },
    ...CODE,
  },
  {
    id: 'EU-UCPD-I-17',
    country: 'EU',
    source: 'Directive 2005/29/EC',
    article: 'annex I no. 17',
    date: '2005-05-11',
    advert: 'any',
    kinds: ['efficacy'],
    forbids: { en: 'falsely claiming that a product can cure illnesses, dysfunction or malformations', zh: '虚假宣称产品能治愈疾病、功能障碍或畸形' },
    verified: true,
  },
  {
    id: 'EU-1924-2006-12',
    country: 'EU',
    source: 'Regulation (EC) 1924/2006',
    article: 'art. 12',
    date: '2006-12-20',
    advert: 'health-food',
    kinds: ['efficacy', 'endorsement'],
    forbids: { en: 'rates of weight loss and recommendations of individual doctors in health claims', zh: '健康声称提及减重速度或个别医生的推荐' },
    verified: false,
  },
]
