import { describe, expect, test } from 'vitest'
import { analyse } from '../../src/analyse.ts'
import { inputOf, readCorpora } from '../../src/training/corpus.ts'
import { currentModel } from '../../src/verdict/current.ts'

const pages = readCorpora(['samples']).filter(({ mustPass }) => mustPass !== undefined)

test('the list is there', () => expect(pages.length).toBeGreaterThan(70))

describe.each([...Map.groupBy(pages, ({ mustPass }) => mustPass as string)])('%s', (_group, own) => {
  test.each(own.map((page) => [page.id, page] as const))('%s is an honest page and not called spam', (_id, page) => {
    expect(page.label).toBe('ham')
    expect(analyse(inputOf(page), { model: currentModel(), explain: false })).not.toMatchObject({ verdict: 'spam' })
  })
})
