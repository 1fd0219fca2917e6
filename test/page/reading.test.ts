import { describe, expect, test } from 'vitest'
import { decodeBytes } from '../../src/page/charset.ts'
import { readHtmlPage, readText } from '../../src/page/page.ts'
import type { Page } from '../../src/page/types.ts'

const blocks = (page: Page) => page.blocks.map((block) => [block.kind, page.text.slice(page.span(block).start, page.span(block).end)])

describe('HTML', () => {
  test('gives title, headings, paragraphs, items, rows and links in order', () => {
    const page = readHtmlPage('<title>A &amp; B</title><h1>Top</h1><p>One <b>two</b><br>three</p><ul><li><a href="/x">Link</a></ul><table><tr><td>a<td>b</table>')
    expect(blocks(page)).toEqual([
      ['title', 'A & B'],
      ['heading', 'Top'],
      ['paragraph', 'One two'],
      ['paragraph', 'three'],
      ['item', 'Link'],
      ['row', 'a | b'],
    ])
    expect(page.links.map(({ href }) => href)).toEqual(['/x'])
  })

  test('an element stays what it is after a tag that has no content', () => {
    const page = readHtmlPage('<title>T</title><div hidden>one<br>two<img src="x.png" alt="">three</div><nav><a href="/">Home<br>page</a><hr>menu</nav><p>four<br>five</p>')
    expect(page.blocks.map((block) => [block.kind, page.read(block), block.boilerplate])).toEqual([
      ['title', 't', false],
      ['paragraph', 'home', true],
      ['paragraph', 'page', true],
      ['paragraph', 'menu', true],
      ['paragraph', 'four', false],
      ['paragraph', 'five', false],
      ['hidden', 'one', false],
      ['hidden', 'twothree', false],
    ])
  })

  test('joins words that tags cut up and keeps hidden text apart', () => {
    const page = readHtmlPage('<p>干<span style="display:none">假</span><i>细</i>胞</p><div style="left:-9999px">buy pills</div>')
    expect(blocks(page)).toContainEqual(['paragraph', '干细胞'])
    expect(blocks(page).filter(([kind]) => kind === 'hidden')).toEqual([
      ['hidden', '假'],
      ['hidden', 'buy pills'],
    ])
  })

  test('reads author, reviewer and dates from JSON-LD and meta tags', () => {
    const { meta } = readHtmlPage(
      '<meta name="author" content="Li"><script type="application/ld+json">{"@graph":[{"reviewedBy":{"name":"Wang"},"dateModified":"2024-01-02"}]}</script><script type="application/ld+json">{broken</script>',
    )
    expect(meta).toMatchObject({ author: 'Li', reviewer: 'Wang', modified: '2024-01-02' })
  })

  test('takes a short bold line for a heading, skips scripts, survives unclosed and deep markup', () => {
    expect(blocks(readHtmlPage('<p><strong>Causes</strong></p><p>Text</p><script>var x</script><p>End'))).toEqual([
      ['heading', 'Causes'],
      ['paragraph', 'Text'],
      ['paragraph', 'End'],
    ])
    const start = performance.now()
    readHtmlPage('<div>'.repeat(200_000))
    expect(performance.now() - start).toBeLessThan(2000)
  })
})

describe('plain text', () => {
  test('infers title, headings, items that are links, and rows', () => {
    const page = readText('打针的作用是什么\n很多人关心这个问题,下面说明。\n一、什么是细胞\n细胞是生命的基本单位。\n药物 | 作用 |\n- 打针多少钱\n- 打针疼不疼\n- 打针的地方')
    expect(blocks(page).map(([kind]) => kind)).toEqual(['title', 'paragraph', 'heading', 'paragraph', 'row', 'item', 'item', 'item'])
    expect(page.links.length).toBe(3)
  })

  test('finds the title under a lead that opens with it', () => {
    expect(blocks(readText('为什么变白了很多人关心这个问题,其实\n为什么变白了\n正文在这里。'))[1]).toEqual(['title', '为什么变白了'])
  })

  test('keeps head and tail of a long text and says so', () => {
    const page = readText(`开头\n${'正文。'.repeat(20_000)}\n结尾`)
    expect(page.truncated).toBe(true)
    expect(page.text.slice(page.span(page.blocks.at(-1) as Page['blocks'][number]).start)).toBe('结尾')
  })
})

