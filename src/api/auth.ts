/**
 * Who may do what. Reading and judging are open to all; what writes for others to see asks for a bearer token with the scope for it.
 *
 * A door hands over tokens as SHA-256 hashes, so that neither its configuration nor a dump of its memory gives one away. Tokens are random and
 * long, hence a plain hash is enough; it is compared in constant time, and every known token is compared each time.
 */
import type { Context } from 'hono'
import { fail, type Result } from './problems.ts'
import type { AppEnv, Service } from './service.ts'

/** What a token may allow, with what it means. */
export const SCOPES = {
  feedback: 'report pages, and change or withdraw those reports',
  review: 'see reports and who made them, and decide on them',
  scan: 'start scans; pages scored with store: true then count for their site and family',
  admin: 'all of these, and remove what is kept',
} as const

export type Scope = keyof typeof SCOPES

/** A token that the service knows. */
export interface Token {
  /** Whose it is: the reporter or reviewer that decisions name. Two tokens may share it while one replaces the other. */
  readonly name: string
  readonly scopes: readonly Scope[]
  /** Of the token's UTF-8 bytes, in lower-case hex. */
  readonly sha256: string
}

/** What a door says about callers. */
export interface Access {
  readonly tokens: readonly Token[]
  /** What callers without a token may do as well; they all share the name {@link ANONYMOUS}. */
  readonly open: readonly Scope[]
  /** Nothing is written for anybody. */
  readonly readOnly: boolean
}

export const CLOSED: Access = { tokens: [], open: [], readOnly: false }

/** Name of everybody without a token. */
export const ANONYMOUS = 'anonymous'

export interface Caller {
  readonly name: string
  readonly scopes: readonly Scope[]
}

/** The caller of a request: the owner of its token, or {@link ANONYMOUS} when it has none. A token that is not known is a problem, not anonymous. */
export async function callerOf(request: Request, access: Access): Promise<Result<Caller>> {
  const header = request.headers.get('Authorization')
  if (header === null) return { ok: true, value: { name: ANONYMOUS, scopes: access.open } }
  const token = BEARER.exec(header)?.[1]
  if (token === undefined) return fail('unauthorized', 'The Authorization header must be "Bearer" and a token.')
  const hash = await sha256(token)
  let known: Token | undefined
  for (const each of access.tokens) if (isEqual(each.sha256, hash)) known = each
  return known === undefined ? fail('unauthorized', 'This token is not known here. It may have been replaced: ask the operator.') : { ok: true, value: known }
}

/** The caller, if they may do what asks for this scope and anything is written at all. */
export async function permit(c: Context<AppEnv>, { access }: Service, scope: Scope): Promise<Result<Caller>> {
  const caller = await callerOf(c.req.raw, access)
  if (!caller.ok) return caller
  if (!mayDo(caller.value, scope)) {
    const isKnown = caller.value.name !== ANONYMOUS
    return isKnown
      ? fail('forbidden', `This asks for a token with the scope "${scope}", which this one has not.`)
      : fail('unauthorized', `This asks for a token with the scope "${scope}": send it as "Authorization: Bearer ...".`)
  }
  return access.readOnly && c.req.method !== 'GET' ? fail('read-only', 'This service writes nothing at the moment.') : caller
}

export function mayDo({ scopes }: Caller, scope: Scope): boolean {
  return scopes.includes(scope) || scopes.includes('admin')
}

/**
 * Reads tokens from a file or variable: one a line (or between semicolons), `NAME SCOPE[,SCOPE...] SHA256`; # begins a comment.
 *
 * @example
 * readTokens('ada feedback,review 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08')
 * @throws Error naming the line, never what stands in it
 */
export function readTokens(text: string): Token[] {
  return text.split(/[\n;]/).flatMap((line, i) => {
    const words = line.replace(/#.*/, '').split(/\s/).filter(Boolean)
    return words.length === 0 ? [] : [readToken(words, i + 1)]
  })
}

/** Reads a list of scopes separated by commas. @throws Error naming those that exist */
export function readScopes(text: string): Scope[] {
  const names = text.split(',').map((name) => name.trim())
  const wrong = names.find((name) => !Object.hasOwn(SCOPES, name))
  if (wrong !== undefined) throw new Error(`"${wrong.slice(0, MAX_NAME_CHARS)}" is no scope. Scopes are ${Object.keys(SCOPES).join(', ')}.`)
  return names as Scope[]
}

/** SHA-256 of bytes, or of a string's UTF-8 bytes, in lower-case hex. */
export async function sha256(content: string | Uint8Array): Promise<string> {
  return toHex(await crypto.subtle.digest('SHA-256', (typeof content === 'string' ? new TextEncoder().encode(content) : content) as Uint8Array<ArrayBuffer>))
}

export function toHex(bytes: ArrayBuffer): string {
  return Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('')
}

// Matches `Bearer abc.d-e_f~g+h/i==` (RFC 6750, section 2.1), not `Basic abc`.
const BEARER = /^Bearer ([A-Za-z0-9._~+/-]{1,512}={0,4})$/i
const MAX_NAME_CHARS = 64
// Matches `ada` and `crawler-1@example.org`, not `ada lovelace`.
const NAME = /^[A-Za-z0-9._@-]{1,64}$/
const SHA256 = /^[0-9a-f]{64}$/

function readToken([name = '', scopes = '', hash = '', ...rest]: readonly string[], line: number): Token {
  const at = `Token ${line}`
  if (rest.length > 0 || hash === '') throw new Error(`${at}: expected NAME SCOPE[,SCOPE...] SHA256, as "nostrum token" prints it.`)
  if (!NAME.test(name) || name === ANONYMOUS) throw new Error(`${at}: a name has up to ${MAX_NAME_CHARS} letters, digits or . _ @ -, and is not "${ANONYMOUS}".`)
  if (!SHA256.test(hash)) throw new Error(`${at}: the third word must be the SHA-256 of the token in lower-case hex, not the token itself.`)
  try {
    return { name, scopes: readScopes(scopes), sha256: hash }
  } catch (cause) {
    throw new Error(`${at}: ${(cause as Error).message}`, { cause })
  }
}

/** Compares hashes of one length in a time that does not tell where they differ. */
function isEqual(a: string, b: string): boolean {
  let difference = a.length ^ b.length
  for (let i = 0; i < b.length; i++) difference |= a.charCodeAt(i) ^ b.charCodeAt(i)
  return difference === 0
}
