import { describe, expect, test } from 'vitest'
import { readHtmlPage, readText } from '../src/page/page.ts'
import type { Page } from '../src/page/types.ts'
import { SIGNAL_DOCS } from '../src/signals/about.generated.ts'
import { SIGNALS } from '../src/signals/index.generated.ts'
import { type Example, findSignals, type Signal, type SignalDocs } from '../src/signals/signal.ts'

const MARKS = /[⟦⟧]/g

function read(example: Example): { page: Page; expected: string[] } {
  const { url, page: marked } = typeof example === 'string' ? { url: undefined, page: example } : example
  const expected = [...marked.matchAll(/⟦([^⟧]*)⟧/g)].map((match) => match[1] as string)
  const plain = marked.replace(MARKS, '')
  return { page: plain.trimStart().startsWith('<') ? readHtmlPage(plain, { url }) : readText(plain, { url }), expected }
}

function quotes(signal: Signal, page: Page): string[] {
  return (findSignals(page, [signal])[0]?.evidence ?? []).map((range) => {
    const { start, end } = page.span(range)
    return page.text.slice(start, end)
  })
}

test('ids are unique', () => {
  expect(new Set(SIGNALS.map(({ id }) => id)).size).toBe(SIGNALS.length)
})

describe.each(SIGNALS.map((signal) => [signal.id, signal] as const))('%s', (_id, signal) => {
  const { docs, examples } = SIGNAL_DOCS[signal.id] as SignalDocs
  const { fires, silent, todo = [] } = examples

  test('has a sentence in three scripts, docs with the fixed headings, and examples both ways', () => {
    for (const title of Object.values(signal.title)) expect(title.length).toBeGreaterThan(1)
    expect(docs.match(/^## .*$/gm)).toEqual(['## What it looks for', '## Why it matters', '## Known false positives'])
    expect(fires.length).toBeGreaterThanOrEqual(2)
    expect(silent.length).toBeGreaterThanOrEqual(2)
  })

  test.each(fires.map((example) => [example]))('fires on %j', (example) => {
    const { page, expected } = read(example)
    expect(expected.length, 'a firing example marks its evidence').toBeGreaterThan(0)
    expect(quotes(signal, page)).toEqual(expected)
  })

  test.each(silent.map((example) => [example]))('is silent on %j', (example) => {
    const { page, expected } = read(example)
    expect(expected).toEqual([])
    expect(quotes(signal, page)).toEqual([])
  })

  test.fails.each(todo.map((example) => [example]))('does not yet find %j', (example) => {
    const { page, expected } = read(example)
    expect(quotes(signal, page)).toEqual(expected)
  })
})
