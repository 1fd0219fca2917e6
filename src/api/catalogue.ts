import type { Hono } from 'hono'
import { citeRule, RULES } from '../claims/rules/index.ts'
import { STATUSES } from '../claims/rules/status.ts'
import { localeFor } from '../report/texts.ts'
import { SIGNALS } from '../signals/index.generated.ts'
import type { Signal } from '../signals/signal.ts'
import type { Locale } from '../verdict/types.ts'
import { readQuery } from './fields.ts'
import { problem, sendProblem } from './problems.ts'
import type { AppEnv, Service } from './service.ts'

/** What there is to ask about: signals, rules, the model, kept verdicts. */
export function routeCatalogue(app: Hono<AppEnv>, { model, store }: Service): void {
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
    const { docs, examples } = signal
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

  app.get('/v1/model', (c) => {
    const { version, schema, sha256, trained, languages, thresholds, prior } = model
    return c.json({ version, schema, sha256, trained, languages, thresholds, prior })
  })

  app.get('/v1/verdicts/:id', async (c) => {
    if (store === null) return sendProblem(c, problem('store-unavailable', 'This service has no store.'))
    const found = await store.get(c.req.param('id')).catch((cause: unknown) => {
      console.error('store.get failed:', cause)
      return undefined
    })
    if (found === undefined) return sendProblem(c, problem('store-unavailable', 'The verdict could not be fetched. Ask again later.'), { 'Retry-After': '10' })
    if (found === null) return sendProblem(c, problem('not-found', 'No verdict is kept under that id.'))
    const { verdict, ...stored } = found
    return c.json({ ...verdict, stored })
  })
}

function summarise({ id, title, group, points, languages, status, version, kinds }: Signal, locale: Locale) {
  return { id, title: title[locale], group, points, languages: languages === 'any' ? null : languages, status, version, kinds: kinds ?? [] }
}
