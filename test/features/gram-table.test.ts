import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { buildTable, lookUp, mayHold, packTable, SLOT_COUNT, slotOf, unpackTable, type WeightedGram, weightOf } from '../../src/features/gram-table.ts'

const weights = fc.integer({ min: -7, max: 7 }).filter((weight) => weight !== 0)
const grams = fc.uniqueArray(fc.record({ key: fc.integer({ min: 0, max: 2 ** 24 - 1 }), weight: weights }), { selector: ({ key }) => key, maxLength: 400 })

describe('gram table', () => {
  it('holds what it was given, with its weights, and nothing else', () => {
    fc.assert(fc.property(grams, holdsWhatItWasGiven))
  })

  it('comes back from its bytes as it was', () => {
    fc.assert(fc.property(grams, comesBack))
  })

  it('takes the first two grams of a bucket and leaves the rest', () => {
    const { table, held } = buildTable([7, 0, 200].map((tag, i) => ({ key: (5 << 8) | tag, weight: i + 1 })))
    expect(held).toBe(2)
    expect([7, 0, 200].map((tag) => lookUp(table, (5 << 8) | tag) >= 0)).toEqual([true, true, false])
  })

  it('does not take an empty place for the tag 0', () => {
    const { table } = buildTable([{ key: (9 << 8) | 3, weight: -7 }])
    expect(mayHold(table, 9 << 8)).toBe(1)
    expect(lookUp(table, 9 << 8)).toBe(-1)
    expect(lookUp(buildTable([]).table, 0)).toBe(-1)
  })

  it('gives slots within range', () => {
    const { table } = buildTable([{ key: 2 ** 24 - 1, weight: 7 }])
    expect(slotOf(lookUp(table, 2 ** 24 - 1))).toBeLessThan(SLOT_COUNT)
  })

  it('says so when its bytes end too soon or too late', () => {
    const packed = packTable(buildTable([{ key: 1, weight: 1 }]).table)
    expect(() => unpackTable(packed, 3)).toThrow('before its 3 grams')
    expect(() => unpackTable(Uint8Array.of(...packed, 0), 1)).toThrow('its 1 grams end after')
  })
})

function holdsWhatItWasGiven(given: readonly WeightedGram[]): void {
  const { table, held } = buildTable(given)
  const found = given.filter(({ key }) => lookUp(table, key) >= 0)
  expect(found.length).toBe(held)
  for (const { key, weight } of found) expect(weightOf(lookUp(table, key))).toBe(weight)
  expect(new Set(found.map(({ key }) => slotOf(lookUp(table, key)))).size).toBe(held)
  const known = new Set(given.map(({ key }) => key))
  for (const { key } of given) for (const other of [key ^ 1, key ^ 0xff, key ^ 0x100]) if (!known.has(other)) expect(lookUp(table, other)).toBe(-1)
}

function comesBack(given: readonly WeightedGram[]): void {
  const { table, held } = buildTable(given)
  const again = unpackTable(packTable(table), held)
  expect(buildTable(given.filter(({ key }) => lookUp(again, key) >= 0)).held).toBe(held)
  for (const { key } of given) expect(weightOf(lookUp(again, key))).toBe(weightOf(lookUp(table, key)))
  expect(packTable(again)).toEqual(packTable(table))
}
