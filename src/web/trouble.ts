/** What readers are told when something does not work: what, why, and what to do, in their language. */
import type { Context } from 'hono'
import { html } from 'hono/html'
import { type Problem, sendProblem } from '../api/problems.ts'
import type { AppEnv } from '../api/service.ts'
import { type Html, PAGE_HEADERS, renderLayout } from './layout.ts'
import { type Reader, readerOf } from './reader.ts'
import type { Texts } from './texts/index.ts'

/** Troubles whose text has a number in it. */
const COUNTED = ['too-many-requests', 'content-too-large'] as const

/** The sentence for a problem. */
export function sentenceFor({ type, limit_bytes = 0 }: Pick<Problem, 'type' | 'limit_bytes'>, { troubles }: Texts, wait = ''): string {
  const slug = type.slice(type.lastIndexOf('/') + 1)
  if (slug === 'too-many-requests') return troubles[slug](wait)
  if (slug === 'content-too-large') return troubles[slug](`${(limit_bytes / 1024 / 1024).toFixed(0)} MB`)
  return Object.hasOwn(troubles, slug) ? (troubles[slug as Exclude<keyof Texts['troubles'], (typeof COUNTED)[number]>] as string) : troubles.other
}

/** A trouble as a box; `more` is what only the service knows, in English. */
export function renderAlert(title: string, sentence: string, more = ''): Html {
  return html`<section id="verdict" class="alert" role="alert" tabindex="-1"><h2>${title}</h2><p>${sentence}</p>${more === '' ? '' : html`<p class="soft" lang="en">${more}</p>`}</section>`
}

/** Answers with a problem: a page for those who asked for one, else JSON. */
export function sendTroublePage(c: Context<AppEnv>, problem: Problem, headers: Record<string, string> = {}): Response | Promise<Response> {
  const isPage = !c.req.path.startsWith('/v1/') && (c.req.header('Accept') ?? '').includes('text/html')
  if (!isPage) return sendProblem(c, problem, headers)
  const reader = readerOf(c)
  const { texts } = reader
  const id = problem.status === 500 ? ` ${c.get('requestId')}` : ''
  const body = html`<h1>${texts.troubles.title}</h1>
${renderAlert(problem.status === 404 ? '404' : texts.troubles.title, `${sentenceFor(problem, texts, headers['Retry-After'])}${id}`)}
<p><a href="${reader.link('/')}">${texts.troubles.back}</a></p>`
  return c.html(renderLayout(reader, { title: texts.troubles.title, body }), problem.status, { ...PAGE_HEADERS, 'Cache-Control': 'no-store', ...headers })
}

/** Sentences that scripts may have to say; they choose one by its name and fill in the seconds to wait. */
export function renderMessages({ texts }: Reader, limitBytes: number): Html {
  const { troubles } = texts
  const sentences: readonly (readonly [string, string])[] = [
    ['unreachable', troubles.unreachable],
    ['too-many-requests', troubles['too-many-requests']('{wait}')],
    ['content-too-large', sentenceFor({ type: 'content-too-large', limit_bytes: limitBytes }, texts)],
    ...(['unauthorized', 'forbidden', 'read-only', 'not-found', 'invalid-fields', 'store-unavailable', 'scans-off', 'other'] as const).map(
      (name) => [name, troubles[name]] as const,
    ),
  ]
  return html`<template id="messages"><div class="alert" role="alert" tabindex="-1"><h2>${troubles.title}</h2>${sentences.map(([name, sentence]) => html`<p data-case="${name}">${sentence}</p>`)}<p class="soft" lang="en" data-detail></p></div></template>`
}
