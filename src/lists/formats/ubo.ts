/** Filter lists of uBlock Origin and AdGuard. Nostrum writes network rules on whole pages only: cosmetic ones slow result pages down. */
import {
  dead,
  EVERYTHING,
  fileOf,
  headerOf,
  type Line,
  type ListDocument,
  lineReader,
  matchesEverything,
  NOTHING,
  other,
  type Reader,
  reasonOf,
  splitExpression,
  type Written,
} from './format.ts'
import { readHostName } from './host-name.ts'
import { OWN_NAMES } from './hosts.ts'

/** Filters are fetched anew after so many days at the latest. */
const EXPIRES = '1 days'

export function writeUbo(list: ListDocument): Written {
  // The engines do not agree on how an IPv6 address is written in a filter.
  const entries = list.entries.filter(({ expression }) => !expression.startsWith('['))
  const left = list.entries.length - entries.length
  const header = [...headerOf(list, `${list.tier}.ubo.txt`, left), ['Expires', EXPIRES]].map(([name, value]) => `! ${name}: ${value}`)
  return { text: fileOf([...header, ...entries.flatMap((entry) => [`! ${reasonOf(entry)}`, filterFor(entry.expression)])]), left }
}

function filterFor(expression: string): string {
  const { host, path } = splitExpression(expression)
  // `^` is the end of an address or any separator, such as the question mark of a query.
  return path === '/' ? `||${host}^$doc` : `||${host}${path}${path.endsWith('/') ? '' : '^'}$doc`
}

export function readUbo(): Reader {
  return lineReader(readLine)
}

