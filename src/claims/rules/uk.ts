import type { Rule } from './rule.ts'

const CAP = { country: 'UK', source: 'CAP Code', date: '2010', advert: 'any', guidance: true } as const

/** United Kingdom: the code of the Committee of Advertising Practice. 12.1 and 12.2 were read, 3.7 recalled. */
export const UK: readonly Rule[] = [
  {
    id: 'UK-CAP-12-1',
    article: 'rule 12.1',
    kinds: ['efficacy', 'safety', 'cure-rate', 'comparison', 'research'],
    forbids: { en: 'objective claims without evidence, and medicinal claims for unlicensed products', zh: '没有证据的客观宣称,以及未获许可产品的医疗宣称' },
    verified: true,
    ...CAP,
  },
  {
    id: 'UK-CAP-12-2',
    article: 'rule 12.2',
    kinds: ['contact-in-advice'],
    forbids: { en: 'advice or treatment for conditions that need medical supervision, outside such supervision', zh: '在无合格监督下为需就医的病症提供建议或治疗' },
    verified: true,
    ...CAP,
  },
  {
    id: 'UK-CAP-3-7',
    article: 'rule 3.7',
    kinds: ['ranking', 'endorsement'],
    forbids: { en: 'claims without documentary evidence held before publication', zh: '发布前没有书面证据的宣称' },
    verified: false,
    ...CAP,
  },
]
