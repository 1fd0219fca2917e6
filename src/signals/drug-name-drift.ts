import { termText } from '../languages/lexicons.ts'
import { slotMask } from '../page/skeleton.ts'
import type { Page } from '../page/types.ts'
import { CLASSES, Class, isWide } from '../text/classes.ts'
import { similarity, soundOf } from '../text/natural.ts'
import { inOrder } from './evidence.ts'
import { defineSignal, type Evidence, type SignalDocs } from './signal.ts'

/** Shorter names are too close to ordinary words. */
const MIN_LATIN = 8
const MIN_SIMILARITY = 0.84
/** When the words begin to sound different after the second consonant. */
const MIN_LOOSE_SIMILARITY = 0.89
const MAX_LENGTH_GAP = 4
/** One misspelling is a slip. */
const MIN_PIECES = 2
/** Words that end like this are English, not names. */
const ORDINARY = /(?:tion|sion|ment|ness|able|ible|ance|ence|ant|ent|ing|ed|ly|al|ous|ive|ism|ist|ity|er|ic|ate|oid|cyte|ary)s?$/
/** Chinese generic names end in one of these, after the characters that vary. */
const HAN_STEMS = ['替尼', '单抗', '莫司', '沙坦', '普利', '他汀', '格列净', '西汀', '拉唑', '洛尔', '地平', '韦林', '夫定', '那韦', '鲁肽', '他赛', '铂胺']

export default defineSignal({
  id: 'drug-name-drift',
  title: { en: 'One drug spelt in several wrong ways', 'zh-Hans': '同一种药名写出好几种错法', 'zh-Hant': '同一種藥名寫出好幾種錯法' },
  group: 'drift',
  points: 'spam',
  languages: ['zh', 'en'],
  status: 'stable',
  version: 1,
  kinds: ['spun'],
  full: 4,
  extract(page) {
    const evidence = inOrder([...latinDrift(page), ...hanDrift(page)])
    return evidence.length >= MIN_PIECES ? evidence : []
  },
})

export const about: SignalDocs = {
  docs: `
## What it looks for
Names that exist nowhere and are near a drug that the page names correctly: in Latin letters by sound and spelling (takrolimus, taklimuk beside tacrolimus), in Chinese by the shared ending with another first character (鲁所替尼 beside 鲁索替尼).

## Why it matters
Machine translation there and back spells a name anew in every paragraph. A person who knows the drug does not.

## Known false positives
Brand and generic pairs are known names and do not count; single slips do not either.
`,
  examples: {
    fires: [
      'Eczema\nTacrolimus is an ointment. ⟦Takrolimus⟧ is used on the skin. ⟦Taklimuk⟧ helps many. ⟦Takrovin⟧ is known.',
      '白癜风\n鲁索替尼乳膏可以外用。⟦鲁所替尼⟧要坚持用,⟦鲁素替尼⟧价格较高。',
    ],
    silent: [
      'Eczema\nTacrolimus and pimecrolimus are ointments. Tactical changes help. Tacrolimus is safe.',
      '药品\n鲁索替尼和托法替尼都是抑制剂,鲁索替尼用于外用。',
      'Pain\nIbuprofen helps. Ibuprofin is a common misspelling.',
    ],
  },
}

function latinDrift(page: Page): Evidence[] {
  const anchors = anchorsOf(page)
  if (anchors.size === 0) return []
  const { codes, text } = page.folded
  const mask = slotMask(page)
  const verdicts = new Map<string, string>()
  const evidence: Evidence[] = []
  for (let from = 0; from < page.visibleEnd; from++) {
    if (CLASSES[codes[from] as number] !== Class.latin) continue
    let to = from + 1
    while (to < page.visibleEnd && CLASSES[codes[to] as number] === Class.latin) to++
    if (to - from >= MIN_LATIN && mask[from] === 0 && anchors.has(initialOf(text.charAt(from)))) {
      const word = text.slice(from, to)
      let drug = verdicts.get(word)
      if (drug === undefined) {
        drug = (anchors.get(initialOf(word.charAt(0))) ?? []).find((anchor) => isDrift(anchor, word)) ?? ''
        verdicts.set(word, drug)
      }
      if (drug !== '') evidence.push({ from, to, note: `← ${drug}` })
    }
    from = to
  }
  return evidence
}

/** Drugs that the page names, by how their first letter sounds. */
function anchorsOf(page: Page): Map<string, string[]> {
  const hits = page.hits('drugs')
  const names = new Set<string>()
  for (let i = 0; i < hits.length; i++) {
    const name = termText(hits.term[i] as number)
    if (name.length >= MIN_LATIN && CLASSES[name.charCodeAt(0)] === Class.latin && !name.includes(' ')) names.add(name)
  }
  return Map.groupBy(names, (name) => initialOf(name.charAt(0)))
}

function initialOf(letter: string): string {
  return letter === 'c' || letter === 'q' ? 'k' : letter
}

function isDrift(drug: string, word: string): boolean {
  if (
    word[1] !== drug[1] ||
    Math.abs(word.length - drug.length) > MAX_LENGTH_GAP ||
    ORDINARY.test(word) ||
    word.startsWith(drug.slice(0, -1)) ||
    drug.startsWith(word.slice(0, -1))
  )
    return false
  const near = similarity(skeletonOf(drug), skeletonOf(word))
  if (near < MIN_SIMILARITY) return false
  const sound = soundOf(drug)
  const other = soundOf(word)
  return sound.slice(0, 3) === other.slice(0, 3) || (near >= MIN_LOOSE_SIMILARITY && sound.slice(0, 2) === other.slice(0, 2))
}

/** Spellings of one sound made equal, doubled letters made single. */
function skeletonOf(word: string): string {
  return word
    .replace(/c[kq]?|qu?/g, 'k')
    .replaceAll('ph', 'f')
    .replace(/(.)\1/g, '$1')
}

/** Unknown names that share the ending and all but one character before it with a drug on the page. */
function hanDrift(page: Page): Evidence[] {
  const hits = page.hits('drugs')
  const known = new Set<string>()
  for (let i = 0; i < hits.length; i++) known.add(termText(hits.term[i] as number))
  const mask = slotMask(page)
  const evidence: Evidence[] = []
  for (const stem of HAN_STEMS) {
    const drugs = [...known].filter((name) => name.endsWith(stem) && name.length > stem.length + 1)
    if (drugs.length === 0) continue
    for (let at = page.folded.text.indexOf(stem); at >= 0 && at + stem.length <= page.visibleEnd; at = page.folded.text.indexOf(stem, at + 1)) {
      if (mask[at] !== 0) continue
      const to = at + stem.length
      for (const drug of drugs) {
        const from = to - drug.length
        const name = page.folded.text.slice(from, to)
        if (from >= 0 && !known.has(name) && differsByOne(name, drug)) {
          evidence.push({ from, to, note: `← ${drug}` })
          break
        }
      }
    }
  }
  return evidence
}

function differsByOne(name: string, drug: string): boolean {
  let different = 0
  for (let i = 0; i < name.length; i++) {
    if (!isWide(name.charCodeAt(i))) return false
    if (name[i] !== drug[i]) different++
  }
  return different === 1
}
