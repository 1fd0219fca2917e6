import type { Rule } from './rule.ts'

const HWG = { country: 'DE', source: 'Heilmittelwerbegesetz', date: '2022-07-19', advert: 'medical', verified: true } as const

/** Germany. §§ 3, 11(1) and 12 were read in public copies. */
export const DE: readonly Rule[] = [
  { id: 'DE-HWG-3-1', article: '§ 3 no. 1', kinds: ['efficacy'], forbids: { en: 'effects that the remedy does not have', zh: '宣称其并不具有的疗效' }, ...HWG },
  {
    id: 'DE-HWG-3-2',
    article: '§ 3 no. 2',
    kinds: ['efficacy', 'safety', 'cure-rate'],
    forbids: { en: 'the impression of certain success or of no harmful effects', zh: '使人误以为必定成功或毫无害处' },
    ...HWG,
  },
  {
    id: 'DE-HWG-11-1-2',
    article: '§ 11(1) no. 2',
    kinds: ['endorsement'],
    forbids: { en: 'recommendations by scientists, health workers or celebrities', zh: '以科学家、医务人员或名人推荐' },
    ...HWG,
  },
  { id: 'DE-HWG-11-1-3', article: '§ 11(1) no. 3', kinds: ['testimonial'], forbids: { en: 'case histories told in a misleading way', zh: '以误导方式讲述病例' }, ...HWG },
  {
    id: 'DE-HWG-12',
    article: '§ 12',
    kinds: ['cure-rate', 'comparison'],
    forbids: { en: 'public advertising for the diseases of its annex', zh: '面向公众宣传其附录所列疾病的治疗' },
    ...HWG,
  },
]
