/** Terms that filters look for, with spellings that sound or look the same. Invented for the transforms, apart from the engine's own lists. */
import { termTable } from '../terms.ts'

export const HOMOPHONES = termTable(`
干细胞: 干细包, 干西胞, 甘细胞, 杆细胞, 干钿胞
细胞: 细包, 西胞, 钿胞
医院: 医完, 依院, 医园, 铱院
医生: 医升, 依生, 医牲
治疗: 冶疗, 治聊, 至疗, 治辽
治愈: 冶愈, 治域, 至愈
治好: 冶好, 至好
根治: 根冶, 跟治, 根至
疗效: 聊效, 疗笑, 疗郊
疗法: 聊法, 辽法
疗程: 聊程, 辽程
效果: 郊果, 笑果, 效裹
手术: 手朮, 首术, 手木
注射: 住射, 注涉, 注谢
输液: 输夜, 书液
回输: 回书, 迴输
免疫: 免役, 免义, 兔疫
专家: 砖家, 专佳, 专加
教授: 叫授, 教受
患者: 换者, 患着, 串者
病人: 病仁, 并人
康复: 康付, 慷复
微信: 薇信, 威信, 维信, 徽信
电话: 电活, 典话, 电画
热线: 热现, 热綫
客服: 客伏, 课服
咨询: 资询, 咨寻, 姿询
预约: 予约, 预月, 预曰
免费: 兔费, 勉费, 免弗
价格: 价各, 价恪, 介格
价钱: 价前, 介钱
多少钱: 多少前, 哆少钱, 多少浅
费用: 废用, 弗用, 费佣
优惠: 优会, 忧惠, 优慧
名额: 名鹅, 茗额
减肥: 咸肥, 减非, 碱肥
瘦身: 受身, 瘦深
美白: 美百, 镁白
祛斑: 去班, 祛班
植发: 直发, 植法
整形: 整型, 正形
双眼皮: 双眼疲, 霜眼皮
玻尿酸: 玻料酸, 波尿酸
肉毒: 肉独, 柔毒
糖尿病: 唐尿病, 糖料病
高血压: 高血鸭, 糕血压
肿瘤: 肿留, 种瘤, 肿流
癌症: 岩症, 癌正
白癜风: 白颠风, 白殿风, 白店风
牛皮癣: 牛皮藓, 牛皮鲜
银屑病: 银削病, 银血病
脑瘫: 脑摊, 恼瘫
自闭症: 自必症, 自闭正
帕金森: 怕金森, 帕斤森
肝病: 甘病, 肝并
试管: 式管, 试官
供卵: 供乱, 贡卵
代孕: 带孕, 代韵
助孕: 助运, 住孕
保健品: 保建品, 宝健品
特效药: 特效葯, 特笑药
秘方: 密方, 蜜方
祖传: 祖船, 阻传
中药: 中葯, 种药
排名: 排茗, 牌名
正规: 正归, 整规
clinic: klinik, clinnic, kliniq
clinics: kliniks, clinniks
cure: kure, cyure
cured: kured, cyured
treatment: treetment, treatmint, treatmant
therapy: therapie, theraphy, terapy
doctor: dokter, docter
doctors: dokters, docters
hospital: hospitel, hosspital
cheap: cheep, cheapp
price: prise, pryce
prices: prises, pryces
buy: bye, buuy
pills: pilz, pillz
weight: wait, waight
guaranteed: garanteed, guarantied
miracle: mirakle, miricle
natural: nachural, naturel
secret: sekret, secrit
phone: fone, phoan
stem cell: stemm cel, stem sell
stem cells: stemm cels, stem sells
results: rezults, resalts
proven: prooven, provan
`)
