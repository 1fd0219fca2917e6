import { createLinter, type Finding, type LintSummary } from '../../lists/lint.ts'
import { holdFor } from '../../lists/plan.ts'
import { progressLine } from '../progress.ts'
import { UsageError } from '../usage.ts'
import { compareTargets, readTargets } from './diff.ts'
import { createOutput } from './output.ts'
import { type ListFile, openList } from './read-file.ts'

interface Values {
  readonly format?: string | undefined
  readonly before?: string | undefined
  readonly strict?: boolean | undefined
  readonly json?: boolean | undefined
  readonly quiet?: boolean | undefined
}

export async function lint(names: readonly string[], values: Values): Promise<number> {
  if (names.length === 0) throw new UsageError('Name a list, for instance "nostrum lists lint mylist.txt", or "-" for stdin.')
  if (values.before !== undefined && (names.length > 1 || names[0] === '-')) throw new UsageError('--before compares one file with the list before it. Name both as files.')
  let isClean = true
  for (const name of names) {
    const file = await openList(name, values.format)
    const summary = await lintFile(file, values)
    if (values.before !== undefined && !(await isSmallChange(values.before, name, values))) isClean = false
    if (summary.found.error > 0 || (values.strict === true && summary.found.warning > 0)) isClean = false
    if (values.json === true) process.stdout.write(`${JSON.stringify({ file: name, summary })}\n`)
    else if (values.quiet !== true) process.stderr.write(renderSummary(name, summary))
  }
  return isClean ? 0 : 1
}

async function lintFile(file: ListFile, { json = false, quiet = false }: Values): Promise<LintSummary> {
  const output = createOutput()
  const progress = progressLine(quiet)
  const linter = createLinter(file.format, (finding) => output.write(json ? `${JSON.stringify({ file: file.name, ...finding })}\n` : renderFinding(file.name, finding)))
  for await (const { lines, read } of file.batches()) {
    for (const line of lines) linter.read(line)
    await output.drained()
    if (file.bytes !== null) progress(read, file.bytes, file.name)
  }
  const summary = linter.end()
  await output.drained()
  return summary
}

/** Says it when more changed since the list before than may go out unseen. */
async function isSmallChange(before: string, name: string, { format, json = false }: Values): Promise<boolean> {
  const [old, now] = [await readTargets(before, undefined), await readTargets(name, format)]
  const { added, removed } = compareTargets(old, now)
  const message = holdFor(old.size, { added: added.length, removed: removed.length })
  if (message === null) return true
  const finding: Finding = { line: null, severity: 'error', rule: 'large-change', message }
  process.stdout.write(json ? `${JSON.stringify({ file: name, ...finding })}\n` : renderFinding(name, finding))
  return false
}

function renderFinding(file: string, { line, severity, rule, message }: Finding): string {
  return `${file}${line === null ? '' : `:${line}`}: ${severity} ${rule}: ${message}\n`
}

function renderSummary(file: string, { format, lines, rules, others, unchecked, found, byRule, blast }: LintSummary): string {
  const kinds = Object.entries(byRule)
    .sort(([, a], [, b]) => b - a)
    .map(([rule, count]) => `${rule} ${count}`)
  const text = [
    `${file}: ${format}, ${lines} lines, ${rules} rules${others > 0 ? `, ${others} that block nothing` : ''}`,
    `  ${found.error} errors, ${found.warning} warnings, ${found.note} notes${kinds.length > 0 ? `: ${kinds.join(', ')}` : ''}`,
  ]
  if (unchecked > 0) text.push(`  ${unchecked} rules name no host, so the gate cannot tell what they hit`)
  text.push(
    `  blast radius: ${blast.entries === 0 ? `none of ${blast.known} well-known sites` : `${blast.entries} entries that no list should have; they hit ${blast.sites} of ${blast.known} well-known sites`}`,
  )
  return `${text.join('\n')}\n`
}
