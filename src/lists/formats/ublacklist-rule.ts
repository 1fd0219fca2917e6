/**
 * One rule of uBlacklist, by its specification (ublacklist/packages, `packages/ruleset`): a match pattern with an optional condition, or an expression over
 * the result. uBlacklist passes over what it cannot read without a word, so this reader is as strict as its grammar.
 *
 *     rule       = ["@" | "@" number] (pattern ["@if" "(" expression ")"] | expression)
 *     expression = or; or = and {"|" and}; and = not {"&" not}; not = "!" not | "(" or ")" | test
 *     test       = name ("=" | "^=" | "$=" | "*=") string ["i"] | [name ["=~"]] /regular expression/
 */

export type Test =
  | { readonly type: 'text'; readonly name: string; readonly operator: '=' | '^=' | '$=' | '*='; readonly value: string; readonly ignoreCase: boolean }
  | { readonly type: 'regex'; readonly name: string; readonly source: string; readonly flags: string }

export type Expression = Test | { readonly type: 'not'; readonly of: Expression } | { readonly type: 'and' | 'or'; readonly left: Expression; readonly right: Expression }

export interface Rule {
  readonly action: 'block' | 'unblock' | 'highlight'
  /** Scheme, host and path of a match pattern; `<all_urls>` is `*`, `*` and `/*`. */
  readonly pattern: { readonly scheme: '*' | 'http' | 'https'; readonly host: string; readonly path: string } | null
  readonly expression: Expression | null
}

/** Why a line is no rule. */
class NoRule extends Error {}

/** Brackets and negations deeper than this are no rule that a person wrote. */
const MAX_DEPTH = 100

const ACTION = /@(\d{1,9})?/y
const PATTERN = /(\*|https?):\/\/([^/\s]{0,300})(\/(?:[*\w.~:/?[\]@!$&'()+,;=-]|%[0-9a-f]{2}){0,4000})?/iy
const PATTERN_HOST = /^(?:\*|[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)(?:\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?){0,126}$/i
const SPACE = /(?:[ \t\r]|#.*)*/y
const NAME = /\$?[a-z_]\w{0,100}/iy
const OPERATOR = /[$^*]?=(?!~)/y
const STRING = /"((?:[^"\\]|\\.){0,4000})"|'((?:[^'\\]|\\.){0,4000})'/y
const REGEX = /\/((?:[^/\\[]|\\.|\[(?:[^\]\\]|\\.){0,4000}\]){1,4000})\/([imsu]{0,4})/y
const CASE = /i(?!\w)/iy

/** @returns null for a line of spaces and comments only; a string that says why it is no rule */
export function parseRule(line: string): Rule | null | string {
  try {
    return new RuleParser(line).rule()
  } catch (error) {
    if (error instanceof NoRule) return error.message
    throw error
  }
}

class RuleParser {
  readonly #text: string
  #at = 0
  #depth = 0

  constructor(text: string) {
    this.#text = text
  }

  rule(): Rule | null {
    this.#skip()
    if (this.#at === this.#text.length) return null
    const mark = this.#take(ACTION)
    const action = mark === null ? 'block' : mark[1] === undefined ? 'unblock' : 'highlight'
    this.#skip()
    const pattern = this.#pattern()
    const expression = pattern === null ? this.#or() : this.#has('@if') ? this.#condition() : null
    this.#skip()
    if (this.#at < this.#text.length) throw new NoRule(`it goes on with "${this.#text.slice(this.#at, this.#at + 40)}", which belongs to no rule`)
    return { action, pattern, expression }
  }

  #pattern(): Rule['pattern'] {
    if (this.#has('<all_urls>')) return { scheme: '*', host: '*', path: '/*' }
    const match = this.#take(PATTERN)
    if (match === null) return null
    const [, scheme = '*', host = '', path] = match
    if (host.includes(':')) throw new NoRule('a match pattern has no port')
    if (/\*[^.]|.\*/.test(host)) throw new NoRule('"*" may stand only at the start of the host; write a regular expression instead')
    if (!PATTERN_HOST.test(host)) throw new NoRule(`"${host.slice(0, 100)}" is no host of a match pattern`)
    if (path === undefined) throw new NoRule(`there is no path behind the host; write "${host}/*"`)
    return { scheme: scheme.toLowerCase() as 'https', host: host.toLowerCase(), path }
  }

  #condition(): Expression {
    this.#expect('(')
    const expression = this.#or()
    this.#expect(')')
    return expression
  }

  #or(): Expression {
    let left = this.#and()
    while (this.#has('|')) left = { type: 'or', left, right: this.#and() }
    return left
  }

  #and(): Expression {
    let left = this.#not()
    while (this.#has('&')) left = { type: 'and', left, right: this.#not() }
    return left
  }

  #not(): Expression {
    if (++this.#depth > MAX_DEPTH) throw new NoRule('it is nested too deeply')
    const expression: Expression = this.#has('!') ? { type: 'not', of: this.#not() } : this.#has('(') ? this.#bracket() : this.#test()
    this.#depth--
    return expression
  }

  #bracket(): Expression {
    const inner = this.#or()
    this.#expect(')')
    return inner
  }

  #test(): Expression {
    this.#skip()
    const name = this.#take(NAME)?.[0]
    this.#skip()
    const operator = name === undefined ? null : this.#take(OPERATOR)
    if (name !== undefined && operator !== null) {
      this.#skip()
      const string = this.#take(STRING)
      if (string === null) throw new NoRule(`there is no text in quotes behind ${name} ${operator[0]}`)
      this.#skip()
      const ignoreCase = this.#take(CASE) !== null
      return { type: 'text', name, operator: operator[0] as '=', value: (string[1] ?? string[2] ?? '').replace(/\\(.)/g, '$1'), ignoreCase }
    }
    if (name !== undefined) this.#has('=~')
    this.#skip()
    const regex = this.#take(REGEX)
    if (regex === null) throw new NoRule(this.#whyNothing(name))
    const [, source = '', flags = ''] = regex
    try {
      new RegExp(source, flags)
    } catch (cause) {
      throw new NoRule(`the regular expression is not valid: ${(cause as Error).message.replace(/^Invalid regular expression: /, '')}`)
    }
    return { type: 'regex', name: name === undefined || name === 'u' ? 'url' : name === 't' ? 'title' : name, source, flags }
  }

  #whyNothing(name: string | undefined): string {
    if (name !== undefined && /^[\w.-]{3,253}$/.test(this.#text.trim()) && this.#text.includes('.')) return `a bare name is no rule; write "*://*.${this.#text.trim()}/*"`
    if (/^(?:\|\||0\.0\.0\.0|127\.0\.0\.1)/.test(this.#text)) return 'it is a rule of another format'
    return 'it is neither a match pattern (*://*.example.com/*) nor an expression (title *= "text", /regular expression/)'
  }

  #skip(): void {
    this.#take(SPACE)
  }

  #has(text: string): boolean {
    this.#skip()
    const found = this.#text.startsWith(text, this.#at)
    if (found) this.#at += text.length
    return found
  }

  #expect(text: string): void {
    if (!this.#has(text)) throw new NoRule(`a "${text}" is missing`)
  }

  #take(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.#at
    const match = pattern.exec(this.#text)
    if (match !== null) this.#at = pattern.lastIndex
    return match
  }
}
