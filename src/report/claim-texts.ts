import type { Cause, ClaimKind, Locale, Stance, Support } from '../verdict/types.ts'

interface ClaimTexts {
  readonly claims: string
  readonly scoped: string
  readonly kinds: Readonly<Record<ClaimKind, string>>
  readonly stances: Readonly<Record<Exclude<Stance, 'asserted'>, string>>
  readonly supports: Readonly<Record<Support, string>>
  readonly restored: string
  readonly causes: Readonly<Record<Cause, string>>
  readonly substances: string
  readonly unlisted: string
  readonly pointer: string
  readonly more: (count: number) => string
}

/** What reports say about claims, restored words and substances. */
export const CLAIM_TEXTS: Readonly<Record<Locale, ClaimTexts>> = {
  en: {
    claims: 'What the page claims',
    scoped: 'Quoted, denied, reported, asked or supposed; not held against the page',
    kinds: {
      efficacy: 'it works',
      safety: 'it is safe',
      'cure-rate': 'rate of success',
      price: 'price as a lure',
      ranking: 'the best, the first',
      endorsement: 'recommended',
      comparison: 'better than others',
      testimonial: 'a patient was healed',
      urgency: 'act now',
      research: '"research shows"',
      'contact-in-advice': "seller's contact beside health advice",
    },
    stances: { denied: 'denied', quoted: 'quoted', reported: 'reported', asked: 'asked', supposed: 'supposed' },
    supports: {
      none: 'nothing supports it',
      vague: 'supported by unnamed research or experts',
      named: 'somebody is named for it',
      referenced: 'a reference is given',
      contradicted: 'the page says the opposite elsewhere',
    },
    restored: 'Words with their likely originals',
    causes: {
      filter: 'swapped by a word filter',
      deletion: 'cut by a word filter',
      disguise: 'disguised',
      spinning: 'reworded by a machine',
      drift: 'misspelt name',
      conversion: 'conversion debris',
    },
    substances: 'Medicines, each under all its spellings',
    unlisted: 'in no list of names',
    pointer: 'A pointer, not legal advice: whether this is an advert, who paid for it and which law applies, a program cannot know.',
    more: (count) => `and ${count} more`,
  },
  'zh-Hans': {
    claims: '页面的宣称',
    scoped: '引用、否认、转述、提问或假设的说法,不算在页面头上',
    kinds: {
      efficacy: '断言疗效',
      safety: '断言安全',
      'cure-rate': '治愈率、成功率',
      price: '以价格招徕',
      ranking: '最好、第一、排行',
      endorsement: '推荐、背书',
      comparison: '优于其他疗法',
      testimonial: '患者现身说法',
      urgency: '催促行动',
      research: '“研究表明”',
      'contact-in-advice': '健康知识旁附卖家联系方式',
    },
    stances: { denied: '否认', quoted: '引用', reported: '转述', asked: '提问', supposed: '假设' },
    supports: { none: '没有依据', vague: '依据含糊(某研究、某专家)', named: '说出了是谁说的', referenced: '给出了出处', contradicted: '与页面别处矛盾' },
    restored: '疑似被改动的词及可能的原词',
    causes: { filter: '被违禁词过滤器替换', deletion: '被过滤器删除', disguise: '变形书写', spinning: '机器改写', drift: '译名走样', conversion: '简繁转换残渣' },
    substances: '提到的药物(同一药物的各种写法)',
    unlisted: '不在任何药名表中',
    pointer: '仅供参考,不是法律意见:这是否是广告、由谁付费、适用哪国法律,程序无从得知。',
    more: (count) => `另有 ${count} 处`,
  },
  'zh-Hant': {
    claims: '頁面的宣稱',
    scoped: '引用、否認、轉述、提問或假設的說法,不算在頁面頭上',
    kinds: {
      efficacy: '斷言療效',
      safety: '斷言安全',
      'cure-rate': '治癒率、成功率',
      price: '以價格招徠',
      ranking: '最好、第一、排行',
      endorsement: '推薦、背書',
      comparison: '優於其他療法',
      testimonial: '患者現身說法',
      urgency: '催促行動',
      research: '「研究表明」',
      'contact-in-advice': '健康知識旁附賣家聯絡方式',
    },
    stances: { denied: '否認', quoted: '引用', reported: '轉述', asked: '提問', supposed: '假設' },
    supports: { none: '沒有依據', vague: '依據含糊(某研究、某專家)', named: '說出了是誰說的', referenced: '給出了出處', contradicted: '與頁面別處矛盾' },
    restored: '疑似被改動的詞及可能的原詞',
    causes: { filter: '被違禁詞過濾器替換', deletion: '被過濾器刪除', disguise: '變形書寫', spinning: '機器改寫', drift: '譯名走樣', conversion: '簡繁轉換殘渣' },
    substances: '提到的藥物(同一藥物的各種寫法)',
    unlisted: '不在任何藥名表中',
    pointer: '僅供參考,不是法律意見:這是否是廣告、由誰付費、適用哪國法律,程式無從得知。',
    more: (count) => `另有 ${count} 處`,
  },
}
