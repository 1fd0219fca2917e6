/**
 * The reader's own rules, which go before anything that a list says. They are kept as a file of uBlacklist, so that they can be taken along to it and back:
 *
 *     *://*.farm.example/*        block: marked as the reader's own
 *     @*://*.clinic.example/*     grey: whatever a list says of it is passed over
 *     @1*://*.hospital.example/*  allow: marked as trusted
 */
import { type Expression, parseRule, type Rule } from '../lists/formats/ublacklist-rule.ts'
import { siteOf } from '../site/site-of.ts'
import { OWN_ACTIONS, type OwnAction, type Visited } from './standing.ts'
import { matchesWildcard } from './wildcard.ts'

/** A line that uBlacklist would pass over, with the reason. */
export interface RuleProblem {
  /** From 1. */
  readonly line: number
  readonly message: string
}

export interface OwnRules {
  readonly rules: readonly Rule[]
  readonly problems: readonly RuleProblem[]
}

const ACTION: Readonly<Record<Rule['action'], OwnAction>> = { block: 'block', unblock: 'grey', highlight: 'allow' }
const MARK: Readonly<Record<OwnAction, string>> = { block: '', grey: '@', allow: '@1' }

/** Longer addresses are cut before a regular expression sees them. */
const MAX_CHARS = 2000

/** Reads rules with or without front matter; lines that are none are reported and passed over. */
export function readRules(text: string): OwnRules {
  const rules: Rule[] = []
  const problems: RuleProblem[] = []
  const lines = text.split(/\r?\n/)
  const start = lines[0]?.trimEnd() === '---' ? lines.findIndex((line, i) => i > 0 && line.trimEnd() === '---') + 1 : 0
  for (let i = start; i < lines.length; i++) {
    const rule = parseRule(lines[i] as string)
    if (typeof rule === 'string') problems.push({ line: i + 1, message: rule })
    else if (rule !== null) rules.push(rule)
  }
  return { rules, problems }
}

/** What the rules say of a page; trust goes before everything, and blocking behind it. null when they say nothing. */
export function actionFor(rules: readonly Rule[], visited: Visited): OwnAction | null {
  if (!URL.canParse(visited.url)) return null
  const url = new URL(visited.url)
  const actions = rules.filter((rule) => matchesRule(rule, url, visited.title)).map(({ action }) => ACTION[action])
  return OWN_ACTIONS.find((action) => actions.includes(action)) ?? null
}

/** The file with one rule for the whole site of an address in place of those that it had; without any for `null`. Other lines stay as they are. */
export function withSiteRule(text: string, url: string, action: OwnAction | null): string {
  const pattern = sitePattern(url)
  if (pattern === null) return text
  const lines = text.split(/\r?\n/).filter((line) => line.replace(/^\s*@?\d*\s*/, '').trim() !== pattern)
  while (lines.at(-1) === '') lines.pop()
  return `${[...lines, ...(action === null ? [] : [MARK[action] + pattern])].join('\n')}\n`
}

/** Match pattern of everything under the site of an address, or under its host where that is no name. */
function sitePattern(url: string): string | null {
  if (!URL.canParse(url)) return null
  const { hostname } = new URL(url)
  if (/^[\d.]+$/.test(hostname)) return `*://${hostname}/*`
  const site = siteOf(hostname)
  return site === null || site.startsWith('[') ? null : `*://*.${site}/*`
}

function matchesRule({ pattern, expression }: Rule, url: URL, title: string): boolean {
  return (pattern === null || matchesPattern(pattern, url)) && (expression === null || matchesExpression(expression, url, title))
}

function matchesPattern({ scheme, host, path }: NonNullable<Rule['pattern']>, url: URL): boolean {
  if (scheme !== '*' && url.protocol !== `${scheme}:`) return false
  const name = host.startsWith('*.') ? host.slice(2) : host
  const isHost = host === '*' || url.hostname === name || (name !== host && url.hostname.endsWith(`.${name}`))
  return isHost && matchesWildcard(path, url.pathname + url.search)
}

function matchesExpression(expression: Expression, url: URL, title: string): boolean {
  switch (expression.type) {
    case 'and':
      return matchesExpression(expression.left, url, title) && matchesExpression(expression.right, url, title)
    case 'or':
      return matchesExpression(expression.left, url, title) || matchesExpression(expression.right, url, title)
    case 'not':
      return !matchesExpression(expression.of, url, title)
    case 'regex':
      return new RegExp(expression.source, expression.flags).test(propertyOf(expression.name, url, title).slice(0, MAX_CHARS))
    case 'text': {
      const fold = (text: string) => (expression.ignoreCase ? text.toLowerCase() : text)
      return TESTS[expression.operator](fold(propertyOf(expression.name, url, title)), fold(expression.value))
    }
  }
}

const TESTS = {
  '=': (text: string, value: string) => text === value,
  '^=': (text: string, value: string) => text.startsWith(value),
  '$=': (text: string, value: string) => text.endsWith(value),
  '*=': (text: string, value: string) => text.includes(value),
} as const

/** Properties of a result by uBlacklist's names; others are empty here. */
function propertyOf(name: string, url: URL, title: string): string {
  if (name === 'url') return url.href
  if (name === 'title') return title
  if (name === 'host') return url.hostname
  if (name === 'path') return url.pathname + url.search
  return name === 'scheme' ? url.protocol.slice(0, -1) : ''
}
