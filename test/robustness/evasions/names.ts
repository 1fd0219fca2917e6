/** T18: cities, clinics and drugs renamed, usually the same way all over the page. */
import { pick, type Random } from '../../../src/training/transforms/random.ts'
import { termPattern } from '../../../src/training/transforms/terms.ts'
import { mapRuns, type Transform } from '../../../src/training/transforms/transform.ts'
import { CITIES, DRUGS, LATIN_CITIES, UNSEEN_CITIES, UNSEEN_CLINICS, UNSEEN_DRUGS, UNSEEN_HAN_DRUGS, UNSEEN_LATIN_CITIES, UNSEEN_LATIN_CLINICS } from '../data/names.ts'
import { hantOf } from '../scripts.ts'

const bothScripts = (terms: readonly string[]) => [...terms, ...terms.map(hantOf)]

/** What is renamed, and by what: patterns with one name for the whole match. */
const RULES: readonly (readonly [RegExp, readonly string[]])[] = [
  [termPattern(bothScripts(CITIES)), UNSEEN_CITIES],
  [termPattern(LATIN_CITIES), UNSEEN_LATIN_CITIES],
  [termPattern(bothScripts(DRUGS.filter((drug) => /\p{Script=Han}/u.test(drug)))), UNSEEN_HAN_DRUGS],
  [termPattern(DRUGS.filter((drug) => !/\p{Script=Han}/u.test(drug))), UNSEEN_DRUGS],
  // 福州[华康]医院; the class leaves out what stands before a bare 医院 in a sentence.
  [/(?<=[市区县州京海津])[^的在是去到哪那有个家大多正规\P{Script=Han}]{2,4}(?=(?:专科)?(?:医院|門診部|门诊部|醫院|诊所|診所))/gu, UNSEEN_CLINICS],
  [/\b[A-Z][a-z]{3,14}(?= (?:Clinic|Hospital|Medical Cent(?:er|re)|Health Cent(?:er|re)|Stem Cell|Dental|Aesthetics)\b)/gu, UNSEEN_LATIN_CLINICS],
]

/** `amount`: share of the names that change; above 1 each mention gets a name of its own. */
export const names: Transform = {
  id: 'T18',
  title: 'cities, clinics, drugs renamed',
  amounts: { low: 0.3, mid: 1, high: 2 },
  allowed: { mid: 1 },
  apply(page, share, { random }) {
    const renamed = new Map<string, string>()
    return mapRuns(page, (run) => RULES.reduce((text, [pattern, others]) => text.replace(pattern, (name) => rename(name, others, renamed, share, random)), run))
  },
}

function rename(name: string, others: readonly string[], renamed: Map<string, string>, share: number, random: Random): string {
  const known = renamed.get(name)
  if (known !== undefined) return known
  const other = random() < share ? pick(random, others) : name
  if (share <= 1) renamed.set(name, other)
  return other
}
