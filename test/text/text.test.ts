import { describe, expect, test } from 'vitest'
import { createFold } from '../../src/text/fold.ts'
import { crc32, fnv1a } from '../../src/text/hash.ts'
import { scan } from '../../src/text/trie.ts'
import { TrieBuilder } from '../../src/text/trie-builder.ts'

const fold = createFold('療疗醫医')

test.each([
  ['full width, case and spaces', '２０２５年　ＡＢＣ  d', '2025年 abc d'],
  ['accents, composed or not', 'Café cafe\u0301', 'cafe cafe'],
  ['traditional Chinese', '醫療', '医疗'],
  ['a compatibility form of a traditional character', '\uf9c1', fold('療').text],
  ['quotes and dashes', '“a” — ‘b’', '"a" - \'b\''],
  ['expansions', 'ﬁne ㎎ …', 'fine mg ...'],
  ['half-width kana', 'ｶﾞｷ', 'ガキ'],
  ['mathematical letters', '𝐇ello', 'hello'],
  ['zero-width characters', '干\u200b细胞', '干细胞'],
  ['letters of another alphabet in a word', 'pаypаl', 'paypal'],
  ['honest Russian', 'Привет', 'привет'],
  ['digits as letters', 'vi4gr4x b12 h1n1', 'viagrax b12 h1n1'],
  ['separators between characters', '干*细*胞 s-t-e-m', '干细胞 stem'],
  ['separators after a letter of another alphabet', 'mg0е.a.c.e', 'mg0eace'],
  ['signs as letters', 'vi@gra 12@abcd', 'viagra 12@abcd'],
  ['honest hyphens and lists', '心/肝/肺 follow-up', '心/肝/肺 follow-up'],
  ['line ends', 'a \r\n\r\n b\n', 'a\nb'],
])('folds %s', (_name, written, folded) => {
  expect(fold(written).text).toBe(folded)
})

test('reports disguise, not mere variety', () => {
  expect(fold('干\u200b细胞 pаypal 干*细*胞').marks.map(({ kind }) => kind)).toEqual(['zero-width', 'homoglyph', 'separator'])
  expect(fold('Ｃafé 醫療 👨‍👩‍👧 co\u00adop').marks).toEqual([])
})

describe('the trie', () => {
  const unitsOf = (text: string) => Uint16Array.from(text, (char) => char.charCodeAt(0))
  const find = (terms: readonly string[], text: string, lists = 1) => {
    const builder = new TrieBuilder(10)
    terms.forEach((term, i) => {
      const text = term.replace('*', '')
      builder.add(unitsOf(text), text.length, 0, i % lists, i, term.endsWith('*'))
    })
    const hits = scan(unitsOf(text), [builder.build()], lists)
    return Array.from(hits.start.subarray(0, hits.length), (start, i) => text.slice(start, hits.end[i]))
  }

  test('finds words at word edges only, and stems with the whole word', () => {
    expect(find(['cure'], 'cure cures secure')).toEqual(['cure'])
    expect(find(['cur*'], 'cure cures secure')).toEqual(['cure', 'cures'])
  })

  test('finds Han terms anywhere, the longest of a list', () => {
    expect(find(['医院', '人民医院'], '苏州人民医院好')).toEqual(['人民医院'])
  })

  test('keeps lists apart where they overlap', () => {
    expect(find(['苏州医院', '医院'], '苏州医院', 2)).toEqual(['苏州医院', '医院'])
  })

  test('finds nothing in nothing', () => {
    expect(find(['a1'], '')).toEqual([])
  })
})

test('hashes agree with published values', () => {
  expect(crc32(new TextEncoder().encode('123456789')).toString(16)).toBe('cbf43926')
  expect(fnv1a('a').toString(16)).toBe('e40c292c')
})
