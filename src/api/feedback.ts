import type { Context, Hono } from 'hono'
import type { Decision, Target } from '../store/feedback.ts'
import type { Store } from '../store/store.ts'
import { fromStore, readPaging, sendPart, sendTrouble } from './access.ts'
import { ANONYMOUS, type Caller, callerOf, mayDo, permit } from './auth.ts'
import { parseJson, readBytes, readFormat } from './body.ts'
import { APPEAL, type AppealFields, contentOf, DECISION, type DecisionFields, REPORT, type ReportFields, requireAbout, targetOf } from './feedback-fields.ts'
import { type Reply, replyOnce } from './once.ts'
import { fail, problem, type Result, sendProblem } from './problems.ts'
import { type Checks, readRecord, text } from './records.ts'
import type { AppEnv, Service } from './service.ts'

/** What people say and reviewers decide. No route here changes a score. */
export function routeFeedback(app: Hono<AppEnv>, service: Service): void {
  routeReports(app, service)
  routeAppeals(app, service)
  routeDecisions(app, service)
}

function routeReports(app: Hono<AppEnv>, service: Service): void {
  const { clock, metrics } = service
  const at = () => clock().toISOString()

  app.post('/v1/feedback', async (c) => {
    const caller = await permit(c, service, 'feedback')
    if (!caller.ok) return sendProblem(c, caller.problem)
    return act<ReportFields>(c, service, caller.value, REPORT, ['label'], async (store, fields) => {
      const target = await targetOf(store, fields)
      if (!target.ok) return target
      const { label, reason = '', spans = [] } = fields
      const kept = await store.feedback.report({ ...target.value, reporter: caller.value.name, label, reason, spans, content: await contentOf(fields), at: at() })
      metrics.feedback(label, kept.status)
      const body = { id: kept.id, status: kept.status, target: target.value.target, label, ...(kept.status === 'changed' ? { previous: kept.previous } : {}) }
      return { ok: true, value: { status: kept.status === 'kept' ? 202 : 200, body } }
    })
  })

  app.get('/v1/feedback', async (c) => {
    const caller = await permit(c, service, 'review')
    if (!caller.ok) return sendProblem(c, caller.problem)
    const query = readPaging(c, {})
    if (!query.ok) return sendProblem(c, query.problem)
    const found = await fromStore(service, (store) => store.feedback.queue(query.value))
    return found.ok ? sendPart(c, 'cases', found.value.items, found.value.next) : sendTrouble(c, found)
  })

  app.delete('/v1/feedback/:id', async (c) => {
    const caller = await permit(c, service, 'feedback')
    if (!caller.ok) return sendProblem(c, caller.problem)
    const { name, scopes } = caller.value
    const done = await fromStore(service, (store) => store.feedback.withdraw(c.req.param('id'), scopes.includes('admin') ? null : name, at()))
    if (!done.ok) return sendTrouble(c, done)
    if (done.value === 'unknown') return sendProblem(c, problem('not-found', 'You have made no report of that id.'))
    return c.json({ id: c.req.param('id'), status: done.value })
  })

  app.get('/v1/feedback/contents/:sha256', async (c) => {
    const caller = await permit(c, service, 'review')
    if (!caller.ok) return sendProblem(c, caller.problem)
    const found = await fromStore(service, (store) => store.feedback.content(c.req.param('sha256')))
    if (!found.ok) return sendTrouble(c, found)
    if (found.value === null) return sendProblem(c, problem('not-found', 'No page of that hash came with a report.'))
    // A spam page must not run in the reviewer's browser: it is shown as text, whatever it is.
    return c.text(found.value.content, 200, { 'Content-Security-Policy': "default-src 'none'; sandbox", 'Cache-Control': 'no-store' })
  })
}

