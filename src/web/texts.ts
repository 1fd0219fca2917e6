import type { SpamKind } from '../signals/signal.ts'
import type { Locale } from '../verdict/types.ts'

interface Texts {
  /** Name of the language in itself. */
  readonly name: string
  readonly tagline: string
  readonly content: string
  readonly placeholder: string
  readonly format: string
  readonly formats: { readonly auto: string; readonly text: string; readonly html: string }
  readonly address: string
  readonly submit: string
  readonly privacy: string
  readonly caution: string
  readonly docs: string
  readonly lists: string
  readonly language: string
  readonly model: string
  readonly sum: (bias: string, score: string) => string
  readonly more: (count: number) => string
  readonly cut: string
  readonly kinds: Readonly<Record<SpamKind, string>>
}

/** What the form says besides the report itself. */
export const TEXTS: Readonly<Record<Locale, Texts>> = {
  en: {
    name: 'English',
    tagline: 'Reads a health page and says how likely it is to be clinic spam or SEO-farm content, and why.',
    content: 'The page',
    placeholder: 'Paste the text of a page, or its HTML source',
    format: 'Format',
    formats: { auto: 'detect', text: 'plain text', html: 'HTML' },
    address: 'Its address, if you like (it is not fetched)',
    submit: 'Judge',
    privacy: 'Nothing is kept: neither the page nor the verdict.',
    caution: 'A verdict is an opinion of a program about a text, not a finding about a clinic or a person.',
    docs: 'For programs',
    lists: 'Blocklists',
    language: 'Language',
    model: 'Model',
    sum: (bias, score) => `baseline ${bias} plus the points above gives ${score}`,
    more: (count) => `and ${count} more`,
    cut: 'The middle is left out here.',
    kinds: {
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
  },
  'zh-Hans': {
    name: '简体中文',
    tagline: '阅读一个健康类网页，告诉您它有多大可能是诊所垃圾页面或搜索引擎农场内容，以及理由。',
    content: '网页内容',
    placeholder: '在此粘贴网页的文字或 HTML 源代码',
    format: '格式',
    formats: { auto: '自动判断', text: '纯文字', html: 'HTML' },
    address: '网址（可不填；不会去访问）',
    submit: '判断',
    privacy: '不保存任何内容：网页和结论都不保存。',
    caution: '结论是程序对一段文字的看法，不是对某家机构或某个人的认定。',
    docs: '程序接口',
    lists: '屏蔽列表',
    language: '语言',
    model: '模型',
    sum: (bias, score) => `基准 ${bias} 加上以上各项，得 ${score}`,
    more: (count) => `另有 ${count} 处`,
    cut: '此处略去中间部分。',
    kinds: {
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
  },
  'zh-Hant': {
    name: '繁體中文',
    tagline: '閱讀一個健康類網頁，告訴您它有多大可能是診所垃圾頁面或搜尋引擎農場內容，以及理由。',
    content: '網頁內容',
    placeholder: '在此貼上網頁的文字或 HTML 原始碼',
    format: '格式',
    formats: { auto: '自動判斷', text: '純文字', html: 'HTML' },
    address: '網址（可不填；不會去連線）',
    submit: '判斷',
    privacy: '不保存任何內容：網頁和結論都不保存。',
    caution: '結論是程式對一段文字的看法，不是對某家機構或某個人的認定。',
    docs: '程式介面',
    lists: '封鎖清單',
    language: '語言',
    model: '模型',
    sum: (bias, score) => `基準 ${bias} 加上以上各項，得 ${score}`,
    more: (count) => `另有 ${count} 處`,
    cut: '此處略去中間部分。',
    kinds: {
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
  },
}
