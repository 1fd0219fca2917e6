/** What a seller writes instead when a word is watched: softer, vaguer or coyer words for the same thing. Invented for the transforms. */
import { termTable } from '../terms.ts'

export const SYNONYMS = termTable(`
治疗: 干预, 诊治, 处理, 施治
治愈: 恢复如初, 走出困扰, 摆脱
治好: 弄好, 摆平, 恢复
根治: 从源头解决, 长久稳住, 断尾
痊愈: 恢复, 回到从前
医院: 院区, 诊疗机构, 医疗单位, 健康机构
诊所: 工作室, 诊疗点
门诊: 接诊点, 看诊处
医生: 大夫, 坐诊老师, 医师
专家: 资深老师, 带头人, 前辈
患者: 朋友, 来访者, 求助的人
病人: 来访者, 求助者
疗效: 变化, 改善情况, 反馈
效果: 变化, 反馈, 成效
有效率: 好转占比, 反馈好的比例
治愈率: 恢复占比, 达标比例
成功率: 达成比例, 如愿的比例
干细胞: 种子细胞, 母细胞, 源细胞
免疫细胞: 卫士细胞, 防线细胞
注射: 推注, 打进去, 导入
回输: 输回体内, 回到体内
手术: 操作, 方案, 项目
疗程: 周期, 阶段
疗法: 方案, 思路, 办法
价格: 收费, 开销, 花费
费用: 开支, 花销, 收费
多少钱: 要花多少, 大概什么收费, 需要准备多少
便宜: 实惠, 划算
优惠: 补贴, 减免
免费: 零元, 不收钱
最好: 口碑靠前, 比较拿得出手, 靠谱
最佳: 合适, 靠前
第一: 靠前, 领头
唯一: 少有, 难得
权威: 有分量, 受认可
顶级: 高水准, 拔尖
领先: 走在前面, 靠前
先进: 新型, 较新
安全: 稳妥, 放心
无副作用: 身体负担小, 不伤身
没有副作用: 身体负担小, 不伤身
保证: 承诺, 有把握
神奇: 让人意外, 少见
正规: 有资质, 靠谱
排名: 口碑榜, 名单
推荐: 可以了解, 值得看看
咨询: 了解, 问一问
预约: 登记, 留位
微信: 绿色软件, V号
电话: 联系方式, 号码
秘方: 老方子, 家传配方
减肥: 管理体重, 瘦下来
糖尿病: 糖友的困扰, 血糖问题
高血压: 血压问题, 高压
癌症: 大病, 恶性问题
肿瘤: 占位, 包块
白癜风: 白斑问题, 皮肤发白
牛皮癣: 顽固皮肤问题, 银屑
代孕: 第三方助力, 借腹
供卵: 第三方卵, 爱心卵
购买: 入手, 下单
药物: 产品, 制剂
特效药: 好东西, 对症产品
cure: resolve, reverse, put an end to
cures: resolves, reverses, ends
cured: symptom-free, fully recovered
treatment: programme, protocol, approach
treatments: programmes, protocols, approaches
therapy: protocol, approach
clinic: centre, practice, facility
clinics: centres, practices, facilities
hospital: medical centre, facility
hospitals: medical centres, facilities
doctor: practitioner, physician
doctors: practitioners, physicians
specialist: practitioner, consultant
patients: guests, clients, people like you
patient: guest, client
best: finest, most loved, leading-edge
top: leading, premier
guaranteed: assured, locked in
guarantee: assurance, promise
miracle: breakthrough, remarkable
proven: trusted, established
natural: plant-based, nature-derived
safe: gentle, well tolerated
painless: comfortable, gentle
cheap: affordable, budget-friendly
cheapest: most affordable, lowest-priced
price: rate, fee
prices: rates, fees
cost: outlay, fee
costs: outlay, fees
free: complimentary, at no charge
discount: saving, special rate
buy: get, pick up, secure
order: request, reserve
offer: deal, opening
stem cells: regenerative cells, master cells
stem cell: regenerative cell, master cell
side effects: downsides, unwanted reactions
no side effects: nothing to worry about, no downsides
success rate: happy-client rate, positive outcome share
weight loss: slimming, body reshaping
lose weight: slim down, drop sizes
pills: capsules, softgels
pill: capsule, softgel
drug: product, compound
drugs: products, compounds
cancer: tumour trouble, the big C
diabetes: sugar trouble, high glucose
instantly: within moments, right away
fast: rapid, speedy
secret: little-known, hidden
doctor recommended: practitioner favoured, trusted by medics
consultation: chat, call
book now: save your spot, reserve today
testimonials: stories, client voices
`)
