import type { Rule } from './rule.ts'

/** Hong Kong. Section 3 read in copies of 1988 and 2012; the schedules of diseases were not read whole. */
export const HK: readonly Rule[] = [
  {
    id: 'HK-UMAO-3',
    country: 'HK',
    source: 'Undesirable Medical Advertisements Ordinance, Cap. 231',
    article: 's. 3(1)',
    date: '2012-08-02',
    advert: 'medical',
    kinds: ['efficacy', 'cure-rate', 'comparison', 'testimonial'],
    forbids: { en: 'adverts likely to lead to the use of a medicine or treatment for a disease of its schedules', zh: '相當可能導致他人使用藥物或療法治療附表所列疾病的廣告' },
    verified: true,
  },
  {
    id: 'HK-UMAO-3B',
    country: 'HK',
    source: 'Undesirable Medical Advertisements Ordinance, Cap. 231',
    article: 's. 3B, schedule 4',
    date: '2012-06-01',
    advert: 'health-food',
    kinds: ['efficacy'],
    forbids: { en: 'certain health claims for products to be taken by mouth', zh: '口服產品的若干健康聲稱' },
    verified: false,
  },
]
