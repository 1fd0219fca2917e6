/** What a host's name says about its owner. Both are shifts and cautions, never a pass: public bodies are hacked, platforms are rented. */

// gov.cn, gob.mx, ac.uk, nhs.uk, go.jp, or.jp, gov, edu, mil, int, europa.eu; not governor.com or edu.example.com.
const OFFICIAL = /(?:^|\.)(?:(?:gov|gob|gouv|govt|edu|ac|mil|nhs|go)\.[a-z]{2}|gov|edu|mil|int|europa\.eu)$/

/** Whether only governments, schools, armies and health services can have the host. */
export function isOfficialHost(host: string): boolean {
  return OFFICIAL.test(host)
}

/**
 * Sites on which anybody publishes under one name, by path and not by host name, so that the Public Suffix List cannot tell the publishers apart:
 * portals with open accounts, forums, question sites, site builders, code and document hosts. Written for this project from general knowledge.
 */
const SHARED: ReadonlySet<string> = new Set(
  (
    '163.com 360doc.com 51.com about.me academia.edu archive.org baidu.com bilibili.com bitbucket.org blogger.com cnblogs.com csdn.net dcard.tw docin.com douban.com douyin.com ' +
    'eastmoney.com evernote.com facebook.com flickr.com github.com gitee.com gitlab.com google.com hubpages.com huxiu.com ifeng.com instagram.com issuu.com jianshu.com kuaishou.com ' +
    'linkedin.com linktr.ee livejournal.com matters.town medium.com microsoft.com mixcloud.com naver.com note.com pinterest.com pixnet.net ptt.cc qq.com quora.com reddit.com ' +
    'scribd.com sina.com.cn slideshare.net sohu.com soundcloud.com stackexchange.com telegra.ph tianya.cn tiktok.com toutiao.com tumblr.com twitter.com vk.com weebly.com weibo.com ' +
    'wikidot.com wikipedia.org wixsite.com wordpress.com x.com xiaohongshu.com xueqiu.com yahoo.com youtube.com zhihu.com'
  ).split(' '),
)

/** Whether many publishers share the site, so that a verdict on all of it would be unjust to most. */
export function isSharedSite(site: string): boolean {
  return SHARED.has(site)
}
