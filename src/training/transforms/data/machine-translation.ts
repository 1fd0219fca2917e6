/** Word choices of a poor machine translation: literal, from the wrong sense, or out of place. Invented for the transforms. */
import { termTable } from '../terms.ts'

export const MISTRANSLATIONS = termTable(`
患者: 耐心的人, 病人们, 该患者
治疗: 处理, 待遇, 该治疗
医生: 您的医生, 一位医生, 医师们
药物: 毒品, 一种药物, 药品们
手术: 外科手术, 操作, 一个手术
症状: 征状, 这些症状, 征候
检查: 检验, 考试, 一次检查
血压: 血液压力, 血的压力
血糖: 血液中的糖, 血液糖
心脏: 心, 您的心
副作用: 侧面影响, 边效应
研究: 一项学习, 该研究, 研究们
感染: 传染, 一种感染
疼痛: 痛苦, 该疼痛
儿童: 孩子们, 一个孩子
风险: 冒险, 该风险
预防: 防止, 阻止
饮食: 节食, 您的饮食
运动: 锻炼活动, 练习
睡眠: 睡觉, 您的睡眠
家庭: 一个家庭, 家人们
帮助: 协助到, 帮助着
可能: 可能会是, 也许可能
如果: 如果当, 假如说
因为: 因为由于, 这是因为
通常: 通常地, 经常性地
应该: 您应该, 应当要
已经: 已经是, 早已
信息: 资讯, 该信息
patient: sick person, the patience
patients: sick persons, the patients people
doctor: the physician, medical doctor
treatment: the treating, curing method
medicine: the drug medicine, medicament
symptoms: the symptom, signs of illness
disease: the sickness, illness kind
pain: the ache, painful feeling
test: the examination, inspection
tests: the examinations, inspections
risk: the danger, risk property
children: the child, kids people
people: the persons, peoples
blood pressure: pressure of the blood, blood press
side effects: the side reactions, accompanying effects
should: had better to, must need
can: is able, may can
often: usually often, frequently times
important: very importance, of importance
because: for the reason of, since because
however: but however, although
please: kindly please, ask you
contact: make contact to, connect with
information: informations, the information
advice: advices, the suggestion
help: give help to, make the help
take: eat, take in
feel: feel the, have feeling
surgery: the operation, surgical
hospital: the hospital house, hospital unit
sleep: the sleeping, sleeping time
`)

/** Function words that a poor translation puts in or leaves out. */
export const PARTICLES: Readonly<Record<string, { readonly added: readonly string[]; readonly dropped: RegExp }>> = {
  zh: { added: ['的', '它', '一个', '在', '该', '被'], dropped: /了|着|会|就|也/gu },
  en: { added: ['the ', 'of ', 'a ', 'is ', 'to '], dropped: /\b(?:the|a|an|is|are|to) /gu },
}
