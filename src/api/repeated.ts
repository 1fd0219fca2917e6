import { nearest } from './nearest.ts'
import { type FieldError, fail, type Result } from './problems.ts'

/**
 * Query parameters that may stand there several times, as Safe Browsing writes them.
 *
 * @param allowed names, each with how often it may stand at most
 */
export function readRepeated<T extends string>(query: URLSearchParams, allowed: Readonly<Record<T, number>>): Result<Readonly<Record<T, readonly string[]>>> {
  const names = Object.keys(allowed) as T[]
  const unknown = [...new Set(query.keys())].filter((name) => !Object.hasOwn(allowed, name)).slice(0, MAX_ERRORS)
  const errors: FieldError[] = unknown.map((name) => {
    const close = nearest(name, names)
    return {
      parameter: name.slice(0, MAX_NAME_CHARS),
      detail: close === null ? `is not a parameter; there are ${names.join(', ')}` : `is not a parameter; did you mean "${close}"?`,
    }
  })
  for (const name of names) if (query.getAll(name).length > allowed[name]) errors.push({ parameter: name, detail: `may stand at most ${allowed[name]} times` })
  if (errors.length > 0) return fail('invalid-fields', 'Some parameters cannot be used; see errors.', { errors })
  return { ok: true, value: Object.fromEntries(names.map((name) => [name, query.getAll(name)])) as unknown as Record<T, string[]> }
}

const MAX_ERRORS = 20
const MAX_NAME_CHARS = 256

export function invalid(parameter: string, detail: string): ReturnType<typeof fail> {
  return fail('invalid-fields', 'One parameter cannot be used; see errors.', { errors: [{ parameter, detail }] })
}
