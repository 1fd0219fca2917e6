import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Sample } from '../../src/training/corpus.ts'
import { SCRIPT_PAIRS } from '../../src/training/transforms/data/script-pairs.ts'
import { honestPages } from '../../src/training/transforms/honest.ts'
import { layoutOf } from '../../src/training/transforms/layout.ts'
import { bodyParts } from '../../src/training/transforms/markup.ts'
import { STRENGTHS, type Strength, transformed } from '../../src/training/transforms/transform.ts'
import { attack } from './evasions/adaptive.ts'
import { hansOf } from './scripts.ts'
import { BENIGN, EVASIONS } from './transforms.ts'

const page = (content: string, more: Partial<Sample> = {}): Sample => ({
  id: 'page',
  site: 'site.example',
  lang: 'en',
  label: 'spam',
  kind: '',
  topic: 'knee',
  format: 'text',
  content,
  ...more,
})
const zh = (content: string, more: Partial<Sample> = {}) => page(content, { lang: 'zh-Hans', ...more })
const html = (content: string, more: Partial<Sample> = {}) => page(content, { format: 'html', ...more })

const honest = honestPages([
  page('Rest and ice\nA sprain heals by itself.\nKeep the ankle up.', { id: 'h1', label: 'ham' }),
  zh('扭伤怎么办\n先冷敷,再休息。', { id: 'h2', label: 'ham' }),
])
const ALL = [...EVASIONS, ...BENIGN]

function run(id: string, source: Sample, strength: Strength = 'high'): string {
  const transform = ALL.find((each) => each.id === id)
  if (transform === undefined) throw new Error(`no transform ${id}`)
  return transformed(source, transform, strength, honest).content
}

test('all 22 evasions and 18 benign changes are there, in order', () => {
  expect(EVASIONS.map(({ id }) => id)).toEqual(Array.from({ length: 22 }, (_, i) => `T${i + 1}`))
  expect(BENIGN.map(({ id }) => id)).toEqual(Array.from({ length: 18 }, (_, i) => `B${i + 1}`))
})

describe('every transform', () => {
  const sources = [
    zh('福州治疗白癜风多少钱?哪家医院好?\n一、治疗白癜风多少钱\n如果您想治愈,请加微信。因为医院免费,名额有限!\n- 昆明哪家医院好\n- 长沙治疗多少钱\n- 厦门干细胞'),
    page(
      'Best Stem Cell Clinic in London\nWhat is the best clinic?\nIf you want a cure, call our clinic. It is free, and 100% safe.\n- Price list\n- Before and after\n- Book now',
    ),
    html(
      '<html><head><title>Cure &amp; care</title></head><body><h1>Cure &amp; care</h1><p>The best clinic &lt;in&gt; town.</p><ul><li><a href="/a">One</a></li><li>Two</li></ul></body></html>',
    ),
  ]

  test.each(ALL)('$id $title: same page, same result; and one strength at least changes some page', (transform) => {
    const results = sources.flatMap((source) => STRENGTHS.map((strength) => ({ source, result: transformed(source, transform, strength, honest) })))
    expect(sources.flatMap((source) => STRENGTHS.map((strength) => transformed(source, transform, strength, honest)))).toEqual(results.map(({ result }) => result))
    if (!['B1', 'B9', 'T20'].includes(transform.id)) expect(results.some(({ source, result }) => result.content !== source.content)).toBe(true)
  })

  test.each(ALL)('$id $title: total', (transform) => {
    const content = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('', ' ', '\n\n', '<', '<p', '<li>a<li>b', '</p></p>', '&amp', '<h1></h1>', '治', '\ud800'))
    fc.assert(
      fc.property(
        content,
        fc.constantFrom('text', 'html'),
        fc.constantFrom('en', 'zh-Hans', 'zh-Hant', 'ko', 'und', ''),
        fc.constantFrom(...STRENGTHS),
        (text, format, lang, strength) => {
          expect(typeof transformed(page(text, { format: format as Sample['format'], lang }), transform, strength, honest).content).toBe('string')
          expect(typeof transformed(page(text, { format: format as Sample['format'], lang }), transform, strength, honestPages([])).content).toBe('string')
        },
      ),
      { numRuns: 30 },
    )
  })
})

