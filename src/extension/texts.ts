import type { Tier } from '../lookup/detail.ts'
import type { Locale } from '../verdict/types.ts'
import type { Settings } from './settings.ts'
import type { MarkKind, OwnAction } from './standing.ts'

interface Texts {
  readonly marks: Readonly<Record<MarkKind, string>>
  readonly tiers: Readonly<Record<Tier, string>>
  /** Name of a mark for those who do not see it. */
  readonly markName: (word: string) => string
  readonly since: (day: string) => string
  readonly family: (id: string) => string
  readonly listEntry: (expression: string) => string
  readonly ownRule: Readonly<Record<OwnAction, string>>
  readonly actions: Readonly<Record<OwnAction | 'none', string>>
  readonly wrong: string
  readonly close: string
  readonly hidden: (count: number) => string
  readonly show: string
  readonly popup: {
    readonly reading: string
    readonly noAccess: string
    readonly noText: string
    readonly failed: string
    readonly again: string
    readonly showWords: string
    readonly hideWords: string
    readonly goTo: string
    readonly against: string
    readonly inFavour: string
    /** Milliseconds; the second only when the engine had to be started. */
    readonly local: (judging: string, loading: string | null) => string
    readonly always: (host: string) => string
    readonly markResults: (engine: string) => string
    readonly marking: (engine: string) => string
    readonly thisSite: string
    readonly options: string
    readonly inTab: string
    readonly sum: (bias: string, score: string) => string
    readonly more: (count: number) => string
    readonly listed: (why: string) => string
    readonly lookups: Readonly<Record<'allowed' | 'unknown' | 'unsure' | 'no-service', string>>
  }
  readonly report: {
    readonly title: string
    readonly about: string
    readonly label: string
    readonly labels: Readonly<Record<'spam' | 'ham' | 'borderline', string>>
    readonly reason: string
    readonly withText: string
    readonly preview: string
    readonly send: (host: string) => string
    readonly noService: string
    readonly sent: (id: string) => string
    readonly failures: Readonly<Record<'offline' | 'unauthorized' | 'forbidden' | 'rate' | 'read-only' | 'other', string>>
  }
  readonly options: {
    readonly title: string
    readonly engines: string
    readonly enginesHelp: string
    readonly all: string
    readonly refused: string
    readonly effect: string
    readonly effects: Readonly<Record<Settings['effect'], string>>
    readonly language: string
    readonly auto: string
    readonly service: string
    readonly serviceHelp: string
    readonly badService: string
    readonly token: string
    readonly tokenHelp: string
    readonly tier: string
    readonly updateEngines: string
    readonly save: string
    readonly saved: string
    readonly update: string
    readonly lists: (listed: number, allowed: number, when: string) => string
    readonly noLists: string
    readonly listsFailed: string
    readonly rules: string
    readonly rulesHelp: string
    readonly ruleProblem: (line: number, message: string) => string
    readonly importFile: string
    readonly exportFile: string
    readonly imported: (count: number) => string
    readonly tooLarge: string
    readonly privacy: string
    readonly privacyText: string
  }
}

/** Name and description in the browser's list of extensions. */
export const MANIFEST_TEXTS: Readonly<Record<Locale, { readonly name: string; readonly description: string }>> = {
  en: { name: 'Nostrum', description: 'Marks clinic spam and SEO farms among search results, and judges health pages on your device.' },
  'zh-Hans': { name: 'Nostrum 医疗垃圾页面识别', description: '在搜索结果中标出诊所垃圾页面和搜索引擎农场，并在您的设备上判断健康类网页。' },
  'zh-Hant': { name: 'Nostrum 醫療垃圾頁面識別', description: '在搜尋結果中標出診所垃圾頁面和搜尋引擎農場，並在您的裝置上判斷健康類網頁。' },
}

