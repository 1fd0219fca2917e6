/** Rulesets of uBlacklist, which hides results of search engines: match patterns behind YAML front matter. */
import {
  type Blocked,
  dead,
  EVERYTHING,
  error,
  fileOf,
  headerOf,
  type Line,
  type ListDocument,
  matchesEverything,
  NOTHING,
  other,
  type Reader,
  reasonOf,
  splitExpression,
  titleOf,
  type Written,
} from './format.ts'
import { readHostName } from './host-name.ts'
import { type Expression, parseRule, type Rule } from './ublacklist-rule.ts'

export function writeUblacklist(list: ListDocument): Written {
  const rules = list.entries.flatMap((entry) => {
    const patterns = patternsFor(entry.expression)
    return patterns === null ? [] : [patterns.map((pattern, i) => (i === 0 ? `${pattern} # ${reasonOf(entry)}` : pattern))]
  })
  const left = list.entries.length - rules.length
  const header = headerOf(list, `${list.tier}.ublacklist.txt`, left)
    .slice(1)
    .map(([name, value]) => `# ${name}: ${value}`)
  return { text: fileOf(['---', `name: ${titleOf(list.tier)}`, '---', ...header, ...rules.flat()]), left }
}

/** What a path of a match pattern may not hold as it is. */
const ESCAPED = /[^*\w.~:/?[\]@!$&'()+,;=%-]/g

function patternsFor(expression: string): string[] | null {
  const { host, path } = splitExpression(expression)
  if (/[_[]/.test(host)) return null
  const start = /^[\d.]+$/.test(host) ? `*://${host}` : `*://*.${host}`
  const safe = path.replace(ESCAPED, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`)
  if (path.endsWith('/')) return [`${start}${safe}*`]
  // The path of a match pattern takes the query in: without one, both forms are needed.
  return path.includes('?') ? [start + safe] : [start + safe, `${start}${safe}?*`]
}

export function readUblacklist(): Reader {
  let number = 0
  let isFront = false
  let hasName = false
  return {
    read(line) {
      number++
      if (number === 1 && line.trimEnd() === '---') {
        isFront = true
        return NOTHING
      }
      if (isFront) {
        isFront = line.trimEnd() !== '---'
        if (/^name:\s{0,9}\S/.test(line)) hasName = true
        return NOTHING
      }
      return readRule(line)
    },
    end: () => [
      ...(isFront ? [error('The front matter that begins in line 1 is never closed: uBlacklist reads no rule at all. Write "---" behind it.')] : []),
      ...(hasName || isFront
        ? []
        : [{ severity: 'warning' as const, message: 'There is no front matter with a name, so subscribers see only the address. Begin with "---", "name: …", "---".' }]),
    ],
  }
}

function readRule(line: string): Line {
  const rule = parseRule(line)
  if (rule === null) return NOTHING
  if (typeof rule === 'string') return dead(rule)
  if (rule.action !== 'block') return other(rule.action === 'unblock' ? 'an exception' : 'a highlight')
  return { kind: 'block', ...blockedBy(rule) }
}

function blockedBy({ pattern, expression }: Rule): Blocked {
  if (pattern === null) return blockedByExpression(expression as Expression)
  const host = pattern.host.replace(/^\*\./, '')
  const star = pattern.path.indexOf('*')
  const path = star < 0 ? pattern.path : pattern.path.slice(0, star)
  if (host === '*') return path === '/' && pattern.path === '/*' ? { targets: [EVERYTHING], isPartial: expression !== null } : { targets: [] }
  const name = readHostName(host)?.host ?? host
  // `/x*` blocks more than the path `/x`, but no more than its folder.
  const folder = path.slice(0, path.lastIndexOf('/') + 1)
  const isWithin = star >= 0 && !path.includes('?') && (folder !== '/' || path === '/')
  return { targets: [name + (isWithin ? folder : path)], isPartial: expression !== null, key: pattern.host + pattern.path }
}

/** Hosts that an expression names, as far as that can be told without running it. */
function blockedByExpression(expression: Expression): Blocked {
  const targets = targetsOf(expression)
  return { targets: targets ?? [], isPartial: expression.type === 'and' }
}

/** Texts that are in every address. */
const IN_EVERY_ADDRESS = /^(?:|[.:/]|:\/\/|https?|https?:\/\/|h|http)$/

function targetsOf(expression: Expression): readonly string[] | null {
  switch (expression.type) {
    case 'or': {
      const [left, right] = [targetsOf(expression.left), targetsOf(expression.right)]
      return left === null && right === null ? null : [...(left ?? []), ...(right ?? [])]
    }
    case 'and':
      return targetsOf(expression.left)?.filter((target) => target !== EVERYTHING) ?? targetsOf(expression.right)
    case 'not':
      return null
    case 'regex':
      return expression.name !== 'title' && matchesEverything(expression.source) ? [EVERYTHING] : null
    case 'text': {
      const { name, operator, value } = expression
      if (name === 'url' || name === 'scheme') return operator !== '=' && operator !== '$=' && IN_EVERY_ADDRESS.test(value) ? [EVERYTHING] : null
      if (name !== 'host' || (operator !== '=' && operator !== '$=')) return null
      if (value === '' || value === '.') return operator === '$=' ? [EVERYTHING] : null
      const host = readHostName(value.replace(/^\./, ''))
      return host === null ? null : [`${host.host}/`]
    }
  }
}