describe('reading pages', () => {
  test('HTML: innermost blocks, decoded; runs are what a reader sees', () => {
    const { parts, runs } = layoutOf(html('<nav><a href="/">Home</a></nav><h1>Knee <b>pain</b></h1><ul><li>Ice &amp; rest<li>Walk</ul><script>var p = "<p>no</p>"</script>'))
    expect(parts.map(({ kind, text, isBoilerplate }) => [kind, text, isBoilerplate])).toEqual([
      ['paragraph', 'Home', true],
      ['heading', 'Knee pain', false],
      ['item', 'Ice & rest', false],
      ['item', 'Walk', false],
    ])
    expect(runs).toHaveLength(6)
  })

  test('text: a line is a title, heading, item, row or paragraph', () => {
    expect(bodyParts(page('Knee pain\nWhat helps\nIce helps.\n- rest\nA | B')).map(({ kind }) => kind)).toEqual(['title', 'heading', 'paragraph', 'item', 'row'])
  })
})

test('every pair of characters of T5 is one for OpenCC too', () => {
  expect([...SCRIPT_PAIRS].filter(([simplified, traditional]) => hansOf(traditional) !== simplified)).toEqual([])
})

describe('evasions', () => {
  test('T1 puts something invisible into words', () => {
    const result = run('T1', page('stem cells'))
    expect(result).not.toBe('stem cells')
    expect(result.replace(/[\u200b-\u200d\u2060\ufeff]/gu, '')).toBe('stem cells')
  })
  test('T2 keeps the number of letters', () => expect([...run('T2', page('stem cells'))]).toHaveLength(10))
  test('T3 keeps what NFKC restores', () => expect(run('T3', page('call 555 NOW')).normalize('NFKC').toLowerCase()).toBe('call 555 now'))
  test('T4 writes traditional characters', () => expect(run('T4', zh('医院治疗'), 'low')).toBe('醫院治療'))
  test('T5 mixes scripts', () => expect(hansOf(run('T5', zh('医院治疗费用咨询')))).toBe('医院治疗费用咨询'))
  test('T6 spells a character of a term', () => expect(run('T6', zh('医院 医院 医院 医院 医院 医院'))).toMatch(/yi院|医yuan/u))
  test('T7 misspells terms', () => expect(run('T7', page('cure '.repeat(20)))).toMatch(/kure|cyure/u))
  test('T8 pushes signs into words', () => expect(run('T8', page('treatment '.repeat(10)))).toMatch(/t(.)r\1e\1a\1t/u))
  test('T9 writes digits for letters', () => expect(run('T9', page('cheap '.repeat(20)))).toMatch(/ch3[4@]p/u))
  test('T10 keeps most words', () => expect(run('T10', page('knee pain '.repeat(50)), 'mid').match(/knee/gu)?.length).toBeGreaterThan(35))
  test('T11 softens watched words and keeps the capital', () => expect(run('T11', page('Guaranteed'))).toMatch(/^(?:Assured|Locked in)$/u))
  test('T12 moves or deletes the title', () => {
    const source = page('Title\nText here.')
    expect(run('T12', source, 'low')).toBe('Text here.\nTitle\n')
    expect(run('T12', source, 'mid')).toBe('Text here.')
  })
  test('T13 removes the last list with its heading', () => {
    const text = 'Title\nA long enough paragraph of text stands before the list.\nRelated\n- one\n- two\n- three'
    expect(run('T13', page(text), 'mid')).toBe('Title\nA long enough paragraph of text stands before the list.\n')
  })
  test('T14 keeps the title first', () => expect(run('T14', page('Title\nOne thing. Another thing.\nA third thing.')).startsWith('Title\n')).toBe(true))
  test('T15 and T16 add honest text of the language and keep the page', () => {
    for (const id of ['T15', 'T16']) {
      const result = run(id, page('Title\nBuy the miracle cure now, only today, only here.'))
      expect(result).toContain('A sprain heals by itself.')
      expect(result).toContain('Buy the miracle cure now, only today, only here.')
    }
    expect(run('T15', zh('标题\n正文内容。'))).toContain('扭伤怎么办')
  })
  test('T17 turns clauses around', () => expect(run('T17', zh('如果想治好,请来我院'))).toContain('前提是'))
  test('T18 gives one name a page', () => {
    const result = run('T18', page('Clinics in London. London clinics.'), 'mid')
    expect(result).not.toContain('London')
    expect(new Set(result.match(/[A-Z]\w+(?: City| Wagga)?(?=\.| clinics)/gu)).size).toBe(1)
  })
  test('T19 rewords headings that echo the title', () => {
    const result = run('T19', page('What does vitiligo cost\nWhat does vitiligo cost today\nIt depends on the clinic.'))
    expect(result).not.toContain('cost today')
    expect(result).toContain('What does vitiligo cost\n')
  })
  test('T20 keeps the beginning', () => expect(run('T20', page('x'.repeat(2000)))).toHaveLength(300))
  test('T21 adds references and a disclaimer', () => {
    const result = run('T21', page('Title\nText.'), 'mid')
    expect(result).toMatch(/^Title\nBy Dr /u)
    expect(result).toContain('References\n1. ')
    expect(result).toContain('does not replace the advice')
  })
  test('T22 makes HTML that holds the words in pieces', () => {
    const result = run('T22', page('Title\nmiracle miracle miracle miracle miracle'))
    expect(result).toMatch(/^<!doctype html>/u)
    expect(result).toMatch(/&#\d+;/u)
    expect(result).not.toContain('miracle miracle')
  })
  test('T23 adds words while the score falls, and counts them', () => {
    const words = Array.from({ length: 300 }, (_, i) => `word${i}`)
    const oracle = ({ content }: Sample) => {
      const score = 2 - (content.match(/word/gu)?.length ?? 0) / 10
      return { score, isSpam: score > 0 }
    }
    expect(attack(page('Title\nText.'), words, 10, oracle)).toMatchObject({ words: 20, change: -2 })
    expect(attack(page('Title\nText.'), words, 10, () => ({ score: 2, isSpam: true })).words).toBe(Number.POSITIVE_INFINITY)
  })
})

describe('benign changes', () => {
  test('B1 decomposes', () => expect(run('B1', page('café'), 'mid')).toBe('cafe\u0301'))
  test('B2 writes the other script', () => {
    expect(run('B2', zh('医院'), 'low')).toBe('醫院')
    expect(run('B2', zh('醫院', { lang: 'zh-Hant' }), 'low')).toBe('医院')
  })
  test('B3 changes the width of marks', () => {
    expect(run('B3', zh('痛,怎么办?'), 'mid')).toBe('痛\uff0c怎么办\uff1f')
    expect(run('B3', zh('痛\uff0c怎么办\uff1f'), 'mid')).toBe('痛,怎么办?')
  })
  test('B4 breaks lines', () =>
    expect(
      Math.max(
        ...run('B4', page('word '.repeat(60)))
          .split('\r\n')
          .map((line) => line.length),
      ),
    ).toBeLessThanOrEqual(40))
  test('B5 frames the page', () => expect(run('B5', page('Title\nText.'))).toMatch(/<nav>.*<h1>Title<\/h1>.*<footer>/su))
  test('B6 links to honest pages', () => expect(run('B6', page('Title\nText.'))).toContain('Related pages\n- Rest and ice'))
  test('B7 asks', () => expect(run('B7', page('Title\nCauses\nNobody knows why it happens.'), 'mid')).toMatch(/\nQ: .*Causes.*\?\nA: Nobody/u))
  test('B8 misreads', () => expect(run('B8', page('clinic 100 '.repeat(30)))).not.toBe('clinic 100 '.repeat(30)))
  test('B9 keeps the beginning of HTML and its markup', () =>
    expect(run('B9', html(`<body><p>${'a'.repeat(200)}</p><p>${'b'.repeat(200)}</p><p>c</p></body>`))).toBe(`<body><p>${'a'.repeat(200)}</p><p>${'b'.repeat(100)}</p></body>`))
  test('B10 ends lines in emoji', () => expect(run('B10', page('Title'))).toMatch(/^Title .+/u))
  test('B11 garbles', () => expect(run('B11', zh('患者'.repeat(20)))).toMatch(/耐心的人|病人们|该患者/u))
  test('B12 says where the hospital is', () => expect(run('B12', zh('标题\n正文。'))).toContain('江州市人民医院'))
  test('B13 quotes a claim and refutes it', () => expect(run('B13', page('Title\nText.'), 'low')).toMatch(/"[^"]+"/u))
  test('B14 shouts', () => expect(run('B14', html('<h1 class="a">Été</h1>'))).toBe('<h1 class="a">ETE</h1>'))
  test('B15 lists fees', () => expect(run('B15', html('<p>Text</p>'), 'low')).toContain('<tr><td>General outpatient visit</td><td>visit</td><td>42.00</td></tr>'))
  test('B16 says the title in every place', () => expect(run('B16', page('Knee pain\nText.')).match(/Knee pain/gu)).toHaveLength(5))
  test('B17 adds the other language', () => expect(run('B17', page('Title\nText.'))).toContain('扭伤'))
  test('B18 joins pages', () => expect(run('B18', page('Title\nText.'))).toContain('A sprain heals by itself.'))
})
