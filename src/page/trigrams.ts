/**
 * Language by trigrams: the ranks of a text's trigrams against those of languages' profiles ("out of place" measure, Cavnar and Trenkle 1994, as franc
 * counts it: frequencies of a short text stand for its ranks).
 */
import { TRIGRAMS } from '../languages/trigrams.generated.ts'

export type Alphabet = keyof typeof TRIGRAMS

/** What a trigram costs that a profile does not have. */
const MISSING = 300
// Matches all that is no letter of the scripts concerned: ASCII signs and digits, and white space.
const NO_LETTERS = /[\s!-@]+/g

const profiles = new Map<Alphabet, ReadonlyMap<string, ReadonlyMap<string, number>>>()

/**
 * Ranks the languages of an alphabet by how near their profile is.
 *
 * @param text folded
 * @returns BCP 47 tags, nearest first, each with 1 for the nearest and less for the others; empty for a text without letters
 */
export function rankLanguages(text: string, alphabet: Alphabet): (readonly [tag: string, score: number])[] {
  const counts = countTrigrams(text)
  if (counts.size === 0) return []
  const distances = Array.from(profilesOf(alphabet), ([tag, ranks]) => {
    let distance = 0
    for (const [trigram, count] of counts) {
      const rank = ranks.get(trigram)
      distance += rank === undefined ? MISSING : Math.abs(count - rank - 1)
    }
    return [tag, distance] as const
  }).sort((a, b) => a[1] - b[1])
  const least = (distances[0] as (typeof distances)[number])[1]
  const most = text.length * MISSING - least
  return distances.map(([tag, distance]) => [tag, most > 0 ? 1 - (distance - least) / most : 0] as const)
}

function countTrigrams(text: string): Map<string, number> {
  const letters = text.replace(NO_LETTERS, ' ').trim()
  const counts = new Map<string, number>()
  if (letters === '') return counts
  const padded = ` ${letters} `
  for (let i = 0; i + 3 <= padded.length; i++) {
    const trigram = padded.slice(i, i + 3)
    counts.set(trigram, (counts.get(trigram) ?? 0) + 1)
  }
  return counts
}

/** Profiles of an alphabet, read when its first page comes. */
function profilesOf(alphabet: Alphabet): ReadonlyMap<string, ReadonlyMap<string, number>> {
  const known = profiles.get(alphabet)
  if (known !== undefined) return known
  const read = new Map(Object.entries(TRIGRAMS[alphabet]).map(([tag, trigrams]) => [tag, new Map(trigrams.split('|').map((trigram, rank) => [trigram, rank]))]))
  profiles.set(alphabet, read)
  return read
}
