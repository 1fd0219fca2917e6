/** Chinese scripts by OpenCC, an implementation that the engine does not use. */
import { Converter } from 'opencc-js'
import type { Sample } from '../../src/training/corpus.ts'
import { mapRuns } from '../../src/training/transforms/transform.ts'

const TO_TRADITIONAL = [Converter({ from: 'cn', to: 't' }), Converter({ from: 'cn', to: 'tw' }), Converter({ from: 'cn', to: 'hk' }), Converter({ from: 'cn', to: 'twp' })]
const TO_SIMPLIFIED = [Converter({ from: 't', to: 'cn' }), Converter({ from: 'tw', to: 'cn' }), Converter({ from: 'hk', to: 'cn' }), Converter({ from: 'twp', to: 'cn' })]

/** Simplified characters as traditional ones. */
export const hantOf: (text: string) => string = Converter({ from: 'cn', to: 't' })
/** Traditional characters as simplified ones. */
export const hansOf: (text: string) => string = Converter({ from: 't', to: 'cn' })

/** Variants of traditional Chinese: plain, Taiwan, Hong Kong, Taiwan with its own words. */
export type Variant = 0 | 1 | 2 | 3

export function toTraditional(page: Sample, variant: Variant): Sample {
  return page.lang === 'zh-Hans' ? { ...mapRuns(page, TO_TRADITIONAL[variant] as (text: string) => string), lang: 'zh-Hant' } : page
}

export function toSimplified(page: Sample, variant: Variant): Sample {
  return page.lang === 'zh-Hant' ? { ...mapRuns(page, TO_SIMPLIFIED[variant] as (text: string) => string), lang: 'zh-Hans' } : page
}
