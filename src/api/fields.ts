/** The fields of a question: one table says what each may hold, for JSON bodies, batch lines and query parameters alike. */
import { normaliseTag } from '../page/language.ts'
import type { Locale } from '../verdict/types.ts'
import type { Result } from './problems.ts'
import { type Checked, type Checks, readParameters, readRecord, text } from './records.ts'

const MAX_URL_CHARS = 8192
const MAX_TITLE_CHARS = 2000
const MAX_ID_CHARS = 256

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

const anyText = (value: unknown): Checked => (typeof value === 'string' ? { value } : { expected: 'must be a string' })
const flag = (value: unknown): Checked => (typeof value === 'boolean' ? { value } : { expected: 'must be true or false' })

const CHECKS: Checks<Required<Fields>> = {
  text: anyText,
  html: anyText,
  url: webUrl,
  title: text(MAX_TITLE_CHARS),
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
  return readRecord(body, only(allowed), ({ text, html }) =>
    (text === undefined) === (html === undefined) ? [{ pointer: '#', detail: 'must have exactly one of "text" and "html"' }] : [],
  )
}

/** Checks query parameters. A flag may stand alone: `?explain`. */
export function readQuery(query: URLSearchParams, allowed: readonly FieldName[]): Result<Fields> {
  return readParameters(query, only(allowed), parseParameter)
}

function only(allowed: readonly FieldName[]): Checks<Fields> {
  return Object.fromEntries(allowed.map((name) => [name, CHECKS[name]])) as Checks<Fields>
}

function parseParameter(name: string, value: string): unknown {
  if (name === 'prior') return value === '' ? value : Number(value)
  if (!FLAGS.has(name)) return value
  if (value === '' || value === 'true' || value === '1') return true
  return value === 'false' || value === '0' ? false : value
}

/** An absolute http or https address. */
export function webUrl(value: unknown): Checked {
  return typeof value === 'string' && value.length <= MAX_URL_CHARS && isWebUrl(value)
    ? { value }
    : { expected: `must be an absolute http or https URL of at most ${MAX_URL_CHARS} characters` }
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
