/** What the frame of an honest site says around every page. */
export interface Boilerplate {
  readonly menu: readonly string[]
  readonly cookies: readonly string[]
  readonly footer: readonly string[]
  readonly newsletter: readonly string[]
}

const ZH: Boilerplate = {
  menu: ['首页', '医院概况', '科室导航', '就医指南', '健康科普', '新闻公告', '信息公开', '人才招聘', '联系我们', '无障碍浏览'],
  cookies: ['本网站使用必要的浏览记录以保证正常运行。继续浏览即表示您同意我们的隐私政策。', '同意', '仅必要项', '了解更多'],
  footer: ['网站地图', '法律声明', '隐私保护', '意见建议', '版权所有 未经书面授权不得转载', '建议使用主流浏览器访问', '今日访问 1208 总访问 3561902'],
  newsletter: ['打印本页', '关闭窗口', '分享到', '字号 大 中 小', '上一篇', '下一篇', '返回列表', '返回顶部'],
}

const EN: Boilerplate = {
  menu: ['Home', 'About us', 'Health A to Z', 'Departments', 'Patients and visitors', 'News', 'Publications', 'Get involved', 'Contact', 'Accessibility'],
  cookies: ['We use some essential cookies to make this website work.', 'Accept additional cookies', 'Reject additional cookies', 'View cookie preferences'],
  footer: ['Site map', 'Privacy notice', 'Terms and conditions', 'Freedom of information', 'Modern slavery statement', 'Registered charity', 'All rights reserved'],
  newsletter: ['Print this page', 'Share', 'Was this page helpful? Yes No', 'Sign up for our newsletter', 'Back to top', 'Previous', 'Next', 'Skip to main content'],
}

/** Chinese frames for Chinese pages, English ones for all others. */
export function boilerplateFor(language: string): Boilerplate {
  return language === 'zh' ? ZH : EN
}
