import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { analyse, readPage } from '../src/analyse.ts'
import { fold } from '../src/languages/lexicons.ts'
import { currentModel } from '../src/verdict/current.ts'
import type { Input } from '../src/verdict/types.ts'

const RUNS = { numRuns: Number(process.env['NOSTRUM_RUNS'] ?? 60) }
const model = currentModel()

const words = fc.constantFrom(
  '植发多少钱',
  '苏州',
  '那个医院',
  '??',
  '根治',
  'takrolimus',
  'no side effects',
  '現(xiàn)',
  '加微信',
  '😀',
  '\u200b',
  '\ud800',
  '<p>',
  '</div>',
  '<a href="">',
  '<h2>',
  '\n',
  ' | ',
  '- ',
  '1 3 8',
  '100%',
  '我院治愈率高达98%。',
  '靠谱性',
  'reverses diabetes.',
  'Ａ',
  'е',
  '*',
)
const soup = fc.array(fc.oneof(words, fc.string({ unit: 'binary', maxLength: 12 })), { maxLength: 120 }).map((parts) => parts.join(''))

function holds(input: Input): void {
  const verdict = analyse(input, { model })
  const { text } = readPage(input)
  for (const { start, end, quote } of [...[...verdict.reasons, ...verdict.notes].flatMap(({ evidence }) => evidence), ...verdict.claims, ...verdict.restored]) {
    expect(start).toBeGreaterThanOrEqual(0)
    expect(end).toBeLessThanOrEqual(text.length)
    expect(quote).toBe(text.slice(start, end))
  }
  expect(verdict.bias + verdict.reasons.reduce((sum, { points }) => sum + points, 0)).toBeCloseTo(verdict.score, 6)
  expect(verdict.likelihood).toBeGreaterThanOrEqual(0)
  expect(verdict.likelihood).toBeLessThanOrEqual(1)
  expect(analyse(input, { model })).toEqual(verdict)
}

describe('any input gives a verdict that adds up and quotes the page', () => {
  test('text', () =>
    fc.assert(
      fc.property(soup, (text) => holds({ text })),
      RUNS,
    ))
  test('HTML', () =>
    fc.assert(
      fc.property(soup, (html) => holds({ html })),
      RUNS,
    ))
  test('bytes', () =>
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 3000 }), fc.constantFrom('text/html', 'text/plain', 'text/html; charset=gbk', 'x'), (bytes, contentType) =>
        holds({ bytes, contentType }),
      ),
      RUNS,
    ))
  test('URL, title and language', () =>
    fc.assert(
      fc.property(soup, fc.string(), fc.webUrl(), fc.constantFrom('zh-Hans', 'xx', '', 'constructor', '__proto__'), (text, title, url, language) =>
        holds({ text, title, url, language }),
      ),
      RUNS,
    ))
})

test('bytes that are no text are never called honest, and never spam', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 2000, maxLength: 6000, size: 'max' }), fc.constantFrom('text/html', 'text/plain', 'text/html; charset=utf-8'), (bytes, contentType) => {
      const { verdict, abstained } = analyse({ bytes, contentType }, { model, explain: false })
      expect(verdict).toBe('unsure')
      expect(abstained).not.toBeNull()
    }),
    RUNS,
  )
})

test.each([
  ['nothing', ''],
  ['one letter repeated', 'a'.repeat(300_000)],
  ['one Han character repeated', '医'.repeat(300_000)],
  ['question marks', '?'.repeat(100_000)],
  ['open brackets', '('.repeat(100_000)],
  ['digits', '1 '.repeat(100_000)],
  ['lines', '- 苏州那家医院好\n'.repeat(20_000)],
  ['half pairs', '\ud83d'.repeat(50_000)],
  ['zero width', '干\u200b'.repeat(50_000)],
])('%s ends in reasonable time', (_name, text) => {
  const start = performance.now()
  analyse({ text }, { model })
  analyse({ html: text }, { model })
  expect(performance.now() - start).toBeLessThan(5000)
})

test('folding keeps offsets in order and in range', () => {
  fc.assert(
    fc.property(soup, (text) => {
      const { codes, origin } = fold(text)
      expect(origin.length).toBe(codes.length + 1)
      for (let i = 1; i < origin.length; i++) expect(origin[i]).toBeGreaterThanOrEqual(origin[i - 1] as number)
      expect(origin.at(-1)).toBe(text.length)
    }),
    RUNS,
  )
})

test.each([
  ['NOSTRUM-TEST-SPAM-7f3a', 'spam'],
  ['NOSTRUM-TEST-UNSURE-7f3a', 'unsure'],
  ['NOSTRUM-TEST-HAM-7f3a', 'ham'],
])('%s forces %s', (text, expected) => {
  const verdict = analyse({ text: `Hello ${text}` }, { model })
  expect(verdict.verdict).toBe(expected)
  holds({ text: `Hello ${text}` })
})
