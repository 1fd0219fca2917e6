/**
 * The hand-written quality rules that language-model corpora are filtered with, as a count of violations: repetition and shape rules of Gopher
 * (Rae et al. 2021, tables A1 and section A.1.1) and line rules of C4 (Raffel et al. 2020). Nothing is learnt. In scripts without spaces a
 * character stands for a word.
 */
import type { Peer } from './peer.ts'

export const rulesPeer: Peer = {
  name: 'Gopher + C4 rules, violations',
  train: () => ({ score: (texts) => texts.map(violations), bytes: 0, note: 'nothing learnt' }),
}

/** Gopher: most of the text that the single commonest n-gram may cover, by n. */
const TOP_GRAMS: readonly (readonly [n: number, share: number])[] = [
  [2, 0.2],
  [3, 0.18],
  [4, 0.16],
]
/** Gopher: most of the text that repeated n-grams together may cover, by n. */
const REPEATED_GRAMS: readonly (readonly [n: number, share: number])[] = [
  [5, 0.15],
  [6, 0.14],
  [7, 0.13],
  [8, 0.12],
  [9, 0.11],
  [10, 0.1],
]

/** How many of the rules a text breaks, by how much counted as a fraction below one so that ties are rare. */
export function violations(text: string): number {
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  const words = wordsOf(text)
  const chars = words.reduce((sum, word) => sum + word.length, 0)
  const repeated = repeatedLines(lines)
  const excess = [
    ...TOP_GRAMS.map(([n, share]) => topGram(words, n, chars) - share),
    ...REPEATED_GRAMS.map(([n, share]) => repeatedGrams(words, n, chars) - share),
    repeated.lines - 0.3,
    repeated.chars - 0.2,
    0.1 - Math.min(words.length / 500, 0.1),
    words.length / 1_000_000 - 0.1,
    share(lines, (line) => /^\s{0,4}[-*•]/u.test(line)) - 0.9,
    share(lines, (line) => /(?:\.\.\.|…)\s{0,3}$/u.test(line)) - 0.3,
    0.8 - share(words, (word) => /\p{L}/u.test(word)),
    (text.match(/#|\.\.\.|…/gu)?.length ?? 0) / Math.max(1, words.length) - 0.1,
    // C4: lines should end like sentences and hold five words; there should be three sentences; no code, no placeholder.
    share(lines, (line) => !/[.!?"\u3002\uff01\uff1f\u201d]$/u.test(line.trimEnd())) - 0.5,
    share(lines, (line) => wordsOf(line).length < 5) - 0.5,
    (text.match(/[.!?\u3002\uff01\uff1f]/gu)?.length ?? 0) < 3 ? 0.5 : -0.5,
    /lorem ipsum|javascript|[{}]/iu.test(text) ? 0.5 : -0.5,
  ]
  const broken = excess.filter((each) => each > 0)
  return broken.length + 0.5 * Math.tanh(broken.reduce((sum, each) => sum + each, 0))
}

function wordsOf(text: string): string[] {
  return (
    text
      .toLowerCase()
      .match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]|[^\s\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]{1,80}/gu) ?? []
  )
}

function share<T>(list: readonly T[], holds: (each: T) => boolean): number {
  return list.length === 0 ? 0 : list.filter(holds).length / list.length
}

function gramCounts(words: readonly string[], n: number): Map<string, number> {
  const counts = new Map<string, number>()
  for (let i = 0; i + n <= words.length; i++) {
    const gram = words.slice(i, i + n).join(' ')
    counts.set(gram, (counts.get(gram) ?? 0) + 1)
  }
  return counts
}

function topGram(words: readonly string[], n: number, chars: number): number {
  let most = 0
  for (const [gram, count] of gramCounts(words, n)) if (count > 1) most = Math.max(most, gram.replaceAll(' ', '').length * count)
  return chars === 0 ? 0 : most / chars
}

/** Characters inside any n-gram that stood before, each counted once. */
function repeatedGrams(words: readonly string[], n: number, chars: number): number {
  const seen = new Set<string>()
  let covered = 0
  let from = 0
  for (let i = 0; i + n <= words.length; i++) {
    const gram = words.slice(i, i + n).join(' ')
    if (seen.has(gram)) {
      for (let k = Math.max(from, i); k < i + n; k++) covered += (words[k] as string).length
      from = i + n
    }
    seen.add(gram)
  }
  return chars === 0 ? 0 : covered / chars
}

function repeatedLines(lines: readonly string[]): { lines: number; chars: number } {
  const seen = new Set<string>()
  let count = 0
  let chars = 0
  let total = 0
  for (const line of lines) {
    total += line.length
    if (seen.has(line)) {
      count++
      chars += line.length
    }
    seen.add(line)
  }
  return { lines: lines.length === 0 ? 0 : count / lines.length, chars: total === 0 ? 0 : chars / total }
}
