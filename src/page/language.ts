/**
 * Which language a page is in: counts of scripts first, which decide Chinese, Japanese, Korean, Thai and the like; then, for alphabets, the function
 * words that the lexicon pass has found anyway; trigrams only for what is left, on the first few hundred characters, since they cost more than all the rest.
 */
import { functionWordList, LANGUAGES } from '../languages/lexicons.ts'
import { Class } from '../text/classes.ts'
import type { Folded } from '../text/fold.ts'
import type { Hits } from '../text/trie.ts'
import { type Alphabet, rankLanguages } from './trigrams.ts'
import type { Language } from './types.ts'

/** Longer subtags are allowed by the grammar of tags, and name no language. */
const MAX_LANGUAGE_LETTERS = 3
const UNDETERMINED: Language = { tag: 'und', confidence: 0 }
const MIN_LETTERS = 10
const TRIGRAM_CHARS = 300
const MIN_VOTES = 5
/** Share of the votes that the leading language needs for its function words to decide. */
const CLEAR_MAJORITY = 0.6

/** Letters that one language alone writes of those told apart in their alphabet; profiles of neighbours differ by little else. */
const OWN_LETTERS: readonly (readonly [letter: string, tag: string])[] = [
  ['ы', 'ru'],
  ['э', 'ru'],
  ['і', 'uk'],
  ['є', 'uk'],
  ['ј', 'sr'],
  ['ћ', 'sr'],
  ['њ', 'sr'],
  ['ٹ', 'ur'],
  ['ں', 'ur'],
  ['ے', 'ur'],
]
const OWN_LETTER_CONFIDENCE = 0.9

/**
 * A tag as somebody wrote it, as the engine uses it: base language in lower case, and the script for Chinese, which the region tells where it is not
 * named (zh_CN and zh: zh-Hans; zh-TW, zh-HK: zh-Hant). A tag that is none comes back as `und`.
 */
export function normaliseTag(written: string): string {
  try {
    const { language, script } = new Intl.Locale(written.trim().replaceAll('_', '-')).maximize()
    if (language.length > MAX_LANGUAGE_LETTERS) return 'und'
    return language === 'zh' ? `zh-${script === 'Hant' ? 'Hant' : 'Hans'}` : language
  } catch {
    return 'und'
  }
}

/** Detects the language of folded text. `und` when there is too little to tell. */
export function detectLanguage(folded: Folded, hits: Hits): Language {
  const counts = folded.classCounts
  const of = (kind: number) => counts[kind] as number
  // One Han character carries about as much as three letters of an alphabet.
  const weights = {
    han: of(Class.han) * 3,
    kana: of(Class.kana) * 2,
    hangul: of(Class.hangul) * 3,
    thai: of(Class.thai),
    devanagari: of(Class.devanagari),
    hebrew: of(Class.hebrew),
    arabic: of(Class.arabic),
    cyrillic: of(Class.cyrillic),
    greek: of(Class.greek),
    latin: of(Class.latin),
  }
  const total = Object.values(weights).reduce((sum, weight) => sum + weight, 0)
  if (total < MIN_LETTERS) return UNDETERMINED
  const share = (weight: number) => weight / total
  const eastAsian = weights.han + weights.kana
  if (weights.kana > 0 && of(Class.kana) > of(Class.han) * 0.15 && share(eastAsian) > 0.4) return { tag: 'ja', confidence: share(eastAsian) }
  if (share(weights.hangul) > 0.4) return { tag: 'ko', confidence: share(weights.hangul) }
  if (share(weights.han) > 0.4) return chinese(folded, share(weights.han))
  for (const [script, tag] of [
    ['thai', 'th'],
    ['devanagari', 'hi'],
    ['hebrew', 'he'],
    ['greek', 'el'],
  ] as const)
    if (share(weights[script]) > 0.4) return { tag, confidence: share(weights[script]) }
  return byFunctionWords(hits, of(Class.latin) + of(Class.cyrillic) + of(Class.arabic)) ?? byTrigrams(folded, weights)
}

function chinese(folded: Folded, confidence: number): Language {
  const { traditional, simplified } = folded
  if (traditional + simplified === 0) return { tag: 'zh-Hans', confidence: confidence / 2 }
  const isTraditional = traditional > simplified
  return { tag: isTraditional ? 'zh-Hant' : 'zh-Hans', confidence: (confidence * Math.max(traditional, simplified)) / (traditional + simplified) }
}

/** Function words make up about a third of running text; a tenth of the letters' worth, with a clear leader, is enough. */
function byFunctionWords(hits: Hits, letters: number): Language | null {
  const votes = LANGUAGES.map(() => 0)
  const first = functionWordList(LANGUAGES[0] as string)
  for (let i = 0; i < hits.length; i++) {
    const language = (hits.list[i] as number) - first
    if (language >= 0) votes[language] = (votes[language] as number) + 1
  }
  let best = 0
  let second = 0
  let tag = 'und'
  votes.forEach((count, language) => {
    if (count > best) {
      second = best
      best = count
      tag = LANGUAGES[language] as string
    } else if (count > second) second = count
  })
  if (best < MIN_VOTES || best * 40 < letters || best / (best + second) < CLEAR_MAJORITY) return null
  return { tag, confidence: best / (best + second) }
}

function byTrigrams(folded: Folded, weights: { latin: number; cyrillic: number; arabic: number }): Language {
  const alphabet: Alphabet = weights.cyrillic > weights.latin ? 'cyrillic' : weights.arabic > weights.latin ? 'arabic' : 'latin'
  const text = folded.text.slice(0, TRIGRAM_CHARS)
  const own = alphabet === 'latin' ? undefined : OWN_LETTERS.find(([letter]) => text.includes(letter))
  if (own !== undefined) return { tag: own[1], confidence: OWN_LETTER_CONFIDENCE }
  const [first, second] = rankLanguages(text, alphabet)
  if (first === undefined) return UNDETERMINED
  // The nearest has 1 and the others less: the gap to the second says how sure it is.
  return { tag: first[0], confidence: Math.min(1, 0.5 + (first[1] - (second?.[1] ?? 0)) * 2) }
}
