/**
 * The evidence capsule: one HTML file that holds a page as it was received, the verdict on it, the rules that it cites and an Ed25519 signature over
 * every byte before the signature. A person reads the report; a program reads the JSON in it; either can check that nothing was changed.
 *
 *     <!doctype html> … the report … <script type="application/json" id="nostrum-capsule">{ … }</script> … </html>
 *     <!-- nostrum-signature: <base64> -->
 *
 * The signature says that whoever holds the key made the file. Whose key it is, only its holder can say, for instance by publishing the fingerprint.
 */
import { ruleOf } from '../claims/rules/index.ts'
import type { Rule } from '../claims/rules/rule.ts'
import type { Status } from '../claims/rules/status.ts'
import { statusOf } from '../claims/rules/status.ts'
import type { Input, Locale, Verdict } from '../verdict/types.ts'
import { type Fact, renderHtml } from './html.ts'

export const CAPSULE_FORMAT = 'nostrum-capsule-1'

/** What the file says to programs. */
export interface Capsule {
  readonly format: typeof CAPSULE_FORMAT
  /** When it was made, ISO 8601 in UTC. */
  readonly made: string
  readonly software: { readonly name: 'nostrum'; readonly version: string }
  readonly source: {
    /** Address or file name. */
    readonly name: string
    readonly contentType: string
    readonly bytes: number
    /** Of the bytes as received, in hex. */
    readonly sha256: string
    /** The bytes, in base64. */
    readonly content: string
  }
  /** How the page was asked about: what to give the engine to get the same verdict again. */
  readonly question: Pick<Input, 'url' | 'title' | 'language'> & { readonly locale: Locale; readonly prior: number }
  /** What the spans count into. */
  readonly text: string
  readonly verdict: Verdict
  readonly rules: readonly Rule[]
  readonly statuses: readonly Status[]
  readonly key: { readonly algorithm: 'Ed25519' /** SubjectPublicKeyInfo in base64 */; readonly public: string /** SHA-256 of it, in hex */; readonly fingerprint: string }
}

/** What goes into a capsule. */
export interface CapsuleInput {
  readonly name: string
  readonly bytes: Uint8Array
  readonly contentType: string
  readonly question: Capsule['question']
  readonly text: string
  readonly verdict: Verdict
  /** ISO 8601 in UTC. */
  readonly made: string
  readonly version: string
}

const OPEN = '<script type="application/json" id="nostrum-capsule">'
const CLOSE = '</script>'
const SIGNATURE = '<!-- nostrum-signature: '
const SIGNATURE_END = ' -->\n'

const LABELS: Readonly<Record<Locale, { page: string; made: string; model: string; size: string; key: string; check: (fingerprint: string) => string }>> = {
  en: {
    page: 'page',
    made: 'made',
    model: 'model',
    size: 'bytes',
    key: 'key',
    check: (fingerprint) =>
      `This file holds the page as it was received and is signed (Ed25519). Check it with "nostrum report verify FILE"; it must name the key ${fingerprint}, and its owner must confirm that key.`,
  },
  'zh-Hans': {
    page: '页面',
    made: '制作时间',
    model: '模型',
    size: '字节数',
    key: '密钥',
    check: (fingerprint) => `本文件含有收到时的页面原文,并经 Ed25519 签名。核验命令:nostrum report verify FILE;应显示密钥 ${fingerprint},并由其持有人确认。`,
  },
  'zh-Hant': {
    page: '頁面',
    made: '製作時間',
    model: '模型',
    size: '位元組數',
    key: '金鑰',
    check: (fingerprint) => `本檔案含有收到時的頁面原文,並經 Ed25519 簽章。核驗指令:nostrum report verify FILE;應顯示金鑰 ${fingerprint},並由其持有人確認。`,
  },
}

