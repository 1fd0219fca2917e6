import { expect, test } from 'vitest'
import { evaluate, judge } from '../../src/evaluation/evaluate.ts'
import { withoutNearDuplicates } from '../../src/evaluation/near-duplicates.ts'
import { topicSwap } from '../../src/evaluation/topic-swap.ts'
import { readCorpora, type Sample } from '../../src/training/corpus.ts'
import { splitOf } from '../../src/training/split.ts'
import { currentModel } from '../../src/verdict/current.ts'

const samples = readCorpora(['samples'])
const doorway = samples.find(({ kind, lang, format, content }) => kind === 'doorway' && lang === 'zh-Hans' && format === 'text' && content.length > 800) as Sample

test('a page with another city put in stands on one side of a split with its sibling; a page of another farm does not', () => {
  const sibling: Sample = { ...doorway, id: 'sibling', content: doorway.content.replaceAll(/[一-鿿]{2}(?=市)/g, '洛阳') }
  const other = samples.find(
    ({ kind, lang, format, site, content }) => kind === 'doorway' && lang === 'zh-Hans' && format === 'text' && site !== doorway.site && content.length > 800,
  ) as Sample
  expect(withoutNearDuplicates([sibling, other], [doorway])).toEqual([other])
})

test('topics are no evidence: swapping them turns no verdict round', () => {
  const pages = samples.filter(({ site, label, lang }) => splitOf(site) === 'dev' && label !== 'borderline' && (lang === 'en' || lang === 'zh-Hans'))
  const { pages: named, meanShift, flips, reversals } = topicSwap(pages, currentModel())
  expect(named).toBeGreaterThan(50)
  expect(meanShift).toBeGreaterThan(0)
  expect(meanShift).toBeLessThan(0.3)
  expect(flips).toBeLessThan(0.1)
  expect(reversals).toBe(0)
})

test('tells why pages are unsure, by class', () => {
  const of = (label: string, content: string) => ({ ...(samples[0] as Sample), label, content, format: 'text' }) as Sample
  const judged = judge([of('spam', '短'), of('ham', '短'), of('ham', 'Nur ein kurzer Satz.'), ...samples.filter(({ label }) => label === 'ham').slice(0, 3)], currentModel())
  const { unsure } = evaluate(judged, currentModel())
  expect(unsure['too-short']).toEqual({ spam: 1, ham: 2 })
})
