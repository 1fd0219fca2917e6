/** The fields of a question: one table says what each may hold, for JSON bodies, batch lines and query parameters alike. */
import { normaliseTag } from '../page/language.ts'
import type { Locale } from '../verdict/types.ts'
import { nearest } from './nearest.ts'
import { type FieldError, fail, type Result } from './problems.ts'

const MAX_URL_CHARS = 8192
const MAX_TITLE_CHARS = 2000
const MAX_ID_CHARS = 256
/** Faults told at once: a body of a hundred thousand unknown fields must not cost a hundred thousand searches for the nearest name. */
const MAX_ERRORS = 20

/** A question as sent, checked. */
export interface Fields {
  readonly text?: string
  readonly html?: string
  readonly url?: string
  readonly title?: string
  /** Canonical: zh-Hans, zh-Hant, or a base tag. */
  readonly language?: string
  readonly explain?: boolean
  readonly advice?: boolean
  readonly store?: boolean
  readonly return_text?: boolean
  readonly locale?: Locale
  readonly prior?: number
  readonly id?: string | number
}

export type FieldName = keyof Fields

/** Fields that the query of a raw body, or of a whole batch, may hold. */
export const BATCH_PARAMETERS = ['language', 'explain', 'store', 'return_text', 'locale', 'prior'] as const satisfies readonly FieldName[]
export const PAGE_PARAMETERS = ['url', 'title', ...BATCH_PARAMETERS, 'advice'] as const satisfies readonly FieldName[]
export const JSON_FIELDS = ['text', 'html', ...PAGE_PARAMETERS] as const satisfies readonly FieldName[]
export const LINE_FIELDS = ['id', 'text', 'html', 'url', 'title', ...BATCH_PARAMETERS] as const satisfies readonly FieldName[]

type Checked = { readonly value: unknown } | { readonly expected: string }

const anyText = (value: unknown): Checked => (typeof value === 'string' ? { value } : { expected: 'must be a string' })
const flag = (value: unknown): Checked => (typeof value === 'boolean' ? { value } : { expected: 'must be true or false' })

const CHECKS: Readonly<Record<FieldName, (value: unknown) => Checked>> = {
  text: anyText,
  html: anyText,
  url: (value) =>
    typeof value === 'string' && value.length <= MAX_URL_CHARS && isWebUrl(value)
      ? { value }
      : { expected: `must be an absolute http or https URL of at most ${MAX_URL_CHARS} characters` },
  title: (value) => (typeof value === 'string' && value.length <= MAX_TITLE_CHARS ? { value } : { expected: `must be a string of at most ${MAX_TITLE_CHARS} characters` }),
  language: checkLanguage,
  explain: flag,
  advice: flag,
  store: flag,
  return_text: flag,
  locale: checkLocale,
  prior: (value) => (typeof value === 'number' && value > 0 && value < 1 ? { value } : { expected: 'must be a number between 0 and 1, both excluded' }),
  id: (value) =>
    (typeof value === 'string' && value.length <= MAX_ID_CHARS) || Number.isSafeInteger(value)
      ? { value }
      : { expected: `must be a string of at most ${MAX_ID_CHARS} characters or a whole number` },
}

const FLAGS: ReadonlySet<string> = new Set(['explain', 'advice', 'store', 'return_text'] satisfies readonly FieldName[])

/** Checks a parsed JSON body or batch line. A field that is null counts as left out. */
export function readFields(body: unknown, allowed: readonly FieldName[]): Result<Fields> {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return fail('malformed-json', 'A question is one JSON object, such as {"text": "..."}.')
  const given = Object.entries(body).filter(([, value]) => value !== null)
  const { fields, errors } = check(given, allowed, (name) => ({ pointer: `#/${escapePointer(name)}` }))
  if (errors.length === 0 && (fields.text === undefined) === (fields.html === undefined)) errors.push({ pointer: '#', detail: 'must have exactly one of "text" and "html"' })
  return result(fields, errors)
}

/** Checks query parameters. A flag may stand alone: `?explain`. */
export function readQuery(query: URLSearchParams, allowed: readonly FieldName[]): Result<Fields> {
  const given = [...query].map(([name, value]): [string, unknown] => [name, parseParameter(name, value)])
  const { fields, errors } = check(given, allowed, (parameter) => ({ parameter }))
  return result(fields, errors)
}

function check(given: readonly (readonly [string, unknown])[], allowed: readonly FieldName[], place: (name: string) => Omit<FieldError, 'detail'>) {
  const fields: Record<string, unknown> = {}
  const errors: FieldError[] = []
  for (const [name, value] of given) {
    if (errors.length === MAX_ERRORS) break
    const known = allowed.find((each) => each === name)
    if (known === undefined) {
      errors.push({ ...place(name.slice(0, MAX_ID_CHARS)), detail: unknownField(name, allowed) })
      continue
    }
    const checked = CHECKS[known](value)
    if ('value' in checked) fields[known] = checked.value
    else errors.push({ ...place(known), detail: checked.expected })
  }
  return { fields: fields as Fields, errors }
}

function result(fields: Fields, errors: readonly FieldError[]): Result<Fields> {
  if (errors.length === 0) return { ok: true, value: fields }
  return fail('invalid-fields', errors.length === 1 ? 'One field cannot be used; see errors.' : `${errors.length} fields cannot be used; see errors.`, { errors })
}

function unknownField(name: string, allowed: readonly FieldName[]): string {
  if (allowed.length === 0) return 'belongs into the JSON body, not into the query'
  const close = nearest(name, allowed)
  return close === null ? `is not a field; there are ${allowed.join(', ')}` : `is not a field; did you mean "${close}"?`
}

function parseParameter(name: string, value: string): unknown {
  if (name === 'prior') return value === '' ? value : Number(value)
  if (!FLAGS.has(name)) return value
  if (value === '' || value === 'true' || value === '1') return true
  return value === 'false' || value === '0' ? false : value
}

function escapePointer(name: string): string {
  return encodeURIComponent(name.toWellFormed().replaceAll('~', '~0').replaceAll('/', '~1'))
}

function isWebUrl(value: string): boolean {
  return URL.canParse(value) && /^https?:$/.test(new URL(value).protocol)
}

/** The tag in the spelling that pages have: Chinese by its script, anything else by its base language. */
function checkLanguage(value: unknown): Checked {
  const tag = typeof value === 'string' ? normaliseTag(value) : 'und'
  return tag === 'und' ? { expected: 'must be a BCP 47 tag, such as zh-Hans or en' } : { value: tag }
}

function checkLocale(value: unknown): Checked {
  const checked = checkLanguage(value)
  return 'value' in checked && ['en', 'zh-Hans', 'zh-Hant'].includes(checked.value as string) ? checked : { expected: 'must be en, zh-Hans or zh-Hant' }
}
