import { join } from 'node:path'
import { ratePages, readSentences, renderClaims, scoreSentences } from '../evaluation/claims.ts'
import { evaluate, judge } from '../evaluation/evaluate.ts'
import { renderTable } from '../evaluation/table.ts'
import { readCorpora } from '../training/corpus.ts'
import { type Split, splitOf } from '../training/split.ts'
import { modelFrom } from './model-option.ts'
import { progressLine } from './progress.ts'
import { parseOptions, UsageError } from './usage.ts'

export const HELP = `nostrum evaluate CORPUS...: measure a model on labelled pages

Area under the curve, recall at 0.5 % and 1 % false alarms, calibration error, and recall and false alarms at the shipped thresholds; by
language, kind, format and length; intervals by resampling sites; then how often each signal fires on spam and on honest pages.

  --split NAME   only the sites of one split: train, dev, test (default: all; the shipped model has seen train)
  --model DIR    a model folder (default: the one that ships)
  --claims       measure the claim ledger instead: on the labelled sentences of samples/claims, then on the pages of the corpora (default: samples)
  --wrong        list the pages judged wrongly, with their score
  --json         print as JSON
  --quiet        no progress
`

export async function run(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseOptions('evaluate', args, {
    split: { type: 'string' },
    model: { type: 'string' },
    json: { type: 'boolean', short: 'j' },
    claims: { type: 'boolean' },
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
  const samples = readCorpora(positionals).filter(({ site }) => values.split === undefined || splitOf(site) === (values.split as Split))
  if (samples.length === 0) throw new UsageError(`No page of these corpora is in the split "${values.split}".`)
  const model = modelFrom(values.model)
  const judged = judge(samples, model, progressLine(values.quiet))
  const evaluation = evaluate(judged, model)
  process.stdout.write(values.json ? `${JSON.stringify(evaluation, null, 2)}\n` : renderTable(evaluation))
  if (values.wrong) {
    const wrong = judged.filter(({ sample, verdict }) => (sample.label === 'ham' && verdict.verdict === 'spam') || (sample.label === 'spam' && verdict.verdict === 'ham'))
    for (const { sample, verdict, score } of wrong.sort((a, b) => b.score - a.score))
      process.stdout.write(`${score.toFixed(2).padStart(7)} ${sample.label} called ${verdict.verdict}: ${sample.id} (${sample.kind}, ${sample.lang})\n`)
  }
  return 0
}
