import { createHash } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { analyse, readPage } from '../../src/analyse.ts'
import { type Capsule, openCapsule, sealCapsule } from '../../src/report/capsule.ts'
import { currentModel } from '../../src/verdict/current.ts'
import type { Locale } from '../../src/verdict/types.ts'

const model = currentModel()
const MADE = '2026-03-01T12:00:00.000Z'
const PAGE =
  '<!doctype html><title>Arthritis</title><p>Our stem cell therapy cures arthritis for good. It has no side effects.</p><p>靠谱性高,</script><!-- nostrum-signature: x -->&lt;script&gt;alert(1)&lt;/script&gt;</p>'

let keys: CryptoKeyPair
let file: string

function newKeys(): Promise<CryptoKeyPair> {
  return crypto.subtle.generateKey('Ed25519', true, ['sign', 'verify']) as Promise<CryptoKeyPair>
}

function seal(bytes: Uint8Array, keyPair: CryptoKeyPair, locale: Locale = 'en', contentType = 'text/html'): Promise<string> {
  const input = { bytes, contentType, url: 'https://clinic.example/a' }
  const verdict = analyse(input, { model, locale })
  const question = { url: input.url, locale, prior: model.prior }
  return sealCapsule({ name: input.url, bytes, contentType, question, text: readPage(input).text, verdict, made: MADE, version: '1.2.3' }, keyPair)
}

async function opened(content: string): Promise<Capsule> {
  const result = await openCapsule(content)
  if (!result.ok) throw new Error(result.problem)
  return result.capsule
}

async function problemOf(content: string): Promise<string> {
  const result = await openCapsule(content)
  return result.ok ? '' : result.problem
}

/** Signs a changed body anew, as a forger with a key of their own would. */
async function resign(body: string, keyPair: CryptoKeyPair): Promise<string> {
  const signature = await crypto.subtle.sign('Ed25519', keyPair.privateKey, new TextEncoder().encode(body))
  return `${body}<!-- nostrum-signature: ${Buffer.from(signature).toString('base64')} -->\n`
}

const bodyOf = (content: string) => content.slice(0, content.lastIndexOf('<!-- nostrum-signature: '))

beforeAll(async () => {
  keys = await newKeys()
  file = await seal(new TextEncoder().encode(PAGE), keys)
})

test('opens as it was sealed: page, hash, verdict, rules, key', async () => {
  const result = await openCapsule(file)
  expect(result.ok).toBe(true)
  if (!result.ok) return
  const { capsule, bytes } = result
  expect(new TextDecoder().decode(bytes)).toBe(PAGE)
  expect(capsule.source).toMatchObject({ name: 'https://clinic.example/a', bytes: Buffer.byteLength(PAGE), sha256: createHash('sha256').update(PAGE).digest('hex') })
  expect(capsule).toMatchObject({ format: 'nostrum-capsule-1', made: MADE, software: { name: 'nostrum', version: '1.2.3' } })
  expect(analyse({ ...capsule.question, bytes, contentType: capsule.source.contentType }, { model, ...capsule.question })).toEqual(capsule.verdict)
  const cited = new Set(capsule.verdict.claims.flatMap(({ rules }) => rules))
  expect(cited.size).toBeGreaterThan(0)
  expect(new Set(capsule.rules.map(({ id }) => id))).toEqual(cited)
  expect(capsule.statuses.map(({ id }) => id)).toEqual(['US-STATUS-STEM-CELLS'])
})

test('is a page that runs nothing and loads nothing, whatever the page in it holds', () => {
  expect(file).toContain("default-src 'none'")
  expect(file.match(/<script/g)).toHaveLength(1)
  expect(file.match(/<\/script>/g)).toHaveLength(1)
  expect(file).not.toMatch(/<(?:img|link|iframe|object)|(?:src|href)=/)
  expect(file.match(/<!-- nostrum-signature/g)).toHaveLength(1)
})

describe('does not hold', () => {
  test.each<[string, (content: string) => string]>([
    ['with another verdict in the report', (content) => content.replace('<h1>', '<h1>not ')],
    ['with another word in the JSON part', (content) => content.replace('"made":"2026', '"made":"2025')],
    ['with a character less', (content) => content.replace('</dl>\n', '</dl>')],
    ['with another signature', (content) => content.replace(/(nostrum-signature: )(.)/, (_, head: string, char: string) => head + (char === 'A' ? 'B' : 'A'))],
    ['with line ends of another system', (content) => content.replaceAll('\n', '\r\n')],
  ])('%s', async (_name, change) => {
    expect(change(file)).not.toBe(file)
    expect(await problemOf(change(file))).toMatch(/signature/)
  })

  test.each([
    ['with something behind the signature', (content: string) => `${content}<p>more</p>`, /behind the signature/],
    ['without a signature', bodyOf, /no evidence capsule/],
    ['when it is any other file', () => '<p>hello', /no evidence capsule/],
    ['when it is empty', () => '', /no evidence capsule/],
  ])('%s', async (_name, change, message) => expect(await problemOf(change(file))).toMatch(message))

  test('when signed anew with another key under the old fingerprint', async () => {
    expect(await problemOf(await resign(bodyOf(file).replace('<h1>', '<h1>not '), await newKeys()))).toMatch(/signature does not fit/)
  })

  test.each([
    ['another fingerprint', /("fingerprint":")(.)/, /fingerprint/],
    ['another hash', /("sha256":")(.)(?=[0-9a-f]{63}","content")/, /content is not what its hash says/],
    ['a quote that the text does not have', /("quote":")(O)/, /quote/],
  ])('when its own signer put in %s', async (_name, place, message) => {
    const lying = bodyOf(file).replace(place, (_, head: string, char: string) => head + (char === '0' ? '1' : '0'))
    expect(lying).not.toBe(bodyOf(file))
    expect(await problemOf(await resign(lying, keys))).toMatch(message)
  })

  test.each(['null', '{}', '{"format":"nostrum-capsule-1"}', '[', '{"format":"nostrum-capsule-2"}'])('with the JSON part %s', async (json) => {
    const body = bodyOf(file).replace(/(id="nostrum-capsule">).*?(<\/script>)/s, (_, head: string, tail: string) => head + json + tail)
    expect(await problemOf(await resign(body, keys))).toMatch(/cannot be read/)
  })
})

test('holds pages of any bytes', async () => {
  for (const bytes of [new Uint8Array(), Uint8Array.from({ length: 70_000 }, (_, i) => (i * 31) & 255), new TextEncoder().encode('<p>\u0000\u2028\ufeff\u{1f600}')]) {
    const result = await openCapsule(await seal(bytes, keys, 'zh-Hans'))
    expect(result.ok && Buffer.from(result.bytes).equals(Buffer.from(bytes))).toBe(true)
  }
})

test('survives the trip through a file with half surrogate pairs in the page', async () => {
  const bytes = new TextEncoder().encode('<p>&#xd83d; This tea cures diabetes \\ud83d.</p>')
  const content = await seal(bytes, keys)
  expect(await opened(new TextDecoder().decode(new TextEncoder().encode(content)))).toMatchObject({ format: 'nostrum-capsule-1' })
})

test.each(['en', 'zh-Hans', 'zh-Hant'] as const)('speaks %s and names the key and the command that checks it', async (locale) => {
  const content = await seal(new TextEncoder().encode(PAGE), keys, locale)
  const { key } = await opened(content)
  expect(content).toContain(`<html lang="${locale}">`)
  expect(bodyOf(content).split('<script')[0]).toContain('nostrum report verify')
  expect(bodyOf(content).split('<script')[0]).toContain(key.fingerprint)
})
