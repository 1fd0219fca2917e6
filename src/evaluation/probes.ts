/** What can be told from a page without reading it. A probe that does well says that the corpus leaks, not that a classifier is good. */
import { readText } from '../page/page.ts'
import type { Sample } from '../training/corpus.ts'
import { rawScore } from '../training/logistic.ts'
import { foldOf } from '../training/split.ts'
import { auc, bootstrap, type Interval, type Scored } from './metrics.ts'
import { cormackPeer } from './peers/cormack.ts'
import { fitRows, lengthRow, topicTerms } from './peers/floors.ts'
import { textOf } from './peers/peer.ts'

export interface ProbeResult {
  readonly name: string
  /** Cross-validated by site; 0.5 is nothing. */
  readonly auc: Interval
}

const FOLDS = 5
const OPENING_CHARS = 50
/** Topic words rarer than this are left out of the topic probe. */
const MIN_TOPIC_PAGES = 3

interface Probed {
  readonly sample: Sample
  readonly text: string
}

/** Measures what length, format, digits, the opening and the topic tell by themselves. */
export function probe(samples: readonly Sample[]): ProbeResult[] {
  const pages = samples.filter(({ label }) => label !== 'borderline').map((sample): Probed => ({ sample, text: textOf(sample) }))
  const share = (text: string, of: RegExp) => (text.match(of)?.length ?? 0) / Math.max(1, text.length)
  const topics = topicColumns(pages)
  return [
    {
      name: 'length',
      auc: crossValidate(
        pages,
        byRows(({ text }) => lengthRow(text)),
      ),
    },
    {
      name: 'HTML or text',
      auc: crossValidate(
        pages,
        byRows(({ sample }) => Float32Array.of(Number(sample.format === 'html'))),
      ),
    },
    {
      name: 'digits, question marks, percent signs, exclamation marks',
      auc: crossValidate(
        pages,
        byRows(({ text }) => Float32Array.of(100 * share(text, /\d/g), 1000 * share(text, /[?？]/g), 1000 * share(text, /[%％]/g), 1000 * share(text, /[!！]/g))),
      ),
    },
    { name: `first ${OPENING_CHARS} characters`, auc: crossValidate(pages, (train) => byOpening(train)) },
    {
      name: 'topic words',
      auc: crossValidate(
        pages,
        byRows((page) => topics.get(page) as Float32Array),
      ),
    },
  ]
}

type Scorer = (page: Probed) => number

function crossValidate(pages: readonly Probed[], train: (pages: readonly Probed[]) => Scorer): Interval {
  const scored: Scored[] = []
  for (let fold = 0; fold < FOLDS; fold++) {
    const score = train(pages.filter(({ sample }) => foldOf(sample.site, FOLDS) !== fold))
    for (const page of pages) if (foldOf(page.sample.site, FOLDS) === fold) scored.push({ score: score(page), spam: page.sample.label === 'spam', site: page.sample.site })
  }
  return bootstrap(scored, auc)
}

function byRows(row: (page: Probed) => Float32Array): (pages: readonly Probed[]) => Scorer {
  return (pages) => {
    const fit = fitRows(
      pages.map(row),
      pages.map(({ sample }) => sample.label === 'spam'),
    )
    return (page) => rawScore(fit, row(page))
  }
}

function byOpening(pages: readonly Probed[]): Scorer {
  const opening = (text: string) => text.slice(0, OPENING_CHARS)
  const trained = cormackPeer(3).train(pages.map(({ sample, text }) => ({ text: opening(text), spam: sample.label === 'spam' }))) as { score(texts: readonly string[]): number[] }
  return ({ text }) => trained.score([opening(text)])[0] as number
}

/** For each page, which diseases, treatments, drugs and supplements it names. */
function topicColumns(pages: readonly Probed[]): Map<Probed, Float32Array> {
  const terms = new Map(pages.map((page) => [page, topicTerms(readText(page.text))]))
  const counts = new Map<number, number>()
  for (const each of terms.values()) for (const term of each) counts.set(term, (counts.get(term) ?? 0) + 1)
  const columns = [...counts].filter(([, count]) => count >= MIN_TOPIC_PAGES).map(([term]) => term)
  return new Map(pages.map((page) => [page, Float32Array.from(columns, (term) => Number(terms.get(page)?.has(term)))]))
}
