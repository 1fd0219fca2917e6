import { existsSync } from 'node:fs'
import { basename, join } from 'node:path'
import { COLUMNS } from '../features/schema.ts'
import { readCorpora, type Sample } from '../training/corpus.ts'
import { type TrainedModel, type TrainOptions, train, writeModel } from '../training/train.ts'
import { loadModel, type Model } from '../verdict/model.ts'
import { progressLine } from './progress.ts'
import { numberOption, outsideByName, parseOptions, UsageError } from './usage.ts'

export const HELP = `nostrum train CORPUS...: fit a model on labelled pages

A corpus is a .jsonl file, a folder of them, or a folder with pages.tsv and pages/ (as samples/). Sites are split by name: those of the
dev and test splits are left out. Same corpus and command, same bytes.

  --out DIR           model folder to write, named by its version (models/v2); an existing one is refused
  --guests CORPUS     labelled pages from outside that take part at a small share and set calibration and thresholds; languages with one class or
                      fewer than five honest sites only do the latter (repeatable)
  --guest-share N     share of all weight that they have together, 0 to 0.5 (default 0.02)
  --calibrate CORPUS  further labelled pages that only set calibration and thresholds (repeatable)
  --feedback FILE     also learn from the decided pages of a store (SQLite), under caps; refused when it would do harm on the dev and test sites
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
    feedback: { type: 'string' },
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
  const share = numberOption('guest-share', values['guest-share'], 0, 0.5) ?? 0.02
  const guests = values.guests === undefined ? {} : { guests: { samples: readCorpora(values.guests), share } }
  const version = basename(values.out)
  const options: TrainOptions = {
    version,
    command: `nostrum train ${args
      .filter((each) => each !== '--quiet' && each !== '--force')
      .map(outsideByName)
      .join(' ')}`,
    date: values.date ?? new Date().toISOString().slice(0, 10),
    calibrateOn,
    ...guests,
    onProgress: progressLine(values.quiet),
  }
  const model = values.feedback === undefined ? train(samples, options) : await learn(samples, values.feedback, options)
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

/** Fits with feedback and says what became of it. @throws Error when the result is refused */
async function learn(samples: readonly Sample[], path: string, options: TrainOptions): Promise<TrainedModel> {
  if (!existsSync(path)) throw new UsageError(`There is no store ${path}. Name the file that "nostrum serve --db" keeps.`)
  const { readDecided } = await import('./decided.ts')
  const { trainWithFeedback } = await import('../training/feedback.ts')
  const { model, taken, left, distrusted, report } = trainWithFeedback(samples, await readDecided(path), options)
  const { before, after } = report.recall
  process.stderr.write(
    `feedback: ${taken.length} decided pages learnt; left out ${left.reporter} by the cap of reporters, ${left.site} of sites, ${left.all} of all, ${left.known} known\n` +
      (distrusted.length > 0 ? `feedback: pages of ${distrusted.join(', ')} left out: by themselves they made the model worse\n` : '') +
      `guard: spam found ${(before * 100).toFixed(1)} % before, ${(after * 100).toFixed(1)} % after; ${report.accused.length} honest pages newly accused\n`,
  )
  if (model === null)
    throw new Error(`The update is refused and nothing was written. ${report.refusals.join(' ')} Look at the decisions that it rests on: "nostrum feedback history".`)
  return model
}
