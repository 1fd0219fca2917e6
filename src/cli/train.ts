import { existsSync } from 'node:fs'
import { basename, join } from 'node:path'
import { COLUMNS } from '../features/schema.ts'
import { readCorpora } from '../training/corpus.ts'
import { train, writeModel } from '../training/train.ts'
import { loadModel, type Model } from '../verdict/model.ts'
import { progressLine } from './progress.ts'
import { numberOption, outsideByName, parseOptions, UsageError } from './usage.ts'

export const HELP = `nostrum train CORPUS...: fit a model on labelled pages

A corpus is a .jsonl file, a folder of them, or a folder with pages.tsv and pages/ (as samples/). Sites are split by name: those of the
dev and test splits are left out. Same corpus and command, same bytes.

  --out DIR           model folder to write, named by its version (models/v2); an existing one is refused
  --guests CORPUS     labelled pages from outside that take part at a small share; languages with one class only are left out (repeatable)
  --guest-share N     share of all weight that they have together, 0 to 0.5 (default 0.05)
  --calibrate CORPUS  further labelled pages that only set calibration and thresholds (repeatable)
  --date DATE         date for the model card (default: today)
  --force             write over an existing folder
  --quiet             no progress
`

export async function run(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseOptions('train', args, {
    out: { type: 'string' },
    guests: { type: 'string', multiple: true },
    'guest-share': { type: 'string' },
    calibrate: { type: 'string', multiple: true },
    date: { type: 'string' },
    force: { type: 'boolean' },
    quiet: { type: 'boolean' },
  })
  if (positionals.length === 0) throw new UsageError('Name a corpus to train on, for instance "nostrum train samples --out models/v2".')
  if (values.out === undefined) throw new UsageError('Name the model folder to write with --out models/vN.')
  if (existsSync(join(values.out, 'model.json')) && !values.force)
    throw new UsageError(`${values.out} holds a model already, and a model is never edited. Choose the next version, or --force.`)
  const samples = readCorpora(positionals)
  const calibrateOn = values.calibrate === undefined ? [] : readCorpora(values.calibrate)
  const share = numberOption('guest-share', values['guest-share'], 0, 0.5) ?? 0.05
  const guests = values.guests === undefined ? {} : { guests: { samples: readCorpora(values.guests), share } }
  const version = basename(values.out)
  const model = train(samples, {
    version,
    command: `nostrum train ${args
      .filter((each) => each !== '--quiet' && each !== '--force')
      .map(outsideByName)
      .join(' ')}`,
    date: values.date ?? new Date().toISOString().slice(0, 10),
    calibrateOn,
    ...guests,
    onProgress: progressLine(values.quiet),
  })
  writeModel(values.out, model)
  if (!values.quiet) process.stderr.write(weightTable(loadModel(model.header, model.weights)))
  process.stdout.write(
    `${values.out}: ${samples.length} pages, ${model.header.corpus.sites} sites, thresholds spam ${model.header.thresholds.spam.toFixed(2)} ham ${model.header.thresholds.ham.toFixed(2)}, sha256 ${model.header.sha256.slice(0, 12)}\n`,
  )
  return 0
}

/** What each signal is worth before calibration, read as a whole page and by its worst passage, the heaviest first. */
function weightTable({ readings: { page, passage } }: Model): string {
  const rows = [['wording', page.wording, passage.wording] as const, ...COLUMNS.map(({ id }, i) => [id, page.weights[i] as number, passage.weights[i] as number] as const)]
  rows.sort((a, b) => Math.abs(b[1]) - Math.abs(a[1]))
  return ['   page  passage', ...rows.map(([id, whole, worst]) => `${whole.toFixed(2).padStart(7)}  ${worst.toFixed(2).padStart(7)}  ${id}`), ''].join('\n')
}