const bytes = (...values: number[]) => Uint8Array.from(values)

test.each([
  ['UTF-8', new TextEncoder().encode('植发'), undefined, '植发'],
  ['UTF-8 with a mark', bytes(0xef, 0xbb, 0xbf, 0x61), 'gbk', 'a'],
  ['GB18030 by header', bytes(0xd6, 0xb2, 0xb7, 0xa2), 'gb2312', '植发'],
  ['Big5 by header', bytes(0xc2, 0xe5, 0xc0, 0xf8), 'big5', '醫療'],
  ['Shift-JIS by header', bytes(0x88, 0xe3), 'shift_jis', '医'],
  ['EUC-KR by header', bytes(0xc0, 0xc7), 'euc-kr', '의'],
  ['windows-1251 by header', bytes(0xe4, 0xe0), 'windows-1251', 'да'],
  ['UTF-16 by mark', bytes(0xff, 0xfe, 0x61, 0x00), undefined, 'a'],
  ['a label that nobody knows', new TextEncoder().encode('植发'), 'klingon', '植发'],
])('decodes %s', (_name, input, declared, expected) => {
  expect(decodeBytes(input, declared).text).toBe(expected)
})

test('guesses GB18030 without any declaration', () => {
  const text = [0xb8, 0xc3, 0xd2, 0xbd, 0xd4, 0xba, 0xb5, 0xc4, 0xd6, 0xd8, 0xb5, 0xe3, 0xbf, 0xc6, 0xca, 0xd2]
  expect(decodeBytes(Uint8Array.from(Array.from({ length: 12 }, () => text).flat())).text).toContain('该医院的重点科室')
})

test.each([
  ['zh-Hans', '随着医学的发展,越来越多的患者开始关注这种治疗方法。'],
  ['zh-Hant', '隨著醫學的發展,越來越多的患者開始關注這種治療方法。'],
  ['ja', '最近、この治療法に関心を持つ患者さんが増えています。'],
  ['ko', '최근 이 치료법에 관심을 갖는 환자가 늘고 있습니다.'],
  ['th', 'ผู้ป่วยจำนวนมากสนใจวิธีการรักษานี้'],
  ['en', 'Many of the people who are told that they have this condition want to know what they can do about it at home.'],
  ['es', 'Muchas de las personas que reciben este diagnóstico quieren saber qué pueden hacer en casa para sentirse mejor.'],
  ['de', 'Viele Menschen, die diese Diagnose bekommen, wollen wissen, was sie zu Hause tun können, um sich besser zu fühlen.'],
  ['ru', 'Многие люди, которым поставили этот диагноз, хотят знать, что они могут сделать дома, чтобы чувствовать себя лучше.'],
  ['ar', 'يريد كثير من الناس الذين أصيبوا بهذا المرض أن يعرفوا ما يمكنهم فعله في المنزل'],
  ['ru', 'Боль в колене беспокоит многих: причины и лечение'],
  ['vi', 'Địa chỉ khám răng uy tín tại quận 3 giá bao nhiêu'],
  ['tr', 'Diz ağrısı tedavisinde kullanılan yöntemler nelerdir'],
  ['und', '123 !!'],
])('recognises %s', (tag, text) => {
  expect(readText(text).language.tag).toBe(tag)
})

test('sentences end where sentences end', () => {
  const page = readText('Dr. J. Smith took 3.5 mg. It helped! Did it?\n他好了。是吗?')
  expect(page.sentences.map((range) => page.read(range))).toEqual(['dr. j. smith took 3.5 mg.', 'it helped!', 'did it?', '他好了。', '是吗?'])
})

test.each([
  ['zh_CN', 'zh-Hans'],
  ['zh', 'zh-Hans'],
  ['zh-TW', 'zh-Hant'],
  ['ZH-hk', 'zh-Hant'],
  ['EN', 'en'],
  ['pt-BR', 'pt'],
])('takes the tag %s as %s', (given, tag) => expect(readText('text', { language: given }).language).toEqual({ tag, confidence: 1 }))

test('a tag that is none does not override detection', () => {
  expect(readText('很多人拿到诊断书以后都想知道自己在家能做些什么。', { language: 'not a tag' }).language.tag).toBe('zh-Hans')
})
