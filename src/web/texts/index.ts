import type { Locale } from '../../verdict/types.ts'
import { EN, type Texts } from './en.ts'
import { ZH_HANS } from './zh-hans.ts'
import { ZH_HANT } from './zh-hant.ts'

export type { Texts }

/** Every sentence that the pages say, in the languages that they are written in. */
export const TEXTS: Readonly<Record<Locale, Texts>> = { en: EN, 'zh-Hans': ZH_HANS, 'zh-Hant': ZH_HANT }
