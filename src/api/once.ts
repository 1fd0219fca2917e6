/** Requests that are done once although they are sent twice: the Idempotency-Key header (draft-ietf-httpapi-idempotency-key-header). */
import type { Context } from 'hono'
import { fromStore, sendTrouble } from './access.ts'
import { type Caller, sha256 } from './auth.ts'
import { fail, type Result } from './problems.ts'
import type { AppEnv, Service } from './service.ts'

/** An answer that can be kept. */
export interface Reply {
  readonly status: 200 | 201 | 202
  readonly body: unknown
}

/** What came of a request. */
export interface Done {
  readonly reply: Reply
  /** Whether it was done before, for the header Idempotency-Replayed. */
  readonly isReplay: boolean
}

// Matches a UUID or any other printable key, with the quotes of a structured string or without.
const KEY = /^"?([!#-~]{1,128})"?$/

/**
 * Does what a request asks. With an Idempotency-Key the first reply is kept for a day: the same request gets it again, another one under the same key is
 * refused.
 *
 * @param body of the request, as received
 */
export async function doOnce(c: Context<AppEnv>, service: Service, caller: Caller, body: Uint8Array, act: () => Promise<Result<Reply>>): Promise<Result<Done>> {
  const header = c.req.header('Idempotency-Key')
  if (header === undefined) return done(await act())
  const key = KEY.exec(header)?.[1]
  if (key === undefined) return fail('invalid-idempotency-key', 'The Idempotency-Key must be 1 to 128 printable characters without spaces, such as a UUID.')
  const asked = `${c.req.method} ${c.req.path}${new URL(c.req.url).search}\n${c.req.header('Content-Type') ?? ''}\n`
  const claim = { caller: caller.name, key, request: await sha256(asked + (await sha256(body))), at: service.clock().toISOString() }
  const claimed = await fromStore(service, (store) => store.answers.claim(claim))
  if (!claimed.ok) return claimed
  const { value } = claimed
  if (value.state === 'answered') return { ok: true, value: { reply: { status: value.status as Reply['status'], body: JSON.parse(value.body) }, isReplay: true } }
  if (value.state === 'other') return fail('invalid-idempotency-key', 'This Idempotency-Key was used for another request. Take a new one for each.')
  if (value.state === 'pending') return fail('request-in-progress', 'The request with this Idempotency-Key is being answered. Ask again in a moment.')
  const acted = await act().catch(async (cause: unknown) => {
    await fromStore(service, (store) => store.answers.settle(claim, null))
    throw cause
  })
  // What was refused may be mended and sent again under the same key.
  const answer = acted.ok ? { status: acted.value.status, body: JSON.stringify(acted.value.body) } : null
  await fromStore(service, (store) => store.answers.settle(claim, answer))
  return done(acted)
}

function done(acted: Result<Reply>): Result<Done> {
  return acted.ok ? { ok: true, value: { reply: acted.value, isReplay: false } } : acted
}

/** Does what a request asks once, and answers it. */
export async function replyOnce(...args: Parameters<typeof doOnce>): Promise<Response> {
  const [c] = args
  const answered = await doOnce(...args)
  if (!answered.ok) return sendTrouble(c, answered)
  const { reply, isReplay } = answered.value
  return c.json(reply.body, reply.status, isReplay ? { 'Idempotency-Replayed': 'true' } : {})
}
