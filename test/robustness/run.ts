/**
 * The robustness suite as a command: what evasions cost in recall, and what harmless changes cost in false alarms.
 *
 *   node test/robustness/run.ts [--corpus samples] [--split test] [--limit 150] [--model models/v3] [--json]
 */
import { parseArgs } from 'node:util'
import { modelFrom } from '../../src/cli/model-option.ts'
import { fnv1a } from '../../src/text/hash.ts'
import { readCorpora, type Sample } from '../../src/training/corpus.ts'
import { splitOf } from '../../src/training/split.ts'
import { honestPages } from '../../src/training/transforms/honest.ts'
import { goodWords } from './evasions/adaptive.ts'
import { type Report, renderReport, summarise } from './report.ts'
import { judgeWith, type Progress, runAdaptive, runTransforms } from './suite.ts'
import { BENIGN, EVASIONS } from './transforms.ts'

const { values } = parseArgs({
  options: {
    corpus: { type: 'string', multiple: true, default: ['samples'] },
    split: { type: 'string', default: 'test' },
    limit: { type: 'string', default: '150' },
    model: { type: 'string' },
    json: { type: 'boolean', default: false },
  },
})
const limit = Number(values.limit)
if (!(limit > 0)) throw new Error(`--limit ${values.limit}: how many spam pages to take; twice as many honest ones are.`)
if (!['train', 'dev', 'test'].includes(values.split)) throw new Error(`--split ${values.split}: choose train, dev or test.`)

const samples = readCorpora(values.corpus)
const training = samples.filter(({ site }) => splitOf(site) === 'train')
const spam = some('spam', limit)
const ham = some('ham', limit * 2)
const honest = honestPages(training)
const model = modelFrom(values.model)
const judge = judgeWith(model)

const report: Report = {
  model: model.version,
  split: values.split,
  spamPages: spam.length,
  hamPages: ham.length,
  evasions: runTransforms(spam, EVASIONS, 1, judge, honest, progress),
  adaptive: runAdaptive(spam, goodWords(training), judge, progress),
  benign: runTransforms(ham, BENIGN, -1, judge, honest, progress),
}
progress(1, 1, 'done')
process.stdout.write(values.json ? `${JSON.stringify({ ...report, summary: summarise(report) }, null, 2)}\n` : renderReport(report))

/** Pages of the split with that label; of too many, always the same ones. */
function some(label: Sample['label'], count: number): Sample[] {
  return samples
    .filter((sample) => sample.label === label && splitOf(sample.site) === values.split)
    .sort((a, b) => fnv1a(a.id) - fnv1a(b.id))
    .slice(0, count)
}

/** A line on stderr that says where the run is. */
function progress(...[done, total, stage]: Parameters<Progress>): void {
  const line = `${stage} (${done} of ${total}), ${(performance.now() / 1000).toFixed(0)} s`
  process.stderr.write(process.stderr.isTTY ? `\r\u001b[K${line}${stage === 'done' ? '\n' : ''}` : stage.endsWith('mid') || stage === 'done' ? `${line}\n` : '')
}