/** Makes the signed file. */
export async function sealCapsule(input: CapsuleInput, keys: CryptoKeyPair): Promise<string> {
  const { name, bytes, contentType, question, text, verdict, made, version } = input
  const spki = new Uint8Array(await crypto.subtle.exportKey('spki', keys.publicKey))
  const capsule: Capsule = {
    format: CAPSULE_FORMAT,
    made,
    software: { name: 'nostrum', version },
    source: { name, contentType, bytes: bytes.length, sha256: await sha256(bytes), content: toBase64(bytes) },
    question,
    text,
    verdict,
    rules: [...new Set(verdict.claims.flatMap(({ rules }) => rules))].flatMap((id) => ruleOf(id) ?? []),
    statuses: [...new Set(verdict.claims.flatMap(({ statuses }) => statuses))].flatMap((id) => statusOf(id) ?? []),
    key: { algorithm: 'Ed25519', public: toBase64(spki), fingerprint: await sha256(spki) },
  }
  const labels = LABELS[question.locale]
  const facts: Fact[] = [
    [labels.page, name],
    ['SHA-256', capsule.source.sha256],
    [labels.size, String(bytes.length)],
    [labels.made, made],
    [labels.model, `${verdict.model.version} (${verdict.model.sha256.slice(0, 12)}), nostrum ${version}`],
    [labels.key, capsule.key.fingerprint],
  ]
  const body = renderHtml(verdict, { locale: question.locale, text, facts, footer: labels.check(capsule.key.fingerprint), trailer: `${OPEN}${toScript(capsule)}${CLOSE}\n` })
  const signature = await crypto.subtle.sign('Ed25519', keys.privateKey, new TextEncoder().encode(body))
  return `${body}${SIGNATURE}${toBase64(new Uint8Array(signature))}${SIGNATURE_END}`
}

export type Opened = { readonly ok: true; readonly capsule: Capsule; readonly bytes: Uint8Array } | { readonly ok: false; readonly problem: string }

/** Opens a file and checks signature, content hash and every quote; says what is wrong with one that does not hold. */
export async function openCapsule(file: string): Promise<Opened> {
  const at = file.lastIndexOf(SIGNATURE)
  const from = file.lastIndexOf(OPEN, at)
  const to = file.indexOf(CLOSE, from)
  if (at < 0 || from < 0 || to < 0) return wrong('It is no evidence capsule: the signature or the JSON part is missing.')
  const body = file.slice(0, at)
  const signature = fromBase64(file.slice(at + SIGNATURE.length, file.length - SIGNATURE_END.length))
  if (signature === null || !file.endsWith(SIGNATURE_END)) return wrong('Something stands behind the signature, or it is damaged.')
  const capsule = parse(file.slice(from + OPEN.length, to))
  if (capsule === null) return wrong(`The JSON part cannot be read, or its format is not ${CAPSULE_FORMAT}.`)
  const spki = fromBase64(capsule.key.public)
  const bytes = fromBase64(capsule.source.content)
  if (spki === null || bytes === null) return wrong('The key or the content is no base64.')
  const isSigned = await verifySignature(spki, signature, body)
  if (!isSigned) return wrong('The signature does not fit: the file was changed after it was signed, or signed with another key.')
  if ((await sha256(spki)) !== capsule.key.fingerprint) return wrong('The fingerprint is not that of the key.')
  if ((await sha256(bytes)) !== capsule.source.sha256) return wrong('The content is not what its hash says.')
  const { verdict, text } = capsule
  const quotes = [...verdict.reasons.flatMap(({ evidence }) => evidence), ...verdict.claims, ...verdict.restored]
  if (quotes.some(({ start, end, quote }) => text.slice(start, end) !== quote)) return wrong('A quote is not what stands at its place in the text.')
  return { ok: true, capsule, bytes }
}

function wrong(problem: string): Opened {
  return { ok: false, problem }
}

async function verifySignature(spki: Uint8Array<ArrayBuffer>, signature: Uint8Array<ArrayBuffer>, body: string): Promise<boolean> {
  try {
    const key = await crypto.subtle.importKey('spki', spki, 'Ed25519', true, ['verify'])
    return await crypto.subtle.verify('Ed25519', key, signature, new TextEncoder().encode(body))
  } catch {
    return false
  }
}

function parse(json: string): Capsule | null {
  try {
    const value = JSON.parse(json) as Partial<Capsule> | null
    const isWhole =
      value?.format === CAPSULE_FORMAT &&
      typeof value.key?.public === 'string' &&
      typeof value.source?.content === 'string' &&
      typeof value.text === 'string' &&
      [value.verdict?.reasons, value.verdict?.claims, value.verdict?.restored].every(Array.isArray)
    return isWhole ? (value as Capsule) : null
  } catch {
    return null
  }
}

/** JSON that cannot end the script element it stands in. */
function toScript(value: unknown): string {
  return JSON.stringify(value).replaceAll('<', '\\u003c')
}

async function sha256(bytes: Uint8Array): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>)
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('')
}

function toBase64(bytes: Uint8Array): string {
  let binary = ''
  for (let i = 0; i < bytes.length; i += 0x8000) binary += String.fromCharCode(...bytes.subarray(i, i + 0x8000))
  return btoa(binary)
}

function fromBase64(text: string): Uint8Array<ArrayBuffer> | null {
  try {
    return Uint8Array.from(atob(text), (char) => char.charCodeAt(0))
  } catch {
    return null
  }
}
