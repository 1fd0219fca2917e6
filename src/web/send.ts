/** Answers of the pages: a page, nothing there, or a trouble. */
import type { Context } from 'hono'
import { type Problem, problem } from '../api/problems.ts'
import type { AppEnv } from '../api/service.ts'
import { type Html, PAGE_HEADERS } from './layout.ts'
import { sendTroublePage } from './trouble.ts'

export function sendPage(c: Context<AppEnv>, page: Html): Response | Promise<Response> {
  return c.html(page, 200, PAGE_HEADERS)
}

export function missing(c: Context<AppEnv>, detail: string): Response | Promise<Response> {
  return sendTroublePage(c, problem('not-found', detail))
}

export function trouble(c: Context<AppEnv>, known: Problem): Response | Promise<Response> {
  return sendTroublePage(c, known, known.status === 503 ? { 'Retry-After': '10' } : {})
}
