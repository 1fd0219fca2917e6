/** What a transform is: another way to write the same page, at three strengths. */
import type { Sample } from '../corpus.ts'
import type { HonestPages } from './honest.ts'
import { layoutOf } from './layout.ts'
import { applyEdits } from './markup.ts'
import { type Random, randomOf } from './random.ts'

export const STRENGTHS = ['low', 'mid', 'high'] as const
export type Strength = (typeof STRENGTHS)[number]

export interface Tools {
  readonly random: Random
  readonly honest: HonestPages
}

/** An evasion (T: what a spammer would do) or a benign change (B: what happens to honest pages). */
export interface Transform {
  /** Odd numbers may serve training as augmentation; even ones never do, so that they measure what was not foreseen. */
  readonly id: string
  readonly title: string
  /** How strong each strength is, in a unit of the transform's own: a share, a count, a factor. */
  readonly amounts: Readonly<Record<Strength, number>>
  /** Points of recall that may be lost (evasions), or of false alarms that may be added (benign). */
  readonly allowed: Readonly<Partial<Record<Strength, number>>>
  /** Pure and total: same page, amount and chance, same result; a page that it does not concern comes back as it is. */
  apply(page: Sample, amount: number, tools: Tools): Sample
}

/** Applies a transform, with chance seeded by page, transform and strength. */
export function transformed(page: Sample, transform: Transform, strength: Strength, honest: HonestPages): Sample {
  return transform.apply(page, transform.amounts[strength], { random: randomOf(`${page.id} ${transform.id} ${strength}`), honest })
}

/** The page with other content. */
export function withContent(page: Sample, content: string): Sample {
  return content === page.content ? page : { ...page, content }
}

/** Rewrites every stretch of visible characters; markup and entities stay. */
export function mapRuns(page: Sample, rewrite: (run: string) => string): Sample {
  const edits = layoutOf(page).runs.map((run) => ({ ...run, text: rewrite(page.content.slice(run.start, run.end)) }))
  return withContent(page, applyEdits(page.content, edits))
}

/** Rewrites each character (code point) of the visible text. */
export function mapChars(page: Sample, rewrite: (char: string) => string): Sample {
  return mapRuns(page, (run) => Array.from(run, rewrite).join(''))
}