/** `##`, `#@#`, `#?#`, `#$#`, `#%#`, `$$` and their like: rules on what a page shows. */
const COSMETIC = /#@?(?:[?$%]{0,2})#|^[^/|]{0,1000}\$@?\$[a-z[]/
// Matches `127.0.0.1 clinic.example`, which uBlock Origin reads as in a hosts file.
const HOSTS_LINE = /^(?:0\.0\.0\.0|127\.0\.0\.1|::1?)[ \t]{1,20}([^\s#]{1,253})(?=[ \t#]|$)/

function readLine(line: string): Line {
  const text = line.trim()
  if (text === '' || text.startsWith('!') || /^#(?:\s|$|#{3})/.test(text)) return NOTHING
  if (/^\[[^\]]{1,100}\]$/.test(text)) return NOTHING
  if (text.startsWith('@@')) return readOptions(splitFilter(text.slice(2)).options) ?? other('an exception')
  if (COSMETIC.test(text)) return other('a rule on what pages show')
  const host = HOSTS_LINE.exec(text)?.[1]
  if (host !== undefined) return OWN_NAMES.test(host) ? NOTHING : readTarget(`||${host}^`, false)
  return readFilter(text)
}

/** Options that say what is blocked besides the page itself; with them, and without one of the next, pages stay readable. */
const TYPES =
  /^(?:script|image|stylesheet|css|object|object-subrequest|xmlhttprequest|xhr|subdocument|frame|ping|beacon|websocket|webrtc|media|font|other|popunder|inline-script|inline-font|network)$/
const PAGES = /^(?:document|doc|all|popup)$/
/** Options that change something else: what is named is not blocked. */
const CHANGES =
  /^(?:badfilter|csp|removeparam|queryprune|removeheader|redirect-rule|replace|permissions|uritransform|urltransform|urlskip|referrerpolicy|cookie|stealth|hls|jsonprune|xmlprune|elemhide|ehide|generichide|ghide|specifichide|shide|genericblock|jsinject|urlblock|content|extension|header)$/
const CONDITIONS = /^(?:domain|from|to|denyallow|third-party|3p|first-party|1p|strict-first-party|strict1p|strict-third-party|strict3p|method|ipaddress|app|client|ctag|dnstype)$/
const REST = /^(?:important|match-case|cname|empty|mp4|redirect|rewrite|dnsrewrite|media|noop|reason|_{1,20})$/
const MUST_ASSIGN = /^(?:domain|from|to|denyallow|method|ipaddress|app|client|ctag|dnstype|redirect-rule|uritransform|urltransform|replace|header)$/

interface Filter {
  readonly pattern: string
  readonly options: readonly string[]
}

/** Options stand behind the last dollar sign that a letter follows; in a regular expression a dollar sign is part of it. */
function splitFilter(text: string): Filter {
  const from = text.startsWith('/') ? Math.max(0, text.lastIndexOf('/')) : 0
  for (let at = text.length - 1; at >= from; at--) {
    if (text[at] === '$' && text[at - 1] !== '\\' && /[~a-z_0-9]/i.test(text[at + 1] ?? '')) return { pattern: text.slice(0, at), options: splitOptions(text.slice(at + 1)) }
  }
  return { pattern: text, options: [] }
}

/** Commas within a regular expression, or behind a backslash, belong to a value. */
function splitOptions(text: string): string[] {
  const options: string[] = []
  let from = 0
  let isRegex = false
  for (let i = 0; i < text.length; i++) {
    if (text[i] === '\\') i++
    else if (text[i] === '/' && (isRegex || text[i - 1] === '=')) isRegex = !isRegex
    else if (text[i] === ',' && !isRegex) {
      options.push(text.slice(from, i))
      from = i + 1
    }
  }
  return [...options, text.slice(from)].map((option) => option.trim())
}

/** What makes the whole filter dead or something other than a block; null when nothing does. */
function readOptions(options: readonly string[]): Line | null {
  for (const option of options) {
    const [name = '', value] = option.replace(/^~/, '').split('=', 2)
    if (![TYPES, PAGES, CHANGES, CONDITIONS, REST].some((known) => known.test(name)))
      return dead(`"${option.slice(0, 60)}" is no option of uBlock Origin or AdGuard: they pass over the whole filter`)
    if (MUST_ASSIGN.test(name) && (value === undefined || value === '')) return dead(`the option ${name} needs a value`)
  }
  const names = options.map((option) => option.split('=', 1)[0] as string)
  if (names.includes('badfilter')) return other('takes another filter back')
  const change = names.find((name) => CHANGES.test(name) && !TYPES.test(name))
  return change === undefined ? null : other(`the option ${change}`)
}

function readFilter(text: string): Line {
  const { pattern, options } = splitFilter(text)
  const special = readOptions(options)
  if (special !== null) return special
  const names = options.map((option) => option.split('=', 1)[0] as string)
  const isForPages = names.some((name) => PAGES.test(name)) || !names.some((name) => TYPES.test(name))
  return readTarget(pattern, !isForPages || names.some((name) => CONDITIONS.test(name.replace(/^~/, ''))))
}

function readTarget(pattern: string, isPartial: boolean): Line {
  const partial = isPartial ? { isPartial } : {}
  if (/\s/.test(pattern) && !pattern.startsWith('/')) return dead('it holds a space, so it is no filter')
  if (/^\/.+\/$/.test(pattern)) return readRegex(pattern.slice(1, -1), partial)
  if (/^[*|^]*$/.test(pattern)) return { kind: 'block', targets: [EVERYTHING], ...partial }
  // Matches `||clinic.example^`, `||clinic.example/path`, `|https://clinic.example/`, not `clinic.example` or `/path`.
  const anchored = /^(?:\|\|(?:\*\.)?|\|https?:\/\/|https?:\/\/)(\[[0-9a-f:.]{2,45}\]|[^/^*|:?]{1,300})(.*)$/i.exec(pattern)
  if (anchored === null) return readBare(pattern, partial)
  const [, name = '', rest = ''] = anchored
  const entity = rest.startsWith('*') ? /^([a-z0-9-]{1,63})\.$/.exec(name)?.[1] : undefined
  if (entity !== undefined) return { kind: 'block', targets: [`${entity}.*/`], ...partial }
  if (rest.startsWith('*')) return { kind: 'block', targets: [], ...partial }
  const host = readHostName(name)
  if (host === null) return dead(`"${name.slice(0, 100)}" is no host name`)
  const path = rest.startsWith('/') && !/[*^|]./.test(rest) ? rest.replace(/[*^|]$/, '') : '/'
  const note = rest === '' ? 'without "^" at the end it also matches longer names that begin so' : host.isPlain ? undefined : `write ${host.host}`
  return { kind: 'block', targets: [host.host + path], ...partial, ...(rest.length > 1 && path === '/' ? { isPartial: true } : {}), ...(note === undefined ? {} : { note }) }
}

function readRegex(source: string, partial: { isPartial?: boolean }): Line {
  try {
    new RegExp(source, 'i')
  } catch (cause) {
    return dead(`the regular expression is not valid: ${(cause as Error).message.replace(/^Invalid regular expression: /, '')}`)
  }
  return { kind: 'block', targets: matchesEverything(source) ? [EVERYTHING] : [], ...partial }
}

/** A bare host is the host to uBlock Origin; anything else without an anchor is a piece of an address, wherever it stands. */
function readBare(pattern: string, partial: { isPartial?: boolean }): Line {
  const host = /^[^/^*|?&=%]{1,253}$/.test(pattern) && pattern.includes('.') ? readHostName(pattern) : null
  return { kind: 'block', targets: host === null ? [] : [`${host.host}/`], ...partial }
}
