/** Requests that are done once although they are sent twice: the Idempotency-Key header (draft-ietf-httpapi-idempotency-key-header). */
import type { Context } from 'hono'
import { fromStore, sendTrouble } from './access.ts'
import { type Caller, sha256 } from './auth.ts'
import { type Problem, problem, type Result, sendProblem } from './problems.ts'
import type { AppEnv, Service } from './service.ts'

/** An answer that can be kept. */
export interface Reply {
  readonly status: 200 | 201 | 202
  readonly body: unknown
}

// Matches a UUID or any other printable key, with the quotes of a structured string or without.
const KEY = /^"?([!#-~]{1,128})"?$/

/**
 * Does what a request asks and answers it. With an Idempotency-Key the first answer is kept for a day: the same request gets it again, another one
 * under the same key is refused.
 *
 * @param body of the request, as received
 */
export async function replyOnce(c: Context<AppEnv>, service: Service, caller: Caller, body: Uint8Array, reply: () => Promise<Result<Reply>>): Promise<Response> {
  const header = c.req.header('Idempotency-Key')
  if (header === undefined) return send(c, await reply())
  const key = KEY.exec(header)?.[1]
  if (key === undefined) return sendProblem(c, problem('invalid-idempotency-key', 'The Idempotency-Key must be 1 to 128 printable characters without spaces, such as a UUID.'))
  const request = await sha256(`${c.req.method} ${c.req.path}\n${new TextDecoder().decode(body)}`)
  const claim = { caller: caller.name, key, request, at: service.clock().toISOString() }
  const claimed = await fromStore(service, (store) => store.answers.claim(claim))
  if (!claimed.ok) return sendTrouble(c, claimed)
  const { value } = claimed
  if (value.state === 'answered') return c.body(value.body, value.status as Reply['status'], { 'Content-Type': 'application/json', 'Idempotency-Replayed': 'true' })
  if (value.state === 'other') return sendProblem(c, problem('invalid-idempotency-key', 'This Idempotency-Key was used for another request. Take a new one for each.'))
  if (value.state === 'pending')
    return sendProblem(c, problem('request-in-progress', 'The request with this Idempotency-Key is being answered. Ask again in a moment.'), { 'Retry-After': '1' })
  const answered = await reply().catch(async (cause: unknown) => {
    await fromStore(service, (store) => store.answers.settle(claim, null))
    throw cause
  })
  // What was refused may be mended and sent again under the same key.
  const answer = answered.ok ? { status: answered.value.status, body: JSON.stringify(answered.value.body) } : null
  await fromStore(service, (store) => store.answers.settle(claim, answer))
  return send(c, answered)
}

function send(c: Context<AppEnv>, answered: Result<Reply>): Response {
  return answered.ok ? c.json(answered.value.body, answered.value.status) : sendTrouble(c, answered as { problem: Problem })
}
