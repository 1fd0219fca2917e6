/**
 * How well the claim ledger does: on sentences labelled by hand (`samples/claims`), and on whole pages, where an honest page should not be charged
 * with what it quotes, denies or reports.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readPage } from '../analyse.ts'
import { findClaims } from '../claims/find.ts'
import { isChargeable } from '../claims/rules/index.ts'
import { readText } from '../page/page.ts'
import { inputOf, type Sample } from '../training/corpus.ts'
import { align, percent } from './table.ts'

/** Labels of sentences that are no claim of their writer: a stance, or plain honest words. */
const NEAR_MISSES: ReadonlySet<string> = new Set(['denied', 'quoted', 'reported', 'asked', 'supposed', 'plain'])
const FILES = ['zh-Hans', 'zh-Hant', 'en', 'other']

/** A sentence with what a person made of it. */
export interface LabelledSentence {
  readonly split: 'dev' | 'test'
  readonly lang: string
  /** Kinds of claim joined by commas, or a stance, or `plain`. */
  readonly label: string
  /** Of a claim; empty for near misses. */
  readonly support: string
  readonly text: string
}

export interface ClaimScores {
  readonly group: string
  readonly split: string
  readonly sentences: number
  readonly claims: number
  /** Of the sentences in which an asserted claim was found, the share that are claims. */
  readonly precision: number
  /** Of the claims, the share in which a claim was found. */
  readonly recall: number
  /** Of the claims, the share found as the kind that they are. */
  readonly kindRecall: number
  /** Of the claims found, the share whose support was told as labelled. */
  readonly support: number
}

export interface PageRates {
  readonly lang: string
  readonly label: string
  readonly pages: number
  /** Share of pages with at least one claim that rules are cited for. */
  readonly charged: number
  readonly chargedPerPage: number
  /** Claims quoted, denied, reported, asked or supposed, a page. */
  readonly scopedPerPage: number
}

/** Reads the labelled sentences. @throws Error naming file and line when a row is malformed */
export function readSentences(folder: string): LabelledSentence[] {
  return FILES.flatMap((file) => {
    const path = join(folder, `${file}.tsv`)
    return readFileSync(path, 'utf8')
      .trimEnd()
      .split('\n')
      .map((row, index) => {
        const [split = '', ...rest] = row.split('\t')
        const [lang = '', label = '', support = '', text = ''] = file === 'other' ? rest : [file, ...rest]
        if ((split !== 'dev' && split !== 'test') || label === '' || text === '')
          throw new Error(`${path}:${index + 1}: expected split, ${file === 'other' ? 'language, ' : ''}label, support, sentence, with tabs between.`)
        return { split, lang, label, support, text }
      })
  })
}

/** Measures sentences by language (those of thin lists together) and split. */
export function scoreSentences(sentences: readonly LabelledSentence[]): ClaimScores[] {
  const groupOf = ({ lang, split }: LabelledSentence) => `${['zh-Hans', 'zh-Hant', 'en'].includes(lang) ? lang : 'other'}\t${split}`
  return [...Map.groupBy(sentences, groupOf)].map(([key, group]) => {
    const [name = '', split = ''] = key.split('\t')
    const judged = group.map((sentence) => ({ sentence, found: findClaims(readText(sentence.text, { language: sentence.lang })).filter(({ stance }) => stance === 'asserted') }))
    const claims = judged.filter(({ sentence }) => !NEAR_MISSES.has(sentence.label))
    const hits = claims.filter(({ found }) => found.length > 0)
    const alarms = judged.filter(({ sentence, found }) => NEAR_MISSES.has(sentence.label) && found.length > 0)
    const rightKind = hits.filter(({ sentence, found }) => sentence.label.split(',').some((kind) => found.some((claim) => claim.kind === kind)))
    const rightSupport = hits.filter(({ sentence, found }) => found.some(({ support }) => support === sentence.support))
    return {
      group: name,
      split,
      sentences: group.length,
      claims: claims.length,
      precision: hits.length / (hits.length + alarms.length),
      recall: hits.length / claims.length,
      kindRecall: rightKind.length / claims.length,
      support: rightSupport.length / hits.length,
    }
  })
}

/** Counts charged claims on whole pages, by language and label. */
export function ratePages(samples: readonly Sample[], onProgress: (done: number, total: number, stage: string) => void = () => {}): PageRates[] {
  const counted = samples.map((sample, i) => {
    onProgress(i + 1, samples.length, 'reading pages')
    const claims = findClaims(readPage(inputOf(sample)))
    const charged = claims.filter(isChargeable).length
    return { sample, charged, scoped: claims.filter(({ stance }) => stance !== 'asserted').length }
  })
  return [...Map.groupBy(counted, ({ sample }) => `${sample.lang}\t${sample.label}`)]
    .filter(([, pages]) => pages.length >= MIN_PAGES)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, pages]) => {
      const [lang = '', label = ''] = key.split('\t')
      const mean = (of: (page: (typeof pages)[number]) => number) => pages.reduce((sum, page) => sum + of(page), 0) / pages.length
      return {
        lang,
        label,
        pages: pages.length,
        charged: mean(({ charged }) => Number(charged > 0)),
        chargedPerPage: mean(({ charged }) => charged),
        scopedPerPage: mean(({ scoped }) => scoped),
      }
    })
}

/** Fewer pages of one language and label say nothing. */
const MIN_PAGES = 20

/** The measures as tables for a terminal. */
export function renderClaims(scores: readonly ClaimScores[], rates: readonly PageRates[]): string {
  const sentences = [
    ['language', 'split', 'sentences', 'claims', 'precision', 'recall', 'right kind', 'right support'],
    ...scores.map(({ group, split, ...each }) => [
      group,
      split,
      `${each.sentences}`,
      `${each.claims}`,
      percent(each.precision),
      percent(each.recall),
      percent(each.kindRecall),
      percent(each.support),
    ]),
  ]
  const pages = [
    ['language', 'label', 'pages', 'pages charged', 'charged a page', 'scoped a page'],
    ...rates.map((each) => [each.lang, each.label, `${each.pages}`, percent(each.charged), each.chargedPerPage.toFixed(2), each.scopedPerPage.toFixed(2)]),
  ]
  return `Sentences: claims that the sentence makes itself\n\n${align(sentences)}\n\nPages: claims charged, and claims only quoted, denied, reported, asked or supposed\n\n${align(pages)}\n`
}
