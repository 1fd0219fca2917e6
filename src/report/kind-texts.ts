import type { SpamKind } from '../signals/signal.ts'
import type { Locale } from '../verdict/types.ts'

/** Kinds of spam, in the languages reports are written in. */
export const KIND_TEXTS: Readonly<Record<Locale, Readonly<Record<SpamKind, string>>>> = {
  en: {
    doorway: 'doorway page',
    'link-farm': 'link farm',
    'templated-qa': 'question and answer from a mould',
    spun: 'reworded by a machine',
    scrubbed: 'advertising with forbidden words filtered out',
    'miracle-claims': 'miracle claims',
    'fake-ranking': 'ranking that nobody made',
    advertorial: 'advertising dressed as an article',
    supplement: 'supplement sales',
    leadgen: 'collects contacts',
    'drug-shop': 'medicines without a pharmacy',
    'hacked-page': 'spam planted on an honest site',
  },
  'zh-Hans': {
    doorway: '门页',
    'link-farm': '链接农场',
    'templated-qa': '套模板的问答',
    spun: '机器改写',
    scrubbed: '过滤掉违禁词的广告',
    'miracle-claims': '神奇疗效',
    'fake-ranking': '凭空的排行榜',
    advertorial: '伪装成文章的广告',
    supplement: '推销保健品',
    leadgen: '收集联系方式',
    'drug-shop': '无药房资质卖药',
    'hacked-page': '植入正规网站的垃圾内容',
  },
  'zh-Hant': {
    doorway: '門頁',
    'link-farm': '連結農場',
    'templated-qa': '套模板的問答',
    spun: '機器改寫',
    scrubbed: '過濾掉違禁詞的廣告',
    'miracle-claims': '神奇療效',
    'fake-ranking': '憑空的排行榜',
    advertorial: '偽裝成文章的廣告',
    supplement: '推銷保健品',
    leadgen: '收集聯絡方式',
    'drug-shop': '無藥局資格賣藥',
    'hacked-page': '植入正規網站的垃圾內容',
  },
}
