import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fromBase64, toBase64 } from '../../src/lookup/base64.ts'
import { hashExpression, prefixOf } from '../../src/lookup/hash.ts'
import { applyUpdate, decodeSet, type EncodedList, encodeSet, type HashList, updateFrom, wholeUpdate } from '../../src/lookup/hash-list.ts'
import { changedBy, checksumOf, countOf, differenceOf, emptySet, fromNumbers, hasHash, hashSetOf, toNumbers } from '../../src/lookup/hash-set.ts'
import { decodeRice, encodeRice, type RiceNumbers } from '../../src/lookup/rice.ts'

const hashesOf = (count: number, from = 0) => Array.from({ length: count }, (_, i) => hashExpression(`farm-${from + i}.example/`))
const listOf = (hashes: Uint8Array[], version = '1'): HashList => ({ name: 'certain-4b', version, set: hashSetOf(hashes, 4) })
const encoded = ({ set, ...list }: HashList): EncodedList => ({ ...list, set: encodeSet(set), checksum: toBase64(checksumOf(set)) })
const sorted = fc.uniqueArray(fc.integer({ min: 0, max: 0xffffffff }), { minLength: 1, maxLength: 200 }).map((values) => Uint32Array.from(values).sort())

describe('Rice coding', () => {
  test('gives back what it was given', () => {
    fc.assert(
      fc.property(sorted, (numbers) => {
        expect(decodeRice(encodeRice(numbers))).toEqual(numbers)
      }),
    )
    for (const numbers of [[0], [0xffffffff], [0, 1], [0, 0xffffffff], [5, 6, 7, 8, 9]])
      expect(decodeRice(encodeRice(Uint32Array.from(numbers)))).toEqual(Uint32Array.from(numbers))
  })

  test('fills bytes from the low end, quotient in ones first, as Safe Browsing does', () => {
    // Gaps 5 and 2 with k = 1: 110 1 for two times two and one, 10 0 for once two and nothing; read from the low end 0b0011011.
    expect(decodeRice({ firstValue: 10, riceParameter: 1, entriesCount: 2, encodedData: toBase64(Uint8Array.of(0b0011011)) })).toEqual(Uint32Array.of(10, 15, 17))
  })

  test('keeps 50,000 prefixes under 200 kB, in an answer too', () => {
    const set = hashSetOf(hashesOf(50_000), 4)
    const { encodedData } = encodeRice(toNumbers(set))
    expect(fromBase64(encodedData)?.length).toBeLessThan(115_000)
    expect(JSON.stringify(wholeUpdate(encoded({ name: 'certain-4b', version: '1', set }), 1800)).length).toBeLessThan(200_000)
  })

  test.each<[string, Partial<RiceNumbers>]>([
    ['cut off', { encodedData: 'AA' }],
    ['of no base64', { encodedData: '*' }],
    ['that promises a billion numbers', { entriesCount: 1e9 }],
    ['with a count that is none', { entriesCount: -1 }],
    ['with a parameter that is none', { riceParameter: 31 }],
    ['with a first value that is none', { firstValue: 2 ** 32 }],
    ['that runs over 32 bits', { firstValue: 0xffffffff }],
    ['of ones only', { encodedData: toBase64(new Uint8Array(100).fill(0xff)) }],
  ])('refuses a code %s', (_name, change) => expect(decodeRice({ ...encodeRice(Uint32Array.of(1, 5000, 70_000, 900_000)), ...change })).toBeNull())

  test('refuses any damage or reads it as some ascending numbers', () => {
    fc.assert(
      fc.property(fc.nat(40), fc.nat(30), fc.uint8Array({ maxLength: 40 }), (entriesCount, riceParameter, bytes) => {
        const numbers = decodeRice({ firstValue: 7, riceParameter, entriesCount, encodedData: toBase64(bytes) })
        if (numbers !== null) expect(numbers).toEqual(Uint32Array.from(new Set(numbers)).sort())
      }),
    )
  })
})

describe('base64', () => {
  test('comes in either alphabet, padded or not', () => {
    for (const text of ['-_8=', '-_8', '+/8=', '+/8', ' /8']) expect(fromBase64(text)).toEqual(Uint8Array.of(0xfb, 0xff))
    for (const text of ['a', '=', 'a===', '!', 'é', 'ab=c']) expect(fromBase64(text)).toBeNull()
  })

  test('goes out and comes back', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 100 }), (bytes) => {
        expect(fromBase64(toBase64(bytes))).toEqual(bytes)
      }),
    )
  })
})

