import type { Hono } from 'hono'
import { citeRule, RULES } from '../claims/rules/index.ts'
import { STATUSES } from '../claims/rules/status.ts'
import engines from '../extension/engines.json' with { type: 'json' }
import { localeFor } from '../report/texts.ts'
import { SIGNAL_DOCS } from '../signals/about.generated.ts'
import { SIGNALS } from '../signals/index.generated.ts'
import type { Signal, SignalDocs } from '../signals/signal.ts'
import type { Locale } from '../verdict/types.ts'
import { fromStore, sendTrouble } from './access.ts'
import { permit } from './auth.ts'
import { hash } from './feedback-fields.ts'
import { readQuery } from './fields.ts'
import { problem, sendProblem } from './problems.ts'
import { type Checks, readParameters } from './records.ts'
import { invalid } from './repeated.ts'
import type { AppEnv, Service } from './service.ts'

interface ByContent {
  readonly sha256: string
}
const BY_CONTENT: Checks<ByContent> = { sha256: hash }

/** What there is to ask about: signals, rules, the model, kept verdicts. */
export function routeCatalogue(app: Hono<AppEnv>, service: Service): void {
  const { model } = service
  app.get('/v1/signals', (c) => {
    const query = readQuery(new URL(c.req.url).searchParams, ['locale'])
    if (!query.ok) return sendProblem(c, query.problem)
    const locale = query.value.locale ?? localeFor(c.req.header('Accept-Language') ?? '')
    return c.json({ signals: SIGNALS.map((signal) => summarise(signal, locale)) }, 200, { Vary: 'Accept-Language' })
  })

  app.get('/v1/signals/:id', (c) => {
    const query = readQuery(new URL(c.req.url).searchParams, ['locale'])
    if (!query.ok) return sendProblem(c, query.problem)
    const signal = SIGNALS.find(({ id }) => id === c.req.param('id'))
    if (signal === undefined) return sendProblem(c, problem('not-found', 'There is no signal of that id. GET /v1/signals lists them all.'))
    const { docs, examples } = SIGNAL_DOCS[signal.id] as SignalDocs
    const locale = query.value.locale ?? localeFor(c.req.header('Accept-Language') ?? '')
    return c.json({ ...summarise(signal, locale), docs: docs.trim(), examples: { fires: examples.fires, silent: examples.silent } }, 200, { Vary: 'Accept-Language' })
  })

  app.get('/v1/rules', (c) => {
    const query = readQuery(new URL(c.req.url).searchParams, ['locale'])
    if (!query.ok) return sendProblem(c, query.problem)
    const language = (query.value.locale ?? localeFor(c.req.header('Accept-Language') ?? '')) === 'en' ? 'en' : 'zh'
    const rules = RULES.map(({ guidance = false, ...rule }) => ({ ...rule, forbids: rule.forbids[language], cite: citeRule({ ...rule, guidance }, language), guidance }))
    const statuses = STATUSES.map(({ id, country, says, source, date, verified }) => ({ id, country, says: says[language], source, date, verified }))
    return c.json({ rules, statuses }, 200, { Vary: 'Accept-Language' })
  })

  app.get('/v1/engines', (c) => c.json(engines))

  app.get('/v1/model', (c) => {
    const { version, schema, sha256, trained, languages, thresholds, prior } = model
    return c.json({ version, schema, sha256, trained, languages, thresholds, prior })
  })

  app.get('/v1/verdicts', async (c) => {
    const query = readParameters<ByContent>(new URL(c.req.url).searchParams, BY_CONTENT)
    if (!query.ok) return sendProblem(c, query.problem)
    const { sha256 } = query.value
    if (sha256 === undefined) return sendProblem(c, invalid('sha256', 'must be given: the SHA-256 of the content as it was sent, in lower-case hex').problem)
    const found = await fromStore(service, (store) => store.getByContent(sha256))
    if (!found.ok) return sendTrouble(c, found)
    if (found.value === null) return sendProblem(c, problem('not-found', 'No verdict is kept on that content.'))
    // Whoever has the content may know what was made of it, but not where somebody else found it: no address, and no id, which leads to it.
    const { verdict, created } = found.value
    return c.json({ ...verdict, stored: { sha256, created } })
  })

  app.get('/v1/verdicts/:id', async (c) => {
    const found = await fromStore(service, (store) => store.get(c.req.param('id')))
    if (!found.ok) return sendTrouble(c, found)
    if (found.value === null) return sendProblem(c, problem('not-found', 'No verdict is kept under that id.'))
    const { verdict, ...stored } = found.value
    return c.json({ ...verdict, stored })
  })

  app.delete('/v1/verdicts/:id', async (c) => {
    const caller = await permit(c, service, 'admin')
    if (!caller.ok) return sendProblem(c, caller.problem)
    const removed = await fromStore(service, (store) => store.remove(c.req.param('id')))
    if (!removed.ok) return sendTrouble(c, removed)
    return removed.value ? c.body(null, 204) : sendProblem(c, problem('not-found', 'No verdict is kept under that id.'))
  })
}

function summarise({ id, title, group, points, languages, status, version, kinds }: Signal, locale: Locale) {
  return { id, title: title[locale], group, points, languages: languages === 'any' ? null : languages, status, version, kinds: kinds ?? [] }
}
