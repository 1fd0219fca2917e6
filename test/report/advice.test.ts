import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { advise } from '../../src/advise.ts'
import { analyse, judgePage, readPage } from '../../src/analyse.ts'
import { renderAdvice } from '../../src/report/advice-terminal.ts'
import { MISSING, TOPICS } from '../../src/report/advice-texts.ts'
import { SIGNALS } from '../../src/signals/index.generated.ts'
import { inputOf, readCorpora } from '../../src/training/corpus.ts'
import { currentModel } from '../../src/verdict/current.ts'

const model = currentModel()
const golden = (name: string) => ({ text: readFileSync(`samples/golden/${name}/page.txt`, 'utf8') })

/** The first sample pages, one of each verdict, that a few sentences decide: which ones they are is up to the model. */
const CHANGEABLE = (['spam', 'unsure', 'ham'] as const).map((wanted) => {
  for (const sample of readCorpora(['samples'])) {
    const input = inputOf(sample)
    if (analyse(input, { model, explain: false }).verdict !== wanted) continue
    const { counterfactual } = advise(input, { model })
    if (counterfactual !== null) return { verdict: wanted, input, counterfactual }
  }
  throw new Error(`No sample page called ${wanted} hangs on a few sentences.`)
})

describe.each(CHANGEABLE)('what would change the verdict on a page called $verdict', ({ verdict, input, counterfactual }) => {
  const { passages } = counterfactual

  test('is found, and is a few whole sentences', () => {
    const sentences = readPage(input)
    const spans = sentences.sentences.map((each) => sentences.span(each))
    expect(passages.length).toBeGreaterThan(0)
    expect(passages.length).toBeLessThanOrEqual(6)
    for (const passage of passages) expect(spans).toContainEqual(passage)
  })

  test('does change it when taken out, as it says', () => {
    const without = judgePage(readPage(input).without(passages), { model })
    expect(without.verdict).not.toBe(verdict)
    expect([without.verdict, without.score]).toEqual([counterfactual.verdict, counterfactual.score])
  })

  test('needs every one of its passages', () => {
    for (const kept of passages) {
      const others = passages.filter((each) => each !== kept)
      expect(judgePage(readPage(input).without(others), { model }).verdict).toBe(verdict)
    }
  })
})

test('a verdict that no few sentences decide has none', () => {
  expect(advise(golden('zh-doorway'), { model }).counterfactual).toBeNull()
  expect(advise({ text: '' }, { model })).toMatchObject({ counterfactual: null })
})

describe('advice', () => {
  test('answers every reason against a page once, those that move the score most first', () => {
    const input = golden('en-supplement')
    const verdict = analyse(input, { model })
    const { advice } = advise(input, { model })
    const given = advice.filter(({ points }) => points > 0)
    const against = verdict.reasons.filter(({ points }) => points >= 0.05)
    expect(given.flatMap(({ signals }) => signals).sort()).toEqual(against.map(({ signal }) => signal).sort())
    expect(given.reduce((sum, { points }) => sum + points, 0)).toBeCloseTo(against.reduce((sum, { points }) => sum + points, 0))
    expect(given.map(({ points }) => points)).toEqual(given.map(({ points }) => points).sort((a, b) => b - a))
  })

  test('tells a page what is missing, and not what is there', () => {
    const said = (text: string) => advise({ text }, { model }).advice.flatMap(({ points, signals }) => (points === 0 ? signals : []))
    const ad = 'Joint drops\nOrder now! Our drops cure arthritis with no side effects. Hurry, limited time offer, while supplies last.'
    expect(said(ad)).toContain('review-date')
    expect(said(`${ad}\nLast reviewed: 3 March 2025`)).not.toContain('review-date')
  })

  test('has nothing to say on an honest page', () => expect(advise(golden('en-leaflet'), { model }).advice).toEqual([]))

  test.each(['en', 'zh-Hans', 'zh-Hant'] as const)('is printed in %s with the passages that decide', (locale) => {
    const input = golden('zh-hant-advertorial')
    const verdict = analyse(input, { model, locale })
    const report = advise(input, { model, locale }, verdict)
    const printed = renderAdvice(report, verdict, readPage(input).text, locale, false)
    for (const each of report.advice) expect(printed).toContain(each.do)
    expect(printed).toContain('想了解的朋友可以加LINE免費諮詢')
  })

  test('names signals that exist, each in one place', () => {
    const named = [...TOPICS, ...MISSING].flatMap(({ signals }) => signals)
    expect(new Set(named).size).toBe(named.length)
    const known = new Map(SIGNALS.map(({ id, points }) => [id, points]))
    for (const id of TOPICS.flatMap(({ signals }) => signals)) expect(id === 'wording' || known.get(id) === 'spam', id).toBe(true)
    for (const id of MISSING.flatMap(({ signals }) => signals)) expect(known.get(id), id).toBe('ham')
  })
})
