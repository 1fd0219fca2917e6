import type { Rule } from './rule.ts'

const GUIDELINE = { country: 'JP', source: '医療広告ガイドライン (guideline on 医療法 art. 6-5)', date: '2024-03', advert: 'medical', verified: true, guidance: true } as const

/** Japan: the guideline of the ministry, read in summaries. */
export const JP: readonly Rule[] = [
  {
    id: 'JP-MAG-COMPARE',
    article: '比較優良広告',
    kinds: ['ranking', 'comparison'],
    forbids: { en: 'claiming to be better than others or the best, even if true', zh: '宣称优于他院或“日本第一”,即使属实' },
    ...GUIDELINE,
  },
  {
    id: 'JP-MAG-EXAGGERATE',
    article: '誇大広告',
    kinds: ['efficacy', 'safety', 'cure-rate', 'price'],
    forbids: { en: 'exaggeration, false certainty, unsupported rates', zh: '夸大、断定或没有根据的比率' },
    ...GUIDELINE,
  },
  { id: 'JP-MAG-TESTIMONIAL', article: '省令第1条の9第1号', kinds: ['testimonial'], forbids: { en: "patients' accounts of effects", zh: '患者的疗效体验' }, ...GUIDELINE },
]
