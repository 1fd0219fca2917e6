import type { Abstention, Locale, Verdict } from '../verdict/types.ts'

interface Texts {
  readonly verdict: Readonly<Record<Verdict['verdict'], string>>
  readonly abstained: Readonly<Record<Abstention, string>>
  readonly likelihood: string
  readonly against: string
  readonly inFavour: string
  readonly notes: string
  readonly baseline: string
  readonly total: string
  readonly thresholds: (spam: string, ham: string) => string
  readonly truncated: string
  readonly nothing: string
  readonly evidence: string
  readonly kinds: string
}

/** Every sentence that a report says, in the languages reports are written in. */
export const TEXTS: Readonly<Record<Locale, Texts>> = {
  en: {
    verdict: { spam: 'spam', unsure: 'unsure', ham: 'not spam' },
    abstained: {
      'too-short': 'there is too little text to judge',
      'unsupported-language': 'the language is not one that the model was trained on',
      'conflicting-evidence': 'the score is high, but all of it comes from one kind of evidence',
      'unlike-training': 'the page is unlike the health pages that the model was trained on',
    },
    likelihood: 'likelihood of spam',
    against: 'What speaks against the page',
    inFavour: 'What speaks for the page',
    notes: 'Also noticed, without weight',
    baseline: 'baseline',
    total: 'score (log-odds)',
    thresholds: (spam, ham) => `spam from ${spam}, not spam up to ${ham}`,
    truncated: 'The middle of this long page was not read.',
    nothing: 'Nothing was noticed.',
    evidence: 'The page, with the evidence marked',
    kinds: 'looks like',
  },
  'zh-Hans': {
    verdict: { spam: '垃圾页面', unsure: '无法确定', ham: '不是垃圾页面' },
    abstained: {
      'too-short': '文字太少,不足以判断',
      'unsupported-language': '模型没有学过这种语言',
      'conflicting-evidence': '分数虽高,但证据只有一类',
      'unlike-training': '这个页面与训练用的健康类页面都不相像',
    },
    likelihood: '垃圾页面的可能性',
    against: '对页面不利的证据',
    inFavour: '对页面有利的证据',
    notes: '另外注意到的(不计分)',
    baseline: '基准',
    total: '得分(对数几率)',
    thresholds: (spam, ham) => `${spam} 起为垃圾页面,${ham} 及以下不是`,
    truncated: '页面很长,中间部分没有阅读。',
    nothing: '没有发现什么。',
    evidence: '页面原文(标出证据)',
    kinds: '类型',
  },
  'zh-Hant': {
    verdict: { spam: '垃圾頁面', unsure: '無法確定', ham: '不是垃圾頁面' },
    abstained: {
      'too-short': '文字太少,不足以判斷',
      'unsupported-language': '模型沒有學過這種語言',
      'conflicting-evidence': '分數雖高,但證據只有一類',
      'unlike-training': '這個頁面與訓練用的健康類頁面都不相像',
    },
    likelihood: '垃圾頁面的可能性',
    against: '對頁面不利的證據',
    inFavour: '對頁面有利的證據',
    notes: '另外注意到的(不計分)',
    baseline: '基準',
    total: '得分(對數勝算)',
    thresholds: (spam, ham) => `${spam} 起為垃圾頁面,${ham} 及以下不是`,
    truncated: '頁面很長,中間部分沒有閱讀。',
    nothing: '沒有發現什麼。',
    evidence: '頁面原文(標出證據)',
    kinds: '類型',
  },
}

/** The interface language that fits a BCP 47 tag or an Accept-Language header best; English when none does. */
export function localeFor(tags: string): Locale {
  for (const tag of tags.split(',').map((each) => (each.split(';')[0] as string).trim().toLowerCase())) {
    if (tag.startsWith('zh')) return /hant|tw|hk|mo/.test(tag) ? 'zh-Hant' : 'zh-Hans'
    if (tag.startsWith('en')) return 'en'
  }
  return 'en'
}
