/** Anybody's list, looked at line by line: what nothing will read, and what it would block that it should not. */
import { EVERYTHING, type Line, type Reader } from './formats/format.ts'
import { READERS, type ReadableFormat } from './formats/readers.ts'
import { DANGERS, type Danger, dangerOf, GUARDED_SITES, guardedBelow, isGuardedEntity } from './guards.ts'
import type { TextLine } from './lines.ts'
import { createSeen } from './seen.ts'

export const SEVERITIES = ['error', 'warning', 'note'] as const

export type Severity = (typeof SEVERITIES)[number]

/** What can be found besides the dangers that the safety gate knows. */
export const RULES = {
  ...DANGERS,
  'dead-syntax': 'programs that read the format pass over the line, or refuse the file',
  unreadable: 'the line is no text, or too long for one',
  file: 'wrong with the file as a whole',
  'large-change': 'more changed since the list before than may go out unseen',
  duplicate: 'the same was listed before',
  style: 'works, but not as clearly as it could',
} as const satisfies Readonly<Record<Danger | string, string>>

export type LintRule = keyof typeof RULES

export interface Finding {
  /** From 1; null for the file as a whole. */
  readonly line: number | null
  readonly severity: Severity
  readonly rule: LintRule
  readonly message: string
}

export interface LintSummary {
  readonly format: ReadableFormat
  readonly lines: number
  /** Lines that block something. */
  readonly rules: number
  /** Lines that work and block nothing: exceptions, highlights, settings. */
  readonly others: number
  /** Rules that name no host, so that the gate cannot tell what they hit. */
  readonly unchecked: number
  readonly found: Readonly<Record<Severity, number>>
  readonly byRule: Readonly<Partial<Record<LintRule, number>>>
  readonly blast: BlastRadius
}

/** What the dangerous lines would hit. */
export interface BlastRadius {
  readonly entries: number
  /** Well-known sites that would be blocked, of `known`. */
  readonly sites: number
  readonly known: number
}

export interface Linter {
  read(line: TextLine): void
  /** Call once, after the last line. */
  end(): LintSummary
}

const EXAMPLES = 3

/** @param report hears of each finding, in the order of lines */
export function createLinter(format: ReadableFormat, report: (finding: Finding) => void): Linter {
  const reader: Reader = READERS[format]()
  const seen = createSeen()
  const hit = new Set<string>()
  const found: Record<Severity, number> = { error: 0, warning: 0, note: 0 }
  const byRule: Partial<Record<LintRule, number>> = {}
  let number = 0
  let rules = 0
  let others = 0
  let unchecked = 0
  let dangerous = 0

  function tell(line: number | null, severity: Severity, rule: LintRule, message: string): void {
    found[severity]++
    byRule[rule] = (byRule[rule] ?? 0) + 1
    report({ line, severity, rule, message })
  }

  function readLine(text: string): void {
    const line = reader.read(text)
    if (line.kind === 'dead') tell(number, 'error', 'dead-syntax', `${line.why}.`)
    if (line.kind === 'other') others++
    if (line.kind === 'block') readBlock(line)
  }

  function readBlock({ targets, isPartial = false, key, note }: Extract<Line, { kind: 'block' }>): void {
    rules++
    if (targets.length === 0) unchecked++
    if (note !== undefined) tell(number, 'note', 'style', `${note}.`)
    for (const target of targets) {
      const danger = dangerOfTarget(target)
      if (danger !== null) readDanger(target, danger, isPartial)
      else if (!isPartial && seen.add(key ?? target)) tell(number, 'warning', 'duplicate', `${shown(target)} was listed before.`)
    }
  }

  function readDanger(target: string, danger: Danger, isPartial: boolean): void {
    dangerous++
    const sites = sitesHitBy(target)
    for (const site of sites) hit.add(site)
    // A part of a well-known site may well be an advertisement.
    const limit = isPartial ? ', though only under a condition' : danger !== 'public-suffix' && isPath(target) ? ', though only a part of it' : ''
    tell(number, limit === '' ? 'error' : 'warning', danger, `${shown(target)}: ${DANGERS[danger]}${limit}.${examplesOf(sites.filter((site) => `${site}/` !== target))}`)
  }

  return {
    read(line) {
      number++
      if ('text' in line) readLine(line.text)
      else tell(number, 'error', 'unreadable', line.problem === 'too-long' ? 'The line is longer than 128 kB.' : 'The line is not UTF-8. Convert the file.')
    },
    end() {
      for (const { severity, message } of reader.end()) tell(null, severity, 'file', message)
      if (rules === 0) tell(null, 'error', 'file', `No line blocks anything when read as ${format}. If the file is of another format, name it.`)
      return { format, lines: number, rules, others, unchecked, found, byRule, blast: { entries: dangerous, sites: hit.size, known: GUARDED_SITES.length } }
    },
  }
}

function dangerOfTarget(target: string): Danger | null {
  if (target === EVERYTHING) return 'everything'
  if (target.endsWith(ENTITY)) return isGuardedEntity(target.slice(0, -ENTITY.length)) ? 'top-site' : null
  return dangerOf(target)
}

/** `name.*`: the name under every suffix. */
const ENTITY = '.*/'

function sitesHitBy(target: string): readonly string[] {
  return target === EVERYTHING ? GUARDED_SITES : guardedBelow(target.slice(0, target.indexOf('/')))
}

function examplesOf(sites: readonly string[]): string {
  if (sites.length === 0) return ''
  return ` Among others it hits ${sites.slice(0, EXAMPLES).join(', ')}${sites.length > EXAMPLES ? ` and ${sites.length - EXAMPLES} more well-known sites` : ''}.`
}

function isPath(target: string): boolean {
  return target !== EVERYTHING && target.indexOf('/') < target.length - 1
}

function shown(target: string): string {
  return target === EVERYTHING ? 'The rule' : isPath(target) ? target : target.slice(0, -1)
}
