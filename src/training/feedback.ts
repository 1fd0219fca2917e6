/**
 * Learning from feedback without being led by it (methods 2.8). Only pages that a reviewer decided on take part; no reporter and no site may weigh more
 * than a small share of the corpus; and the result is compared with a model fitted without them on pages that neither has seen. If an honest page would
 * newly be accused, or spam slip through, nothing is learnt at all. The thresholds stay those of the corpus.
 *
 *     decided pages -> caps -> each reporter's pages by themselves: do they make it worse? -> all of them: guard -> candidate or refusal
 */
import { judgePage, readPage } from '../analyse.ts'
import { loadModel, type Model } from '../verdict/model.ts'
import { inputOf, type Label, type Sample } from './corpus.ts'
import { pageWeights, splitOf } from './split.ts'
import { type TrainedModel, type TrainOptions, train } from './train.ts'

/** A page with a decided label, as a store has it. */
export interface DecidedPage {
  readonly target: string
  readonly site: string | null
  readonly label: Label
  readonly reporter: string
  readonly content: { readonly sha256: string; readonly format: 'text' | 'html'; readonly content: string }
}

/** Most that feedback may weigh, as shares of the corpus that it joins: one reporter's, one site's (methods 2.8), and all of it. One page is never too much. */
export const CAPS = { reporter: 0.01, site: 0.02, all: 0.2 } as const
/** Reporters with fewer pages than this cannot be measured by themselves. */
const MIN_MEASURED = 5
/** Share of spam in the guard set that may be missed more than before: one point (methods 2.8), and never less than one page. */
const MAX_RECALL_LOST = 0.01

/** A decided page as training reads it. */
export interface FeedbackSample extends Sample {
  readonly reporter: string
}

export interface Selection {
  readonly taken: readonly FeedbackSample[]
  /** Pages left out because their reporter, their site or all feedback had enough, or because the corpus has them already. */
  readonly left: Readonly<Record<'reporter' | 'site' | 'all' | 'known', number>>
}

/** Chooses decided pages under the caps: in the order of their hashes, so that nobody can push theirs to the front. */
export function selectFeedback(pages: readonly DecidedPage[], corpus: readonly Sample[]): Selection {
  const weight = pageWeights(corpus.filter(({ site, label }) => label !== 'borderline' && splitOf(site) === 'train')).reduce((sum, each) => sum + each, 0)
  // A page alone on its site weighs 1, before classes are balanced.
  const most = { reporter: Math.max(1, weight * CAPS.reporter), site: Math.max(1, weight * CAPS.site), all: weight * CAPS.all }
  const counts = { reporter: new Map<string, number>(), site: new Map<string, number>() }
  const left = { reporter: 0, site: 0, all: 0, known: 0 }
  const known = new Set(corpus.map(({ content }) => content))
  const taken: FeedbackSample[] = []
  for (const page of [...pages].sort((a, b) => (a.content.sha256 < b.content.sha256 ? -1 : 1))) {
    const sample = toSample(page)
    const ofReporter = counts.reporter.get(page.reporter) ?? 0
    const ofSite = counts.site.get(sample.site) ?? 0
    const reason = known.has(sample.content) ? 'known' : ofReporter + 1 > most.reporter ? 'reporter' : ofSite + 1 > most.site ? 'site' : taken.length + 1 > most.all ? 'all' : null
    if (reason !== null) {
      left[reason]++
      continue
    }
    counts.reporter.set(page.reporter, ofReporter + 1)
    counts.site.set(sample.site, ofSite + 1)
    taken.push(sample)
  }
  return { taken, left }
}

function toSample({ target, site, label, reporter, content }: DecidedPage): FeedbackSample {
  const url = target.startsWith('page:') ? target.slice('page:'.length) : undefined
  const page = {
    id: `feedback-${content.sha256.slice(0, 16)}`,
    site: site ?? content.sha256,
    label,
    kind: '',
    topic: 'feedback',
    format: content.format,
    content: content.content,
    url,
    reporter,
  } as const
  return { ...page, lang: readPage(inputOf({ ...page, lang: '' })).language.tag }
}

