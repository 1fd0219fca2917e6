import { CLASSES, Class } from '../text/classes.ts'
import { defineSignal, type SignalDocs } from './signal.ts'

export default defineSignal({
  id: 'host-mismatch',
  title: { en: 'The address does not fit a health page', 'zh-Hans': '网址与健康内容不符', 'zh-Hant': '網址與健康內容不符' },
  group: 'markup',
  points: 'spam',
  languages: 'any',
  status: 'stable',
  version: 1,
  kinds: ['hacked-page', 'doorway'],
  full: 2,
  extract(page) {
    const reasons = page.url === null ? [] : mismatches(page.url, page.folded.classCounts[Class.han] as number, page.visibleEnd)
    // The address is not in the text: the title stands for the page.
    const { from, to } = page.title.to > page.title.from ? page.title : (page.blocks[0] ?? { from: 0, to: 0 })
    return to > from && isMedical(page) ? reasons.map((note) => ({ from, to, note })) : []
  },
})

export const about: SignalDocs = {
  docs: `
## What it looks for
An address that is a bare IP number, stacks one domain inside another (a.com.b.com), ends in a random path, or names a sport, school, shop or town hall while the text is medical and in a script that the country of the domain does not write.

## Why it matters
Farms live on expired, hacked and throw-away names.

## Known false positives
Good articles reposted on junk hosts, and international sites: weak alone.
`,
  examples: {
    fires: [
      { url: 'http://203.0.113.7/a/1.html', page: '⟦白癜风怎么治⟧\n白癜风、湿疹和银屑病的治疗在医院进行。' },
      { url: 'https://www.goodhair.com.cheapdomain.example/x', page: '⟦Hair transplant guide⟧\nPsoriasis, eczema and botox in one clinic.' },
    ],
    silent: [
      { url: 'https://www.hospital.example/patients/vitiligo.html', page: '白癜风怎么治\n白癜风、湿疹和银屑病的治疗在医院进行。' },
      { url: 'http://203.0.113.7/', page: 'Router login\nEnter the password.' },
    ],
  },
}

const MIN_HEALTH_HITS = 3

function isMedical(page: Parameters<typeof import('./evidence.ts')['hitEvidence']>[0]): boolean {
  return page.hits('diseases').length + page.hits('treatments').length + page.hits('drugs').length + page.hits('institutions').length >= MIN_HEALTH_HITS
}

const STACKED = new Set(['com', 'net', 'org', 'cn', 'gov', 'edu'])
/** Country domains whose pages are seldom Chinese; national bodies there do not write about clinics in Han characters. */
const FAR_COUNTRIES = new Set('pl br ru ua ro hu cz it es pt fr de nl se no dk fi gr tr ar cl co pe mx in pk bd lk ng ke za ir vn th id'.split(' '))
const MIN_HAN_SHARE = 0.4

function mismatches(url: URL, han: number, length: number): string[] {
  const labels = url.hostname.split('.')
  const reasons: string[] = []
  if (/^\d{1,3}(?:\.\d{1,3}){3}$/.test(url.hostname) || url.hostname.startsWith('[')) reasons.push('IP address')
  if (labels.slice(1, -2).some((label) => STACKED.has(label))) reasons.push(url.hostname)
  if (FAR_COUNTRIES.has(labels.at(-1) as string) && han > length * MIN_HAN_SHARE) reasons.push(`.${labels.at(-1)}`)
  if (url.pathname.split('/').some(isRandom)) reasons.push(url.pathname)
  return reasons
}

/** A path segment of ten or more characters that switches between letters and digits again and again. */
function isRandom(segment: string): boolean {
  if (segment.length < 10 || segment.length > 40 || segment.includes('-')) return false
  let switches = 0
  for (let i = 1; i < segment.length; i++) if ((CLASSES[segment.charCodeAt(i)] === Class.digit) !== (CLASSES[segment.charCodeAt(i - 1)] === Class.digit)) switches++
  return switches >= 5
}
