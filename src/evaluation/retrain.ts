/** What more pages would buy, and how the model does on a kind of spam that it was never shown: both need models trained on parts of the corpus. */
import { fnv1a } from '../text/hash.ts'
import type { Sample } from '../training/corpus.ts'
import { splitOf } from '../training/split.ts'
import { train } from '../training/train.ts'
import { loadModel, type Model } from '../verdict/model.ts'
import { judge } from './evaluate.ts'
import { auc, bootstrap, type Interval, recallAtFalseAlarms } from './metrics.ts'

export interface Retrained {
  readonly name: string
  /** Sites that the model was trained on. */
  readonly sites: number
  readonly auc: Interval
  readonly recallAtOnePercent: number
}

type Progress = (done: number, total: number, stage: string) => void

/** Shares of the training sites. */
const SHARES = [0.1, 0.2, 0.4, 0.7, 1]

/** Models trained on growing shares of the training sites, all measured on the test sites. */
export function learningCurve(samples: readonly Sample[], progress: Progress): Retrained[] {
  const test = samples.filter(({ site, label }) => label !== 'borderline' && splitOf(site) === 'test')
  return SHARES.map((share, i) => {
    progress(i, SHARES.length, 'learning curve')
    const part = samples.filter(({ site }) => splitOf(site) === 'train' && (fnv1a(`curve ${site}`) % 1000) / 1000 < share)
    return measure(`${(share * 100).toFixed(0)} % of the training sites`, part, test)
  })
}

/** Models trained without one kind of spam each, measured on the test pages of that kind against all honest test pages. */
export function leaveOneKindOut(samples: readonly Sample[], progress: Progress): Retrained[] {
  const test = samples.filter(({ site, label }) => label !== 'borderline' && splitOf(site) === 'test')
  const kinds = [...new Set(test.filter(({ label }) => label === 'spam').map(({ kind }) => kind))].sort()
  return kinds.map((kind, i) => {
    progress(i, kinds.length, 'leaving kinds out')
    const others = samples.filter((sample) => splitOf(sample.site) === 'train' && !(sample.label === 'spam' && sample.kind === kind))
    return measure(
      kind,
      others,
      test.filter((sample) => sample.label === 'ham' || sample.kind === kind),
    )
  })
}

function measure(name: string, training: readonly Sample[], test: readonly Sample[]): Retrained {
  const pages = judge(test, modelOf(training))
  return { name, sites: new Set(training.map(({ site }) => site)).size, auc: bootstrap(pages, auc), recallAtOnePercent: recallAtFalseAlarms(pages, 0.01) }
}

function modelOf(samples: readonly Sample[]): Model {
  const { header, weights } = train(samples, { version: 'part', command: '', date: '' })
  return loadModel(header, weights)
}
