/** Runs the transforms over pages and measures what they change. */
import { analyse } from '../../src/analyse.ts'
import { inputOf, type Sample } from '../../src/training/corpus.ts'
import { baseOf, type HonestPages } from '../../src/training/transforms/honest.ts'
import { STRENGTHS, type Strength, type Transform, transformed } from '../../src/training/transforms/transform.ts'
import type { Model } from '../../src/verdict/model.ts'
import { attack, QUERIES, WORDS_A_QUERY } from './evasions/adaptive.ts'

/** The two lines that a page can be measured against: the verdict at the shipped threshold, and even odds. */
export const CRITERIA = ['verdict', 'even'] as const
export type Criterion = (typeof CRITERIA)[number]

/** What the engine says of a page. */
export interface Answer {
  readonly score: number
  /** Whether it counts as spam, by each criterion. */
  readonly spam: Readonly<Record<Criterion, boolean>>
  readonly abstained: boolean
}

export type Judge = (page: Sample) => Answer

export type Progress = (done: number, total: number, stage: string) => void

/** Shares of pages counted as spam, 0..1, before and after. */
export interface Rates {
  readonly clean: number
  readonly after: number
  /** Points lost (evasions) or added (benign). */
  readonly points: number
}

export interface Row {
  readonly id: string
  readonly title: string
  readonly strength: Strength
  /** Pages that the transform changed: only they are counted. */
  readonly pages: number
  readonly rates: Readonly<Record<Criterion, Rates>>
  /** Mean change of score, in log-odds. */
  readonly change: number
  /** Share of pages on which the engine abstained after the change. */
  readonly abstained: number
  readonly allowed: number | null
  /** By the shipped threshold; null where nothing is demanded. */
  readonly passed: boolean | null
}

/** Judges as the engine ships: own thresholds, no evidence gathered. */
export function judgeWith(model: Model): Judge {
  return (page) => {
    const { score, verdict, likelihood, abstained } = analyse(inputOf(page), { model, explain: false })
    return { score, spam: { verdict: verdict === 'spam', even: likelihood > 0.5 }, abstained: abstained !== null }
  }
}

/** One row a transform and strength. `direction`: 1 counts lost recall (evasions), -1 added false alarms (benign). */
export function runTransforms(pages: readonly Sample[], transforms: readonly Transform[], direction: 1 | -1, judge: Judge, honest: HonestPages, progress: Progress): Row[] {
  const clean = new Map(pages.map((page) => [page, judge(page)]))
  const total = transforms.length * STRENGTHS.length
  return transforms.flatMap((transform, i) =>
    STRENGTHS.map((strength, k) => {
      progress(i * STRENGTHS.length + k, total, `${transform.id} ${strength}`)
      const changed = pages.flatMap((page) => {
        const other = transformed(page, transform, strength, honest)
        return other.content === page.content ? [] : [{ before: clean.get(page) as Answer, after: judge(other) }]
      })
      return rowOf(transform, strength, changed, direction)
    }),
  )
}

interface Pair {
  readonly before: Answer
  readonly after: Answer
}

function rowOf({ id, title, allowed }: Transform, strength: Strength, pairs: readonly Pair[], direction: 1 | -1): Row {
  const mean = (of: (pair: Pair) => number) => (pairs.length === 0 ? 0 : pairs.reduce((sum, pair) => sum + of(pair), 0) / pairs.length)
  const rates = (criterion: Criterion): Rates => {
    const clean = mean(({ before }) => Number(before.spam[criterion]))
    const after = mean((pair) => Number(pair.after.spam[criterion]))
    return { clean, after, points: (clean - after) * 100 * direction }
  }
  const limit = allowed[strength] ?? null
  const verdict = rates('verdict')
  return {
    id,
    title,
    strength,
    pages: pairs.length,
    rates: { verdict, even: rates('even') },
    change: mean(({ before, after }) => after.score - before.score),
    abstained: mean(({ after }) => Number(after.abstained)),
    allowed: limit,
    passed: limit === null ? null : verdict.points <= limit + 1e-9,
  }
}

export interface AdaptiveRow {
  readonly criterion: Criterion
  readonly strength: Strength
  /** Spam pages that count as spam before the attack. */
  readonly pages: number
  /** Words that the attacker may add in all. */
  readonly budget: number
  /** Share of them that no longer count as spam within the budget. */
  readonly evaded: number
  /** Words with which half of the pages got through; null when more than the budget. */
  readonly wordsForHalf: number | null
  readonly change: number
  /** Goal: half of the pages need at least 300 words; judged at the strength whose budget is that. */
  readonly passed: boolean | null
}

/** T23: the attack with the score in sight. */
export function runAdaptive(pages: readonly Sample[], words: ReadonlyMap<string, readonly string[]>, judge: Judge, progress: Progress): AdaptiveRow[] {
  const rounds = CRITERIA.flatMap((criterion) => STRENGTHS.map((strength) => ({ criterion, strength })))
  return rounds.map(({ criterion, strength }, i) => {
    progress(i, rounds.length, `T23 ${strength}`)
    const oracle = (page: Sample) => {
      const { score, spam } = judge(page)
      return { score, isSpam: spam[criterion] }
    }
    const targets = pages.filter((page) => judge(page).spam[criterion])
    const attacks = targets.map((page) => attack(page, words.get(baseOf(page.lang)) ?? words.get('en') ?? [], WORDS_A_QUERY[strength], oracle))
    const needed = attacks.map((each) => each.words).sort((a, b) => a - b)
    const middle = needed[Math.ceil(needed.length / 2) - 1] ?? Number.POSITIVE_INFINITY
    return {
      criterion,
      strength,
      pages: targets.length,
      budget: QUERIES * WORDS_A_QUERY[strength],
      evaded: attacks.filter((each) => Number.isFinite(each.words)).length / Math.max(1, attacks.length),
      wordsForHalf: Number.isFinite(middle) ? middle : null,
      change: attacks.reduce((sum, each) => sum + each.change, 0) / Math.max(1, attacks.length),
      passed: strength === 'mid' && criterion === 'verdict' ? middle >= QUERIES * WORDS_A_QUERY.mid : null,
    }
  })
}
