import { describe, expect, test } from 'vitest'
import { readHtmlPage, readText } from '../../src/page/page.ts'
import { canonicalUrl } from '../../src/site/canonical-url.ts'
import { clinicName } from '../../src/site/clinic-name.ts'
import { fillersOf } from '../../src/site/fillers.ts'
import { BANDS, bandKeys, fingerprint, fingerprintBytes, similarity } from '../../src/site/fingerprint.ts'
import { isOfficialHost, isSharedSite } from '../../src/site/hosts.ts'
import { linkTemplates, mergeTemplates, templatesOf, titleTemplate } from '../../src/site/templates.ts'
import { doorway } from '../api/farm.ts'

const alike = (a: string, b: string) => similarity(fingerprintBytes(fingerprint(readText(a)) as string), fingerprintBytes(fingerprint(readText(b)) as string))
const HONEST = '糖尿病饮食\n糖尿病患者要控制总能量的摄入,主食定量,粗细搭配,多吃蔬菜,水果适量,在两餐之间吃。'.repeat(1) + '每周至少吃两次鱼,少吃腌制和油炸的食物。'.repeat(12)

describe('a fingerprint', () => {
  test.each(['zh', 'en'] as const)('of a page with another town and treatment is nearly the same (%s)', (language) => {
    const [one, two] = language === 'zh' ? [doorway('苏州', '植发'), doorway('南宁', '隆鼻')] : [doorway('Tulsa', 'hair transplant', 'en'), doorway('Boston', 'botox', 'en')]
    expect(alike(one, two)).toBeGreaterThan(0.9)
  })

  test('of another page is another', () => {
    expect(alike(doorway('苏州', '植发'), HONEST)).toBeLessThan(0.1)
    expect(alike(doorway('苏州', '植发'), doorway('Tulsa', 'botox', 'en'))).toBeLessThan(0.1)
  })

  test('falls with what is changed: half the sentences others, a third of the similarity left', () => {
    const [head = '', ...lines] = doorway('苏州', '植发').split('\n')
    const half = [head, ...lines.slice(0, 10), ...HONEST.split(/[。\n]/).slice(0, 8)].join('\n')
    expect(alike([head, ...lines].join('\n'), half)).toBeGreaterThan(0.2)
    expect(alike([head, ...lines].join('\n'), half)).toBeLessThan(0.7)
  })

  test('does not see names, numbers, spaces, punctuation, script or the link tail', () => {
    const page = doorway('苏州', '植发')
    expect(alike(page, page.replaceAll('雅韵', '美康'))).toBeGreaterThan(0.9)
    expect(alike(page, page.replaceAll('30', '88,000'))).toBe(1)
    expect(alike(page, page.replaceAll(',', '， ').replaceAll('。', '！'))).toBe(1)
    expect(alike(page, page.replaceAll('医', '醫').replaceAll('术', '術').replaceAll('发', '發'))).toBeGreaterThan(0.95)
    const tail = ['福州植发哪里好', '沈阳隆鼻多少钱', '合肥种牙疼不疼'].map((line) => `\n- ${line}`).join('')
    expect(alike(page, page + tail)).toBe(1)
  })

  test('of too little text is none', () => {
    expect(fingerprint(readText(''))).toBeNull()
    expect(fingerprint(readText('苏州植发哪家好\n请电话咨询。'))).toBeNull()
    expect(fingerprint(readHtmlPage('<nav>'.repeat(1000)))).toBeNull()
  })

  test('has bands that tell the same bytes, each its own number', () => {
    const bytes = fingerprintBytes(fingerprint(readText(HONEST)) as string)
    const keys = bandKeys(bytes)
    expect(new Set(keys).size).toBe(BANDS)
    expect(keys.every(Number.isSafeInteger)).toBe(true)
    const other = bytes.slice()
    other[12] = (other[12] as number) ^ 1
    expect(bandKeys(other).map((key, band) => key === keys[band])).toEqual(keys.map((_, band) => band !== 2))
  })
})

