import { describe, expect, test, vi } from 'vitest'
import { auc, binomialAtMost, bootstrap, calibrationError, recallAtFalseAlarms, type Scored, upperBound } from '../../src/evaluation/metrics.ts'
import { COLUMNS } from '../../src/features/schema.ts'
import { crc32 } from '../../src/text/hash.ts'
import type { Sample } from '../../src/training/corpus.ts'
import { readCorpora } from '../../src/training/corpus.ts'
import { foldOf, splitOf } from '../../src/training/split.ts'
import { train } from '../../src/training/train.ts'
import { loadModel } from '../../src/verdict/model.ts'

// A fit takes a second or two, and a test asks for several.
vi.setConfig({ testTimeout: 120_000 })

const samples: Sample[] = readCorpora(['samples']).filter((_, i) => i % 12 === 0)
const options = { version: 'v0', command: 'test', date: '2026-01-01' }

describe('training', () => {
  const first = train(samples, options)

  test('gives the same bytes for the same corpus', () => {
    const again = train(samples, options)
    expect(again.header).toEqual(first.header)
    expect(Buffer.from(again.weights).equals(Buffer.from(first.weights))).toBe(true)
  })

  test('never lets a weight contradict its signal', () => {
    for (const { weights } of Object.values(loadModel(first.header, first.weights).readings))
      for (const [i, { points }] of COLUMNS.entries()) expect(points === 'spam' ? weights[i] : -(weights[i] as number)).toBeGreaterThanOrEqual(0)
  })

  test('is refused with both values when schema, checksum or size do not fit', () => {
    expect(() => loadModel({ ...first.header, schema: 'deadbeef' }, first.weights)).toThrow(/expects feature schema deadbeef, this build has/)
    expect(() => loadModel(first.header, first.weights.slice(1))).toThrow(/checksum/)
    const broken = first.weights.slice()
    broken[3] = (broken[3] as number) ^ 1
    expect(() => loadModel(first.header, broken)).toThrow(/checksum/)
    const short = first.weights.slice(0, -9)
    expect(() => loadModel({ ...first.header, crc32: crc32(short) }, short)).toThrow(`before its ${first.header.wording.grams} grams`)
  })

  test('is refused when it is of the format before v3', () => {
    const { scale, bias } = first.header.wording
    const old = { ...first.header, wording: { scale, bias } } as unknown as typeof first.header
    expect(() => loadModel(old, first.weights)).toThrow('as models before v3 did')
  })

  test('is refused when a weight contradicts its signal', () => {
    const value = COLUMNS[0]?.points === 'spam' ? -1 : 1
    const lying = first.weights.slice()
    new DataView(lying.buffer).setFloat32(0, value, true)
    expect(() => loadModel({ ...first.header, crc32: crc32(lying) }, lying)).toThrow(`gives "${COLUMNS[0]?.id}" the weight ${value}`)
  })
})

test('a site is in one split and one fold', () => {
  expect(splitOf('www.a.example')).toBe(splitOf('www.a.example'))
  expect(foldOf('www.a.example', 5)).toBeLessThan(5)
  expect(new Set(samples.map(({ site }) => splitOf(site))).size).toBe(3)
})

describe('measures', () => {
  const page = (score: number, spam: boolean, site = String(score)): Scored => ({ score, spam, site })

  test('AUC counts pairs in order, ties half', () => {
    expect(auc([page(1, false), page(2, true), page(3, false), page(4, true)])).toBe(0.75)
    expect(auc([page(1, false), page(1, true)])).toBe(0.5)
  })

  test('recall at a rate of false alarms', () => {
    const pages = [...Array.from({ length: 100 }, (_, i) => page(i, false)), page(98.5, true), page(200, true)]
    expect(recallAtFalseAlarms(pages, 0.01)).toBe(1)
    expect(recallAtFalseAlarms(pages, 0)).toBe(0.5)
  })

  test('calibration error is the gap between said and true', () => {
    expect(calibrationError([page(0, true), page(0, false)], 1)).toBeCloseTo(0)
    expect(calibrationError([page(0, true), page(0, true)], 1)).toBeCloseTo(0.5)
  })

  test('bounds as the binomial gives them', () => {
    expect(binomialAtMost(0, 10, 0.1)).toBeCloseTo(0.9 ** 10)
    expect(upperBound(0, 598)).toBeCloseTo(0.005, 3)
  })

  test('an interval by sites holds the value and repeats', () => {
    const pages = Array.from({ length: 60 }, (_, i) => page(i % 7, i % 3 === 0, `s${i % 10}`))
    const interval = bootstrap(pages, auc)
    expect(interval.low).toBeLessThanOrEqual(interval.value)
    expect(interval.high).toBeGreaterThanOrEqual(interval.value)
    expect(bootstrap(pages, auc)).toEqual(interval)
  })
})
