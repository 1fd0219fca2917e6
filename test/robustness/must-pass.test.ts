import { describe, expect, test } from 'vitest'
import { analyse } from '../../src/analyse.ts'
import { inputOf, readCorpora } from '../../src/training/corpus.ts'
import { currentModel } from '../../src/verdict/current.ts'
import { MUST_PASS } from './must-pass.ts'

const pages = new Map(readCorpora(['samples']).map((sample) => [sample.id, sample]))

describe.each(Object.entries(MUST_PASS))('%s', (_group, ids) => {
  test.each(ids)('%s is an honest page and not called spam', (id) => {
    const page = pages.get(id)
    expect(page?.label).toBe('ham')
    if (page !== undefined) expect(analyse(inputOf(page), { model: currentModel(), explain: false })).not.toMatchObject({ verdict: 'spam' })
  })
})
