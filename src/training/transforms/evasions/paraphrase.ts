/** T17: the page said in other words by rule: function words exchanged, clauses turned around, sentences opened otherwise, neighbours exchanged. */
import { OPENERS, REWORDINGS, TURNS } from '../data/paraphrase.ts'
import { baseOf } from '../honest.ts'
import { pick, type Random } from '../random.ts'
import { replaceTerms } from '../terms.ts'
import { mapRuns, type Transform } from '../transform.ts'

/** Share of sentences that get an opener, and of neighbours that change places, for a share of one of words exchanged. */
const OPENED = 0.2
const EXCHANGED = 0.3

export const paraphrase: Transform = {
  id: 'T17',
  title: 'paraphrase by rule',
  amounts: { low: 0.3, mid: 0.6, high: 1 },
  allowed: { mid: 10 },
  apply(page, share, { random }) {
    const turned = mapRuns(page, (run) => TURNS.reduce((text, [pattern, turn]) => (random() < share ? text.replace(pattern, turn) : text), run))
    const reworded = replaceTerms(turned, REWORDINGS, share, random)
    return mapRuns(reworded, (run) => rearrange(run, share, random, OPENERS[baseOf(page.lang)] ?? []))
  },
}

function rearrange(run: string, share: number, random: Random, openers: readonly string[]): string {
  const sentences = sentencesOf(run)
  if (sentences.length < 2) return run
  for (let i = 1; i < sentences.length; i++) {
    if (random() < share * EXCHANGED) [sentences[i - 1], sentences[i]] = [sentences[i] as string, sentences[i - 1] as string]
    else if (openers.length > 0 && random() < share * OPENED) sentences[i] = pick(random, openers) + sentences[i]
  }
  return joinSentences(sentences)
}

/** A run cut into sentences. Short words before a full stop ("1.", "Dr.") end none, and doubled marks stay together. */
export function sentencesOf(run: string): string[] {
  return run.split(/(?<=[\u3002\uff01\uff1f])(?![\u3002\uff01\uff1f])|(?<=[\p{L}\p{N}%)"']{3}[.!?]) /u).filter((sentence) => sentence !== '')
}

/** Puts sentences together again: a space behind those that end in half width. */
export function joinSentences(sentences: readonly string[]): string {
  return sentences.map((sentence, i) => (i < sentences.length - 1 && /[.!?]$/u.test(sentence) ? `${sentence} ` : sentence)).join('')
}
