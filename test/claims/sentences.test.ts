import { describe, expect, test } from 'vitest'
import { readSentences, scoreSentences } from '../../src/evaluation/claims.ts'

const sentences = readSentences('samples/claims')
const NEAR_MISSES = ['denied', 'quoted', 'reported', 'asked', 'supposed', 'plain']
const isNearMiss = ({ label }: { label: string }) => NEAR_MISSES.includes(label)

test('there are enough labelled sentences, about half of them near misses, none twice', () => {
  for (const lang of ['zh-Hans', 'zh-Hant', 'en']) {
    const own = sentences.filter((each) => each.lang === lang)
    expect(own.length, lang).toBeGreaterThanOrEqual(180)
    expect(own.filter(isNearMiss).length / own.length, lang).toBeGreaterThan(0.45)
    expect(own.filter(isNearMiss).length / own.length, lang).toBeLessThan(0.55)
  }
  expect(new Set(sentences.map(({ text }) => text)).size).toBe(sentences.length)
})

test('claims say what supports them, near misses do not', () => {
  for (const sentence of sentences) expect(['none', 'vague', 'named', 'referenced'].includes(sentence.support), sentence.text).toBe(!isNearMiss(sentence))
})

// Floors under what "npm run evaluate -- --claims" prints: a false accusation costs more than a missed claim.
describe.each(scoreSentences(sentences))('$group, $split', ({ split, precision, recall, support }) => {
  test('hardly ever charges a sentence that claims nothing', () => expect(precision).toBeGreaterThanOrEqual(0.95))
  test('finds most claims', () => expect(recall).toBeGreaterThanOrEqual(split === 'test' ? 0.85 : 0.9))
  test('tells what supports them', () => expect(support).toBeGreaterThanOrEqual(0.9))
})
