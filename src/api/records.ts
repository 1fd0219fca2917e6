/** Checking what callers send against a table that says what each field may hold: JSON bodies, batch lines and query parameters alike. */
import { nearest } from './nearest.ts'
import { type FieldError, fail, type Result } from './problems.ts'

/** A field that can be used, in the form in which it is used, or what was expected instead. */
export type Checked = { readonly value: unknown } | { readonly expected: string }
export type Check = (value: unknown) => Checked
/** What each field of a record may hold. */
export type Checks<T> = Readonly<Record<keyof T & string, Check>>

/** Longest name of a field that is repeated in a problem. */
const MAX_NAME_CHARS = 256
/** Faults told at once: a body of a hundred thousand unknown fields must not cost a hundred thousand searches for the nearest name. */
const MAX_ERRORS = 20

/** Checks a parsed JSON object; `require` names what is missing or too much in it as a whole. A field that is null counts as left out. */
export function readRecord<T extends object>(body: unknown, checks: Checks<T>, require: (record: Partial<T>) => readonly FieldError[] = () => []): Result<Partial<T>> {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return fail('malformed-json', 'What is asked is one JSON object, such as {"text": "..."}.')
  const given = Object.entries(body).filter(([, value]) => value !== null)
  const { record, errors } = check<T>(given, checks, (name) => ({ pointer: `#/${escapePointer(name)}` }))
  return result(record, errors.length === 0 ? require(record) : errors)
}

/** Checks query parameters, after `parse` has made of their text what a JSON body would hold. */
export function readParameters<T>(query: URLSearchParams, checks: Checks<T>, parse: (name: string, value: string) => unknown = (_, value) => value): Result<Partial<T>> {
  const given = [...query].map(([name, value]): [string, unknown] => [name, parse(name, value)])
  const { record, errors } = check<T>(given, checks, (parameter) => ({ parameter }))
  return result(record, errors)
}

/** A string of at most so many characters. */
export function text(most: number): Check {
  return (value) => (typeof value === 'string' && value.length <= most ? { value } : { expected: `must be a string of at most ${most} characters` })
}

/** One of some words. */
export function word(...words: readonly string[]): Check {
  return (value) => (words.includes(value as string) ? { value } : { expected: `must be ${words.slice(0, -1).join(', ')} or ${words.at(-1)}` })
}

function check<T>(given: readonly (readonly [string, unknown])[], checks: Checks<T>, place: (name: string) => Omit<FieldError, 'detail'>) {
  const allowed = Object.keys(checks)
  const record: Record<string, unknown> = {}
  const errors: FieldError[] = []
  for (const [name, value] of given) {
    if (errors.length === MAX_ERRORS) break
    const known = allowed.find((each) => each === name)
    if (known === undefined) {
      errors.push({ ...place(name.slice(0, MAX_NAME_CHARS)), detail: unknownField(name, allowed) })
      continue
    }
    const checked = checks[known as keyof T & string](value)
    if ('value' in checked) record[known] = checked.value
    else errors.push({ ...place(known), detail: checked.expected })
  }
  return { record: record as Partial<T>, errors }
}

function result<T>(record: Partial<T>, errors: readonly FieldError[]): Result<Partial<T>> {
  if (errors.length === 0) return { ok: true, value: record }
  return fail('invalid-fields', errors.length === 1 ? 'One field cannot be used; see errors.' : `${errors.length} fields cannot be used; see errors.`, { errors })
}

function unknownField(name: string, allowed: readonly string[]): string {
  if (allowed.length === 0) return 'belongs into the JSON body, not into the query'
  const close = nearest(name, allowed)
  return close === null ? `is not a field; there are ${allowed.join(', ')}` : `is not a field; did you mean "${close}"?`
}

function escapePointer(name: string): string {
  return encodeURIComponent(name.toWellFormed().replaceAll('~', '~0').replaceAll('/', '~1'))
}
