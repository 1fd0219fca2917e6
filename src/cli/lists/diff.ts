import { READERS } from '../../lists/formats/readers.ts'
import { UsageError } from '../usage.ts'
import { createOutput } from './output.ts'
import { openList } from './read-file.ts'

/** Prints what was added and what was removed between two list files of any formats, in order; the formats may differ. */
export async function diff(
  names: readonly string[],
  { format, json = false, quiet = false }: { format?: string | undefined; json?: boolean | undefined; quiet?: boolean | undefined },
): Promise<number> {
  const [before, after, ...rest] = names
  if (before === undefined || after === undefined || rest.length > 0) throw new UsageError('Name two lists, for instance "nostrum lists diff yesterday.txt today.txt".')
  const [old, now] = [await readTargets(before, format), await readTargets(after, format)]
  const { added, removed } = compareTargets(old, now)
  const output = createOutput()
  if (json) output.write(`${JSON.stringify({ before: old.size, after: now.size, added, removed }, null, 2)}\n`)
  else {
    const lines = [...added.map((target) => ({ sign: '+', target })), ...removed.map((target) => ({ sign: '-', target }))].sort((a, b) => (a.target < b.target ? -1 : 1))
    for (const { sign, target } of lines) output.write(`${sign} ${target}\n`)
  }
  await output.drained()
  if (!quiet) process.stderr.write(`${before} has ${old.size}, ${after} has ${now.size}: ${added.length} added, ${removed.length} removed.\n`)
  return added.length + removed.length > 0 ? 1 : 0
}

export function compareTargets(old: ReadonlySet<string>, now: ReadonlySet<string>): { added: string[]; removed: string[] } {
  return { added: [...now].filter((target) => !old.has(target)).sort(), removed: [...old].filter((target) => !now.has(target)).sort() }
}

/** Everything that a list blocks. A name with and without www counts once, since formats without wildcards need both. */
export async function readTargets(name: string, format: string | undefined): Promise<Set<string>> {
  const file = await openList(name, format)
  const reader = READERS[file.format]()
  const targets = new Set<string>()
  for await (const { lines } of file.batches())
    for (const line of lines) {
      const read = 'text' in line ? reader.read(line.text) : null
      if (read?.kind === 'block') for (const target of read.targets) targets.add(target)
    }
  for (const target of targets) if (target.startsWith('www.') && targets.has(target.slice('www.'.length))) targets.delete(target)
  return targets
}
