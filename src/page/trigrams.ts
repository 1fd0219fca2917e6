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

interface Profiles {
  readonly tags: readonly string[]
  /** By trigram, its rank in each language's profile, in the order of the tags; -1 where it has none. */
  readonly ranks: ReadonlyMap<string, Int16Array>
}

const profiles = new Map<Alphabet, Profiles>()

/**
 * Ranks the languages of an alphabet by how near their profile is.
 *
 * @param text folded
 * @returns BCP 47 tags, nearest first, each with 1 for the nearest and less for the others; empty for a text without letters
 */
export function rankLanguages(text: string, alphabet: Alphabet): (readonly [tag: string, score: number])[] {
  const counts = countTrigrams(text)
  if (counts.size === 0) return []
  const { tags, ranks } = profilesOf(alphabet)
  const distances = tags.map(() => 0)
  for (const [trigram, count] of counts) {
    const known = ranks.get(trigram)
    for (let i = 0; i < distances.length; i++) {
      const rank = known === undefined ? -1 : (known[i] as number)
      distances[i] = (distances[i] as number) + (rank < 0 ? MISSING : Math.abs(count - rank - 1))
    }
  }
  const least = Math.min(...distances)
  const most = text.length * MISSING - least
  return tags.map((tag, i) => [tag, most > 0 ? 1 - ((distances[i] as number) - least) / most : 0] as const).sort((a, b) => b[1] - a[1])
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
function profilesOf(alphabet: Alphabet): Profiles {
  const known = profiles.get(alphabet)
  if (known !== undefined) return known
  const tags = Object.keys(TRIGRAMS[alphabet])
  const ranks = new Map<string, Int16Array>()
  tags.forEach((tag, language) => {
    const trigrams = (TRIGRAMS[alphabet][tag] as string).split('|')
    trigrams.forEach((trigram, rank) => {
      const row = ranks.get(trigram) ?? new Int16Array(tags.length).fill(-1)
      row[language] = rank
      ranks.set(trigram, row)
    })
  })
  const read = { tags, ranks }
  profiles.set(alphabet, read)
  return read
}
