import { describe, expect, test } from 'vitest'
import { ALLOWED_EXPRESSIONS, type Danger, dangerOf, GUARDED_SITES, guardedBelow, isGuardedEntity } from '../../src/lists/guards.ts'
import { canonicalise } from '../../src/lookup/canonical.ts'

describe('the gate refuses', () => {
  test.each<[Danger, readonly string[]]>([
    ['public-suffix', ['com/', 'com.cn/', 'roma.it/', 'kyiv.ua/', 'co.uk/', 'www.com.cn/', 'com.cn/path/', 'xn--55qx5d.cn/']],
    ['shared-host', ['github.io/', 'blogspot.com/', 'myshopify.com/', 'wordpress.com/', 'www.weebly.com/', 'sites.google.com/', 'blog.sina.com.cn/', 'uk.com/']],
    [
      'public-body',
      [
        'gov/',
        'cdc.gov/',
        'www.nhc.gov.cn/page.html',
        'someschool.edu/',
        'tsinghua.edu.cn/',
        'ox.ac.uk/',
        'nhs.uk/',
        'trust.nhs.uk/',
        'mhlw.go.jp/',
        'army.mil/',
        'gouv.fr/',
        'salud.gob.mx/',
        'who.int/',
        'gov.uk/',
        'high.k12.ca.us/',
        'health.govt.nz/',
        'canada.ca/',
        'xn--fiq228c5hs.xn--zfr164b/',
      ],
    ],
    ['institution', ['mayoclinic.org/', 'www.mayoclinic.org/', 'pumch.cn/', 'zh.wikipedia.org/', 'nejm.org/path/']],
    ['top-site', ['baidu.com/', 'csdn.net/', 'cnblogs.com/', 'aliyun.com/', 'google.com/', 'health.sina.com.cn/', 'www.qq.com/', 'haodf.com/', 'google.com/search']],
    [
      'reserved-address',
      [
        '127.0.0.1/',
        '10.1.2.3/',
        '192.168.0.1/x',
        '172.31.0.1/',
        '100.64.0.1/',
        '0.0.0.0/',
        '255.255.255.255/',
        '[::1]/',
        '[fd12::1]/',
        '[fe80::1]/',
        'localhost/',
        'printer.local/',
      ],
    ],
  ])('%s', (danger, expressions) => {
    const found = expressions.map((expression) => [expression, dangerOf(expression)])
    // Some are in two lists, and either reason will do.
    const also: Partial<Record<Danger, readonly Danger[]>> = { 'top-site': ['shared-host'] }
    expect(found.filter(([, each]) => each !== danger && !also[danger]?.includes(each as Danger))).toEqual([])
  })
})

test.each([
  'farm.example/',
  'farm.example/path/',
  'farm.com.cn/',
  'clinic.github.io/',
  'clinic.wordpress.com/',
  'farm.blog.sina.com.cn/',
  'sites.google.com/view/clinic/',
  'wordpress.com/clinic/',
  'zhihu.com/people/clinic/',
  'gogov.example/',
  'education.example/',
  'myedu.com.cn/',
  'notbaidu.com/',
  'baidu.com.farm.example/',
  '192.0.2.7/',
  '172.15.0.1/',
  '100.128.0.1/',
  '[2001:db8::7]/',
  'xn--8oup83g.example/',
])('the gate lets %s through', (expression) => expect(dangerOf(expression)).toBeNull())

test('names under a suffix that a province has are not a government’s', () => expect(dangerOf('clinic.go.it/')).toBeNull())

test('every guarded site is refused when somebody lists it', () => {
  expect(GUARDED_SITES.length).toBeGreaterThan(800)
  expect(GUARDED_SITES.filter((site) => dangerOf(`${site}/`) === null)).toEqual([])
  expect(GUARDED_SITES.filter((site) => canonicalise(site)?.host !== site)).toEqual([])
})

test('the allow-list holds institutions, and none on which anybody can publish', () => {
  expect(ALLOWED_EXPRESSIONS).toContain('mayoclinic.org/')
  expect(ALLOWED_EXPRESSIONS.some((expression) => ['wordpress.com/', 'github.com/', 'baidu.com/'].includes(expression))).toBe(false)
})

test('sites that an entry would hit are told', () => {
  expect(guardedBelow('com.cn')).toContain('sina.com.cn')
  expect(guardedBelow('baidu.com')).toEqual(
    ['baidu.com', 'baijiahao.baidu.com', 'jingyan.baidu.com', 'tieba.baidu.com', 'wenku.baidu.com', 'zhidao.baidu.com'].filter((site) => GUARDED_SITES.includes(site)),
  )
  expect(guardedBelow('farm.example')).toEqual([])
  expect([isGuardedEntity('google'), isGuardedEntity('farm')]).toEqual([true, false])
})
