/**
 * Attacks on a model through feedback (methods 2.8), past a reviewer who believes everything: the worst case. Honest readers report other pages with their
 * true labels at the same time; a share of all decided pages is the attacker's.
 */
import { createHash } from 'node:crypto'
import { judgePage, readPage } from '../../src/analyse.ts'
import { inputOf, readCorpora, type Sample } from '../../src/training/corpus.ts'
import { type DecidedPage, type FeedbackResult, trainWithFeedback } from '../../src/training/feedback.ts'
import { splitOf } from '../../src/training/split.ts'
import { type TrainedModel, train } from '../../src/training/train.ts'
import { loadModel, type Model } from '../../src/verdict/model.ts'
import { randomFrom } from '../site/farm.ts'

const OPTIONS = { version: 'v0', command: 'test', date: '2026-01-01' }
const READERS = 60

export const ATTACKS = ['dictionary', 'focused', 'whitewash'] as const

export interface Simulation {
  /** Pages that the model is fitted on, and pages that people report on: apart, so that reports bring news. */
  readonly corpus: readonly Sample[]
  readonly reportable: readonly Sample[]
  /** Pages that took no part: half guard the update, half measure afterwards what it did. */
  readonly guardOn: readonly Sample[]
  readonly measureOn: readonly Sample[]
  readonly mustPass: readonly Sample[]
  /** Without any feedback. */
  readonly before: Model
}

export interface Outcome extends FeedbackResult {
  /** Honest pages that must pass and would newly be called spam. */
  readonly accused: readonly string[]
  /** Measured spam that is found, before and after, of so many pages; after a refusal it is as before. */
  readonly found: { readonly before: number; readonly after: number; readonly of: number }
}

/**
 * @param every of the training pages one in so many is fitted on; the others are there to be reported
 * @param thin of the pages that took no part, one in so many guards or measures
 */
export function createSimulation(every: number, thin = 1): Simulation {
  const all = readCorpora(['samples']).filter(({ label }) => label !== 'borderline')
  const training = all.filter(({ site }) => splitOf(site) === 'train')
  const held = all.filter(({ site }) => splitOf(site) !== 'train').filter((_, i) => i % thin === 0)
  const isCorpus = (i: number) => (every >= 2 ? i % every === 0 : i % 4 !== 0)
  const corpus = training.filter((_, i) => isCorpus(i))
  return {
    corpus,
    reportable: training.filter((_, i) => !isCorpus(i)),
    guardOn: [...held.filter((_, i) => i % 2 === 0), ...all.filter(({ mustPass }) => mustPass !== undefined)],
    measureOn: held.filter((_, i) => i % 2 === 1),
    mustPass: all.filter(({ mustPass }) => mustPass !== undefined),
    before: modelOf(train(corpus, OPTIONS)),
  }
}

/**
 * Runs one attack.
 *
 * @param share of all decided pages that are poison, 0..1
 * @param accounts of the attacker, among which the poison is spread
 */
export function attack(simulation: Simulation, kind: (typeof ATTACKS)[number], share: number, reports: number, accounts: number): Outcome {
  const { corpus, reportable, guardOn, measureOn, mustPass, before } = simulation
  const random = randomFrom(11)
  const poisoned = Math.round(reports * share)
  const honest = reportable
    .toSorted(() => random() - 0.5)
    .slice(0, reports - poisoned)
    .map((page, i) => decided(page, page.label, `reader-${i % READERS}`))
  const poison = poisonOf(kind, reportable)
    .slice(0, poisoned)
    .map(([page, label], i) => decided(page, label, `attacker-${i % accounts}`))
  if (poison.length < poisoned) throw new Error(`The ${kind} attack has only ${poison.length} pages of ${poisoned}.`)
  const result = trainWithFeedback(corpus, [...honest, ...poison], { ...OPTIONS, guardOn, before })
  const after = result.model === null ? before : modelOf(result.model)
  const spam = measureOn.filter(({ label }) => label === 'spam')
  const passed = called(before, mustPass)
  return {
    ...result,
    accused: called(after, mustPass).filter((id) => !passed.includes(id)),
    found: { before: called(before, spam).length, after: called(after, spam).length, of: spam.length },
  }
}

function poisonOf(kind: (typeof ATTACKS)[number], pages: readonly Sample[]): [Sample, 'spam' | 'ham'][] {
  // Honest pages of many sites called spam; all that one honest site has, and copies with a word added, called spam; the like of one farm, called honest.
  if (kind === 'dictionary') return pages.filter(({ label }) => label === 'ham').map((page) => [page, 'spam'])
  return kind === 'focused' ? variants(largestSite(pages, 'ham')).map((page) => [page, 'spam']) : variants(largestSite(pages, 'spam')).map((page) => [page, 'ham'])
}

function decided(sample: Sample, label: Sample['label'], reporter: string): DecidedPage {
  const sha256 = createHash('sha256').update(sample.content).digest('hex')
  return { target: `page:https://${sample.site}/${sample.id}`, site: sample.site, label, reporter, content: { sha256, format: sample.format, content: sample.content } }
}

function modelOf({ header, weights }: TrainedModel): Model {
  return loadModel(header, weights)
}

function called(model: Model, samples: readonly Sample[]): string[] {
  return samples.filter((sample) => judgePage(readPage(inputOf(sample)), { model, explain: false }).verdict === 'spam').map(({ id }) => id)
}

function largestSite(pages: readonly Sample[], label: Sample['label']): Sample[] {
  const sites = Map.groupBy(
    pages.filter((sample) => sample.label === label),
    ({ site }) => site,
  )
  return [...sites.values()].sort((a, b) => b.length - a.length)[0] as Sample[]
}

function variants(pages: readonly Sample[]): Sample[] {
  return Array.from({ length: 200 }, (_, i) => {
    const page = pages[i % pages.length] as Sample
    return { ...page, id: `${page.id}-${i}`, content: `${page.content}\n${i}` }
  })
}