describe('a set of hashes', () => {
  test.each([4, 32] as const)('of %i bytes finds what is in it, and nothing else', (width) => {
    const set = hashSetOf([...hashesOf(1000), ...hashesOf(1000)], width)
    expect(countOf(set)).toBe(1000)
    expect(hashesOf(1000).every((hash) => hasHash(set, hash))).toBe(true)
    expect(hashesOf(1000, 1000).some((hash) => hasHash(set, hash))).toBe(false)
    expect(hasHash(emptySet(width), hashExpression('x/'))).toBe(false)
  })

  test('of prefixes is sorted as numbers are', () => {
    const numbers = toNumbers(hashSetOf(hashesOf(500), 4))
    expect(numbers).toEqual(Uint32Array.from(hashesOf(500), prefixOf).sort())
    expect(fromNumbers(numbers)).toEqual(hashSetOf(hashesOf(500), 4))
  })

  test('becomes another by the difference between them', () => {
    const some = fc.uniqueArray(fc.nat(60), { maxLength: 60 }).map((ids) =>
      hashSetOf(
        ids.flatMap((id) => hashesOf(1, id)),
        4,
      ),
    )
    fc.assert(
      fc.property(some, some, (before, after) => {
        expect(changedBy(before, differenceOf(before, after))).toEqual(after)
      }),
    )
  })

  test('refuses a difference that was made for another', () => {
    const [one, two] = [hashSetOf(hashesOf(10), 4), hashSetOf(hashesOf(10, 5), 4)]
    const difference = differenceOf(one, two)
    expect(changedBy(emptySet(4), difference)).toBeNull()
    expect(changedBy(two, { removals: new Uint32Array(0), additions: difference.additions })).toBeNull()
  })

  test.each([4, 32] as const)('of %i bytes survives its encoding', (width) => {
    for (const count of [0, 1, 100]) {
      const set = hashSetOf(hashesOf(count), width)
      expect(decodeSet(JSON.parse(JSON.stringify(encodeSet(set))), width)).toEqual(set)
    }
  })
})

describe('an update', () => {
  const before = listOf(hashesOf(1000), 'a')
  const after = listOf([...hashesOf(950, 50), ...hashesOf(20, 5000)], 'b')
  const sent = (list: HashList, known: HashList | null) =>
    JSON.parse(JSON.stringify(known === null ? wholeUpdate(encoded(list), 1800) : updateFrom(known.set, encoded(list), 1800)))

  test('holds the whole list for a client that has none', () => {
    const update = sent(after, null)
    expect(update).toMatchObject({ name: 'certain-4b', version: 'b', partialUpdate: false, minimumWaitDuration: '1800s' })
    expect(applyUpdate(null, update)).toEqual(after)
    expect(applyUpdate(before, update)).toEqual(after)
  })

  test('holds only the change for one that has a version', () => {
    const update = sent(after, before)
    expect(update.partialUpdate).toBe(true)
    expect(update.compressedRemovals.entriesCount + 1).toBe(50)
    expect(update.additionsFourBytes.entriesCount + 1).toBe(20)
    expect(applyUpdate(before, update)).toEqual(after)
  })

  test('is empty when nothing changed', () => {
    const update = sent({ ...before, version: 'c' }, before)
    expect(update).toEqual({ name: 'certain-4b', version: 'c', partialUpdate: true, minimumWaitDuration: '1800s', sha256Checksum: toBase64(checksumOf(before.set)) })
    expect(applyUpdate(before, update)?.version).toBe('c')
  })

  test('holds the whole list where most of it changed', () => expect(sent(listOf(hashesOf(100, 900)), before).partialUpdate).toBe(false))

  test('leads to an empty list, and from one', () => {
    const empty = listOf([])
    expect(applyUpdate(before, sent(empty, before))).toEqual(empty)
    expect(applyUpdate(empty, sent(before, empty))).toEqual(before)
  })

  test.each<[string, object]>([
    ['a checksum that does not fit', { sha256Checksum: toBase64(hashExpression('x')) }],
    ['no checksum', { sha256Checksum: undefined }],
    ['an unknown list', { name: 'other-4b' }],
    ['another list', { name: 'likely-4b' }],
    ['hashes of another width', { additionsThirtyTwoBytes: '' }],
    ['damaged hashes', { additionsFourBytes: { firstValue: 1 } }],
    ['removals beyond the end', { compressedRemovals: encodeRice(Uint32Array.of(1000)) }],
  ])('with %s is refused', (_name, change) => expect(applyUpdate(before, { ...sent(after, before), ...change })).toBeNull())

  test('that changes what the client has not is refused', () => {
    expect(applyUpdate(null, sent(after, before))).toBeNull()
    for (const nothing of [null, 7, 'x', [], {}]) expect(applyUpdate(before, nothing)).toBeNull()
  })
})
