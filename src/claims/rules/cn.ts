import type { Rule } from './rule.ts'

const LAW = { country: 'CN', source: '中华人民共和国广告法 (Advertising Law)', date: '2021-04-29', verified: true } as const
const MEASURES = { country: 'CN', source: '医疗广告管理办法 (Medical Advertisement Measures, order 26)', date: '2007-01-01', advert: 'medical', verified: true } as const

/** Mainland China. Read in public copies; article 8 of the internet measures in summaries by a regulator and by lawyers. */
export const CN: readonly Rule[] = [
  { id: 'CN-AD-9-3', article: 'art. 9(3)', advert: 'any', kinds: ['ranking'], forbids: { en: 'words such as "national level", "highest level" or "best"', zh: '使用“国家级”“最高级”“最佳”等用语' }, ...LAW },
  { id: 'CN-AD-16-1-1', article: 'art. 16(1)(1)', advert: 'medical', kinds: ['efficacy', 'safety'], forbids: { en: 'assertions or guarantees of efficacy or safety', zh: '表示功效、安全性的断言或者保证' }, ...LAW },
  { id: 'CN-AD-16-1-2', article: 'art. 16(1)(2)', advert: 'medical', kinds: ['cure-rate'], forbids: { en: 'cure rates and effective rates', zh: '说明治愈率或者有效率' }, ...LAW },
  { id: 'CN-AD-16-1-3', article: 'art. 16(1)(3)', advert: 'medical', kinds: ['comparison'], forbids: { en: 'comparison with other drugs, devices or institutions', zh: '与其他药品、医疗器械或者其他医疗机构比较' }, ...LAW },
  { id: 'CN-AD-16-1-4', article: 'art. 16(1)(4)', advert: 'medical', kinds: ['endorsement', 'testimonial'], forbids: { en: 'recommendation or proof by an endorser', zh: '利用广告代言人作推荐、证明' }, ...LAW },
  { id: 'CN-AD-17', article: 'art. 17', advert: 'other', kinds: ['efficacy'], forbids: { en: 'mention of treating disease in adverts that are not for medicine', zh: '医疗、药品、医疗器械以外的广告涉及疾病治疗功能' }, ...LAW },
  { id: 'CN-AD-18', article: 'art. 18', advert: 'health-food', kinds: ['efficacy', 'safety', 'comparison', 'endorsement'], forbids: { en: 'efficacy, prevention or treatment, comparison with medicines, endorsers', zh: '功效、安全性断言,涉及疾病预防、治疗,与药品比较,利用代言人' }, ...LAW },
  { id: 'CN-AD-19', article: 'art. 19', advert: 'medical', kinds: ['contact-in-advice'], forbids: { en: 'disguised adverts in the form of health or wellness knowledge', zh: '以介绍健康、养生知识等形式变相发布广告' }, ...LAW },
  { id: 'CN-AD-28-2-3', article: 'art. 28(2)(3)', advert: 'any', kinds: ['research'], forbids: { en: 'invented or unverifiable research, statistics or quotations as proof', zh: '使用虚构、伪造或者无法验证的科研成果、统计资料作证明' }, ...LAW },
  { id: 'CN-MAM-7-2', article: 'art. 7(2)', kinds: ['efficacy'], forbids: { en: 'express or implied guarantees of cure', zh: '保证治愈或者隐含保证治愈' }, ...MEASURES },
  { id: 'CN-MAM-7-3', article: 'art. 7(3)', kinds: ['cure-rate'], forbids: { en: 'claims of cure or effective rates', zh: '宣传治愈率、有效率等诊疗效果' }, ...MEASURES },
  { id: 'CN-MAM-7-5', article: 'art. 7(5)', kinds: ['comparison'], forbids: { en: 'disparaging others', zh: '贬低他人' }, ...MEASURES },
  { id: 'CN-MAM-7-6', article: 'art. 7(6)', kinds: ['testimonial', 'endorsement'], forbids: { en: 'patients, medical staff, academic bodies or societies as proof', zh: '利用患者、卫生技术人员、医学教育科研机构及学会等作证明' }, ...MEASURES },
  { id: 'CN-MAM-16', article: 'art. 16', kinds: ['contact-in-advice'], forbids: { en: 'adverts in the form of news or health columns; interviews that carry an address or contact', zh: '以新闻形式、医疗资讯服务类专题发布医疗广告;有关报道出现地址、联系方式' }, ...MEASURES },
  {
    id: 'CN-IAM-8',
    country: 'CN',
    source: '互联网广告管理办法 (Measures for Internet Advertising, order 72)',
    article: 'art. 8(2)',
    date: '2023-05-01',
    advert: 'medical',
    kinds: ['contact-in-advice'],
    forbids: { en: "the provider's address, contact or purchase link on the same page as health or wellness knowledge", zh: '介绍健康、养生知识的同一页面出现相关经营者或服务提供者的地址、联系方式、购物链接' },
    verified: true,
  },
  {
    id: 'CN-MAG-2025',
    country: 'CN',
    source: '医疗广告监管工作指南 (Guide to supervising medical adverts)',
    article: 'whole',
    date: '2025-05-09',
    advert: 'medical',
    kinds: ['efficacy', 'ranking', 'endorsement'],
    forbids: { en: 'assertions of efficacy, absolute terms and endorsers, which it asks to punish more heavily', zh: '功效断言、绝对化用语、代言人证明(要求从重查处)' },
    verified: true,
    guidance: true,
  },
]