/** What changes on pages that took no part. */
export interface GuardReport {
  /** Ids of honest pages that would newly be called spam. */
  readonly accused: readonly string[]
  /** Share of spam called spam, before and after. */
  readonly recall: { readonly before: number; readonly after: number }
  /** Why the candidate is refused; empty when it is not. */
  readonly refusals: readonly string[]
}

/** Compares a candidate with the model that it is to replace, on labelled pages that neither was fitted on. */
export function guard(before: Model, candidate: Model, samples: readonly Sample[]): GuardReport {
  const pages = samples.filter(({ label }) => label !== 'borderline').map((sample) => ({ sample, page: readPage(inputOf(sample)) }))
  const isSpam = (model: Model) => pages.map(({ page }) => judgePage(page, { model, explain: false }).verdict === 'spam')
  const [was, is] = [isSpam(before), isSpam(candidate)]
  const accused = pages.filter(({ sample }, i) => sample.label === 'ham' && !was[i] && is[i]).map(({ sample }) => sample.id)
  const spam = pages.flatMap(({ sample }, i) => (sample.label === 'spam' ? [i] : []))
  const found = (called: readonly boolean[]) => spam.filter((i) => called[i]).length
  const recall = { before: found(was) / Math.max(1, spam.length), after: found(is) / Math.max(1, spam.length) }
  const refusals = [
    ...(accused.length > 0 ? [`${accused.length} honest pages of the guard set would newly be called spam (${accused.slice(0, 5).join(', ')}).`] : []),
    ...(found(was) - found(is) > Math.max(1, MAX_RECALL_LOST * spam.length)
      ? [`Of the guard set's spam ${percent(recall.after)} would be found, now it is ${percent(recall.before)}.`]
      : []),
  ]
  return { accused, recall, refusals }
}

export interface FeedbackOptions extends TrainOptions {
  /** Pages that neither model is fitted on; by default the dev and test sites of the corpus. */
  readonly guardOn?: readonly Sample[]
  /** The model that must not become worse; by default one fitted on the corpus alone. */
  readonly before?: Model
}

export interface FeedbackResult extends Selection {
  /** The model, or null when it is refused. */
  readonly model: TrainedModel | null
  /** Reporters whose pages by themselves made the model worse: their pages were left out. */
  readonly distrusted: readonly string[]
  readonly report: GuardReport
}

/** Fits a model on a corpus and decided pages, if that does no harm. */
export function trainWithFeedback(corpus: readonly Sample[], pages: readonly DecidedPage[], options: FeedbackOptions): FeedbackResult {
  const selection = selectFeedback(pages, corpus)
  const guardOn = options.guardOn ?? corpus.filter(({ site }) => splitOf(site) !== 'train')
  const before = options.before ?? modelOf(train(corpus, options))
  // Feedback may move weights, not the bar: a few doubtful pages called honest would otherwise raise the spam threshold over every farm.
  const refit = (samples: readonly Sample[]): TrainedModel => {
    const { header, weights } = train([...corpus, ...samples], options)
    return { header: { ...header, thresholds: before.thresholds }, weights }
  }
  // RONI (reject on negative impact, Nelson et al. 2008): what a reporter brings is first tried alone.
  const distrusted = [...Map.groupBy(selection.taken, ({ reporter }) => reporter)]
    .filter(([, own]) => own.length >= MIN_MEASURED && guard(before, modelOf(refit(own)), guardOn).refusals.length > 0)
    .map(([reporter]) => reporter)
  const trusted = selection.taken.filter(({ reporter }) => !distrusted.includes(reporter))
  const model = refit(trusted)
  const report = guard(before, modelOf(model), guardOn)
  return { ...selection, taken: trusted, distrusted, report, model: report.refusals.length === 0 ? model : null }
}

function modelOf({ header, weights }: TrainedModel): Model {
  return loadModel(header, weights)
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`
}
