import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ratePages, readSentences, renderClaims, scoreSentences } from '../evaluation/claims.ts'
import { type Evaluation, evaluate, judge } from '../evaluation/evaluate.ts'
import { withoutNearDuplicates } from '../evaluation/near-duplicates.ts'
import { renderReport, thin } from '../evaluation/report.ts'
import { learningCurve, leaveOneKindOut } from '../evaluation/retrain.ts'
import { renderTable } from '../evaluation/table.ts'
import { readCorpora, type Sample } from '../training/corpus.ts'
import { type Split, splitOf } from '../training/split.ts'
import { modelFrom } from './model-option.ts'
import { progressLine } from './progress.ts'
import { outsideByName, parseOptions, UsageError } from './usage.ts'

export const HELP = `nostrum evaluate CORPUS...: measure a model on labelled pages

Area under the curve, recall at 0.5 % and 1 % false alarms, calibration error, and recall, false alarms and spam called ham at the shipped
thresholds; by language, kind, topic, format, length and the slices where detectors go wrong; every threshold; what can be told from a page
without reading it; what becomes of verdicts when topics are swapped; how often each signal fires on spam and on honest pages, and which fire
together. Intervals by resampling sites.

  --split NAME   only the sites of one split: train, dev, test (default: all; the shipped model has seen train), without near-duplicates of pages
                 of the others
  --model DIR    a model folder (default: the one that ships)
  --claims       measure the claim ledger instead: on the labelled sentences of samples/claims, then on the pages of the corpora (default: samples)
  --report FILE  also write the whole, with plots, as one HTML page
  --retrain      also train models on parts of the corpus: a learning curve over sites, and each kind of spam left out (minutes)
  --wrong        list the pages judged wrongly, with their score
  --json         print as JSON, rounded to four digits, curves in 200 points
  --quiet        no progress
`

export async function run(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseOptions('evaluate', args, {
    split: { type: 'string' },
    model: { type: 'string' },
    json: { type: 'boolean', short: 'j' },
    claims: { type: 'boolean' },
    report: { type: 'string' },
    retrain: { type: 'boolean' },
    wrong: { type: 'boolean' },
    quiet: { type: 'boolean' },
  })
  if (values.claims) {
    const corpora = positionals.length === 0 ? ['samples'] : positionals
    const scores = scoreSentences(readSentences(join('samples', 'claims')))
    const rates = ratePages(readCorpora(corpora), progressLine(values.quiet))
    process.stdout.write(values.json ? `${JSON.stringify({ sentences: scores, pages: rates }, null, 2)}\n` : renderClaims(scores, rates))
    return 0
  }
  if (positionals.length === 0) throw new UsageError('Name a corpus, for instance "nostrum evaluate samples --split test".')
  if (values.split !== undefined && !['train', 'dev', 'test'].includes(values.split)) throw new UsageError(`--split ${values.split}: choose train, dev or test.`)
  const corpus = readCorpora(positionals)
  const { samples, nearDuplicates } = partOf(corpus, values.split as Split | undefined)
  if (samples.length === 0) throw new UsageError(`No page of these corpora is in the split "${values.split}".`)
  const model = modelFrom(values.model)
  const judged = judge(samples, model, progressLine(values.quiet))
  const progress = progressLine(values.quiet)
  const retrained = values.retrain ? { learning: learningCurve(corpus, progress), withoutKind: leaveOneKindOut(corpus, progress) } : {}
  const evaluation = { ...evaluate(judged, model), ...nearDuplicates, ...retrained }
  if (values.report !== undefined) {
    const command = `nostrum evaluate ${args.map(outsideByName).join(' ')}`
    writeFileSync(values.report, renderReport(evaluation, { command, date: new Date().toISOString().slice(0, 10) }))
  }
  process.stdout.write(values.json ? toJson(evaluation) : renderTable(evaluation))
  if (values.wrong) {
    const wrong = judged.filter(({ sample, verdict }) => (sample.label === 'ham' && verdict.verdict === 'spam') || (sample.label === 'spam' && verdict.verdict === 'ham'))
    for (const { sample, verdict, score } of wrong.sort((a, b) => b.score - a.score))
      process.stdout.write(`${score.toFixed(2).padStart(7)} ${sample.label} called ${verdict.verdict}: ${sample.id} (${sample.kind}, ${sample.lang})\n`)
  }
  return 0
}

/** Digits and points beyond these are noise of a corpus of hundreds of pages. */
const DIGITS = 4
const MOST_POINTS = 200

/** The evaluation as a file that can be committed beside its model. */
function toJson(evaluation: Evaluation): string {
  const [roc, precisionRecall, coverage] = [evaluation.roc, evaluation.precisionRecall, evaluation.coverage].map((curve) => thin(curve, MOST_POINTS))
  const rounded = (_key: string, value: unknown) => (typeof value === 'number' && !Number.isInteger(value) ? Number(value.toFixed(DIGITS)) : value)
  return `${JSON.stringify({ ...evaluation, roc, precisionRecall, coverage }, rounded)}\n`
}

/** The pages of a split that are not nearly the same as pages of the others. */
function partOf(corpus: readonly Sample[], split: Split | undefined): { samples: readonly Sample[]; nearDuplicates?: { nearDuplicates: number } } {
  if (split === undefined) return { samples: corpus }
  const own = corpus.filter(({ site }) => splitOf(site) === split)
  const samples = withoutNearDuplicates(
    own,
    corpus.filter(({ site }) => splitOf(site) !== split),
  )
  return { samples, nearDuplicates: { nearDuplicates: own.length - samples.length } }
}
