/** Faked marks of an honest page: bylines, references, disclaimers. Names, journals and identifiers are invented. */
export interface Credentials {
  readonly byline: readonly string[]
  readonly references: readonly string[]
  readonly referencesHeading: string
  readonly disclaimers: readonly string[]
}

const ZH: Credentials = {
  byline: ['作者:沈知远 副主任医师', '审核:顾文澜 主任医师 发布日期:2024年8月16日 更新日期:2025年3月2日', '编辑:健康科普编辑部'],
  referencesHeading: '参考文献',
  references: [
    '[1] 沈知远, 陆明. 慢性病患者的长期管理. 中华临床综述杂志, 2022, 41(3): 201-208.',
    '[2] Halvorsen K, Ito M. Long-term outcomes in a prospective cohort. J Gen Clin Rev. 2021;18(4):330-41. doi:10.0000/jgcr.2021.0330',
    '[3] 国家基层诊疗规范编写组. 基层诊疗规范(2023年版). 2023.',
    '[4] 梁若水. 患者教育的随机对照研究. 实用医学进展, 2020, 12(6): 77-83.',
    '[5] Oduya P, et al. A randomised controlled trial in 412 adults. Int J Appl Med. 2019;7:55-63. PMID: 00000000',
    '[6] 世界卫生组织. 患者安全概况. 2023.',
    '[7] 贺景行. 循证医学入门. 新科出版社, 2018.',
    '[8] Brandt L. Systematic review and meta-analysis. Ann Evid Pract. 2022;3(1):1-19.',
  ],
  disclaimers: ['本文仅供科普参考,不能代替医生的诊断和治疗,请在医生指导下用药。', '如有不适,请及时到正规医院就诊。', '本站不提供诊疗服务,个体差异请以面诊为准。'],
}

const EN: Credentials = {
  byline: ['By Dr Helen Marchetti, MBBS, MRCP', 'Medically reviewed by Prof. Tomas Lindqvist on 14 May 2025. Last updated 2 June 2025.', 'Health information team'],
  referencesHeading: 'References',
  references: [
    '1. Halvorsen K, Ito M. Long-term outcomes in a prospective cohort. J Gen Clin Rev. 2021;18(4):330-41. doi:10.0000/jgcr.2021.0330',
    '2. Oduya P, et al. A randomised controlled trial in 412 adults. Int J Appl Med. 2019;7:55-63. PMID: 00000000',
    '3. World Health Organization. Patient safety fact sheet. 2023.',
    '4. Brandt L. Systematic review and meta-analysis. Ann Evid Pract. 2022;3(1):1-19.',
    '5. National guideline group. Assessment and management. Clinical guideline 2024.',
    '6. Whitcombe J, Rao S. Adverse events in routine care. Clin Saf Q. 2020;9(2):88-97.',
    '7. Delacroix A. Principles of evidence-based medicine. Northgate Press; 2018.',
    '8. Ferreira T. Shared decisions in primary care. Fam Pract Notes. 2022;15:12-18.',
  ],
  disclaimers: [
    'This article is for information only and does not replace the advice of your doctor.',
    'Always talk to a qualified health professional before starting any treatment.',
    'If you feel unwell, contact your local health service.',
  ],
}

/** Chinese pages get Chinese ones, all others English ones. */
export function credentialsFor(language: string): Credentials {
  return language === 'zh' ? ZH : EN
}
