/** Words of any language, as the platform's own segmenter (ICU) cuts them. */

import type { Sample } from '../../src/training/corpus.ts'
import { mapRuns } from '../../src/training/transforms/transform.ts'

const segmenters = new Map<string, Intl.Segmenter>()

/** A run cut into words and what stands between them. */
export function segmentsOf(run: string, lang: string): Intl.SegmentData[] {
  const segmenter = segmenters.get(lang) ?? new Intl.Segmenter(/^[a-z]{2,3}(?:-[a-z]{4})?$/iu.test(lang) ? lang : 'und', { granularity: 'word' })
  segmenters.set(lang, segmenter)
  return [...segmenter.segment(run)]
}

/** Rewrites words of at least so many characters; the rest stays. */
export function mapWords(page: Sample, least: number, rewrite: (word: string) => string): Sample {
  return mapRuns(page, (run) =>
    segmentsOf(run, page.lang)
      .map(({ segment, isWordLike }) => (isWordLike === true && [...segment].length >= least ? rewrite(segment) : segment))
      .join(''),
  )
}
