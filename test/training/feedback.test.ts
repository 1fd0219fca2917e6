import { describe, expect, test, vi } from 'vitest'
import type { Sample } from '../../src/training/corpus.ts'
import { CAPS, type DecidedPage, guard, selectFeedback } from '../../src/training/feedback.ts'
import { attack, createSimulation } from './poisoning.ts'

// A fit takes a second or two, and a test asks for several.
vi.setConfig({ testTimeout: 120_000 })

const simulation = createSimulation(24, 2)
const { corpus, reportable, guardOn, before } = simulation

describe('decided pages are taken', () => {
  const all = [...corpus, ...reportable]
  const pages = (count: number, site: (n: number) => string, reporter: (n: number) => string) =>
    Array.from(
      { length: count },
      (_, n): DecidedPage => ({
        ...{ target: `page:https://${site(n)}/${n}`, site: site(n), label: 'spam', reporter: reporter(n) },
        content: { sha256: String((n * 7919) % 1000).padStart(64, '0'), format: 'text', content: `page ${n}` },
      }),
    )
  const alone = (n: number) => `s${n}.example`

  test('from one reporter up to a cap, in an order that nobody chooses', () => {
    const own = pages(200, alone, () => 'ada')
    const { taken, left } = selectFeedback(own, all)
    expect(taken.length).toBeGreaterThan(2)
    expect(taken.length).toBeLessThanOrEqual(all.length * CAPS.reporter)
    expect(left.reporter).toBe(200 - taken.length)
    expect(selectFeedback(own.toReversed(), all).taken).toEqual(taken)
  })

  test('from one site up to a cap, and all together up to another', () => {
    const site = selectFeedback(
      pages(200, () => 's.example', String),
      all,
    )
    expect(site.left.site).toBe(200 - site.taken.length)
    const flood = selectFeedback(pages(1000, alone, String), all)
    expect(flood.left.all).toBe(1000 - flood.taken.length)
    expect(flood.taken.length).toBeLessThanOrEqual(all.length * CAPS.all)
  })

  test('only when they are news', () => {
    const known = corpus[0] as Sample
    const page: DecidedPage = {
      target: 'page:https://a.example/',
      site: 'a.example',
      label: 'ham',
      reporter: 'ada',
      content: { sha256: 'a', format: 'text', content: known.content },
    }
    expect(selectFeedback([page], corpus)).toMatchObject({ taken: [], left: { known: 1 } })
  })
})

describe('the guard', () => {
  test('lets a model pass that changes nothing', () => {
    expect(guard(before, before, guardOn)).toMatchObject({ accused: [], refusals: [] })
  })

  test('names honest pages that would be accused, and spam that would be missed', () => {
    const harsh = guard(before, { ...before, thresholds: { spam: -9, ham: -10 } }, guardOn)
    expect(harsh.accused.length).toBeGreaterThan(0)
    expect(harsh.refusals[0]).toContain(`${harsh.accused.length} honest pages of the guard set would newly be called spam`)
    const blind = guard(before, { ...before, thresholds: { spam: 99, ham: -10 } }, guardOn)
    expect(blind.refusals).toEqual([expect.stringMatching(/^Of the guard set's spam 0\.0 % would be found, now it is [1-9]/)])
  })
})

// All attacks at all shares, from one account and from many, on the whole corpus: npm run poisoning.
test.each([
  ['dictionary', 0.01],
  ['dictionary', 0.05],
  ['dictionary', 0.2],
  ['focused', 0.2],
  ['whitewash', 0.2],
] as const)('a %s attack with a share of %d of all decided pages does no harm: it is without effect, or nothing is learnt', (kind, share) => {
  const { model, taken, report, accused, found } = attack(simulation, kind, share, 60, 12)
  // Poison got past the reviewers and the caps: it is the guard that is tried here.
  expect(taken.length).toBeGreaterThan(15)
  if (share >= 0.05) expect(taken.some(({ reporter }) => reporter.startsWith('attacker'))).toBe(true)
  expect(report.refusals.length > 0).toBe(model === null)
  expect(accused).toEqual([])
  expect(found.before).toBeGreaterThan(5)
  expect(found.before - found.after).toBeLessThanOrEqual(Math.max(1, found.of * 0.01))
})
