import { writeFileSync } from 'node:fs'
import { readCorpora } from '../training/corpus.ts'
import { suggestScars } from '../training/suggest-scars.ts'
import { progressLine } from './progress.ts'
import { numberOption, parseOptions, UsageError } from './usage.ts'

export const HELP = `nostrum scars CORPUS...: propose new pairs for the reader of word-filter scars

Aligns the farm pages of labelled corpora with their honest pages and lists words that farms write where honest pages write another: as found,
the likely original, times, sites, surroundings, and "known" where the lists have the pair. Tab-separated. A person decides which of them
enter src/languages/zh/scars.txt or holes.txt; most of what comes far down the list is chance.

  --kind KIND    only farm pages of this kind (may be repeated): a filter leaves its marks on one network, not on all
  --limit N      how many (default: 60)
  --new          leave out what the lists have
  --out FILE     write to a file instead of stdout
  --quiet        no progress
`

export async function run(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseOptions('scars', args, {
    kind: { type: 'string', multiple: true },
    limit: { type: 'string' },
    new: { type: 'boolean' },
    out: { type: 'string' },
    quiet: { type: 'boolean' },
  })
  if (positionals.length === 0) throw new UsageError('Name a corpus with farm pages and honest pages, for instance "nostrum scars samples".')
  const limit = numberOption('limit', values.limit, 1, 100_000) ?? 60
  const samples = readCorpora(positionals)
  const suggestions = suggestScars(samples, values.kind, progressLine(values.quiet))
  const shown = suggestions.filter(({ known }) => !(values.new && known)).slice(0, limit)
  const rows = shown.map(({ found, original, count, sites, surroundings, known }) => [found, original, count, sites, surroundings, known ? 'known' : ''].join('\t'))
  const table = `${['found', 'original', 'times', 'sites', 'surroundings', 'listed'].join('\t')}\n${rows.join('\n')}\n`
  if (values.out === undefined) process.stdout.write(table)
  else writeFileSync(values.out, table)
  if (!values.quiet) process.stderr.write(`${suggestions.length} swaps, ${suggestions.filter(({ known }) => known).length} of them listed already; ${shown.length} shown.\n`)
  return 0
}
