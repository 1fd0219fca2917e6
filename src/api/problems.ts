/**
 * Everything that can go wrong with a request, as RFC 9457 problems. A problem is a value until it is sent, so that a batch can put it on a line.
 * Details never repeat what the caller sent, except names of fields: a page's text has no place in an error or a log.
 */
import type { Context } from 'hono'
import type { AppEnv } from './service.ts'

/** One kind of trouble: `title` is the same each time, `docs` is what its page says. */
export interface ProblemType {
  readonly status: 400 | 401 | 403 | 404 | 405 | 409 | 413 | 415 | 422 | 429 | 500 | 503
  readonly title: string
  readonly docs: string
}

/** Types are stable: a slug is never reused for other trouble. */
export const PROBLEMS = {
  'malformed-json': {
    status: 400,
    title: 'The JSON cannot be read',
    docs:
      'The body, or this line of a batch, is not one JSON object. Check quotes and commas, and that the whole body was sent. To send a page without JSON, use ' +
      'text/plain or text/html.',
  },
  'malformed-utf-8': {
    status: 400,
    title: 'The JSON is not UTF-8',
    docs: 'JSON is always UTF-8 (RFC 8259). Convert it, or send the page as it is with Content-Type text/html or text/plain and its charset: those may have any encoding.',
  },
  unauthorized: {
    status: 401,
    title: 'This asks for a token',
    docs:
      'Send Authorization: Bearer and a token that the operator of this service gave you. A token that is wrong or was replaced is refused everywhere, so that ' +
      'its owner notices. Judging pages and reading what is public ask for none.',
  },
  forbidden: {
    status: 403,
    title: 'The token does not allow this',
    docs: 'The token is known, but lacks the scope that the problem names. Ask the operator for one that has it.',
  },
  'read-only': {
    status: 403,
    title: 'Nothing is written at the moment',
    docs: 'The operator has switched writing off. Judging and reading work as ever: ask without "store", or come back later.',
  },
  'not-found': {
    status: 404,
    title: 'There is nothing here',
    docs: 'The address has a mistake, or what it named was never stored or has been removed. All addresses are listed in /docs.',
  },
  'method-not-allowed': {
    status: 405,
    title: 'This address does not take that method',
    docs: 'The Allow header of the answer lists the methods that it takes.',
  },
  'content-too-large': {
    status: 413,
    title: 'The page is too large',
    docs:
      'A body, or one line of a batch, may have 2 MB (2,097,152 bytes) unless the operator set another limit; the problem says it in limit_bytes. Leave out ' +
      'scripts, styles and embedded images: only text, links and meta data are read.',
  },
  'unsupported-media-type': {
    status: 415,
    title: 'The content type cannot be read',
    docs:
      'One page is application/json, text/plain or text/html; a batch is application/x-ndjson. Note that curl -d says application/x-www-form-urlencoded ' +
      'unless told otherwise: add -H "Content-Type: text/plain".',
  },
  'unsupported-content-encoding': {
    status: 415,
    title: 'Compressed bodies are not read',
    docs: 'Send the body without Content-Encoding. Unpacking what a stranger packed would let a few bytes grow past every limit.',
  },
  'invalid-fields': {
    status: 422,
    title: 'Some fields cannot be used',
    docs:
      'The problem lists each of them in errors: pointer is a JSON Pointer into the body, parameter the name of a query parameter, and detail says what is ' +
      'expected. A field that does not exist is an error too, so that a slip of the pen is not silently ignored.',
  },
  'invalid-idempotency-key': {
    status: 422,
    title: 'The Idempotency-Key cannot be used',
    docs:
      'An Idempotency-Key is any printable word of up to 128 characters, a new one for each request. The first answer is kept for a day: the same request with the ' +
      'same key gets it again, another request with that key is refused.',
  },
  'request-in-progress': {
    status: 409,
    title: 'The same request is being answered',
    docs: 'A request with this Idempotency-Key arrived a moment ago and has no answer yet. Ask again after the seconds in Retry-After.',
  },
  'too-many-appeals': {
    status: 409,
    title: 'Enough objections are open',
    docs: 'Ten objections to the same page, site or family are open. A reviewer answers them together; until then no more are taken.',
  },
  'too-many-requests': {
    status: 429,
    title: 'Too many requests',
    docs:
      'Wait for the seconds in Retry-After. RateLimit-Policy and RateLimit say how many requests (q) are allowed in how many seconds (w), how many remain (r) ' +
      'and when that changes (t), as in draft-ietf-httpapi-ratelimit-headers-10. A batch counts as one request.',
  },
  'internal-error': {
    status: 500,
    title: 'Something broke on our side',
    docs: 'This is a bug. Please report it with the request_id of the problem; the page itself was not logged.',
  },
  'store-unavailable': {
    status: 503,
    title: 'The store does not answer',
    docs: 'The verdict could not be kept or fetched. Ask again later, or without "store": judging needs no store.',
  },
  'scans-off': {
    status: 503,
    title: 'This service does not scan',
    docs:
      'Pages are fetched only where the operator has switched it on: nostrum serve --scans CONTACT, or the queue bindings of wrangler.toml with a SCAN_CONTACT. ' +
      'Judging pages that you send works without.',
  },
  'not-ready': {
    status: 503,
    title: 'The service is not ready',
    docs: 'The model is not loaded or the store does not answer. A balancer should send requests elsewhere for now.',
  },
} as const satisfies Readonly<Record<string, ProblemType>>

export type ProblemSlug = keyof typeof PROBLEMS

/** Where a field is wrong: in a JSON body (`pointer`, RFC 6901 as a URI fragment) or in the query (`parameter`). */
export interface FieldError {
  readonly pointer?: string
  readonly parameter?: string
  readonly detail: string
}

/** Members beyond those of RFC 9457. */
export interface ProblemExtensions {
  readonly errors?: readonly FieldError[]
  readonly limit_bytes?: number
  /** Of a batch, from 1. */
  readonly line?: number
}

export interface Problem extends ProblemExtensions {
  /** Relative to the service: /problems/<slug>. */
  readonly type: string
  readonly title: string
  readonly status: ProblemType['status']
  readonly detail: string
}

/** A value, or why there is none. */
export type Result<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: Problem }

/** Makes a problem. `detail` says what, why and what to do about this one. */
export function problem(slug: ProblemSlug, detail: string, extensions: ProblemExtensions = {}): Problem {
  const { title, status } = PROBLEMS[slug]
  return { type: `/problems/${slug}`, title, status, detail, ...extensions }
}

export function fail(slug: ProblemSlug, detail: string, extensions: ProblemExtensions = {}): { readonly ok: false; readonly problem: Problem } {
  return { ok: false, problem: problem(slug, detail, extensions) }
}

/** What a refusal says to clients that can ask their user for a token (RFC 6750, section 3). */
const CHALLENGES = { 401: 'Bearer realm="nostrum"' } as const

/** Answers with a problem; `instance` is the path alone, since a query may hold somebody's address. */
export function sendProblem(c: Context<AppEnv>, trouble: Problem, headers: Record<string, string> = {}): Response {
  const body = { ...trouble, instance: c.req.path, request_id: c.get('requestId') }
  const challenge = Object.hasOwn(CHALLENGES, trouble.status) ? { 'WWW-Authenticate': CHALLENGES[trouble.status as keyof typeof CHALLENGES] } : {}
  return c.body(JSON.stringify(body), trouble.status, { 'Content-Type': 'application/problem+json', ...challenge, ...headers })
}
