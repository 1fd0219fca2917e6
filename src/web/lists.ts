/** /lists: what blocklists there are, in words and links for readers. */
import { html } from 'hono/html'
import type { ListCatalogue } from '../lists/catalogue.ts'
import type { FormatName } from '../lists/formats/index.ts'
import type { Tier } from '../lookup/detail.ts'
import type { Locale } from '../verdict/types.ts'
import { type Html, renderLayout } from './layout.ts'

interface Texts {
  readonly title: string
  readonly about: string
  readonly empty: string
  readonly published: (version: number, day: string) => string
  readonly entries: (count: number) => string
  readonly subscribe: string
  readonly tiers: Readonly<Record<Tier, string>>
  readonly formats: Readonly<Record<FormatName, string>>
}

const TEXTS: Readonly<Record<Locale, Texts>> = {
  en: {
    title: 'Blocklists',
    about:
      'Sites found to be clinic spam or health content farms, for programs that hide or block. Reason and date stand beside each entry. Public bodies, hospitals, shared hosts and well-known sites are never listed. A wrong entry is taken off with the next release.',
    empty: 'Nothing has been published yet.',
    published: (version, day) => `Release ${version} of ${day}`,
    entries: (count) => (count === 1 ? '1 entry' : `${count} entries`),
    subscribe: 'Subscribe',
    tiers: {
      certain: 'Certain: confirmed by a person, part of a family of doorway pages across sites, or at least four of five pages are spam',
      likely: 'Likely: at least half of the pages are spam, or belong to a family of doorway pages; holds the certain ones too',
      watch: 'Watch: suspected or disputed; to look at, not to block; holds all others too',
    },
    formats: {
      ublacklist: 'uBlacklist, hides search results',
      ubo: 'uBlock Origin, AdGuard, Brave',
      hosts: 'hosts file, Pi-hole',
      dnsmasq: 'dnsmasq, OpenWrt',
      rpz: 'Response policy zone for name servers',
      goggle: 'Brave Search Goggle',
      json: 'JSON, for programs',
    },
  },
  'zh-Hans': {
    title: '屏蔽列表',
    about:
      '已认定为诊所垃圾页面或健康内容农场的网站，供屏蔽、隐藏类程序使用。每个条目旁都写明理由和日期。公共机构、医院、共享主机和知名网站绝不会列入。错误的条目会在下一次发布时移除。',
    empty: '尚未发布任何列表。',
    published: (version, day) => `第 ${version} 版，${day}`,
    entries: (count) => `${count} 个条目`,
    subscribe: '订阅',
    tiers: {
      certain: '确定：经人工确认，或属于跨站的一批门页，或至少五分之四的页面是垃圾页面',
      likely: '很可能：至少一半页面是垃圾页面，或属于一批门页；包含“确定”的条目',
      watch: '观察：有嫌疑或有争议；供查看，不宜屏蔽；包含其余所有条目',
    },
    formats: {
      ublacklist: 'uBlacklist，隐藏搜索结果',
      ubo: 'uBlock Origin、AdGuard、Brave',
      hosts: 'hosts 文件、Pi-hole',
      dnsmasq: 'dnsmasq、OpenWrt',
      rpz: '域名服务器响应策略区（RPZ）',
      goggle: 'Brave Search Goggle',
      json: 'JSON，供程序使用',
    },
  },
  'zh-Hant': {
    title: '封鎖清單',
    about:
      '已認定為診所垃圾頁面或健康內容農場的網站，供封鎖、隱藏類程式使用。每個條目旁都寫明理由和日期。公共機構、醫院、共用主機和知名網站絕不會列入。錯誤的條目會在下一次發布時移除。',
    empty: '尚未發布任何清單。',
    published: (version, day) => `第 ${version} 版，${day}`,
    entries: (count) => `${count} 個條目`,
    subscribe: '訂閱',
    tiers: {
      certain: '確定：經人工確認，或屬於跨站的一批門頁，或至少五分之四的頁面是垃圾頁面',
      likely: '很可能：至少一半頁面是垃圾頁面，或屬於一批門頁；包含「確定」的條目',
      watch: '觀察：有嫌疑或有爭議；供查看，不宜封鎖；包含其餘所有條目',
    },
    formats: {
      ublacklist: 'uBlacklist，隱藏搜尋結果',
      ubo: 'uBlock Origin、AdGuard、Brave',
      hosts: 'hosts 檔案、Pi-hole',
      dnsmasq: 'dnsmasq、OpenWrt',
      rpz: '網域名稱伺服器回應政策區（RPZ）',
      goggle: 'Brave Search Goggle',
      json: 'JSON，供程式使用',
    },
  },
}

export function renderLists({ version, modified, tiers }: ListCatalogue, locale: Locale): Html {
  const texts = TEXTS[locale]
  const shown = tiers.map(
    ({ tier, entries, files }) => html`<section class="card" id="${tier}">
<h3>${texts.tiers[tier]}</h3>
<p>${texts.entries(entries)}</p>
<ul>${files.map(({ format, url, subscribe }) => html`<li><a href="${new URL(url).pathname}">${texts.formats[format]}</a>${subscribe === null ? '' : html` · <a href="${subscribe}">${texts.subscribe}</a>`}</li>`)}</ul>
</section>`,
  )
  const body = html`<h2>${texts.title}</h2>
<p>${texts.about}</p>
${version === null || modified === null ? html`<p>${texts.empty}</p>` : html`<p>${texts.published(version, modified.slice(0, 'YYYY-MM-DD'.length))}</p>${shown}`}`
  return renderLayout({ title: `Nostrum: ${texts.title}`, locale, body })
}
