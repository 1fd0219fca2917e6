/** Pieces that the operations of the document are put together from. */
import { PROBLEMS, type ProblemSlug } from '../problems.ts'
import { PROBLEM } from './examples.ts'
import { QUESTION, ref } from './schemas.ts'
import type { Content, Parameter, Response, Schema } from './types.ts'

export const query = (names: readonly string[]): Parameter[] =>
  names.map((name) => ({ name, in: 'query', description: QUESTION[name]?.description ?? '', schema: QUESTION[name] as Schema }))
export const path = (name: string, description: string): Parameter => ({ name, in: 'path', required: true, description, schema: { type: 'string' } })
export const json = (schema: Schema, example: unknown): Readonly<Record<string, Content>> => ({ 'application/json': { schema, example } })
export const page = (type: string): Readonly<Record<string, Content>> => ({ [type]: { schema: { type: 'string' } } })
export const answer = (description: string, content: Readonly<Record<string, Content>>): Response => ({ description, content })

/** Responses for the problems that an operation can meet, besides those that all share. */
export function problems(...slugs: readonly ProblemSlug[]): Record<string, Response> {
  const byStatus = new Map<string, ProblemSlug[]>()
  for (const slug of [...slugs, 'internal-error'] as const) {
    const status = String(PROBLEMS[slug].status)
    byStatus.set(status, [...(byStatus.get(status) ?? []), slug])
  }
  return Object.fromEntries(
    [...byStatus].map(([status, group]) => [
      status,
      { description: group.map((slug) => `/problems/${slug}`).join(', '), content: { 'application/problem+json': { schema: ref('Problem'), example: PROBLEM } } },
    ]),
  )
}

/** Of requests that are done once although they are sent twice. */
export const KEY: Parameter = {
  name: 'Idempotency-Key',
  in: 'header',
  description: 'A new word for each request. Sent again within a day, the same request gets the first answer.',
  schema: { type: 'string', maxLength: 128 },
}
/** What can be wrong with it. */
export const ONCE = ['invalid-idempotency-key', 'request-in-progress'] as const

/** What a body can have wrong. */
export const BODY = [
  'malformed-json',
  'malformed-utf-8',
  'content-too-large',
  'unsupported-media-type',
  'unsupported-content-encoding',
  'invalid-fields',
  'too-many-requests',
] as const
/** What an operation that asks for a token can answer besides. */
export const TOKEN = ['unauthorized', 'forbidden', 'read-only', 'too-many-requests', 'store-unavailable'] as const

/** What a listing can have wrong. */
export const LISTING = ['invalid-fields', 'too-many-requests', 'store-unavailable'] as const

/** Query parameters of a listing. */
export function pagingParameters(...more: readonly 'verdict'[]): Parameter[] {
  return [
    { name: 'limit', in: 'query', description: 'items in a part', schema: { type: 'integer', minimum: 1, maximum: 500, default: 50 } },
    { name: 'cursor', in: 'query', description: 'next_cursor of the part before', schema: { type: 'string' } },
    ...more.map((name): Parameter => ({ name, in: 'query', description: 'only those', schema: { type: 'string', enum: ['spam', 'unsure', 'ham'] } })),
  ]
}

/** The answer of a listing. */
export function listingOf(name: string, items: Schema, example: unknown): Response {
  const schema: Schema = {
    type: 'object',
    properties: { [name]: { type: 'array', items }, next_cursor: { type: ['string', 'null'], description: 'of the next part; null on the last' } },
    required: [name, 'next_cursor'],
  }
  const next = { Link: { description: 'address of the next part, rel="next" (RFC 8288)', schema: { type: 'string' } } } as const
  return { ...answer('A part of the list.', json(schema, { [name]: [example], next_cursor: null })), headers: next }
}
