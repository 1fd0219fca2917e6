import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { analyse } from '../src/analyse.ts'
import { currentModel } from '../src/verdict/current.ts'

const ROOT = 'samples/golden'
const model = currentModel()

/** What a reviewer reads in a diff: the verdict, and the reasons with their points. */
function summary(slug: string) {
  const html = join(ROOT, slug, 'page.html')
  const input = existsSync(html) ? { html: readFileSync(html, 'utf8') } : { text: readFileSync(join(ROOT, slug, 'page.txt'), 'utf8') }
  const verdict = analyse(input, { model })
  expect(verdict.bias + verdict.reasons.reduce((sum, { points }) => sum + points, 0)).toBeCloseTo(verdict.score, 6)
  const reasons = Object.fromEntries(verdict.reasons.map(({ signal, points }) => [signal, Number(points.toFixed(1)) + 0]))
  return {
    verdict: verdict.verdict,
    likelihood: Number(verdict.likelihood.toFixed(2)),
    language: verdict.language.tag,
    kinds: verdict.kinds.map(({ kind }) => kind),
    reasons,
    claims: verdict.claims.map(({ kind, stance, support }) => `${kind} ${stance} ${support}`),
    restored: verdict.restored.map(({ quote, original }) => `${quote} ← ${original}`),
  }
}

test.each(readdirSync(ROOT))('%s', (slug) => {
  const path = join(ROOT, slug, 'verdict.json')
  const now = summary(slug)
  if (process.env['NOSTRUM_UPDATE_GOLDEN']) writeFileSync(path, `${JSON.stringify(now, null, 2)}\n`)
  expect(now).toEqual(JSON.parse(readFileSync(path, 'utf8')))
})

test('taking the evidence of the three strongest reasons out lowers the score by what they claim, or more', () => {
  let tried = 0
  for (const slug of readdirSync(ROOT)) {
    const file = join(ROOT, slug, 'page.txt')
    if (!existsSync(file)) continue
    const text = readFileSync(file, 'utf8')
    const verdict = analyse({ text }, { model })
    if (verdict.verdict !== 'spam') continue
    const strongest = verdict.reasons.filter(({ points }) => points > 0).slice(0, 3)
    const spans = strongest.flatMap(({ evidence }) => evidence)
    const claimed = strongest.reduce((sum, { points }) => sum + points, 0)
    const without = Array.from({ length: text.length }, (_, i) => (spans.some(({ start, end }) => i >= start && i < end) ? '' : text[i])).join('')
    // What stood there also spoke by its wording, so more may go than was claimed.
    expect(analyse({ text: without }, { model }).score, slug).toBeLessThanOrEqual(verdict.score - claimed)
    tried++
  }
  expect(tried).toBeGreaterThanOrEqual(3)
})
