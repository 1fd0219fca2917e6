/** All transforms of the suite: those that training may have used (odd numbers) and those that it has never seen (even). */
import { SEEN_BENIGN, SEEN_EVASIONS } from '../../src/training/transforms/index.ts'
import type { Transform } from '../../src/training/transforms/transform.ts'
import { address } from './benign/address.ts'
import { emoji } from './benign/emoji.ts'
import { joinedPages } from './benign/joined-pages.ts'
import { ocr } from './benign/ocr.ts'
import { reflow } from './benign/reflow.ts'
import { relatedLinks } from './benign/related-links.ts'
import { repeatedTitle } from './benign/repeated-title.ts'
import { scripts } from './benign/scripts.ts'
import { upperCase } from './benign/upper-case.ts'
import { homoglyphs } from './evasions/homoglyphs.ts'
import { interleave } from './evasions/interleave.ts'
import { markupTricks } from './evasions/markup-tricks.ts'
import { names } from './evasions/names.ts'
import { pinyin } from './evasions/pinyin.ts'
import { reorder } from './evasions/reorder.ts'
import { separators } from './evasions/separators.ts'
import { title } from './evasions/title.ts'
import { traditional } from './evasions/traditional.ts'
import { truncation } from './evasions/truncation.ts'
import { typos } from './evasions/typos.ts'

const byNumber = (transforms: readonly Transform[]) => [...transforms].sort((a, b) => numberOf(a) - numberOf(b))

/** T1 to T22 in order. T23, which needs the score, is in `evasions/adaptive.ts`. */
export const EVASIONS: readonly Transform[] = byNumber([
  ...SEEN_EVASIONS,
  homoglyphs,
  traditional,
  pinyin,
  separators,
  typos,
  title,
  reorder,
  interleave,
  names,
  truncation,
  markupTricks,
])

/** B1 to B18 in order. */
export const BENIGN: readonly Transform[] = byNumber([...SEEN_BENIGN, scripts, reflow, relatedLinks, ocr, emoji, address, upperCase, repeatedTitle, joinedPages])

/** Whether training may have used it. */
export function isSeen(transform: Pick<Transform, 'id'>): boolean {
  return numberOf(transform) % 2 === 1
}

function numberOf({ id }: Pick<Transform, 'id'>): number {
  return Number(id.slice(1))
}
