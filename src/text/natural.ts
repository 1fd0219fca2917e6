/**
 * The parts of `natural` that the engine uses, by deep path: the package's front door loads a database driver and does not run at the edge.
 * They are exact but slow, so callers hand them a few candidate words, never a whole page.
 */
import jaroWinkler from 'natural/lib/natural/distance/jaro-winkler_distance.js'
import DoubleMetaphone from 'natural/lib/natural/phonetics/double_metaphone.js'

const metaphone = new DoubleMetaphone()

/** Jaro-Winkler similarity of two words, 0..1; a shared beginning counts more. */
export function similarity(a: string, b: string): number {
  return jaroWinkler(a, b, { ignoreCase: false })
}

/** Double Metaphone code of an English word: how it sounds, consonants only. */
export function soundOf(word: string): string {
  return metaphone.process(word)[0]
}