function routeAppeals(app: Hono<AppEnv>, service: Service): void {
  app.post('/v1/appeals', async (c) => {
    if (service.access.readOnly) return sendProblem(c, problem('read-only', 'This service writes nothing at the moment.'))
    const caller = await callerOf(c.req.raw, service.access)
    if (!caller.ok) return sendProblem(c, caller.problem)
    return act<AppealFields>(c, service, caller.value, APPEAL, ['reason'], async (store, fields) => {
      const target = await targetOf(store, fields)
      if (!target.ok) return target
      if (!(await isKnown(store, target.value.target))) return fail('not-found', 'Nothing is known or said about that here, so there is nothing to object to.')
      const { reason, contact = null } = fields
      const id = await store.feedback.appeal({ target: target.value.target, reason, contact, at: service.clock().toISOString() })
      if (id === null) return fail('too-many-appeals', 'Several objections to this are open already, and a reviewer will see them together.')
      return { ok: true, value: { status: 202, body: { id, state: 'open', target: target.value.target } } }
    })
  })

  app.get('/v1/appeals/:id', async (c) => {
    const found = await fromStore(service, (store) => store.feedback.getAppeal(c.req.param('id')))
    if (!found.ok) return sendTrouble(c, found)
    if (found.value === null) return sendProblem(c, problem('not-found', 'There is no appeal of that id.'))
    const { contact: _, ...appeal } = found.value
    return c.json(appeal, 200, { 'Cache-Control': 'no-store' })
  })
}

const HISTORY: Checks<{ site: string; target: string }> = { site: text(255), target: text(9000) }

function routeDecisions(app: Hono<AppEnv>, service: Service): void {
  app.post('/v1/decisions', async (c) => {
    const caller = await permit(c, service, 'review')
    if (!caller.ok) return sendProblem(c, caller.problem)
    if (caller.value.name === ANONYMOUS)
      return sendProblem(c, problem('unauthorized', 'Decisions carry the name of who made them: this asks for a token, even where reviewing is open.'))
    return act<DecisionFields>(c, service, caller.value, DECISION, ['label', 'reason'], async (store, { label, reason, ...about }) => {
      const target = await targetOf(store, about)
      if (!target.ok) return target
      const decision = await store.feedback.decide({ ...target.value, label, reason, reviewer: caller.value.name, at: service.clock().toISOString() })
      return { ok: true, value: { status: 201, body: toPublic(decision, true) } }
    })
  })

  app.get('/v1/decisions', async (c) => {
    const caller = await callerOf(c.req.raw, service.access)
    if (!caller.ok) return sendProblem(c, caller.problem)
    const query = readPaging(c, HISTORY)
    if (!query.ok) return sendProblem(c, query.problem)
    const found = await fromStore(service, (store) => store.feedback.decisions({ ...query.value, target: query.value.target as Target | undefined }))
    if (!found.ok) return sendTrouble(c, found)
    const items = found.value.items.map((decision) => toPublic(decision, mayDo(caller.value, 'review')))
    return sendPart(c, 'decisions', items, found.value.next)
  })
}

/** Reads a JSON body, does what it asks once, and answers. */
async function act<T extends object>(
  c: Context<AppEnv>,
  service: Service,
  caller: Caller,
  checks: Checks<Required<T>>,
  required: readonly (keyof T & string)[],
  reply: (store: Store, fields: T) => Promise<Result<Reply>>,
): Promise<Response> {
  const format = readFormat(c.req.raw.headers, ['json'])
  if (!format.ok) return sendProblem(c, format.problem)
  const bytes = await readBytes(c.req.raw, service.limits.bodyBytes)
  if (!bytes.ok) return sendProblem(c, bytes.problem)
  const body = parseJson(bytes.value)
  if (!body.ok) return sendProblem(c, body.problem)
  const fields = readRecord<T>(body.value, checks as Checks<T>, requireAbout(...required))
  if (!fields.ok) return sendProblem(c, fields.problem)
  return replyOnce(c, service, caller, bytes.value, async () => {
    const done = await fromStore(service, (store) => reply(store, fields.value as T))
    return done.ok ? done.value : done
  })
}

/** Whether there is anything to object to: a record, or a report by somebody. */
async function isKnown({ pages, sites, families, feedback }: Store, target: Target): Promise<boolean> {
  const [kind, name] = [target.slice(0, target.indexOf(':')), target.slice(target.indexOf(':') + 1)]
  const record = kind === 'page' ? await pages.get(name) : kind === 'site' ? await sites.get(name) : kind === 'family' ? await families.get(name) : null
  if (record !== null) return true
  const { voices, standing } = await feedback.getCase(target, null)
  return voices.length > 0 || standing !== null
}

/** A decision as everybody may see it; reviewers also see whose it is. */
function toPublic({ reviewer, ...decision }: Decision, isReviewer: boolean): Omit<Decision, 'reviewer'> & { reviewer?: string } {
  return isReviewer ? { ...decision, reviewer } : decision
}
