/** What a peer is: another classifier that learns from the same pages and scores the same pages. */
import type { Sample } from '../../training/corpus.ts'
import { layoutOf } from '../../training/transforms/layout.ts'

/** A page as a peer gets it: readable text, the title first, labelled. */
export interface Text {
  readonly text: string
  readonly spam: boolean
}

export interface Peer {
  readonly name: string
  /** Learns; throws {@link Unavailable} when its tool is missing or time runs out. */
  train(pages: readonly Text[]): Trained | Promise<Trained>
}

/** A peer that has learnt. */
export interface Trained {
  /** One score a text, higher is more like spam, in no particular unit. */
  score(texts: readonly string[]): number[] | Promise<number[]>
  /** What would have to be shipped, in bytes. */
  readonly bytes: number
  /** What a reader of the table should know. */
  readonly note?: string
  /** Removes temporary files. */
  dispose?(): void
}

/** Why a peer has no row of figures. */
export class Unavailable extends Error {}

/** The text of a page: all that a reader sees, one block a line, navigation included. */
export function textOf(sample: Pick<Sample, 'format' | 'content'>): string {
  return layoutOf(sample)
    .parts.map(({ text }) => text)
    .join('\n')
}

/** Tokens for classifiers that think in words: pairs of neighbouring Han, kana or Hangul characters, and words of alphabets in lower case. */
export function tokensOf(text: string): string[] {
  const tokens: string[] = []
  for (const [run] of text.toLowerCase().matchAll(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]{1,2000}|[\p{L}\p{M}\p{N}]{1,60}/gu)) {
    if (!UNSPACED.test(run)) tokens.push(run)
    else {
      const chars = [...run]
      if (chars.length === 1) tokens.push(run)
      for (let i = 1; i < chars.length; i++) tokens.push(`${chars[i - 1]}${chars[i]}`)
    }
  }
  return tokens
}

const UNSPACED = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u
