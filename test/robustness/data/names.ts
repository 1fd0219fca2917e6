/** Places, sellers' drugs and clinics that spam likes to name, and names instead of them that no list will hold. */
export const CITIES =
  `北京 上海 广州 深圳 天津 重庆 成都 杭州 武汉 南京 西安 苏州 郑州 长沙 沈阳 青岛 宁波 昆明 合肥 福州 厦门 济南 大连 哈尔滨 长春 石家庄 太原 南昌 贵阳 南宁 兰州 海口 乌鲁木齐 呼和浩特 银川
西宁 拉萨 无锡 常州 佛山 东莞 珠海 温州 绍兴 嘉兴 徐州 烟台 洛阳 襄阳 桂林 三亚 香港 澳门 台北 高雄 台中 台南 新竹 桃园 曼谷 东京 首尔 新加坡`.split(/\s+/u)
export const UNSEEN_CITIES =
  '扶绥 沭阳 蕉岭 盱眙 鄱阳 岢岚 醴陵 婺源 泸溪 栾川 沂源 郯城 濉溪 黟县 犍为 筠连 彬州 岷县 互助 海晏 额敏 墨玉 崇左 鹤岗 汪清 桓仁 岫岩 隆化 灵丘 沁源'.split(' ')

export const LATIN_CITIES =
  `New York|Los Angeles|Chicago|Houston|Miami|Dallas|Atlanta|Phoenix|San Diego|Las Vegas|London|Manchester|Birmingham|Dublin|Sydney|Melbourne|Toronto|Vancouver|Istanbul|Antalya|Tijuana|Cancun|Bangkok|Phuket|Mumbai|Delhi|Chennai|Bangalore|Hyderabad|Lagos|Manila|Cebu|Dubai|Abu Dhabi|Kuala Lumpur|Singapore|Hong Kong|Seoul|Tokyo|Shanghai|Beijing|Panama City|Bogota|Medellin|Prague|Budapest|Warsaw|Tirana|Kyiv|Moscow|Madrid|Barcelona|Berlin|Paris|Rome|Lisbon|Athens`.split(
    '|',
  )
export const UNSEEN_LATIN_CITIES =
  'Wetaskiwin|Oswestry|Ballinrobe|Toowoomba|Muskogee|Chillicothe|Llandeilo|Tullamore|Kalgoorlie|Ponca City|Dundalk|Wagga Wagga|Yankton|Campbeltown|Okotoks|Nowra|Fakenham|Ennis'.split(
    '|',
  )

export const DRUGS =
  `ozempic wegovy mounjaro semaglutide tirzepatide viagra cialis sildenafil tadalafil metformin ivermectin hydroxychloroquine botox tacrolimus ruxolitinib imatinib gefitinib sorafenib
lenvatinib osimertinib minoxidil finasteride isotretinoin xanax tramadol oxycodone modafinil phentermine 司美格鲁肽 替尔泊肽 西地那非 他达拉非 二甲双胍 伊马替尼 吉非替尼 奥希替尼 索拉非尼 仑伐替尼 他克莫司 鲁索替尼
芦可替尼 米诺地尔 非那雄胺 异维A酸 易瑞沙 格列卫 特罗凯 泰瑞沙`.split(/\s+/u)
export const UNSEEN_DRUGS = 'velorzinib|tamicoprane|obredaltide|quisanofen|lurvetamide|zendoraxine|cappretuzole|mivorastat'.split('|')
export const UNSEEN_HAN_DRUGS = '维洛津尼|塔米科普|奥布达肽|喹沙诺芬|卢韦他胺|曾多拉辛|卡普妥唑'.split('|')

/** What stands before 医院 or 门诊部 in the name of a clinic. */
export const UNSEEN_CLINICS = '岚桥 沐恩 漱石 砚舟 稻禾 栖霞岭 云栈 望溪 听澜 渡口 桐阴 槐市 汀洲 兰渚'.split(' ')
export const UNSEEN_LATIN_CLINICS = 'Thistlewick|Marrowgate|Oakenfold|Larkspur Vale|Penhallow|Quillbrook|Ferncastle|Brindlemoor'.split('|')
