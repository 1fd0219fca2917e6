/** Sensitive Chinese terms with the pinyin of each character. Written for the suite. */
export const PINYIN = `
干细胞 gan xi bao
细胞 xi bao
医院 yi yuan
医生 yi sheng
治疗 zhi liao
治愈 zhi yu
根治 gen zhi
疗效 liao xiao
效果 xiao guo
手术 shou shu
注射 zhu she
回输 hui shu
移植 yi zhi
免疫 mian yi
专家 zhuan jia
教授 jiao shou
主任 zhu ren
患者 huan zhe
微信 wei xin
电话 dian hua
手机 shou ji
咨询 zi xun
预约 yu yue
价格 jia ge
费用 fei yong
优惠 you hui
免费 mian fei
名额 ming e
便宜 pian yi
排名 pai ming
正规 zheng gui
权威 quan wei
减肥 jian fei
美白 mei bai
祛斑 qu ban
植发 zhi fa
脱发 tuo fa
整形 zheng xing
隆胸 long xiong
吸脂 xi zhi
玻尿酸 bo niao suan
肉毒素 rou du su
双眼皮 shuang yan pi
糖尿病 tang niao bing
高血压 gao xue ya
肿瘤 zhong liu
癌症 ai zheng
肝癌 gan ai
肺癌 fei ai
白癜风 bai dian feng
银屑病 yin xie bing
牛皮癣 niu pi xuan
湿疹 shi zhen
脑瘫 nao tan
自闭症 zi bi zheng
帕金森 pa jin sen
关节炎 guan jie yan
痛风 tong feng
前列腺 qian lie xian
早泄 zao xie
阳痿 yang wei
试管 shi guan
供卵 gong luan
代孕 dai yun
助孕 zhu yun
包成功 bao cheng gong
亲子鉴定 qin zi jian ding
保健品 bao jian pin
特效药 te xiao yao
秘方 mi fang
祖传 zu chuan
中药 zhong yao
购买 gou mai
下单 xia dan
代购 dai gou
印度 yin du
`
