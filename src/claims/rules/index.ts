import type { Page } from '../../page/types.ts'
import type { Claim, ClaimKind } from '../claim.ts'
import { CN } from './cn.ts'
import { DE } from './de.ts'
import { EU } from './eu.ts'
import { HK } from './hk.ts'
import { JP } from './jp.ts'
import type { AdvertKind, Country, Rule } from './rule.ts'
import { TW } from './tw.ts'
import { UK } from './uk.ts'
import { US } from './us.ts'

/** All rules, by country and article; unverified ones too. */
export const RULES: readonly Rule[] = [...CN, ...TW, ...HK, ...US, ...UK, ...EU, ...DE, ...JP]

const COUNTRIES_OF_SUFFIX: Readonly<Record<string, readonly Country[]>> = {
  cn: ['CN'],
  tw: ['TW'],
  hk: ['HK'],
  us: ['US'],
  uk: ['UK'],
  de: ['DE', 'EU'],
  jp: ['JP'],
  eu: ['EU'],
  at: ['EU'],
  fr: ['EU'],
  es: ['EU'],
  it: ['EU'],
  pt: ['EU'],
  ie: ['EU'],
  nl: ['EU'],
  pl: ['EU'],
}
const COUNTRIES_OF_LANGUAGE: Readonly<Record<string, readonly Country[]>> = {
  'zh-Hans': ['CN'],
  'zh-Hant': ['TW', 'HK'],
  en: ['US', 'UK'],
  de: ['DE', 'EU'],
  ja: ['JP'],
  fr: ['EU'],
  es: ['EU'],
  pt: ['EU'],
  it: ['EU'],
  pl: ['EU'],
}

/** Whose rules a page may fall under: the country of its host's suffix, else those whose public reads its language. A pointer, not a finding. */
export function countriesOf({ url, language }: Pick<Page, 'url' | 'language'>): readonly Country[] {
  const suffix = url?.hostname.split('.').at(-1) ?? ''
  const ofSuffix = Object.hasOwn(COUNTRIES_OF_SUFFIX, suffix) ? COUNTRIES_OF_SUFFIX[suffix] : undefined
  const ofLanguage = Object.hasOwn(COUNTRIES_OF_LANGUAGE, language.tag) ? COUNTRIES_OF_LANGUAGE[language.tag] : undefined
  return ofSuffix ?? ofLanguage ?? []
}

const cited = new Map<string, readonly string[]>()

/** Ids of the verified rules of some countries that concern a kind of claim in a kind of advert. */
export function rulesFor(kind: ClaimKind, advert: AdvertKind, countries: readonly Country[]): readonly string[] {
  const key = `${kind} ${advert} ${countries.join(' ')}`
  const known = cited.get(key)
  if (known !== undefined) return known
  const ids = RULES.filter((rule) => rule.verified && countries.includes(rule.country) && rule.kinds.includes(kind) && (rule.advert === 'any' || rule.advert === advert)).map(
    ({ id }) => id,
  )
  cited.set(key, ids)
  return ids
}

/** The rule of an id, or undefined. */
export function ruleOf(id: string): Rule | undefined {
  return RULES.find((rule) => rule.id === id)
}

const ADVERTS = {
  en: { medical: 'a medical advert', 'health-food': 'an advert for health food', other: 'an advert that is not for medicine', any: 'an advert' },
  zh: { medical: '医疗、药品广告', 'health-food': '保健食品广告', other: '非医疗类广告', any: '广告' },
} as const

/**
 * One line on what a rule forbids, in words that accuse nobody.
 *
 * @example
 * citeRule(rule, 'en') // 'of a kind that art. 16(1)(2), 中华人民共和国广告法 (Advertising Law), forbids in a medical advert: cure rates and effective rates'
 */
export function citeRule({ source, article, advert, forbids, guidance }: Rule, language: 'en' | 'zh'): string {
  if (language === 'zh') return `属于${source}${article === '' ? '' : ` ${article} `}${guidance ? '不认可' : '禁止'}在${ADVERTS.zh[advert]}中出现的一类说法:${forbids.zh}`
  return `of a kind that ${article === '' ? source : `${article}, ${source},`} ${guidance ? 'advises against' : 'forbids'} in ${ADVERTS.en[advert]}: ${forbids.en}`
}

/** Whether a claim is charged with rules: the page makes it itself, and nothing that can be looked up stands behind it. An endorsement names its source by nature. */
export function isChargeable({ stance, support, kind }: Pick<Claim, 'stance' | 'support' | 'kind'>): boolean {
  return stance === 'asserted' && (kind === 'endorsement' || (support !== 'named' && support !== 'referenced'))
}
