import type { Localised } from '../signals/signal.ts'

/** What to do about groups of signals, for whoever runs an honest page. */
export interface Topic {
  readonly signals: readonly string[]
  readonly do: Localised
}

/** For signals against a page. A signal in none of them is advised on by its title alone. */
export const TOPICS: readonly Topic[] = [
  {
    signals: ['efficacy-claims', 'safety-claims', 'speed-claims', 'success-rates', 'own-results', 'root-cause-promise'],
    do: {
      en: 'Leave out promises of cure, safety, speed and success; say for whom it helps, how often, and in which study.',
      'zh-Hans': '删去对疗效、安全、速度和成功率的承诺;写明对谁有效、比例多少、出自哪项研究。',
      'zh-Hant': '刪去對療效、安全、速度和成功率的承諾;寫明對誰有效、比例多少、出自哪項研究。',
    },
  },
  {
    signals: ['superlative-claims', 'fake-ranking', 'authority-borrowing'],
    do: {
      en: 'Leave out superlatives, rankings and borrowed authority, or say who ranked, by what and when.',
      'zh-Hans': '删去“最”“第一”、排行榜和借来的名头;若有评比,写明谁评、怎么评、何时评。',
      'zh-Hant': '刪去「最」「第一」、排行榜和借來的名頭;若有評比,寫明誰評、怎麼評、何時評。',
    },
  },
  {
    signals: ['testimonials'],
    do: { en: 'Leave out success stories of patients.', 'zh-Hans': '删去患者的成功故事。', 'zh-Hant': '刪去患者的成功故事。' },
  },
  {
    signals: ['urgency-bait', 'contact-bait', 'purchase-offer', 'price-ladder', 'masked-phone', 'clinic-plug', 'remote-treatment'],
    do: {
      en: 'Keep advice and sales apart: no pressure, contact or order links inside the text; give prices as a list with date and payer.',
      'zh-Hans': '把科普与招揽分开:正文里不催促、不放联系方式和购买链接;价格列成表,注明日期和付费方。',
      'zh-Hant': '把衛教與招攬分開:正文裡不催促、不放聯絡方式和購買連結;價格列成表,註明日期和付費方。',
    },
  },
  {
    signals: ['disparaged-treatment'],
    do: {
      en: 'Tell benefits and harms of the standard treatment by the same measure as those of your own.',
      'zh-Hans': '说标准治疗的利弊,用与自家疗法相同的尺度。',
      'zh-Hant': '說標準治療的利弊,用與自家療法相同的尺度。',
    },
  },
  {
    signals: ['unattributed-evidence'],
    do: {
      en: 'Name the study or the person behind "research shows", with year and link.',
      'zh-Hans': '“研究表明”“专家指出”要写明是哪项研究、哪位专家,附年份和链接。',
      'zh-Hant': '「研究表明」「專家指出」要寫明是哪項研究、哪位專家,附年份和連結。',
    },
  },
  {
    signals: ['query-title', 'two-question-title', 'doubled-question-marks', 'clinic-question'],
    do: {
      en: 'Give the page a title that says what it tells, without city, clinic and price, and one question mark at most.',
      'zh-Hans': '标题写清页面讲什么,不堆城市、医院和价格,问号最多一个。',
      'zh-Hant': '標題寫清頁面講什麼,不堆城市、醫院和價格,問號最多一個。',
    },
  },
  {
    signals: ['title-in-headings', 'title-in-text', 'title-shards', 'repeated-line-openings', 'keyword-stuffing', 'keyword-list-line', 'meta-keyword-stuffing'],
    do: {
      en: 'Say each thing once: headings that do not repeat the title, no lists of keywords.',
      'zh-Hans': '每件事只说一遍:小标题不重复标题,不罗列关键词。',
      'zh-Hant': '每件事只說一遍:小標題不重複標題,不羅列關鍵詞。',
    },
  },
  {
    signals: ['city-rotated-links', 'query-links', 'rotated-link-slots', 'truncated-anchors', 'empty-anchors', 'keyword-anchors', 'slot-sentence'],
    do: {
      en: 'Take out links and sentences that differ only in city, treatment or price.',
      'zh-Hans': '删去只换城市、项目或价格的链接和句子。',
      'zh-Hant': '刪去只換城市、項目或價格的連結和句子。',
    },
  },
  {
    signals: ['doubled-lead', 'duplicated-block'],
    do: { en: 'Print each paragraph once.', 'zh-Hans': '每段文字只出现一次。', 'zh-Hant': '每段文字只出現一次。' },
  },
  {
    signals: ['ad-law-scars', 'deletion-holes', 'percent-loss', 'masked-words', 'disguised-words', 'unicode-disguise'],
    do: {
      en: 'Undo what a word filter swapped, cut or disguised; words that are not allowed are left out as whole sentences.',
      'zh-Hans': '还原被过滤器替换、删除或变形的词;不该写的,整句删去。',
      'zh-Hant': '還原被過濾器替換、刪除或變形的詞;不該寫的,整句刪去。',
    },
  },
  {
    signals: ['tortured-phrases', 'drug-name-drift', 'conversion-debris', 'llm-residue', 'template-author'],
    do: {
      en: 'Have a person who knows the subject read the text: names of drugs, set phrases, leftovers of machines, the real author.',
      'zh-Hans': '请懂行的人通读:药名、固定说法、机器残留和真实作者。',
      'zh-Hant': '請懂行的人通讀:藥名、固定說法、機器殘留和真實作者。',
    },
  },
  {
    signals: ['stock-frames', 'hedge-template', 'rhetorical-close', 'conspiracy-frame'],
    do: {
      en: 'Replace stock phrases by what only you can tell: numbers, names, limits.',
      'zh-Hans': '用只有你知道的内容取代套话:数字、人名、局限。',
      'zh-Hant': '用只有你知道的內容取代套話:數字、人名、侷限。',
    },
  },
  {
    signals: ['parasite-injection', 'hidden-text', 'host-mismatch'],
    do: {
      en: 'Look for text and links that somebody else planted on the site.',
      'zh-Hans': '检查网站是否被人植入了文字和链接。',
      'zh-Hant': '檢查網站是否被人植入了文字和連結。',
    },
  },
  {
    signals: ['wording'],
    do: {
      en: 'The wording as a whole resembles spam: write as you would explain it to a patient.',
      'zh-Hans': '整体行文像垃圾页面:像当面向患者解释那样写。',
      'zh-Hant': '整體行文像垃圾頁面:像當面向患者解釋那樣寫。',
    },
  },
]

/** For signals that would speak for the page, when they are missing. */
export const MISSING: readonly Topic[] = [
  {
    signals: ['named-author'],
    do: {
      en: 'Name the author or reviewer with title and institution.',
      'zh-Hans': '写明作者或审核者的姓名、职称和单位。',
      'zh-Hant': '寫明作者或審核者的姓名、職稱和單位。',
    },
  },
  {
    signals: ['review-date'],
    do: { en: 'Say when the page was written and last reviewed.', 'zh-Hans': '写明撰写和最近审核的日期。', 'zh-Hant': '寫明撰寫和最近審核的日期。' },
  },
  {
    signals: ['references-list', 'study-statistics', 'attributed-statements'],
    do: { en: 'Give references that can be looked up.', 'zh-Hans': '列出可以查证的参考文献。', 'zh-Hant': '列出可以查證的參考文獻。' },
  },
  {
    signals: ['balanced-risks'],
    do: {
      en: 'Say what can go wrong, who should not have it, and what else there is.',
      'zh-Hans': '写明风险、不适合的人群和其他选择。',
      'zh-Hant': '寫明風險、不適合的人群和其他選擇。',
    },
  },
]