export const TEXTS: Readonly<Record<Locale, Texts>> = {
  en: {
    marks: { 'own-block': 'Blocked by you', 'own-allow': 'Trusted by you', certain: 'Spam', likely: 'Likely spam', watch: 'Suspected' },
    tiers: { certain: 'listed as spam', likely: 'listed as likely spam', watch: 'suspected or disputed' },
    markName: (word) => `Nostrum: ${word}. Show why`,
    since: (day) => `since ${day}`,
    family: (id) => `one of a family of doorway pages (${id})`,
    listEntry: (expression) => `List entry: ${expression}`,
    ownRule: { allow: 'You trust this site.', grey: 'You pass over what lists say of this site.', block: 'You block this site.' },
    actions: { allow: 'Trust', grey: 'Ignore lists', block: 'Block', none: 'No rule' },
    wrong: 'This is wrong',
    close: 'Close',
    hidden: (count) => (count === 1 ? 'Nostrum hides 1 result here.' : `Nostrum hides ${count} results here.`),
    show: 'Show',
    popup: {
      reading: 'Reading the page …',
      noAccess: 'The browser lets no extension read this page. Open an ordinary web page and try again.',
      noText: 'There is no text here to judge.',
      failed: 'Something went wrong inside the extension. Open it again; if that does not help, reload the page.',
      again: 'Try again',
      showWords: 'Show the words in the page',
      hideWords: 'Hide the words in the page',
      goTo: 'Go to this place in the page',
      against: 'speaks against the page',
      inFavour: 'speaks for the page',
      local: (judging, loading) => `Judged on this device in ${judging} ms${loading === null ? '' : `, after ${loading} ms to start`}. Nothing of the page was sent anywhere.`,
      always: (host) => `Judge pages of ${host} when they open`,
      markResults: (engine) => `Mark results of ${engine}`,
      marking: (engine) => `Results of ${engine} are marked.`,
      thisSite: 'Your rule for this site',
      options: 'Options',
      inTab: 'Open in a tab',
      sum: (bias, score) => `baseline ${bias} plus the points above gives ${score}`,
      more: (count) => `and ${count} more`,
      listed: (why) => `This address is on the list: ${why}.`,
      lookups: {
        allowed: 'A public body, hospital or encyclopedia, or cleared by a reviewer.',
        unknown: 'This address is on no list.',
        unsure: 'Lists could not be asked.',
        'no-service': 'No service is chosen in the options, so no list was asked.',
      },
    },
    report: {
      title: 'This is wrong',
      about: 'Tell the service what this page is. A person looks at each report; no report changes a score by itself.',
      label: 'The page is',
      labels: { ham: 'honest', borderline: 'a border case', spam: 'spam' },
      reason: 'Why? (optional)',
      withText: 'Send the text of the page along, so that reviewers see what you saw',
      preview: 'This, and nothing else, will be sent:',
      send: (host) => `Send to ${host}`,
      noService: 'No service is chosen, so there is nobody to tell. Choose one in the options.',
      sent: (id) => `Sent. The report has the id ${id}.`,
      failures: {
        offline: 'The service could not be reached. Nothing was sent. Check the connection and try again.',
        unauthorized: 'The service takes reports with a token only. Ask its operator for one and enter it in the options.',
        forbidden: 'Your token may not send reports. Ask the operator of the service.',
        rate: 'Too many requests for the moment. Try again in a minute.',
        'read-only': 'The service takes no reports at the moment.',
        other: 'The service did not take the report.',
      },
    },
    options: {
      title: 'Nostrum options',
      engines: 'Mark results of',
      enginesHelp: 'Each asks the browser to let the extension into the result pages of that search engine, and into no others.',
      all: 'All of them',
      refused: 'The browser was not allowed to let the extension in, so these results are not marked.',
      effect: 'Listed results are',
      effects: { mark: 'marked', highlight: 'marked and shaded', hide: 'hidden, with a line that says so' },
      language: 'Language',
      auto: 'as the browser',
      service: 'Service to look addresses up with',
      serviceHelp:
        'For example https://nostrum.example. Lists are fetched as hashes and searched on this device; for a hit, four bytes of its hash are asked for among others. Empty: nothing is asked.',
      badService: 'This is no address of a service. Write https:// and a host, or http://127.0.0.1 for this machine.',
      token: 'Token for reports',
      tokenHelp: 'Only for services that ask for one.',
      tier: 'Mark what is at least',
      updateEngines: 'Fetch newer descriptions of result pages from the service, once a day',
      save: 'Save',
      saved: 'Saved.',
      update: 'Fetch lists now',
      lists: (listed, allowed, when) => `${listed} listed, ${allowed} allowed; fetched ${when}.`,
      noLists: 'No lists are here yet.',
      listsFailed: 'The service could not be asked for lists. It is tried again by itself.',
      rules: 'Your own rules',
      rulesHelp:
        'In the format of uBlacklist, one a line: *://*.farm.example/* blocks, @*://*.clinic.example/* passes over what lists say, @1*://*.hospital.example/* trusts. Yours go before any list.',
      ruleProblem: (line, message) => `Line ${line} means nothing: ${message}.`,
      importFile: 'Import a file',
      exportFile: 'Export as a file',
      imported: (count) => `${count} rules were added.`,
      tooLarge: 'The file is too large: 2 MB at most.',
      privacy: 'What leaves this device',
      privacyText:
        'Pages are judged here. A page or its address is sent only when you press Send under "This is wrong", and shown to you before. Look-ups send four-byte beginnings of hashes, without cookies or referrer. Nothing else is sent; nothing is collected.',
    },
  },
  'zh-Hans': {
    marks: { 'own-block': '您已屏蔽', 'own-allow': '您信任', certain: '垃圾页面', likely: '疑似垃圾', watch: '可疑' },
    tiers: { certain: '已列为垃圾页面', likely: '列为疑似垃圾页面', watch: '可疑或有争议' },
    markName: (word) => `Nostrum：${word}。查看理由`,
    since: (day) => `自 ${day} 起`,
    family: (id) => `属于一个门页家族（${id}）`,
    listEntry: (expression) => `列表条目：${expression}`,
    ownRule: { allow: '您信任这个网站。', grey: '您忽略列表对这个网站的说法。', block: '您屏蔽了这个网站。' },
    actions: { allow: '信任', grey: '忽略列表', block: '屏蔽', none: '无规则' },
    wrong: '这不对',
    close: '关闭',
    hidden: (count) => `Nostrum 在此隐藏了 ${count} 条结果。`,
    show: '显示',
    popup: {
      reading: '正在阅读网页……',
      noAccess: '浏览器不允许扩展读取此页面。请打开普通网页再试。',
      noText: '这里没有可供判断的文字。',
      failed: '扩展内部出错。请重新打开；若仍不行，请刷新网页。',
      again: '重试',
      showWords: '在网页中标出这些词句',
      hideWords: '不再在网页中标出',
      goTo: '转到网页中的这一处',
      against: '对页面不利',
      inFavour: '对页面有利',
      local: (judging, loading) => `在本设备上判断，用时 ${judging} 毫秒${loading === null ? '' : `（启动 ${loading} 毫秒）`}。网页内容没有发往任何地方。`,
      always: (host) => `打开 ${host} 的网页时自动判断`,
      markResults: (engine) => `标记 ${engine} 的搜索结果`,
      marking: (engine) => `${engine} 的搜索结果会被标记。`,
      thisSite: '您对本网站的规则',
      options: '选项',
      inTab: '在标签页中打开',
      sum: (bias, score) => `基准 ${bias} 加上以上各项，得 ${score}`,
      more: (count) => `另有 ${count} 处`,
      listed: (why) => `此网址在列表中：${why}。`,
      lookups: {
        allowed: '公共机构、医院或百科，或经审核者确认无误。',
        unknown: '此网址不在任何列表中。',
        unsure: '无法查询列表。',
        'no-service': '选项中没有设置服务，因此没有查询列表。',
      },
    },
    report: {
      title: '这不对',
      about: '告诉服务方这个网页是什么。每份报告都有人看；报告本身不会改变任何分数。',
      label: '这个网页是',
      labels: { ham: '正当的', borderline: '介于两者之间', spam: '垃圾' },
      reason: '为什么？（可不填）',
      withText: '附上网页文字，让审核者看到您所看到的',
      preview: '将要发送的全部内容如下：',
      send: (host) => `发送给 ${host}`,
      noService: '没有设置服务，因此无处可报。请在选项中设置。',
      sent: (id) => `已发送，报告编号 ${id}。`,
      failures: {
        offline: '无法连接服务，没有发送任何内容。请检查网络后重试。',
        unauthorized: '该服务只接受带令牌的报告。请向运营者索取，并填入选项。',
        forbidden: '您的令牌无权发送报告。请联系服务的运营者。',
        rate: '请求过多，请一分钟后再试。',
        'read-only': '该服务目前不接受报告。',
        other: '服务没有接受这份报告。',
      },
    },
    options: {
      title: 'Nostrum 选项',
      engines: '标记以下搜索引擎的结果',
      enginesHelp: '每一项都会请浏览器允许扩展进入该搜索引擎的结果页，不涉及其他网页。',
      all: '全部',
      refused: '浏览器未获准让扩展进入，因此这些结果不会被标记。',
      effect: '列表中的结果',
      effects: { mark: '加标记', highlight: '加标记并加底色', hide: '隐藏，并留一行说明' },
      language: '语言',
      auto: '跟随浏览器',
      service: '用于查询网址的服务',
      serviceHelp: '例如 https://nostrum.example。列表以散列形式下载并在本设备上查找；命中时只询问其散列的四个字节，并混入其他条目。留空则不询问。',
      badService: '这不是服务的地址。请写 https:// 加主机名，或用 http://127.0.0.1 指本机。',
      token: '报告用的令牌',
      tokenHelp: '仅在服务要求时填写。',
      tier: '标记范围（至少）',
      updateEngines: '每天从服务获取一次结果页的新描述',
      save: '保存',
      saved: '已保存。',
      update: '立即获取列表',
      lists: (listed, allowed, when) => `列表 ${listed} 条，许可 ${allowed} 条；获取于 ${when}。`,
      noLists: '这里还没有列表。',
      listsFailed: '无法向服务获取列表，稍后会自动重试。',
      rules: '您自己的规则',
      rulesHelp: '采用 uBlacklist 格式，每行一条：*://*.farm.example/* 屏蔽，@*://*.clinic.example/* 忽略列表，@1*://*.hospital.example/* 信任。您的规则优先于任何列表。',
      ruleProblem: (line, message) => `第 ${line} 行无效：${message}。`,
      importFile: '导入文件',
      exportFile: '导出文件',
      imported: (count) => `已加入 ${count} 条规则。`,
      tooLarge: '文件过大，最多 2 MB。',
      privacy: '哪些内容会离开本设备',
      privacyText:
        '网页在本设备上判断。只有当您在“这不对”下按“发送”时，网页或其网址才会发出，并且事先显示给您。查询只发送散列的前四个字节，不带 Cookie 和来源。除此之外什么都不发送，什么都不收集。',
    },
  },
  'zh-Hant': {
    marks: { 'own-block': '您已封鎖', 'own-allow': '您信任', certain: '垃圾頁面', likely: '疑似垃圾', watch: '可疑' },
    tiers: { certain: '已列為垃圾頁面', likely: '列為疑似垃圾頁面', watch: '可疑或有爭議' },
    markName: (word) => `Nostrum：${word}。查看理由`,
    since: (day) => `自 ${day} 起`,
    family: (id) => `屬於一個門頁家族（${id}）`,
    listEntry: (expression) => `清單條目：${expression}`,
    ownRule: { allow: '您信任這個網站。', grey: '您忽略清單對這個網站的說法。', block: '您封鎖了這個網站。' },
    actions: { allow: '信任', grey: '忽略清單', block: '封鎖', none: '無規則' },
    wrong: '這不對',
    close: '關閉',
    hidden: (count) => `Nostrum 在此隱藏了 ${count} 條結果。`,
    show: '顯示',
    popup: {
      reading: '正在閱讀網頁……',
      noAccess: '瀏覽器不允許擴充功能讀取此頁面。請開啟一般網頁再試。',
      noText: '這裡沒有可供判斷的文字。',
      failed: '擴充功能內部出錯。請重新開啟；若仍不行，請重新整理網頁。',
      again: '重試',
      showWords: '在網頁中標出這些詞句',
      hideWords: '不再於網頁中標出',
      goTo: '前往網頁中的這一處',
      against: '對頁面不利',
      inFavour: '對頁面有利',
      local: (judging, loading) => `在本裝置上判斷，用時 ${judging} 毫秒${loading === null ? '' : `（啟動 ${loading} 毫秒）`}。網頁內容沒有送往任何地方。`,
      always: (host) => `開啟 ${host} 的網頁時自動判斷`,
      markResults: (engine) => `標記 ${engine} 的搜尋結果`,
      marking: (engine) => `${engine} 的搜尋結果會被標記。`,
      thisSite: '您對本網站的規則',
      options: '選項',
      inTab: '在分頁中開啟',
      sum: (bias, score) => `基準 ${bias} 加上以上各項，得 ${score}`,
      more: (count) => `另有 ${count} 處`,
      listed: (why) => `此網址在清單中：${why}。`,
      lookups: {
        allowed: '公共機構、醫院或百科，或經審核者確認無誤。',
        unknown: '此網址不在任何清單中。',
        unsure: '無法查詢清單。',
        'no-service': '選項中沒有設定服務，因此沒有查詢清單。',
      },
    },
    report: {
      title: '這不對',
      about: '告訴服務方這個網頁是什麼。每份回報都有人看；回報本身不會改變任何分數。',
      label: '這個網頁是',
      labels: { ham: '正當的', borderline: '介於兩者之間', spam: '垃圾' },
      reason: '為什麼？（可不填）',
      withText: '附上網頁文字，讓審核者看到您所看到的',
      preview: '將要送出的全部內容如下：',
      send: (host) => `送給 ${host}`,
      noService: '沒有設定服務，因此無處可報。請在選項中設定。',
      sent: (id) => `已送出，回報編號 ${id}。`,
      failures: {
        offline: '無法連線到服務，沒有送出任何內容。請檢查網路後重試。',
        unauthorized: '該服務只接受帶權杖的回報。請向營運者索取，並填入選項。',
        forbidden: '您的權杖無權送出回報。請聯絡服務的營運者。',
        rate: '請求過多，請一分鐘後再試。',
        'read-only': '該服務目前不接受回報。',
        other: '服務沒有接受這份回報。',
      },
    },
    options: {
      title: 'Nostrum 選項',
      engines: '標記以下搜尋引擎的結果',
      enginesHelp: '每一項都會請瀏覽器允許擴充功能進入該搜尋引擎的結果頁，不涉及其他網頁。',
      all: '全部',
      refused: '瀏覽器未獲准讓擴充功能進入，因此這些結果不會被標記。',
      effect: '清單中的結果',
      effects: { mark: '加標記', highlight: '加標記並加底色', hide: '隱藏，並留一行說明' },
      language: '語言',
      auto: '跟隨瀏覽器',
      service: '用於查詢網址的服務',
      serviceHelp: '例如 https://nostrum.example。清單以雜湊形式下載並在本裝置上查找；命中時只詢問其雜湊的四個位元組，並混入其他條目。留空則不詢問。',
      badService: '這不是服務的位址。請寫 https:// 加主機名稱，或用 http://127.0.0.1 指本機。',
      token: '回報用的權杖',
      tokenHelp: '僅在服務要求時填寫。',
      tier: '標記範圍（至少）',
      updateEngines: '每天從服務取得一次結果頁的新描述',
      save: '儲存',
      saved: '已儲存。',
      update: '立即取得清單',
      lists: (listed, allowed, when) => `清單 ${listed} 條，許可 ${allowed} 條；取得於 ${when}。`,
      noLists: '這裡還沒有清單。',
      listsFailed: '無法向服務取得清單，稍後會自動重試。',
      rules: '您自己的規則',
      rulesHelp: '採用 uBlacklist 格式，每行一條：*://*.farm.example/* 封鎖，@*://*.clinic.example/* 忽略清單，@1*://*.hospital.example/* 信任。您的規則優先於任何清單。',
      ruleProblem: (line, message) => `第 ${line} 行無效：${message}。`,
      importFile: '匯入檔案',
      exportFile: '匯出檔案',
      imported: (count) => `已加入 ${count} 條規則。`,
      tooLarge: '檔案過大，最多 2 MB。',
      privacy: '哪些內容會離開本裝置',
      privacyText:
        '網頁在本裝置上判斷。只有當您在「這不對」下按「送出」時，網頁或其網址才會送出，並且事先顯示給您。查詢只送出雜湊的前四個位元組，不帶 Cookie 和來源。除此之外什麼都不送出，什麼都不收集。',
    },
  },
}