describe('fillers', () => {
  test('are what the title names and the text repeats', () => {
    expect(fillersOf(readText(doorway('苏州', '植发')))).toEqual({ place: '苏州', topic: '植发', institution: '雅韵' })
    expect(fillersOf(readText(doorway('Tulsa', 'hair transplant', 'en')))).toEqual({ place: 'tulsa', topic: 'hair transplant', institution: 'lumira' })
  })

  test('are not the town in a dateline, a headline or a footer', () => {
    const article = HONEST.split('\n')
    expect(fillersOf(readText([`合肥:${article[0]}`, `合肥讯 ${article[1]}`, '来源:合肥日报'].join('\n'))).place).toBeNull()
  })

  test('without a title’s help are what is said often', () => {
    const text = `生活一课\n${HONEST}\n${'苏州的朋友可以来听课,苏州的朋友免费。'.repeat(3)}\n${HONEST}`
    expect(fillersOf(readText(text))).toMatchObject({ place: '苏州' })
  })
})

test.each([
  ['到丽美医院很方便,选丽美医院的人多,苏州丽美医院离地铁站近。', '丽美'],
  ['Visit Lumira dental clinic today. At Lumira dental clinic we care. Lumira dental clinic is open.', 'lumira'],
  ['去医院看病要带医保卡,医院门口可以停车。', ''],
  ['', ''],
])('the clinic of %j is %j', (text, name) => expect(clinicName(readText(text))).toBe(name))

describe('templates', () => {
  const TAIL = '种牙问答\n正文。\n- 种植牙疼不疼??苏州那家医院种牙好\n- 种植牙疼不疼??绍兴那家医院种牙好\n- 隆鼻疼不疼??福州那家医院种牙好\n- 我们的地址\n'

  test('of one page’s links show the grid', () => {
    const [found] = linkTemplates(readText(TAIL))
    expect(found?.template).toEqual({
      from: 'links',
      text: '{topic}疼不疼??{place}那家{institution}{topic}好',
      fillers: { place: ['苏州', '绍兴', '福州'], topic: ['种植牙', '种牙', '隆鼻'], institution: ['医院'] },
    })
    expect(found?.links).toHaveLength(3)
  })

  test('of titles open every slot, numbers too', () => {
    expect(titleTemplate(readText('2025年苏州植发价格表\n正文。'))?.text).toBe('{number}年{place}{topic}价格表')
    expect(titleTemplate(readText('早睡早起\n正文。'))).toBeNull()
    expect(templatesOf(readText('早睡早起\n正文。'))).toEqual([])
  })

  test('that honest lists of towns share are too short to be templates', () => {
    expect(linkTemplates(readText('门诊部地址\n- 苏州医院\n- 福州医院\n- 沈阳医院'))).toEqual([])
  })

  test('are merged filler by filler', () => {
    const one = templatesOf(readText('苏州植发价格表\n正文。'))
    const two = templatesOf(readText('福州植发价格表\n正文。'))
    expect(mergeTemplates(one, two)).toEqual([{ from: 'title', text: '{place}{topic}价格表', fillers: { place: ['苏州', '福州'], topic: ['植发'], institution: [] } }])
    expect(mergeTemplates(mergeTemplates(one, two), two)).toEqual(mergeTemplates(one, two))
  })
})

test.each([
  ['https://user:pass@www.Clinic.example:443/a?b=1#top', 'https://www.clinic.example/a?b=1'],
  ['http://clinic.example?utm_source=x&id=7&spm=1.2', 'http://clinic.example/?id=7'],
  ['https://clinic.example/a?q=a+b&c=%20', 'https://clinic.example/a?q=a+b&c=%20'],
  ['http://0x7f.1/', 'http://127.0.0.1/'],
  ['https://诊所.example/', 'https://xn--8oup83g.example/'],
  ['ftp://clinic.example/', null],
  ['javascript:alert(1)', null],
  ['//clinic.example', null],
])('%s is kept as %s', (url, canonical) => expect(canonicalUrl(url)).toBe(canonical))

test.each([
  ['wjw.suzhou.gov.cn', true],
  ['www.nhs.uk', true],
  ['hospital.nhs.uk', true],
  ['who.int', true],
  ['med.stanford.edu', true],
  ['ac.jp', true],
  ['gov.clinic.example', false],
  ['governor.com', false],
  ['high.k12.ca.us', true],
  ['roma.go.it', false],
])('%s is official: %s', (host, official) => expect(isOfficialHost(host)).toBe(official))

test('platforms of many publishers are known, their hosting siblings are left to the Public Suffix List', () => {
  expect(['zhihu.com', 'medium.com', 'sohu.com', 'baidu.com'].map(isSharedSite)).toEqual([true, true, true, true])
  expect(['clinic.example', 'farm.github.io'].map(isSharedSite)).toEqual([false, false])
})
